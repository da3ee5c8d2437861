"""What can be typed, as lines: every key that works, and the words that stand for keys."""

from __future__ import annotations

from typing import Any, Final

from textual.screen import Screen

from meetingtui.tui.keys import key_rows
from meetingtui.tui.linear.speech import key_words
from meetingtui.tui.screens.shown import ShownScreen

WORDS: Final = (
    ("Enter (an empty line)", "the next thing"),
    ("back", "back, losing nothing"),
    (".", "leave a list, or a line and keep it as a draft"),
    ("up, down, pageup, pagedown", "move in a list"),
    ("where", "say again what stands here"),
    ("quiet", "what comes from others waits for your next line; quiet once more ends that"),
    ("again", "try to save again what was not saved"),
)
"""What can be typed besides the keys."""
_SAID_ALREADY: Final = {"Enter", "Backspace", "Esc", "?", "↑ ↓"}
_IN_A_LINE: Final = (
    "A line is open: what you type next is its text.",
    "An empty line: Enter, with what stands in it.",
    ".: leave it. .empty: enter nothing. .where: say again what stands here. .q: leave the meeting.",
    "A Tab at the end completes a name.",
)


def in_a_line() -> list[str]:
    """What can be typed while a text is asked for."""
    return [*_IN_A_LINE]


def every_key(screen: Screen[Any]) -> list[str]:
    """Every key of a screen and what it does, one a line."""
    rows = key_rows(screen.own_keys) if isinstance(screen, ShownScreen) else []
    known = [(key_words(key), does) for key, does in rows if key not in _SAID_ALREADY]
    lines = [f"{key}: {does}" for key, does in (*WORDS, *known)]
    if not known:
        return [*lines, "q: leave"]
    return [
        *lines,
        "A letter may have its text behind it: a Open a door @imani ^fri",
        "In a text: @ owner  + helper  ^ date  # stream  = done means  | for the next party",
    ]

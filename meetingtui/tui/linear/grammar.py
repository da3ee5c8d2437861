"""What may be typed: one line of input is one command, or the text of the line that is open. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from meetingtui.core.text import clean_line

Say = Literal["where", "help", "quiet", "again"]
"""What is answered here, without a key."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key, by the name a terminal's driver gives it, and what was typed after it."""

    key: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Tell:
    """Something that is only said."""

    what: Say


@dataclass(frozen=True, slots=True)
class Words:
    """The text of the line that is open; with `complete` it is not entered yet, and so many Tabs follow it."""

    text: str
    complete: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing that can be understood; the sentence says so."""

    sentence: str


Command = Press | Tell | Words | Unknown

SIGNS: Final = {"/": "slash", ":": "colon", "+": "plus", "-": "minus"}
_KEYS: Final = {
    "enter": "enter",
    "next": "enter",
    "back": "backspace",
    "backspace": "backspace",
    ".": "escape",
    "esc": "escape",
    "escape": "escape",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "pagedown": "pagedown",
    "more": "pagedown",
    "pageup": "pageup",
    "undo": "u",
    "redo": "U",
    "steps": "s",
    "q": "Q",
    "quit": "Q",
    "leave": "Q",
}
"""Words that stand for a key."""
_IN_LINE: Final = frozenset({".", "esc", "escape", "back", "backspace", "q", "quit", "leave"})
"""Those that mean something while a line is open, after a full stop; every other key would be typed into it."""
_SAID: Final[dict[str, Say]] = {
    "?": "help",
    "help": "help",
    "keys": "help",
    "where": "where",
    "quiet": "quiet",
    "again": "again",
}
_CHOICE: Final = re.compile(r"(\d)(?:\s+(.*))?\Z")
_LETTER: Final = re.compile(r"([^\W\d_])(?:\s+(.*))?\Z")
_SIGN: Final = re.compile(r"([/:+-])\s*(.*)\Z")


def read_command(typed: str) -> Command:
    """What a line means while no line is open."""
    text = clean_line(typed)
    word = text.casefold()
    if not text:
        return Press("enter")
    if word in _SAID:
        return Tell(_SAID[word])
    if word in _KEYS:
        return Press(_KEYS[word])
    if found := _CHOICE.match(text):
        return Press(found[1], found[2] or "")
    if found := _LETTER.match(text):
        return Press(found[1], found[2] or "")
    if found := _SIGN.match(text):
        return Press(SIGNS[found[1]], found[2])
    if text.isdigit():
        return Unknown(f"{text}: choices have one digit; several go with spaces between them.")
    return Unknown(f'"{_short(text)}" is no command; ? says what can be typed.')


def read_answer(typed: str, *, asks: bool = False) -> Command:
    """What a line means while the program asks for a text: the text itself, but for what begins with a full stop.

    Where it `asks` something about the text, a digit answers.
    """
    text = clean_line(typed)
    if not text:
        return Press("enter")
    if asks and len(text) == 1 and text.isdigit():
        return Press(text)
    if asks and text == "where":
        return Tell("where")
    if text == "?":
        return Tell("help")
    if text == ".empty":
        return Words("")
    word = text[1:].casefold() if text.startswith(".") else ""
    if word in _SAID:
        return Tell(_SAID[word])
    if text == "." or word in _IN_LINE:
        return Press(_KEYS[word or "."])
    return Words(text, len(typed) - len(typed.rstrip("\t")))


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"

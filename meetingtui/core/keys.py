"""Every key of the screens in one table, and which keys are in force: what a person has put in the place of ours.

Texts that name a key ask here what to call it, so that no screen and no sentence names a key that does something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from meetingtui.core.key_names import called

Screen = Literal["stage", "console", "rehearsal", "home", "review", "line"]


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do: its id, the keys that do it unless a person says otherwise, and what it is called."""

    id: str
    keys: tuple[str, ...]
    does: str


def _group(place: str, *rows: tuple[str, str, str]) -> tuple[Key, ...]:
    return tuple(Key(f"{place}.{name}", tuple(keys.split()), does) for name, keys, does in rows)


_EVERYWHERE: Final = _group(
    "everywhere",
    ("forward", "enter", "what stands beside Enter"),
    ("back", "backspace", "back, losing nothing"),
    ("escape", "escape", "leave a list or a line"),
    ("find", "slash", "find anything"),
    ("command", "colon", "command by name"),
    ("copy", "C", "copy to the clipboard"),
    ("large", "z", "large layout"),
    ("keys", "question_mark", "these keys"),
    ("leave", "Q ctrl+c", "leave, or close"),
    *((f"digit-{number}", str(number), "the choice beside the digit") for number in range(10)),
    ("down", "down", "down a list"),
    ("up", "up", "up a list"),
    ("right", "right", "right, or later"),
    ("left", "left", "left, or earlier"),
    ("page-down", "pagedown", "page down"),
    ("page-up", "pageup", "page up"),
)
_STAGE: Final = _group(
    "stage",
    ("action", "a", "action"),
    ("decision", "d", "decision"),
    ("decide", "D", "test a decision"),
    ("risk", "r", "risk"),
    ("park", "p", "park"),
    ("win", "w", "win"),
    ("exchange", "x", "exchange"),
    ("concern", "c", "concern"),
    ("term", "g", "glossary term"),
    ("edit", "e", "correct an item"),
    ("undo", "u", "undo"),
    ("redo", "U", "redo"),
    ("here", "h", "who is here or not"),
    ("facilitator", "f", "who facilitates"),
    ("steps", "s", "steps: go, add, leave out"),
    ("clock", "t", "clock: +1, +3, stop"),
    ("take-over", "T", "take over, and drive"),
    ("pause", "o", "pause the record, go on"),
    ("curtain", "b", "curtain"),
    ("private", "v", "private notes"),
    ("plus", "plus", "add"),
    ("minus", "minus", "take out"),
)
_CONSOLE: Final = _group(
    "console",
    ("note", "n", "a note to yourself"),
    ("plan", "y", "take the new plan that is offered"),
)
_REHEARSAL: Final = _group("rehearsal", ("play-on", "R", "let them play on, or pause"))
_HOME: Final = _group(
    "home",
    ("begin", "n", "begin a meeting: any agenda, found by words"),
    ("rehearse", "y", "rehearse it with made-up people"),
    ("look-back", "l", "look back: minutes and registers"),
)
_REVIEW: Final = _group(
    "review",
    ("actions", "a", "actions"),
    ("decisions", "d", "decisions"),
    ("risks", "r", "risks"),
    ("parked", "p", "parked questions"),
    ("wins", "w", "wins"),
    ("exchanges", "x", "exchanges"),
    ("concerns", "c", "concerns"),
    ("words", "g", "words"),
    ("agreements", "G", "agreements"),
    ("measures", "M", "measures"),
    ("experiments", "E", "experiments"),
    ("story", "i", "the story so far"),
    ("trends", "j", "trends"),
    ("outline", "s", "outline: sections and steps"),
    ("items", "k", "what became of it"),
    ("ended", "o", "the ended ones too, or not"),
    ("say", "m", "say something of your promise"),
    ("page-on", "space", "page down"),
    ("top", "home", "to the top"),
    ("end", "end", "to the end"),
)
_LINE: Final = _group(
    "line",
    ("capture", "ctrl+o", "capture from inside a line"),
    ("complete", "tab", "complete a name"),
    ("editor", "ctrl+g", "write it in your editor"),
)

KEYS: Final[Mapping[str, Key]] = {
    key.id: key for key in (*_EVERYWHERE, *_STAGE, *_CONSOLE, *_REHEARSAL, *_HOME, *_REVIEW, *_LINE)
}
"""Every key by its id."""
TOGETHER: Final[Mapping[Screen, tuple[str, ...]]] = {
    "stage": ("everywhere", "stage"),
    "console": ("everywhere", "stage", "console"),
    "rehearsal": ("everywhere", "stage", "rehearsal"),
    "home": ("everywhere", "home"),
    "review": ("everywhere", "review"),
    "line": ("line",),
}
"""The groups of keys that are in use at the same time."""
STAY: Final[Mapping[str, str]] = {
    "enter": "everywhere.forward",
    "escape": "everywhere.escape",
    "backspace": "everywhere.back",
    "ctrl+c": "everywhere.leave",
    "tab": "line.complete",
    **{str(number): f"everywhere.digit-{number}" for number in range(10)},
}
"""Keys that always do what they do: whoever sits down at another's terminal can go on, choose and leave.

Others can be put beside them, such as the unshifted row of a French keyboard beside the digits.
"""


# in force ---------------------------------------------------------------------------------------------------

Rebound = Mapping[str, tuple[str, ...]]
"""The keys that a person has chosen, by id."""
_in_force: dict[str, tuple[str, ...]] = {}


def put_in_force(rebound: Rebound) -> None:
    """From here on these keys are named, and ours where there are none; one program has one keyboard."""
    _in_force.clear()
    _in_force.update(rebound)


def keys_of(name: str, rebound: Rebound | None = None) -> tuple[str, ...]:
    """The keys that do something, those that stay included; with `rebound`, where these were in force."""
    chosen = (_in_force if rebound is None else rebound).get(name)
    if chosen is None:
        return KEYS[name].keys
    stay = tuple(key for key, of in STAY.items() if of == name and key not in chosen)
    return (*stay, *chosen) if KEYS[name].keys[0] in stay else (*chosen, *stay)


def shown(name: str) -> str:
    """What the first key that does something is called, for a sentence that names it."""
    return called(keys_of(name)[0])


def all_shown(name: str) -> str:
    """What all the keys that do something are called, for the help."""
    return " ".join(map(called, keys_of(name)))


def sign(ours: str, where: Screen = "stage") -> str:
    """What the key is called that does what `ours` does where nobody chose another: `1`, `a`, `1–9`, `Esc`."""
    if not _in_force:
        return ours
    first, dash, last = ours.partition("–")
    if dash and first and last:
        return f"{sign(first, where)}–{sign(last, where)}"
    name = _by_sign(where).get(ours)
    return shown(name) if name in _in_force else ours


def _by_sign(where: Screen) -> dict[str, str]:
    return {called(key): one.id for one in on_screen(where) for key in one.keys}


def on_screen(where: Screen) -> Iterator[Key]:
    """The keys of a screen."""
    groups = TOGETHER[where]
    return (one for one in KEYS.values() if one.id.partition(".")[0] in groups)

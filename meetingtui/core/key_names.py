"""What keys are called: as a person types their names, as the screens name them, and as a terminal tells of them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPECIAL: Final = {
    "enter": "Enter",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "space": "Space",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
NAMES: Final = tuple(_SPECIAL)
"""The names of the keys that have one."""
_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_LONG: Final = {value: name for name, value in _RENAMED.items()}
_WITH_CTRL: Final = re.compile(
    r"ctrl\+[a-z]|(?:ctrl|alt|shift)\+(?:up|down|left|right|home|end|pageup|pagedown|f\d+)|alt\+[a-z0-9]"
)


def key_named(typed: str) -> str | None:
    """The key that a person names: `a`, `?`, `f2`, `ctrl+e`, `PageDown`; None where there is none of that name."""
    if len(typed) == 1:
        if typed.isalnum():
            return typed
        if not typed.isprintable():
            return None
        name = "space" if typed == " " else _unicode_name(typed)
        return _RENAMED.get(name, name) or None
    name = typed.strip().casefold().replace("esc", "escape") if typed.casefold() == "esc" else typed.strip().casefold()
    name = name.replace("ctrl-", "ctrl+").replace("alt-", "alt+").replace("shift-", "shift+")
    if name in _SPECIAL or (_WITH_CTRL.fullmatch(name) and _known_end(name)):
        return name
    return name if char_of(name) is not None else None


def _known_end(name: str) -> bool:
    end = name.rpartition("+")[2]
    return len(end) == 1 or end in _SPECIAL


def _unicode_name(char: str) -> str:
    return unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")


def char_of(key: str) -> str | None:
    """The character that a key types; None for one that types none."""
    if len(key) == 1:
        return key
    if key == "space":
        return " "
    name = _LONG.get(key, key)
    for wanted in (name.replace("_", " "), name.replace("_", "-")):
        try:
            return unicodedata.lookup(wanted.upper())
        except KeyError:
            continue
    return None


def called(key: str) -> str:
    """A key as it is shown: `Enter`, `Ctrl-C`, `?`."""
    if key in _SPECIAL:
        return _SPECIAL[key]
    before, plus, end = key.rpartition("+")
    if plus:
        return "-".join([*(part.title() for part in before.split("+")), end.upper() if len(end) == 1 else called(end)])
    return char_of(key) or key

"""How the screens look at this terminal: which theme, and whether with plain signs.

An option goes before the environment, that before the file, and `NO_COLOR` before all of them.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeGuard

from meetingtui.files.config import Config

Theme = Literal["dark", "light", "plain"]
ENVIRONMENT: Final = "MEETINGTUI_THEME"
"""Also in `cli.screens`, which must not wait for what this file imports."""
ASCII_ENVIRONMENT: Final = "MEETINGTUI_ASCII"
_FEW_SIGNS: Final = ("linux", "vt100", "vt102", "vt220", "ansi", "cons25")
"""Terminals whose letters lack our signs, whatever their encoding."""
_MANY: Final = ("256color", "kitty", "direct")
"""How the names of terminals end that have colours enough for our own."""
_LIGHT_GROUNDS: Final = {"7", "15"}
"""White and bright white, among the terminal's sixteen."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is drawn with: a theme, whether the terminal is asked for its ground first, and plain signs or ours."""

    theme: Theme
    ask: bool = False
    ascii: bool = False
    encoding: str = "utf-8"


def look_of(said: str, config: Config, env: Mapping[str, str], encoding: str | None = None) -> Look:
    """What is chosen; `said` is what the command was told, `auto` where it was told nothing."""
    encoding = _name(encoding or getattr(sys.__stderr__, "encoding", None) or "utf-8")
    plain_signs = (
        config.ascii
        or env.get(ASCII_ENVIRONMENT, "") not in {"", "0"}
        or encoding != "utf-8"
        or env.get("TERM", "").partition("-")[0] in _FEW_SIGNS
    )
    theme = said if _is_theme(said) else env.get(ENVIRONMENT) or config.theme
    if env.get("NO_COLOR"):
        return Look("plain", ascii=plain_signs, encoding=encoding)
    if _is_theme(theme):
        return Look(theme, ascii=plain_signs, encoding=encoding)
    if not has_colours(env):
        return Look("plain", ascii=plain_signs, encoding=encoding)
    told = told_by_environment(env)
    return Look(told or "dark", ask=told is None, ascii=plain_signs, encoding=encoding)


def has_colours(env: Mapping[str, str]) -> bool:
    """Whether a terminal has colours enough that ours are drawn as they were measured."""
    return env.get("COLORTERM", "") in {"truecolor", "24bit"} or env.get("TERM", "").rpartition("-")[2] in _MANY


def told_by_environment(env: Mapping[str, str]) -> Literal["dark", "light"] | None:
    """What COLORFGBG says of the ground, as some terminals set it: `0;15`, `15;default;0`; None where it is not set."""
    ground = env.get("COLORFGBG", "").rpartition(";")[2]
    return None if not ground.isdecimal() else "light" if ground in _LIGHT_GROUNDS else "dark"


def _is_theme(word: str) -> TypeGuard[Theme]:
    return word in {"dark", "light", "plain"}


def _name(encoding: str) -> str:
    """An encoding by its one name; one that is not known shows nothing but ASCII."""
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return "ascii"

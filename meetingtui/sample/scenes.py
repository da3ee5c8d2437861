"""One meeting of the script: who was missing, what was said in gist, how streams stood, what was captured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from meetingtui.sample.pieces import BOTH, Piece

COLOURS = {"G": "green", "Y": "yellow", "R": "red", "-": "no view"}
COLUMNS = {"+": "worked", "?": "puzzled", "!": "learned"}


@dataclass(frozen=True, slots=True)
class Stands:
    """How one stream stood where it was not plainly green."""

    stream: str
    says: tuple[str, str]
    agreed: str
    because: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Cards that were put together. A card is a party's letter, perhaps a column's mark, and its words: `w+ Words`."""

    name: str
    cards: tuple[str, ...]
    votes: tuple[int, int] = (0, 0)
    answer: str = ""
    """The script's name of what came of it."""


@dataclass(frozen=True, slots=True)
class Override:
    """A door that was opened unready."""

    step: str
    stage: str
    missing: str
    because: str
    asked: str
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One meeting of the script; its number and day follow from where it stands."""

    agenda: str
    gists: tuple[str, ...] = ()
    """What the steps that keep a gist leave, in order."""
    pieces: tuple[Piece, ...] = ()
    status: tuple[Stands, ...] = ()
    words: tuple[str, ...] = ()
    """What was said at the end."""
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    remaining: tuple[str, ...] = ()
    """Cards of which nothing was made."""
    stages: tuple[Mapping[str, Any], ...] = ()
    grid: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    comments: tuple[tuple[str, str, str], ...] = ()
    """Of a health check: line, party, words."""
    streams: tuple[Mapping[str, str], ...] = ()
    """Rows of `[[update]]` about a stream."""
    override: Override | None = None
    paused: bool = False
    outside: bool = False
    """Whether somebody of neither party facilitated."""
    confirmed: Literal["both", "later", "wrenfield", "osier", ""] = "both"
    """Which parties confirmed the minutes; `later` is in the next meeting."""
    seal: bool = False
    note: str = ""


def stands(stream: str, letters: str, because: str, ask: str = "", agreed: str = "") -> Stands:
    """A stream's colours by the first letter of each, in listing order of the parties."""
    first, second = (COLOURS[letter] for letter in letters)
    seen = {first, second} - {"no view"}
    together = "differs" if len(seen) > 1 else seen.pop() if seen else "no view"
    return Stands(stream, (first, second), agreed or together, because, ask)


def card(text: str) -> dict[str, str]:
    """A card of a theme as its table."""
    mark, words = text.split(" ", 1)
    made = {"party": next(party for party in BOTH if party[0] == mark[0]), "text": words}
    return {**made, "column": COLUMNS[mark[1]]} if len(mark) > 1 else made

"""The script with its numbers: every piece has its id, and every meeting knows what turns in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from meetingtui.core.items import LETTERS
from meetingtui.sample.days import WEEKS_A_YEAR, week_of
from meetingtui.sample.pieces import Piece, Turn
from meetingtui.sample.scenes import Scene
from meetingtui.sample.script import SCENES

YEARS = 3
"""How long the whole story is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece: its id, and the meeting in which it was captured."""

    id: str
    number: int
    piece: Piece
    turns: tuple[Turn, ...]
    """What became of it in the meetings that are told."""


@dataclass(frozen=True)
class Book:
    """The meetings that are told, and all pieces in them, in the order in which they were captured."""

    scenes: tuple[Scene, ...]
    entries: tuple[Entry, ...]

    @cached_property
    def names(self) -> dict[str, str]:
        """Ids by the name that the script gives a piece."""
        return {entry.piece.name: entry.id for entry in self.entries if entry.piece.name}

    @cached_property
    def made(self) -> dict[int, list[Entry]]:
        """What each meeting captured."""
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.number, []).append(entry)
        return found

    @cached_property
    def turning(self) -> dict[int, list[tuple[Entry, Turn]]]:
        """What each meeting changed."""
        found: dict[int, list[tuple[Entry, Turn]]] = {}
        for entry in self.entries:
            for turn in entry.turns:
                found.setdefault(turn.meeting, []).append((entry, turn))
        return found


def book(years: int = YEARS) -> Book:
    """The first years of the story. Raises ValueError where it is shorter, or where the script is out of order."""
    if not 1 <= years <= YEARS:
        raise ValueError(f"the story is told for 1 to {YEARS} years, not for {years}")
    scenes = tuple(scene for number, scene in enumerate(SCENES, 1) if week_of(number) < WEEKS_A_YEAR * years)
    return Book(scenes, tuple(_entries(scenes)))


def _entries(scenes: tuple[Scene, ...]) -> Iterator[Entry]:
    counted = dict.fromkeys(LETTERS.values(), 0)
    for number, scene in enumerate(scenes, 1):
        for piece in scene.pieces:
            letter = LETTERS[piece.kind]
            counted[letter] += 1
            meetings = [turn.meeting for turn in piece.turns]
            if meetings != sorted(meetings) or (meetings and meetings[0] <= number):
                raise ValueError(f"meeting {number}: what becomes of {letter}{counted[letter]} is out of order")
            told = tuple(turn for turn in piece.turns if turn.meeting <= len(scenes))
            yield Entry(f"{letter}{counted[letter]}", number, piece, told)

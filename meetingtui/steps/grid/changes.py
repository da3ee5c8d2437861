"""What is different between two versions of a grid: computed, never stored (practices B5). Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

Cells = Mapping[str, Mapping[str, str]]
"""Row, column (with its party, where a cell has several lines), text."""


class Change(NamedTuple):
    """One line that says something else now; empty where it was not, or is not any more."""

    row: str
    col: str
    was: str
    now: str

    @property
    def words(self) -> int:
        """How many words of the two differ."""
        before, after = Counter(self.was.casefold().split()), Counter(self.now.casefold().split())
        return (before - after).total() + (after - before).total()


def changes(old: Cells, new: Cells) -> tuple[Change, ...]:
    """Every line that differs, in the order of the new version; lines that went come after those of their row."""
    made: list[Change] = []
    for row in dict.fromkeys((*new, *old)):
        before, after = old.get(row, {}), new.get(row, {})
        made += [
            Change(row, col, before.get(col, ""), after.get(col, ""))
            for col in dict.fromkeys((*after, *before))
            if before.get(col, "") != after.get(col, "")
        ]
    return tuple(made)


def widest_first(found: tuple[Change, ...]) -> tuple[Change, ...]:
    """Those in which most words differ first; else in their order."""
    return tuple(sorted(found, key=lambda change: -change.words))

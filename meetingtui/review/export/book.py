"""A whole partnership, read once for an export: its closed minutes as they hold now, and what stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from meetingtui.core.items import AnyItem, ItemKind
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.text import clean_line
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes, list_minutes
from meetingtui.register.fold import Register
from meetingtui.register.meaning import with_amendments
from meetingtui.register.reading import register_of
from meetingtui.review.names import Names


@dataclass(frozen=True, slots=True)
class Book:
    """A partnership, its minutes and its register."""

    partnership: Partnership
    held: tuple[tuple[str, Minutes], ...]
    """Name and minutes, in the order of the meetings."""
    register: Register
    left_out: tuple[str, ...] = ()
    """Minutes that could not be read."""

    @property
    def latest(self) -> Minutes | None:
        """The minutes of the last meeting."""
        return self.held[-1][1] if self.held else None

    @property
    def names(self) -> Names:
        """Names as the last meeting knew them."""
        return Names(self.latest or Minutes.model_construct(date=date.max), self.partnership)

    @property
    def year(self) -> int:
        """The year of the last meeting."""
        return self.latest.date.year if self.latest else date.today().year

    @property
    def calendar(self) -> str:
        """What the partnership is called in its files."""
        return self.latest.partnership if self.latest else ""

    @property
    def foot(self) -> tuple[str, ...]:
        """What a reader has to know of what is missing."""
        if not self.left_out:
            return ()
        return (f"Left out, as it could not be read: {', '.join(self.left_out)}.",)

    def title_of(self, minutes: str) -> str:
        """The title of the minutes of that name; the name itself where they are not at hand."""
        return next((held.title for name, held in self.held if name == minutes), minutes)

    def said(self, kind: ItemKind, year: int) -> Iterator[tuple[date, AnyItem]]:
        """What was captured of one kind in a year, as it is now, with the day of its meeting."""
        for _, minutes in self.held:
            items: Iterable[AnyItem] = getattr(minutes, kind.value) if minutes.date.year == year else ()
            for item in items:
                now = self.register.items.get(item.id or "")
                yield minutes.date, now.item if now and isinstance(now.item, type(item)) else item


def read_book(folder: Path, partnership: Partnership) -> tuple[Book, list[Problem]]:
    """The partnership of a folder, and what is wrong with the minutes that were left out."""
    found, problems = list_minutes(folder)
    register, unread = register_of(folder, found)
    held = [(path.stem, with_amendments(minutes)) for path, minutes in found if minutes.state != "in progress"]
    read = {path for path, _ in found}
    left_out = tuple(clean_line(path.name) for path in minutes_files(folder) if path not in read)
    return Book(partnership, tuple(held), register, left_out), problems + unread

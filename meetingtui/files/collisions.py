"""Ids that two minutes give away, as copies that were edited apart do (formats, Ids). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meetingtui.files.minutes_check import ids
from meetingtui.files.toml_text import Document

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Collision:
    """An id that is given in two files, and where in each."""

    mark: str
    first: Document
    first_at: Path
    again: Document
    again_at: Path

    @property
    def is_copy(self) -> bool:
        """Whether both files are of one meeting: then one of them counts, and no number is wrong."""
        return meeting_of(self.first) == meeting_of(self.again)


def by_date(documents: Iterable[Document]) -> list[Document]:
    """Minutes in the order of their meetings, by file name where two began together."""
    return sorted(documents, key=lambda one: (str(one.data.get("date")), str(one.data.get("began")), one.file))


def collisions(documents: Iterable[Document]) -> tuple[frozenset[str], list[Collision]]:
    """Every id that these minutes give away, and those that are given again in a later one."""
    given: dict[str, tuple[Document, Path]] = {}
    found: list[Collision] = []
    for document in by_date(documents):
        for path, mark in ids(document.data):
            first, where = given.setdefault(mark, (document, path))
            if first is not document:
                found.append(Collision(mark, first, where, document, path))
    return frozenset(given), found


def meeting_of(document: Document) -> tuple[str, ...]:
    """Which meeting minutes are of: its number and its day, as they are written."""
    return str(document.data.get("meeting")), str(document.data.get("date"))

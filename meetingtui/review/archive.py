"""All minutes of a folder, read the newest first and a few at a time, so that the first ones can be seen at once."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.text import clean_line
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes, read_minutes
from meetingtui.files.toml_text import FileRefused, read_toml
from meetingtui.register.fold import Register
from meetingtui.register.reading import register_of
from meetingtui.review.index.places import Entry, places
from meetingtui.review.index.words import words_of

BATCH_SECONDS = 0.15
"""How often what has been read so far is told."""

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in minutes, with its words as they are searched: folded, a space before and after each."""

    place: Entry
    words: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Minutes that can be read."""

    path: Path
    minutes: Minutes
    spots: tuple[Spot, ...]
    words: str
    """All words of all spots."""
    stamp: Stamp | None = None

    @property
    def name(self) -> str:
        """What these minutes are called: the file's name without the ending."""
        return clean_line(self.path.stem)

    @property
    def on(self) -> date:
        return self.minutes.date


@dataclass(frozen=True, slots=True)
class Broken:
    """Minutes that cannot be read, and every reason."""

    path: Path
    problems: tuple[Problem, ...]
    stamp: Stamp | None = None

    @property
    def name(self) -> str:
        """The file's name without the ending."""
        return clean_line(self.path.stem)

    @property
    def on(self) -> date:
        """The day that its name says; one that says none comes first."""
        with contextlib.suppress(ValueError):
            return date.fromisoformat(self.path.name[:10])
        return date.max


Shelved = Kept | Broken


@dataclass(frozen=True, slots=True)
class Archive:
    """What has been read so far, the newest first."""

    shelved: tuple[Shelved, ...] = ()
    total: int = 0
    """How many files there are."""
    register: Register | None = None
    """What stands now; None until everything has been read."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with files that are no minutes."""
    by_name: dict[str, Kept] = field(default_factory=dict[str, Kept])

    @property
    def whole(self) -> bool:
        """Whether everything has been read."""
        return self.register is not None

    def minutes(self, name: str) -> Kept | None:
        """The minutes of that name."""
        return self.by_name.get(name)

    def beside(self, name: str, by: int) -> Kept | None:
        """The minutes that follow (1) or come before (-1) those of that name."""
        kept = [one for one in self.shelved if isinstance(one, Kept)]
        at = next((number for number, one in enumerate(kept) if one.name == name), None)
        wanted = None if at is None else at - by
        return kept[wanted] if wanted is not None and 0 <= wanted < len(kept) else None


def read_archive(folder: Path, partnership: Partnership | None, before: Archive | None = None) -> Iterator[Archive]:
    """The archive as it grows; the last one is whole. What has not changed since `before` is not read again."""
    known = {one.path: one for one in before.shelved} if before else {}
    paths = minutes_files(folder)
    called = _names(partnership)
    found: list[Shelved] = []
    told = time.monotonic()
    for path in reversed(paths):
        stamp = _stamp(path)
        old = known.get(path)
        found.append(
            old if old is not None and stamp is not None and old.stamp == stamp else _read(path, stamp, called)
        )
        if before is None and time.monotonic() - told > BATCH_SECONDS:
            yield _archive(found, len(paths))
            told = time.monotonic()
    archive = _archive(found, len(paths))
    held = [(one.path, one.minutes) for one in reversed(archive.shelved) if isinstance(one, Kept)]
    register, unread = register_of(folder, held, partnership.parties if partnership else None)
    yield replace(archive, register=register, problems=tuple(unread))


def holds(minutes: Minutes, room: int = 0) -> str:
    """What minutes hold, in words: `3 decisions, 5 promises, 1 risk`; with `room`, as much of it as that holds."""
    parts = [
        _counted(len(found), one, many)
        for table, one, many in _COUNTED
        if (found := tuple(row for name in table for row in getattr(minutes, name)))
    ]
    words = ", ".join(parts) or "nothing captured"
    while room and len(words) > room and len(parts) > 1:
        parts.pop()
        words = f"{', '.join(parts)} …"
    return words


_COUNTED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("decision",), "decision", "decisions"),
    (("action", "open"), "promise", "promises"),
    (("agreement",), "agreement", "agreements"),
    (("risk",), "risk", "risks"),
    (("concern",), "concern", "concerns"),
    (("parked",), "parked", "parked"),
    (("win",), "win", "wins"),
    (("exchange",), "exchange", "exchanges"),
    (("term",), "word", "words"),
    (("metric",), "measure", "measures"),
    (("experiment",), "experiment", "experiments"),
    (("update",), "looked back on", "looked back on"),
)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _archive(found: list[Shelved], total: int) -> Archive:
    shelved = sorted(found, key=_when, reverse=True)
    return Archive(tuple(shelved), total, by_name={one.name: one for one in shelved if isinstance(one, Kept)})


def _when(one: Shelved) -> tuple[date, str, str]:
    return one.on, one.minutes.began.isoformat() if isinstance(one, Kept) else "", one.path.name


def _stamp(path: Path) -> Stamp | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size


def _read(path: Path, stamp: Stamp | None, called: dict[str, str]) -> Shelved:
    try:
        minutes, problems = read_minutes(read_toml(path))
    except FileRefused as refused:
        minutes, problems = None, refused.problems
    if minutes is None:
        return Broken(path, tuple(problems), stamp)
    spot = partial(_spot, called={**called, **{person.id: person.name for person in minutes.joined}})
    spots = tuple(map(spot, places(minutes)))
    return Kept(path, minutes, spots, "".join(one.words for one in spots), stamp)


def _spot(place: Entry, called: dict[str, str]) -> Spot:
    named = (called.get(one, one) for one in (*place.who, place.stream) if one)
    mark = place.part if place.part[:1].isupper() else ""
    return Spot(place, spaced(" ".join((mark, place.text, *named))))


def spaced(text: str) -> str:
    """The folded words of a text with a space before and after each: ` words like these `."""
    return f" {' '.join(words_of(text))} "


def _names(partnership: Partnership | None) -> dict[str, str]:
    if partnership is None:
        return {}
    everyone = (*partnership.person, *partnership.party, *partnership.stream)
    return {one.id: one.name for one in everyone}

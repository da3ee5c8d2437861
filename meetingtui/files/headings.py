"""What stands at the head of every minutes file of a folder, and which numbers it has used, without reading them all.

A heading is kept in the user's own cache under the stamp of its file, and a file that is as it was is not read again.
One that cannot be read is looked into each time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from datetime import time as clock
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from meetingtui.core.problems import Problem
from meetingtui.core.progress import going_through
from meetingtui.files.kept import keep, kept
from meetingtui.files.own_cache import is_settled, stamps_of

if TYPE_CHECKING:
    from meetingtui.files.minutes_tables import Minutes

ENDING: Final = ".headings"
_PACKAGES: Final = ("core", "files", "steps")
COUNTED: Final = ("decision", "action", "parked", "open")
"""The tables whose rows are counted."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One meeting's minutes in brief."""

    name: str
    """The file's name."""
    meeting: int
    date: date
    began: clock
    title: str
    state: str
    present: tuple[str, ...]
    """The parties of whom somebody was there."""
    joined: tuple[str, ...]
    """The people who came new, each as JSON."""
    counts: Mapping[str, int]
    """How many rows each counted table has."""
    used: Mapping[str, int]
    """The highest number that was given or named, by its letter."""

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.name.removesuffix(".toml")


@dataclass(frozen=True, slots=True)
class Headings:
    """A folder's minutes in brief, in the order of the meetings; what cannot be read, and what it has used."""

    rows: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()
    highest_meeting: int = 0
    used: Mapping[str, int] = field(default_factory=dict[str, int])
    fresh: int = field(default=0, compare=False)
    """How many files were read for it."""

    @property
    def next_meeting(self) -> int:
        """One more than the highest number of a meeting so far."""
        return self.highest_meeting + 1

    def next_numbers(self) -> dict[str, int]:
        """The next free number of each letter. Those of a file that cannot be read count too: none is used twice."""
        from meetingtui.core.items import LETTERS

        return dict.fromkeys(LETTERS.values(), 1) | {letter: most + 1 for letter, most in self.used.items()}


def read_headings(folder: Path) -> Headings:
    """The headings of a partnership's minutes by date, beginning and name; reads only what is not known already."""
    now, stamps = time.time_ns(), stamps_of(folder)
    known = _known(folder)
    rows: list[Heading] = []
    problems: list[Problem] = []
    meetings: list[int] = []
    used: list[Mapping[str, int]] = []
    fresh = 0
    for name, stamp in going_through("Reading minutes", list(stamps.items())):
        row = known[name][1] if name in known and known[name][0] == stamp else None
        if row is None:
            fresh += 1
            row = _read(folder / "minutes" / name, problems, meetings, used)
        if row is not None:
            rows.append(row)
    settled = [row for row in rows if is_settled(stamps[row.name], now)]
    if {row.name: stamps[row.name] for row in settled} != {name: stamp for name, (stamp, _) in known.items()}:
        keep(folder, ENDING, _PACKAGES, {"rows": {row.name: [stamps[row.name], _packed(row)] for row in settled}})
    return Headings(
        tuple(sorted(rows, key=lambda row: (row.date, row.began, row.name))),
        tuple(problems),
        max((*(row.meeting for row in rows), *meetings), default=0),
        _highest((*(row.used for row in rows), *used)),
        fresh,
    )


def _read(path: Path, problems: list[Problem], meetings: list[int], used: list[Mapping[str, int]]) -> Heading | None:
    """The heading of one file; of one that cannot be read, what is wrong and the numbers that it has used."""
    from meetingtui.files.archive import marks, marks_in_text
    from meetingtui.files.minutes_check import read_minutes
    from meetingtui.files.toml_text import FileRefused, read_toml

    try:
        document = read_toml(path)
    except FileRefused as refused:
        problems += refused.problems
        used.append(_most(marks_in_text(path)))
        return None
    minutes, said = read_minutes(document)
    given = _most(marks(document.data))
    if minutes is not None:
        return _heading(path.name, minutes, given)
    problems += said
    used.append(given)
    if isinstance(number := document.data.get("meeting"), int):
        meetings.append(number)
    return None


def _heading(name: str, minutes: Minutes, used: dict[str, int]) -> Heading:
    return Heading(
        name,
        minutes.meeting,
        minutes.date,
        minutes.began,
        minutes.title,
        minutes.state,
        tuple(party for party, people in minutes.present.items() if people),
        tuple(person.model_dump_json(by_alias=True, exclude_unset=True) for person in minutes.joined),
        {table: len(getattr(minutes, table)) for table in COUNTED},
        used,
    )


def _most(found: Iterable[tuple[str, int]]) -> dict[str, int]:
    return _highest({letter: number} for letter, number in found)


def _highest(found: Iterable[Mapping[str, int]]) -> dict[str, int]:
    highest: dict[str, int] = {}
    for one in found:
        for letter, number in one.items():
            highest[letter] = max(highest.get(letter, 0), number)
    return highest


def _packed(row: Heading) -> dict[str, Any]:
    return asdict(row) | {"date": row.date.isoformat(), "began": row.began.isoformat()}


def _known(folder: Path) -> dict[str, tuple[str, Heading]]:
    """The headings that are kept, each with the stamp that its file had."""
    held = kept(folder, ENDING, _PACKAGES)
    try:
        return {name: (stamp, _unpacked(row)) for name, (stamp, row) in (held or {"rows": {}})["rows"].items()}
    except (AttributeError, LookupError, TypeError, ValueError):
        return {}


def _unpacked(row: dict[str, Any]) -> Heading:
    when: dict[str, Any] = {"date": date.fromisoformat(row["date"]), "began": clock.fromisoformat(row["began"])}
    lists: dict[str, Any] = {name: tuple(row[name]) for name in ("present", "joined")}
    return Heading(**row | when | lists)

"""The minutes of a partnership's folder, in the order of the meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any, cast

from meetingtui.core.items import LETTERS
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, Severity
from meetingtui.core.progress import going_through
from meetingtui.files.minutes_check import ids, read_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.references import each
from meetingtui.files.toml_text import Document, FileRefused, read_toml

_ID = re.compile(r"([A-Z])([1-9][0-9]{0,6})\Z")
# In a file that cannot be parsed: whatever stands where an id may stand.
_ID_IN_TEXT = re.compile(r"""\b(?:id|item|replaces|from|part)\s*=\s*["']([A-Z])([1-9][0-9]{0,6})\b""")
_NAMED = ("update.*.item", "decision.*.replaces", "action.*.from", "open.*.from", "decision.*.from")
NUMBER_LIMIT = 100_000_000
"""A number above this was typed by hand, and is not counted on from."""


def minutes_files(folder: Path) -> list[Path]:
    """The minutes files of a partnership, by name."""
    try:
        found = [path for path in (folder / "minutes").iterdir() if path.suffix == ".toml" and path.name[0] != "."]
    except OSError:
        return []
    return sorted(found)


def list_minutes(
    folder: Path, partnership: Partnership | None = None
) -> tuple[list[tuple[Path, Minutes]], list[Problem]]:
    """Minutes by date, beginning and name, and what is wrong with those that are left out."""
    found: list[tuple[Path, Minutes]] = []
    problems: list[Problem] = []
    for path in going_through("Reading minutes", minutes_files(folder)):
        try:
            minutes, said = read_minutes(read_toml(path), partnership)
        except FileRefused as refused:
            minutes, said = None, refused.problems
        if minutes is None:
            problems += said
        else:
            found.append((path, minutes))
    return sorted(found, key=lambda each: (each[1].date, each[1].began, each[0].name)), problems


def last_minutes(folder: Path, partnership: Partnership | None = None) -> tuple[Path, Minutes] | None:
    """The latest minutes that can be read."""
    for path, document in sorted(_documents(folder), key=_when, reverse=True):
        minutes, _ = read_minutes(document, partnership)
        if minutes is not None:
            return path, minutes
    return None


def next_meeting_number(folder: Path) -> int:
    """One more than the highest number of a meeting so far."""
    numbers = [document.data.get("meeting") for _, document in _documents(folder)]
    return max((number for number in numbers if isinstance(number, int)), default=0) + 1


def next_numbers(folder: Path, problems: list[Problem] | None = None) -> dict[str, int]:
    """The next free number of each letter. Ids of a file that cannot be read count too, so that none is used twice.

    A file that had to be searched instead of read is added to `problems` as a warning.
    """
    highest = dict.fromkeys(LETTERS.values(), 0)
    for path in minutes_files(folder):
        try:
            marks = list(_marks(read_toml(path).data))
        except FileRefused as refused:
            marks = _search(path)
            if problems is not None:
                problems += [Problem(p.place, p.sentence, p.way_out, Severity.WARNING) for p in refused.problems]
        for letter, number in marks:
            if number < NUMBER_LIMIT:
                highest[letter] = max(highest.get(letter, 0), number)
    return {letter: number + 1 for letter, number in highest.items()}


def _marks(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    given = [mark for _, mark in ids(data)]
    named = [mark for where in _NAMED for _, mark in each(data, where)]
    for mark in (*given, *named):
        if found := _ID.match(mark):
            yield found[1], int(found[2])
    used = data.get("used")
    for letter, number in cast("dict[str, Any]", used).items() if isinstance(used, dict) else ():
        if isinstance(number, int) and len(letter) == 1 and 0 < number < NUMBER_LIMIT:
            yield letter, number


def _search(path: Path) -> list[tuple[str, int]]:
    try:
        if not path.is_file() or path.is_symlink():
            return []
        with path.open(encoding="utf-8", errors="replace") as file:
            return [(letter, int(number)) for letter, number in _ID_IN_TEXT.findall(file.read(5_000_000))]
    except OSError:
        return []


def _documents(folder: Path) -> Iterator[tuple[Path, Document]]:
    for path in minutes_files(folder):
        try:
            yield path, read_toml(path)
        except FileRefused:
            continue


def _when(entry: tuple[Path, Document]) -> tuple[date, time, str]:
    path, data = entry[0], entry[1].data
    day, began = data.get("date"), data.get("began")
    return (
        day if type(day) is date else date.min,
        began if isinstance(began, time) and began.tzinfo is None else time.min,
        path.name,
    )

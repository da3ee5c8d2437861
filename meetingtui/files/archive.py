"""The minutes of a partnership's folder, in the order of the meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.progress import going_through
from meetingtui.files.minutes_check import ids, read_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.references import each
from meetingtui.files.toml_text import FileRefused, read_toml

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


def marks(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Every number that minutes give or name, after its letter."""
    given = [mark for _, mark in ids(data)]
    named = [mark for where in _NAMED for _, mark in each(data, where)]
    for mark in (*given, *named):
        if found := _ID.match(mark):
            yield found[1], int(found[2])
    used = data.get("used")
    for letter, number in cast("dict[str, Any]", used).items() if isinstance(used, dict) else ():
        if isinstance(number, int) and len(letter) == 1 and 0 < number < NUMBER_LIMIT:
            yield letter, number


def marks_in_text(path: Path) -> list[tuple[str, int]]:
    """The same of a file that cannot be parsed: whatever stands where a number may stand."""
    try:
        if not path.is_file() or path.is_symlink():
            return []
        with path.open(encoding="utf-8", errors="replace") as file:
            return [(letter, int(number)) for letter, number in _ID_IN_TEXT.findall(file.read(5_000_000))]
    except OSError:
        return []

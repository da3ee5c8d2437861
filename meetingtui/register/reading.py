"""What stands now, read from a partnership's folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from meetingtui.core.people import Party
from meetingtui.core.problems import Problem
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes
from meetingtui.register.asking import with_asked
from meetingtui.register.cache import fold_folder, without_collecting
from meetingtui.register.fold import Register, finished, fold_minutes


def read_register(folder: Path, parties: Mapping[str, Party] | None = None) -> tuple[Register, list[Problem]]:
    """The register of a partnership, and what is wrong with the minutes that were left out of it.

    A meeting still in progress has not happened yet. With `parties`, minutes that some of them have not confirmed
    are told too. What owners said of their promises between meetings stands beside these.
    """
    with without_collecting():
        folded = fold_folder(folder)
        register = finished(folded.folding, _dates(folded.broken), parties)
    register, unread = with_asked(register, folder)
    return register, [*folded.problems, *unread]


def register_of(
    folder: Path, held: Iterable[tuple[Path, Minutes]], parties: Mapping[str, Party] | None = None
) -> tuple[Register, list[Problem]]:
    """The register from the minutes that could be read, by date; and what is wrong with what owners said since."""
    held = tuple(held)
    closed = [(path.stem, minutes) for path, minutes in held if minutes.state != "in progress"]
    read = {path for path, _ in held}
    broken = _dates(path for path in minutes_files(folder) if path not in read)
    return with_asked(fold_minutes(closed, broken, parties), folder)


def _dates(broken: Iterable[Path]) -> list[date]:
    """When broken minutes are from, by their names; a name that does not say may be from any time."""
    found: list[date] = []
    for path in broken:
        when = date.max
        with contextlib.suppress(ValueError):
            when = date.fromisoformat(path.name[:10])
        found.append(when)
    return found

"""What stands now, read from a partnership's folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from meetingtui.core.people import Party
from meetingtui.core.problems import Place, Problem
from meetingtui.core.text import near
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes
from meetingtui.register.asking import with_asked
from meetingtui.register.cache import fold_folder, without_collecting
from meetingtui.register.fold import Register, finished, fold_minutes

_NAMED = 3
"""So many ids are named of those that two minutes hold."""


def read_register(folder: Path, parties: Mapping[str, Party] | None = None) -> tuple[Register, list[Problem]]:
    """The register of a partnership, and what is wrong with the minutes that were left out of it.

    A meeting still in progress has not happened yet. With `parties`, minutes that some of them have not confirmed
    are told too. What owners said of their promises between meetings stands beside these.
    """
    with without_collecting():
        folded = fold_folder(folder)
        register = finished(folded.folding, _dates(folded.broken), parties)
    register, unread = with_asked(register, folder)
    return register, [*folded.problems, *copies(folder, register), *unread]


def register_of(
    folder: Path, held: Iterable[tuple[Path, Minutes]], parties: Mapping[str, Party] | None = None
) -> tuple[Register, list[Problem]]:
    """The register from the minutes that could be read, by date; and what is wrong with what owners said since."""
    held = tuple(held)
    closed = [(path.stem, minutes) for path, minutes in held if minutes.state != "in progress"]
    read = {path for path, _ in held}
    broken = _dates(path for path in minutes_files(folder) if path not in read)
    register, unread = with_asked(fold_minutes(closed, broken, parties), folder)
    return register, [*copies(folder, register), *unread]


def copies(folder: Path, register: Register) -> Iterator[Problem]:
    """Minutes that give away what other minutes have given away: nothing of it is sure until one of them goes."""
    both: dict[tuple[str, str], list[str]] = {}
    for mark, pair in register.twice.items():
        both.setdefault(pair, []).append(mark)
    for (first, again), marks in both.items():
        some = ", ".join(marks[:_NAMED]) + (f" and {len(marks) - _NAMED} more" if len(marks) > _NAMED else "")
        yield Problem(
            Place(near(folder / "minutes" / f"{again}.toml")),
            f"holds {some}, as {first} does",
            "see with meetingtui compare which of them counts, and remove the other",
        )


def _dates(broken: Iterable[Path]) -> list[date]:
    """When broken minutes are from, by their names; a name that does not say may be from any time."""
    found: list[date] = []
    for path in broken:
        when = date.max
        with contextlib.suppress(ValueError):
            when = date.fromisoformat(path.name[:10])
        found.append(when)
    return found

"""What the earlier minutes were folded to, kept in the user's own cache folder: only the latest are read again.

It makes the register fast, never true: it is believed only where every file it stands for is as it was when it was
read, and the program too. Anything else, and everything is read.
"""

from __future__ import annotations

import contextlib
import gc
import time
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from datetime import time as clock
from pathlib import Path

from meetingtui.core.problems import Problem
from meetingtui.core.progress import going_through
from meetingtui.files.kept import forget, keep, kept
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.files.own_cache import is_settled, stamps_of
from meetingtui.register.fold import Folding, fold_on
from meetingtui.register.packing import pack, unpack

ENDING = ".register"
LATEST = 3
"""How many of the latest minutes are never kept: those are still corrected, confirmed, and added to."""
ENOUGH = 8
"""How many minutes must have come, beside the latest, before it is worth keeping them."""
_PACKAGES = ("core", "files", "register", "steps")

Key = tuple[date, clock, str]
"""Date, beginning and name: the order in which minutes are folded."""


@dataclass(frozen=True, slots=True)
class Folded:
    """All minutes of a folder folded, and what was left out."""

    folding: Folding
    broken: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """The earliest minutes folded: the stamp of each file, and where in the order they end."""

    folding: Folding
    stamps: dict[str, str]
    last: Key


@dataclass(frozen=True, slots=True)
class _Read:
    """Minutes that were read, in the order of the meetings, and what was left out."""

    closed: list[tuple[Key, Path, Minutes]]
    broken: tuple[Path, ...]
    problems: tuple[Problem, ...]


def fold_folder(folder: Path) -> Folded:
    """Every meeting of a partnership that is over, folded; reads only what is not known already."""
    now = time.time_ns()
    stamps = stamps_of(folder)
    there = _load(folder)
    known = there if there is not None and _stands(there, stamps) else None
    read = _read(folder, [name for name in stamps if known is None or name not in known.stamps])
    if known is not None and read.closed and read.closed[0][0] <= known.last:
        # Minutes of an earlier day have come, and fold in between.
        known, read = None, _read(folder, list(stamps))
    if known is None:
        forget(folder, ENDING)
    folding = known.folding if known else Folding()
    upto = _worth_keeping(read.closed, stamps, now)
    for number, (_, path, minutes) in enumerate(read.closed, 1):
        fold_on(folding, path.stem, minutes)
        if number == upto:
            names = [*(known.stamps if known else ()), *(path.name for _, path, _ in read.closed[:upto])]
            _save(folder, _Kept(folding, {name: stamps[name] for name in names}, read.closed[upto - 1][0]))
    return Folded(folding, read.broken, read.problems)


@contextlib.contextmanager
def without_collecting() -> Generator[None]:
    """Nothing here leads back to itself; looking for what does would take as long as all the rest."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _stands(kept: _Kept, stamps: dict[str, str]) -> bool:
    return all(stamps.get(name) == stamp for name, stamp in kept.stamps.items())


def _read(folder: Path, names: list[str]) -> _Read:
    closed: list[tuple[Key, Path, Minutes]] = []
    broken: list[Path] = []
    problems: list[Problem] = []
    for name in going_through("Reading minutes", names):
        path = folder / "minutes" / name
        minutes, said = load_minutes(path)
        if minutes is None:
            broken.append(path)
            problems += said
        elif minutes.state != "in progress":
            closed.append(((minutes.date, minutes.began, name), path, minutes))
    return _Read(sorted(closed, key=lambda each: each[0]), tuple(broken), tuple(problems))


def _worth_keeping(closed: list[tuple[Key, Path, Minutes]], stamps: dict[str, str], now: int) -> int:
    """How many of these minutes, the earliest first, are to be kept folded; 0 for none."""
    upto = max(len(closed) - LATEST, 0)
    for number, (_, path, _) in enumerate(closed[:upto]):
        if not is_settled(stamps[path.name], now):
            upto = number
            break
    return upto if upto >= ENOUGH else 0


def _save(folder: Path, held: _Kept) -> None:
    """Keep what was folded; what cannot be packed is not kept."""
    with contextlib.suppress(TypeError, ValueError, RecursionError):
        packed = {"stamps": held.stamps, "last": pack(held.last), "folding": pack(held.folding)}
        keep(folder, ENDING, _PACKAGES, packed)


def _load(folder: Path) -> _Kept | None:
    """What is kept, where it is whole and this program wrote it about this folder."""
    held = kept(folder, ENDING, _PACKAGES)
    try:
        return _Kept(unpack(held["folding"]), held["stamps"], unpack(held["last"])) if held else None
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None

"""What the earlier minutes were folded to, kept in the user's own cache folder: only the latest are read again.

It makes the register fast, never true: it is believed only where every file it stands for is as it was when it was
read, and the program too. Anything else, and everything is read.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import time
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date
from datetime import time as clock
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from meetingtui.core.problems import Problem
from meetingtui.core.progress import going_through
from meetingtui.files.atomic import write_atomically
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.files.own_cache import cache_file, is_settled, open_own, program_mark, stamps_of
from meetingtui.register.fold import Folding, fold_on
from meetingtui.register.packing import pack, unpack

ENDING = ".register"
LATEST = 3
"""How many of the latest minutes are never kept: those are still corrected, confirmed, and added to."""
ENOUGH = 8
"""How many minutes must have come, beside the latest, before it is worth keeping them."""
_LARGEST = 64_000_000

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
    kept = there if there is not None and _stands(there, stamps) else None
    read = _read(folder, [name for name in stamps if kept is None or name not in kept.stamps])
    if kept is not None and read.closed and read.closed[0][0] <= kept.last:
        # Minutes of an earlier day have come, and fold in between.
        kept, read = None, _read(folder, list(stamps))
    if kept is None:
        forget(folder)
    folding = kept.folding if kept else Folding()
    upto = _worth_keeping(read.closed, stamps, now)
    for number, (_, path, minutes) in enumerate(read.closed, 1):
        fold_on(folding, path.stem, minutes)
        if number == upto:
            names = [*(kept.stamps if kept else ()), *(path.name for _, path, _ in read.closed[:upto])]
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


def forget(folder: Path) -> None:
    """Throw away what is kept of a partnership."""
    path = cache_file(folder, ENDING)
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


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


def _about(folder: Path) -> str:
    return f"{program_mark('core', 'files', 'register', 'steps')} {os.path.realpath(folder)!r}"


def _save(folder: Path, kept: _Kept) -> None:
    """Keep what was folded; where that cannot be done, nothing is kept."""
    path = cache_file(folder, ENDING)
    if path is None:
        return
    with contextlib.suppress(OSError, TypeError, ValueError, RecursionError):
        held = {"about": _about(folder), "stamps": kept.stamps, "last": pack(kept.last), "folding": pack(kept.folding)}
        text = json.dumps(held, separators=(",", ":"))
        if len(text) < _LARGEST - 100:
            write_atomically(path, f"{_digest(text.encode())}\n{text}", 0o600)


def _load(folder: Path) -> _Kept | None:
    """What is kept, where it is whole and this program wrote it about this folder."""
    path = cache_file(folder, ENDING)
    if path is None:
        return None
    try:
        held = _content(path)
        if held is None or held["about"] != _about(folder):
            return None
        return _Kept(unpack(held["folding"]), held["stamps"], unpack(held["last"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _content(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    handle = open_own(path)
    with os.fdopen(handle, "rb") as file:
        digest, _, content = file.read(_LARGEST).partition(b"\n")
    return cast("dict[str, Any]", json.loads(content)) if digest.decode() == _digest(content) else None


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()

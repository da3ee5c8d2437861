"""What was answered about a partnership, given again as long as every file that an answer can be made of is as it was.

An answer is kept in the user's own cache folder. It makes the second asking fast, never true: where a file, the program
or the day is another one, or a file may still change without a sign, the answer is made anew.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, cast

from meetingtui.files.folders import FILE, shipped_agendas
from meetingtui.files.kept import forget, keep, kept
from meetingtui.files.own_cache import FRESH_NS, stamp_of

ENDING: Final = ".answers"
MOST: Final = 40
"""So many answers are kept about a partnership, the latest."""
LARGEST: Final = 500_000
"""Most characters that they have together."""
_PLACES: Final = ("agendas", "minutes", "sealed", "asked")
_PACKAGES: Final = (
    *("cli", "core", "files", "register", "review", "review/export", "review/importing", "review/index"),
    *("steps", "steps/ask", "steps/close", "steps/decide", "steps/gather", "steps/grid", "steps/rate"),
    *("steps/review", "steps/review/registers", "steps/stages", "steps/status"),
)
"""Where the program is that makes what is printed."""
_NONE: Final = "none 0"
"""The stamp of what is not there, which nobody can change without a sign."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed, and what a person at a terminal is told to do next."""

    text: str
    next: str = ""
    day: str = ""
    """The day it is true of, as ISO, where it would be another one tomorrow."""
    zone: str = ""
    """Where it is that day; empty for this machine's own zone."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A partnership's folder as it was before a question about it was answered."""

    path: Path
    state: str
    """One word for the stamps of all its files; empty where they cannot be had, or not all are settled."""

    def known(self, question: Sequence[object]) -> Answer | None:
        """What was answered to the same question, where that still holds."""
        row: object = self._rows().get(_key(question))
        try:
            answer = Answer(*map(str, cast("list[object]", row))) if isinstance(row, list) else None
            return answer if answer is not None and answer.day in {"", _today(answer.zone)} else None
        except (TypeError, ValueError, LookupError, OSError):
            return None

    def keep(self, question: Sequence[object], answer: Answer) -> None:
        """Keep what was answered, beside what is kept already."""
        if not self.state or len(answer.text) > LARGEST:
            return
        rows = self._rows()
        rows.pop(_key(question), None)
        rows[_key(question)] = [answer.text, answer.next, answer.day, answer.zone]
        while len(rows) > MOST or sum(len(str(row)) for row in rows.values()) > LARGEST:
            del rows[next(iter(rows))]
        keep(self.path, ENDING, _PACKAGES, {"state": self.state, "rows": rows})

    def _rows(self) -> dict[str, Any]:
        held: Any = kept(self.path, ENDING, _PACKAGES)
        if held is not None and self.state and held.get("state") == self.state and isinstance(held.get("rows"), dict):
            return held["rows"]
        forget(self.path, ENDING)  # words that no file says any more do not stay
        return {}


def look_at(folder: Path) -> Folder:
    """The folder as it is now."""
    now, about = time.time_ns(), blake2b(digest_size=16)
    about.update(f"{os.geteuid()} {os.getegid()} {sorted(os.getgroups())}\n".encode())  # who may read may change
    latest = 0
    for name, stamp in _stamps(folder):
        if not stamp:
            return Folder(folder, "")
        about.update(f"{name!r} {stamp}\n".encode())
        latest = max(latest, int(stamp.rpartition(" ")[2]))
    return Folder(folder, about.hexdigest() if latest < now - FRESH_NS else "")


def _stamps(folder: Path) -> Iterator[tuple[str, str]]:
    """Everything that an answer can be made of, each with its stamp; an empty one where it cannot be had."""
    yield FILE, stamp_of(folder / FILE) if os.path.lexists(folder / FILE) else _NONE
    for name in _PLACES:
        yield from _inside(folder / name, deeper=name == "agendas")
    yield from _inside(shipped_agendas(), deeper=True)


def _inside(place: Path, *, deeper: bool) -> Iterator[tuple[str, str]]:
    """A folder and the files in it; where agendas are, those of other languages too."""
    try:
        with os.scandir(place) as found:
            inside = sorted((one for one in found if one.name[0] != "."), key=lambda one: one.name)
    except FileNotFoundError:
        yield place.name, _NONE
        return
    except OSError:
        yield place.name, ""
        return
    yield place.name, stamp_of(place)
    for one in inside:
        if one.name.endswith(".toml"):
            yield one.name, stamp_of(one)
        elif deeper and os.path.isdir(one.path):  # noqa: PTH112 - a link that leads nowhere is no folder, and no error
            yield from _inside(Path(one.path), deeper=False)


def _today(zone: str) -> str:
    from zoneinfo import ZoneInfo

    from meetingtui.files.zones import machine_zone

    return datetime.now(ZoneInfo(zone or machine_zone())).date().isoformat()


def _key(question: Sequence[object]) -> str:
    """A question as text; two that differ have two."""
    return repr([repr(one) for one in question])

"""Commands that print, from the start of the interpreter to its end."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.data import archive
from bench.effort import Effort
from bench.figures import NotMeasuredError, Promise, Row
from bench.place import APPS, Place, program
from bench.settled import wait_until_settled
from meetingtui.files.answers import ENDING

ABOUT = "show, list and check, in a partnership with a year of meetings behind it"
FLOOR = "an interpreter that imports pydantic with six models"
TARGET = "median at most 1.3 times the floor"
_ANEW = ", asked first"
"""Said of a command whose answer is not known yet; the same is asked again after it."""


def measure(effort: Effort, place: Place) -> list[Row]:
    """Run them in turn."""
    folder = place.copy_of(archive(effort.story))
    wait_until_settled(folder)
    last = max((folder / "minutes").glob("*.toml"))
    show, check = ([*program(), name, str(last)] for name in ("show", "check"))
    commands: dict[str, Sequence[str]] = {
        "floor": [sys.executable, str(APPS / "six_models.py")],
        f"show{_ANEW}": show,
        "show": show,
        "list": [*program(), "list"],
        f"check{_ANEW}": check,
        "check": check,
    }
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(effort.starts + 1):
        for name, command in commands.items():
            if name.endswith(_ANEW):
                for kept in place.home.rglob(f"*{ENDING}"):
                    kept.unlink()
            found[name].append(_seconds(command, folder, place))
    floor, *others = ((name, tuple(seconds[1:])) for name, seconds in found.items())
    return [
        Row(f"{name}, {effort.story} minutes", "s", own, (Promise("median", 1.3),), floor[1], FLOOR)
        for name, own in others
    ]


def _seconds(command: Sequence[str], folder: Path, place: Place) -> float:
    began = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=place.env(), capture_output=True, timeout=60, check=False)
    took = time.perf_counter() - began
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or "nothing"
        raise NotMeasuredError(f"{' '.join(command[-2:])} ended with {done.returncode} and said {said}")
    return took

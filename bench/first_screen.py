"""From the command to the first screen that takes a key."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from bench.data import archive
from bench.effort import Effort
from bench.figures import Promise, Row
from bench.place import AGENDA, Place
from bench.settled import wait_until_settled
from bench.terminal import Terminal, showing

ABOUT = "run, from the command to the first screen that takes a key"
FLOOR = "the minimal app that also imports pydantic with six models"
TARGET = "median at most 1.4 times the floor"
READY = "Who is here?"


def measure(effort: Effort, place: Place) -> list[Row]:
    """Start both in turn, in a new partnership and in one with meetings behind it."""
    new, old = place.partnership(), place.copy_of(archive(effort.story))
    wait_until_settled(old)
    found: dict[str, list[float]] = {"floor": [], "new": [], "old": []}
    for _ in range(effort.starts + 1):
        found["floor"].append(_until(lambda: place.app("minimal_pydantic"), "Ready"))
        found["new"].append(_until(lambda: _run(place, new), READY))
        found["old"].append(_until(lambda: _run(place, old), READY))
    floor, fresh, later = (tuple(seconds[1:]) for seconds in found.values())  # the first of each warms the disk
    promise = (Promise("median", 1.4),)
    return [
        Row("first screen of run, new", "s", fresh, promise, floor, FLOOR),
        Row(f"first screen, {effort.story} minutes", "s", later, promise, floor, FLOOR),
    ]


def _run(place: Place, folder: Path) -> Terminal:
    shutil.rmtree(folder / "live", ignore_errors=True)  # the meeting that was begun before
    return place.program(folder, "run", AGENDA)


def _until(start: Callable[[], Terminal], words: str) -> float:
    with start() as terminal:
        return terminal.until(showing(words), words) - terminal.began

"""From what one terminal captures to every other terminal that follows it."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.effort import Effort
from bench.figures import NotMeasuredError, Promise, Row
from bench.place import ROOT, Place
from bench.terminal import private_mb

ABOUT = "what one terminal captures until all of 20 others have it; none lost, all in one order"
FLOOR = "none"
TARGET = "p99 at most 150 ms"
PATIENCE = 60.0
GAPS = (0.11, 0.23, 0.37, 0.05, 0.51, 0.29)
"""Seconds between captures, so that no two readers' habits fall in with them."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What came of one capture after another."""

    to_all: tuple[float, ...]
    """Seconds until the last reader had it."""
    to_each: tuple[float, ...]
    """Seconds to each reader."""
    private_mb: float
    """Memory of one reader, without a screen."""
    cpu: float
    """Processor seconds of all readers in a second."""


def measure(effort: Effort, place: Place) -> list[Row]:
    """One writes, and so many others follow as processes of their own, without screens."""
    found = spread(place, effort.readers, effort.captures)
    promise = (Promise("p99", 0.15, times=False),)
    note = "none lost, and all readers had the same order"
    return [
        Row(f"capture to all of {effort.readers} others", "s", found.to_all, promise, note=note),
        Row("capture to each of them", "s", found.to_each),
    ]


def spread(place: Place, readers: int, captures: int) -> Spread:
    """Let one terminal capture, and ask every other when it had what. Raises NotMeasuredError where any is lost."""
    folder = place.partnership()
    writer = _Member(place, folder, "writer")
    others = [writer]
    try:
        writer.answer()
        others += [_Member(place, folder, "reader") for _ in range(readers)]
        for one in others[1:]:
            one.answer()
        time.sleep(min(1.5, captures / 8))  # what joining itself costs is over
        began, cpu = time.monotonic(), sum(one.cpu() for one in others[1:])
        handed = [writer.capture(number, gap) for number, gap in zip(range(captures), itertools.cycle(GAPS))]
        private, told = private_mb(others[-1].pid), [one.seen(captures) for one in others[1:]]
        busy = (sum(one.cpu() for one in others[1:]) - cpu) / (time.monotonic() - began)
    finally:
        for one in others:
            one.end()
    return _spread(handed, told, private, busy)


def _spread(
    handed: Sequence[dict[str, Any]], told: Sequence[list[tuple[str, float]]], private: float, cpu: float
) -> Spread:
    wanted = [one["key"] for one in handed]
    for number, seen in enumerate(told, 1):
        if lost := set(wanted) - {key for key, _ in seen}:
            raise NotMeasuredError(f"reader {number} of {len(told)} never had {len(lost)} of {len(wanted)} captures")
        if [key for key, _ in seen] != wanted:
            raise NotMeasuredError(f"reader {number} of {len(told)} has the captures in another order")
    each = [[dict(seen)[one["key"]] - one["at"] for seen in told] for one in handed]
    return Spread(tuple(max(times) for times in each), tuple(took for times in each for took in times), private, cpu)


class _Member:
    """One terminal without a screen, as a process."""

    def __init__(self, place: Place, folder: Path, part: str) -> None:
        command = [sys.executable, "-m", "bench.jobs.terminal", part, str(folder)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=place.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.pid = self._process.pid

    def answer(self) -> Any:
        """What it says next."""
        assert self._process.stdout is not None
        timer = threading.Timer(PATIENCE, self._process.kill)
        timer.start()
        try:
            line = self._process.stdout.readline()
        finally:
            timer.cancel()
        if not line:
            raise NotMeasuredError("a terminal without a screen ended, or never answered")
        return json.loads(line)

    def ask(self, *given: object) -> Any:
        """Tell it what to do, and wait for what it says."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(given) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise NotMeasuredError("a terminal without a screen ended too soon") from None
        return self.answer()

    def capture(self, number: int, gap: float) -> dict[str, Any]:
        """Capture something after a while: its key, and when it was handed in."""
        time.sleep(gap)
        return self.ask("capture", number)

    def seen(self, captures: int) -> list[tuple[str, float]]:
        """Keys of what was captured in the order in which it stands there, and when each was there."""
        return [(key, at) for key, at in self.ask("seen", captures)]

    def cpu(self) -> float:
        """Processor seconds so far."""
        return float(self.ask("cpu"))

    def end(self) -> None:
        """Gone, whatever it does."""
        self._process.kill()
        self._process.communicate()

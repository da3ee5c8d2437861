"""What a terminal costs while nobody types."""

from __future__ import annotations

import time

from bench.effort import Effort
from bench.figures import Promise, Row
from bench.place import Place
from bench.terminal import Terminal, showing

ABOUT = "bytes and processor time in a minute in which nobody types, the clock running"
FLOOR = "an app of one label in which nothing happens"
TARGET = "at most 300 bytes and 0.25 % of a core in 60 s"
MINUTE = 60.0


def measure(effort: Effort, place: Place) -> list[Row]:
    """Look at both over the same time; what came is told for a minute."""
    with place.app("static") as still, place.stage(place.partnership()) as stage:
        still.until(showing("Ready"), "Ready")
        both = (stage, still)
        for terminal in both:
            terminal.until_quiet(0.5)
        before = [(terminal.count, terminal.cpu_seconds()) for terminal in both]
        began = time.perf_counter()
        _wait(both, effort.still)
        seconds = time.perf_counter() - began
        sent = [(terminal.count - count) * MINUTE / seconds for terminal, (count, _) in zip(both, before, strict=True)]
        busy = [100 * (terminal.cpu_seconds() - cpu) / seconds for terminal, (_, cpu) in zip(both, before, strict=True)]
    note = f"seen over {seconds:.0f} s" + ("" if seconds >= MINUTE - 1 else "; the clock's minute may not be in it")
    return [
        Row("idle, sent in 60 s", "B", (sent[0],), (Promise("median", 300, times=False),), (sent[1],), FLOOR, note),
        Row("idle, of one core", "%", (busy[0],), (Promise("median", 0.25, times=False),), (busy[1],), FLOOR, note),
    ]


def _wait(both: tuple[Terminal, Terminal], seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        for terminal in both:
            terminal.wait(min(left, 0.25) / 2)

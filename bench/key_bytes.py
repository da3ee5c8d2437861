"""What is sent to the terminal for a typed key."""

from __future__ import annotations

from bench.echo import both, cleared, line
from bench.effort import Effort
from bench.figures import Promise, Row
from bench.place import Place, typed

ABOUT = "bytes sent to the terminal for a typed key, beside 500 items"
FLOOR = "the default input beside a list of as many rows"
TARGET = "median at most 300 bytes"


def measure(effort: Effort, place: Place) -> list[Row]:
    """Type the same into both, a line here and a line there."""
    sent: tuple[list[float], list[float]] = ([], [])
    with both(effort, place) as terminals:
        while len(sent[0]) < effort.keys:
            for number, terminal in enumerate(terminals):
                sent[number].extend(float(size) for _, size in typed(terminal, line(effort)))
                cleared(terminal)
    promise = (Promise("median", 300, times=False),)
    return [Row("sent for a key", "B", tuple(sent[0]), promise, tuple(sent[1]), FLOOR)]

"""From a key to its echo in the line that captures, beside everything captured so far."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from bench.effort import Effort
from bench.figures import Promise, Row
from bench.live import long_meeting
from bench.place import Place, typed, typed_on
from bench.terminal import Terminal, showing

ABOUT = "a key to its echo in the capture line, beside 500 items"
FLOOR = "the default input beside a list of as many rows"
TARGET = "median at most 0.6 times the floor, p99 at most the floor's"
WORDS = "Zqueue the long ladder for site nine"
"""On the screen nowhere else."""
CLEAR = "\x15"


def measure(effort: Effort, place: Place) -> list[Row]:
    """Type the same into both in turn: a line without a pause, and a line with one after each key."""
    fast: tuple[list[float], list[float]] = ([], [])
    slow: tuple[list[float], list[float]] = ([], [])
    words = line(effort)
    with both(effort, place) as terminals:
        while len(slow[0]) < effort.keys:
            for number, terminal in enumerate(terminals):
                for _ in range(3):
                    fast[number].extend(typed_on(terminal, words))
                    cleared(terminal)
                slow[number].extend(seconds for seconds, _ in typed(terminal, words))
                cleared(terminal)
    promises = (Promise("median", 0.6), Promise("p99", 1.0))
    return [
        Row(f"key to echo, {effort.items} items", "s", tuple(fast[0]), promises, tuple(fast[1]), FLOOR),
        Row("key to echo, after a pause", "s", tuple(slow[0]), (), tuple(slow[1]), FLOOR),
    ]


def line(effort: Effort) -> str:
    """What is typed; no more of it than there are keys to type."""
    return WORDS[: max(effort.keys, 4)]


@contextmanager
def both(effort: Effort, place: Place) -> Generator[tuple[Terminal, Terminal]]:
    """The stage of a long meeting with the line that captures open, and the minimal app with as many rows."""
    folder = place.partnership()
    long_meeting(folder, effort.items, effort.events)
    with place.stage(folder) as stage, place.app("minimal", str(effort.items)) as minimal:
        last = f"{effort.items} Open the door"
        minimal.until(showing(last), last)
        stage.send("a")
        stage.until(showing("Enter save"), "Enter save")
        yield stage, minimal


def cleared(terminal: Terminal) -> None:
    """Empty the line again."""
    terminal.send(CLEAR)
    terminal.settle()
    terminal.until(lambda lines: not any(WORDS[:4] in line for line in lines), "an empty line")
    terminal.until_quiet(0.1)

"""Everything that can be measured: the only list of it."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from bench.effort import Effort
from bench.figures import Row
from bench.place import Place

NAMES = (
    "first_screen",
    "echo",
    "saving",
    "key_bytes",
    "idle",
    "memory",
    "terminals",
    "printing",
    "folding",
    "searching",
)


class Measure(Protocol):
    """One module of this package."""

    ABOUT: str
    FLOOR: str
    TARGET: str

    def measure(self, effort: Effort, place: Place) -> list[Row]:
        """Measure it, and the floor in turn with it. Raises NotMeasuredError."""
        ...


def find(name: str) -> Measure:
    """The measure of that name."""
    return cast("Measure", import_module(f"bench.{name}"))

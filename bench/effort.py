"""How much is measured: everything, little of it, or the least with which every measure still runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are done, and how large they are."""

    starts: int
    """How often a program is started."""
    keys: int
    """How many keys are typed."""
    saves: int
    """How many lines are captured."""
    items: int
    """Items that a live meeting holds already."""
    events: int
    """Events in its logs."""
    still: float
    """Seconds in which nobody types."""
    readers: int
    """Terminals that follow another one."""
    captures: int
    """What that one captures."""
    minutes: int
    """Minutes that are folded."""
    archives: tuple[int, ...]
    """Minutes that are searched."""
    rounds: int
    """How often what takes long is done."""
    story: int
    """Meetings that a partnership has behind it, where commands print."""


WHOLE = Effort(20, 150, 60, 500, 5_000, 60.0, 20, 60, 1_000, (10_000, 100_000), 5, 28)
QUICK = Effort(4, 30, 12, 500, 5_000, 6.0, 20, 12, 1_000, (1_000,), 2, 28)
LEAST = Effort(1, 4, 2, 20, 60, 0.5, 2, 2, 12, (12,), 1, 12)

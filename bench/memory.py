"""Memory that each terminal has to itself."""

from __future__ import annotations

from bench.effort import Effort
from bench.figures import Promise, Row
from bench.live import long_meeting
from bench.place import Place
from bench.terminal import showing

ABOUT = "memory that one terminal has to itself (USS)"
FLOOR = "the minimal app that also imports pydantic with six models"
TARGET = "at most 1.3 times the floor"


def measure(effort: Effort, place: Place) -> list[Row]:
    """A meeting in its first step: its stage, and somebody who joins; then the stage of a long one."""
    long = place.partnership()
    long_meeting(long, effort.items, effort.events)
    found: dict[str, list[float]] = {"floor": [], "stage": [], "joined": [], "long": []}
    for _ in range(effort.rounds):
        folder = place.partnership()  # a meeting that is begun, not one that is gone on with by way of home
        with place.app("minimal_pydantic") as minimal, place.stage(folder) as stage:
            minimal.until(showing("Ready"), "Ready")
            with place.program(folder, "join", "--as", "mateo") as joined:
                joined.until(showing("1 of 5"), "1 of 5")
                for name, terminal in (("floor", minimal), ("stage", stage), ("joined", joined)):
                    terminal.until_quiet(0.5)
                    found[name].append(terminal.private_mb())
        with place.stage(long) as stage:
            stage.until_quiet(0.5)
            found["long"].append(stage.private_mb())
    floor, stage_mb, joined_mb, long_mb = (tuple(sizes) for sizes in found.values())
    promise = (Promise("median", 1.3),)
    return [
        Row("memory, the stage", "MB", stage_mb, promise, floor, FLOOR),
        Row("memory, who joined", "MB", joined_mb, promise, floor, FLOOR),
        Row(f"memory, stage, {effort.events:,} events", "MB", long_mb, (), floor, FLOOR, "gone on with by way of home"),
    ]

"""What stands now, folded from all minutes, with nothing kept and with the earlier ones kept."""

from __future__ import annotations

from bench.data import archive
from bench.effort import Effort
from bench.figures import Promise, Row
from bench.place import Place

ABOUT = "the fold of 1,000 minutes, cold and warm; of 5,000 live events too"
FLOOR = "reading and validating the same files, and doing nothing with them"
TARGET = "cold at most 1.3 times the floor, warm at most 0.15 of cold; live events within 100 ms"


def measure(effort: Effort, place: Place) -> list[Row]:
    """In one process, in turn; and what one terminal does when it goes on with a long meeting."""
    folder = archive(effort.minutes)
    seconds = place.job("fold", folder, effort.rounds)
    live = place.job("fold_live", place.partnership(), effort.items, effort.events, effort.rounds)
    cold, warm, floor = (tuple(seconds[name]) for name in ("cold", "warm", "floor"))
    many = f"{effort.minutes:,}"
    return [
        Row(f"fold of {many} minutes, cold", "s", cold, (Promise("median", 1.3),), floor, FLOOR),
        Row(f"fold of {many} minutes, warm", "s", warm, (Promise("median", 0.15),), cold, "the same fold, cold"),
        Row(f"fold of {effort.events:,} events", "s", tuple(live["fold"]), (Promise("median", 0.1, times=False),)),
        Row(f"reading {effort.events:,} events", "s", tuple(live["read"])),
    ]

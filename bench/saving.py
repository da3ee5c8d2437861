"""From Enter on a captured line to the screen that says it is saved, however long the meeting has gone on."""

from __future__ import annotations

import re

from bench.effort import Effort
from bench.figures import Promise, Row
from bench.live import long_meeting
from bench.place import Place
from bench.terminal import Shows, Terminal, showing

ABOUT = 'Enter to "saved" on the screen, with 5,000 events in the log'
FLOOR = "Enter to the new row in the list of the minimal app, with nothing saved"
TARGET = "p99 at most 1.5 times the floor"
_SAVED = re.compile(r" A(\d+)  .*\bsaved$")


def measure(effort: Effort, place: Place) -> list[Row]:
    """Capture a line here and enter one there, in turn."""
    folder = place.partnership()
    long_meeting(folder, effort.items, effort.events)
    ours: list[float] = []
    floor: list[float] = []
    with place.app("minimal", str(effort.items)) as minimal, place.stage(folder) as stage:
        last = f"{effort.items} Open the door"
        minimal.until(showing(last), last)
        for number in range(effort.items + 1, effort.items + effort.saves + 1):
            words = f"Carry the ladder to site {number}"
            stage.send("a")
            stage.until(showing("Enter save"), "Enter save")
            ours.append(_entered(stage, words, _saved(number)))
            floor.append(_entered(minimal, words, showing(f"{number} {words}")))
    what = f"Enter to saved, {effort.events:,} events"
    return [Row(what, "s", tuple(ours), (Promise("p99", 1.5),), tuple(floor), FLOOR)]


def _entered(terminal: Terminal, words: str, shows: Shows) -> float:
    terminal.send(words)
    terminal.until(showing(words), words)
    terminal.until_quiet(0.15)
    at = terminal.send("\r")
    seen = terminal.until(shows, f"{words} as saved")
    terminal.until_quiet(0.15)
    return seen - at


def _saved(number: int) -> Shows:
    def shows(lines: list[str]) -> bool:
        return any(found is not None and int(found[1]) == number for found in map(_SAVED.match, lines))

    return shows

"""What is said once the demo is left: what happened in it, where its folder is, and the commands to go on with."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from meetingtui.core.dates import say_date
from meetingtui.core.text import near
from meetingtui.demo.preparing import Demo
from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import Minutes, load_minutes

OWN = "meetingtui new NAME --party A --party B"


def last_words(demo: Demo, kept: Path | None) -> list[str]:
    """The last words, while the folder is still there; `kept` is where it stays."""
    said = _what_happened(demo)
    if kept is None:
        return [*said, f"Its folder {near(demo.folder)} is gone. Keep one: meetingtui demo --keep DIR", f"Yours: {OWN}"]
    folder = quote(near(kept))
    return [
        *said,
        f"It is kept in {near(kept)}.",
        f"Look back: meetingtui review --folder {folder}",
        f"Meet in it: meetingtui --folder {folder}",
        f"Yours: {OWN}",
    ]


def _what_happened(demo: Demo) -> list[str]:
    fresh = [minutes for minutes in map(_read, list(minutes_files(demo.folder))[demo.held :]) if minutes is not None]
    closed = [minutes for minutes in fresh if minutes.state != "in progress"]
    if not closed:
        return ["The demo was left before its meeting was closed."]
    made = [f"{len(closed)} meeting{'s' if len(closed) > 1 else ''} held in the demo."]
    for minutes in closed:
        for one in minutes.action:
            who = demo.partnership.first_name(one.owner) if one.owner else "nobody yet"
            day = f", {say_date(one.due, minutes.date)}" if one.due else ""
            made.append(f"{one.id}  {one.text} ({who}{day})")
    return made


def _read(path: Path) -> Minutes | None:
    return load_minutes(path)[0]

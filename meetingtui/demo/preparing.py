"""The demo made ready: its folder with two years of minutes, and the first event of the meeting that is played."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.demo.agenda import NAME, TEXT, demo_agenda
from meetingtui.demo.sealing import sealed_story
from meetingtui.files.agenda import Agenda
from meetingtui.files.atomic import why_not
from meetingtui.files.whole import whole_or_nothing
from meetingtui.live.event import MeetingOpened
from meetingtui.live.log import NotSavedError
from meetingtui.live.opening import prepare, today
from meetingtui.register.reading import read_register
from meetingtui.register.sealed import SEALED
from meetingtui.sample.cast import PARTNERSHIP_ID, ZONE
from meetingtui.sample.story import meetings
from meetingtui.sample.writing import partnership_text, write_partnership

YEARS = 2
"""How long the two firms have met."""
FOLDER = PARTNERSHIP_ID
"""What the partnership's folder is called."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A partnership with a past, and a meeting of it that is about to be played."""

    folder: Path
    partnership: Partnership
    live: Path
    opened: MeetingOpened
    agenda: Agenda
    held: int
    """How many meetings stand in its minutes."""


def prepare_demo(folder: Path) -> Demo:
    """Write the two firms' minutes to a folder, and make their next meeting ready. Raises NotSavedError."""
    try:
        with whole_or_nothing(folder):
            partnership, held = write_story(folder)
            standing = read_register(folder, partnership.parties)[0].standing
            agenda = demo_agenda()
            live, opened = prepare(folder, partnership, agenda, ZONE, standing)
    except OSError as error:
        raise NotSavedError(f"{folder}: {why_not(error)}") from error
    return Demo(folder, partnership, live, opened.model_copy(update={"folder": FOLDER}), agenda, held)


def write_story(folder: Path) -> tuple[Partnership, int]:
    """Write the partnership, its minutes until today, their sealed copies and an agenda. Raises OSError."""
    partnership, told = meetings(today(ZONE), YEARS)
    texts, copies = sealed_story(told)
    write_partnership(folder, partnership_text(partnership), texts)
    _add(folder / SEALED, copies)
    _add(folder / "agendas", [(f"{NAME}.toml", TEXT)])
    return partnership, len(texts)


def _add(place: Path, files: Iterable[tuple[str, str]]) -> None:
    for name, text in files:
        handle = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)

"""Opening a meeting, and finding those that are still open in a partnership's folder."""

from __future__ import annotations

import getpass
import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meetingtui.core.people import Partnership, Person
from meetingtui.core.standing import Standing
from meetingtui.core.text import clean_line, slug
from meetingtui.files.agenda import Agenda
from meetingtui.files.atomic import why_not
from meetingtui.files.headings import Headings, read_headings
from meetingtui.files.modes import ensure_folder
from meetingtui.live.event import MeetingOpened
from meetingtui.live.fold import fold
from meetingtui.live.follow import Follower
from meetingtui.live.log import NotSavedError, held, make_folder
from meetingtui.live.meeting import Meeting
from meetingtui.live.place import unsafe

_MEETING = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}\Z")


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting that was begun and not closed, with the folder of its log."""

    live: Path
    meeting: Meeting
    driven: bool
    """Whether the terminal that drives it is still there."""


def open_meetings(folder: Path) -> tuple[OpenMeeting, ...]:
    """The meetings of a partnership that are not closed yet, the latest first."""
    found: list[OpenMeeting] = []
    live = folder / "live"
    there = live.is_dir() and not live.is_symlink()
    names = sorted((p.name for p in live.iterdir()), reverse=True) if there else []
    for name in names:
        if not _MEETING.match(name) or (live / name).is_symlink():
            continue
        reader = Follower(live / name)
        reader.changes()
        meeting = fold(reader.events)
        if meeting is not None and meeting.id == name:
            found.append(OpenMeeting(live / name, meeting, held(live / name, meeting.driver)))
    return tuple(found)


def safe_place(folder: Path) -> None:
    """See to it that a meeting can be held in a folder; raises NotSavedError with the sentence that says why not."""
    try:
        for name in ("live", "minutes"):
            ensure_folder(folder / name)
    except OSError as error:
        raise NotSavedError(f"{folder}: {why_not(error)}") from error
    if sentence := unsafe(folder):
        raise NotSavedError(sentence)


def today(zone: str) -> date:
    """The date in a zone; the machine's own where the zone is not known."""
    return now_in(zone).date()


def now_in(zone: str) -> datetime:
    """The present moment in a zone; the machine's own where the zone is not known."""
    try:
        return datetime.now(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now().astimezone()


def prepare(
    folder: Path, partnership: Partnership, agenda: Agenda, zone: str, standing: Standing | None = None
) -> tuple[Path, MeetingOpened]:
    """Make the folder of a new meeting, and its first event, which carries what stands. Raises NotSavedError.

    Held under the lock of `live/` until the event is stored, or two meetings begun at once share a name and a number.
    """
    safe_place(folder)
    day = today(zone)
    earlier = read_headings(folder)
    others = open_meetings(folder)
    taken = {path.name for path in (folder / "minutes").glob("*.toml")} | {one.meeting.minutes for one in others}
    numbers = [earlier.next_meeting, *(one.meeting.number + 1 for one in others)]
    ids = earlier.next_numbers()
    for one in others:
        ids = {
            letter: max(ids.get(letter, 1), one.meeting.next_ids.get(letter, 1))
            for letter in {*ids, *one.meeting.next_ids}
        }
    live = folder / "live" / f"{day.isoformat()}-{secrets.token_hex(4)}"
    make_folder(live)
    opened = MeetingOpened(
        folder=clean_line(folder.resolve().name) or "partnership",
        partnership=with_joined(partnership, earlier),
        agenda=agenda.model_dump(mode="json", by_alias=True, exclude_none=True),
        agenda_name=agenda.name,
        number=max(numbers),
        day=day,
        zone=zone,
        minutes=free_name(day, agenda.name, taken),
        next_ids=ids,
        starts=who_starts(partnership, len(earlier.rows)),
        driver="-",
        standing=standing or Standing(),
    )
    return live, opened


def free_name(day: date, agenda: str, taken: set[str]) -> str:
    """The name of a minutes file that no other meeting has."""
    stem = f"{day.isoformat()}-{slug(agenda)}"
    name, number = f"{stem}.toml", 2
    while name in taken:
        name, number = f"{stem}-{number}.toml", number + 1
    return name


def who_starts(partnership: Partnership, meetings: int) -> str:
    """The party that speaks first: each in turn, meeting after meeting."""
    return partnership.first_to_speak(meetings)


def with_joined(partnership: Partnership, earlier: Headings) -> Partnership:
    """The partnership with the people who joined in earlier meetings and are not in its file."""
    for heading in earlier.rows:
        for person in map(Person.model_validate_json, heading.joined):
            if person.party in partnership.parties:
                partnership = partnership.with_person(person)
    return partnership


def user_label() -> str:
    """What this login is called, for display only."""
    try:
        return clean_line(getpass.getuser())[:40] or "somebody"
    except (OSError, KeyError):
        return "somebody"

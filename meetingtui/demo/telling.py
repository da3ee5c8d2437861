"""The demo without a screen: the whole meeting in memory, at hours of its own, so that it reads alike on every day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from meetingtui.core.items import Captured
from meetingtui.demo.beats import Cue
from meetingtui.demo.preparing import Demo
from meetingtui.demo.script import Prompter
from meetingtui.files.atomic import why_not, write_atomically
from meetingtui.files.minutes import Minutes, dump_minutes
from meetingtui.live.draft import minutes_of
from meetingtui.live.event import Data, Event, MeetingClosed
from meetingtui.live.fold import apply
from meetingtui.live.log import NotSavedError
from meetingtui.live.meeting import Meeting
from meetingtui.live.sealing import keep_sealed, with_seals

BEGINS = time(10, 0)
A_MOMENT = timedelta(seconds=25)
"""How long a moment takes in the room."""


@dataclass(frozen=True, slots=True)
class Told:
    """One moment, the meeting after it, and what it captured or changed."""

    cue: Cue
    at: str
    """The step it happened in, once it had happened."""
    meeting: Meeting
    captured: tuple[Captured, ...] = ()


def tell(demo: Demo) -> Iterator[Told]:
    """Every moment of the meeting; the last one closes it."""
    now = datetime.combine(demo.opened.day, BEGINS, ZoneInfo(demo.opened.zone)).astimezone(UTC)
    tick = 0

    def after(meeting: Meeting | None, data: Data) -> Meeting:
        nonlocal tick
        tick += 1
        event = Event(UUID(int=tick).hex, "demo", tick, now, "demo", data)
        made = apply(meeting, event)
        assert made is not None, "the first event opens the meeting"
        return made

    meeting, prompter = after(None, demo.opened), Prompter()
    while (cue := prompter.next(meeting)) is not None:
        before = meeting.live_items
        if cue.words:
            now += A_MOMENT
        if cue.data is not None:
            meeting = after(meeting, cue.data)
        if cue.beat.closes:
            meeting = after(meeting, MeetingClosed())
        fresh = tuple(one for one in meeting.live_items if one.key not in {old.key for old in before})
        yield Told(cue, meeting.at, meeting, fresh)


def keep_told(demo: Demo, minutes: Minutes) -> None:
    """Write the told minutes to a folder that stays, as the stage would at its close. Raises NotSavedError."""
    target = demo.folder / "minutes" / demo.opened.minutes
    try:
        write_atomically(target, dump_minutes(minutes))
        keep_sealed(demo.folder, target, demo.partnership)
        demo.live.rmdir()
    except OSError as error:
        raise NotSavedError(f"{target}: {why_not(error)}") from error


def minutes_told(demo: Demo, meeting: Meeting) -> Minutes:
    """The minutes of the meeting once it is closed, as the stage would write them."""
    return with_seals(demo.folder, minutes_of(meeting, meeting.closed or meeting.opened))

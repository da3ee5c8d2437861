"""The terminals of one live meeting: who joined through which, and which of them drives it."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from pathlib import Path

from meetingtui.live.event import DriverTaken, Event, TerminalJoined
from meetingtui.live.follow import LOG_NAME
from meetingtui.live.log import held
from meetingtui.live.meeting import Meeting, Terminal

_SIGNED = re.compile(r"([0-9a-f]{1,8})-[0-9a-f]{32}\Z")


class Wheel(Enum):
    """Where the terminal that drives a meeting is."""

    HERE = "here"
    """It is this one, or another of the same UNIX user."""
    GONE = "gone"
    """No process holds its log any more: whoever goes on takes over."""
    ELSEWHERE = "elsewhere"


def wheel(meeting: Meeting, live: Path, me: str, *, own_only: bool = False) -> Wheel:
    """Where the driver is, seen from the terminal of this log; with `own_only` another of the same user is elsewhere."""
    if meeting.driver == me:
        return Wheel.HERE
    driver = LOG_NAME.match(meeting.driver)
    if driver is None or not held(live, meeting.driver):
        return Wheel.GONE
    mine = LOG_NAME.match(me)
    same = mine is not None and mine.group(1) == driver.group(1)
    return Wheel.HERE if same and not own_only else Wheel.ELSEWHERE


def driver_called(meeting: Meeting) -> str:
    """Who drives, as the room would say it."""
    return called(meeting, meeting.driver)


def called(meeting: Meeting, log: str) -> str:
    """Whose terminal it is: the person's first name, else the name of the login."""
    found = meeting.terminals.get(log)
    if found is None:
        return "another terminal"
    return meeting.partnership.first_name(found.person) if found.person else found.label


def author(event: Event) -> int | None:
    """The user whose log an event was read from; None where it was not read from one."""
    found = _SIGNED.match(event.id)
    return int(found.group(1), 16) if found else None


def opened_by(event: Event, log: str) -> dict[str, Terminal]:
    """The terminal that opened a meeting."""
    return {log: Terminal(event.by, author(event))}


def joined(meeting: Meeting, event: Event, data: TerminalJoined) -> Meeting | None:
    """The meeting with one more terminal; none where it is not the writer's own, or for somebody nobody knows."""
    if data.person is not None and data.person not in meeting.partnership.people:
        return None
    terminal = Terminal(event.by, author(event), data.person)
    return _with(meeting, data.terminal, terminal)


def taken(meeting: Meeting, event: Event, data: DriverTaken) -> Meeting:
    """The meeting with the terminal that drives it now among those that took part."""
    before = meeting.terminals.get(data.driver)
    terminal = Terminal(event.by, author(event), before.person if before else None)
    return _with(meeting, data.driver, terminal) or meeting


def _with(meeting: Meeting, log: str, terminal: Terminal) -> Meeting | None:
    name = LOG_NAME.match(log)
    if name is None or int(name.group(1)) != terminal.uid:
        return None
    return replace(meeting, terminals={**meeting.terminals, log: terminal})

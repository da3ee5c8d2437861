"""The terminals of one live meeting: who joined through which, and which of them drives it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from meetingtui.core.keys import shown
from meetingtui.core.people import Person
from meetingtui.core.text import fold_name
from meetingtui.files.groups import user_name
from meetingtui.live.event import Data, DriverTaken, Event, StepTurned, Stored, TerminalJoined
from meetingtui.live.follow import LOG_NAME
from meetingtui.live.log import held
from meetingtui.live.meeting import Meeting, Terminal

_SIGNED = re.compile(r"([0-9a-f]{1,8})-[0-9a-f]{32}\Z")


class Wheel(Enum):
    """Where the terminal that drives a meeting is."""

    HERE = "here"
    """It is this one, or the stage or console of the same UNIX user."""
    GONE = "gone"
    """No process holds its log any more: whoever goes on takes over."""
    ELSEWHERE = "elsewhere"


def wheel(meeting: Meeting, live: Path, me: str, *, own_only: bool = False) -> Wheel:
    """Where the driver is, seen from the terminal of this log; with `own_only`, another of one's own is elsewhere."""
    if meeting.driver == me:
        return Wheel.HERE
    driver = LOG_NAME.match(meeting.driver)
    if driver is None or not held(live, meeting.driver):
        return Wheel.GONE
    mine = LOG_NAME.match(me)
    same = mine is not None and mine.group(1) == driver.group(1)
    # A participant who took over drives alone, also where everybody shares one login.
    alone = own_only or _is_guest(meeting, meeting.driver)
    return Wheel.HERE if same and not alone else Wheel.ELSEWHERE


def _is_guest(meeting: Meeting, log: str) -> bool:
    """Whether a terminal joined as a participant's."""
    found = meeting.terminals.get(log)
    return found is not None and found.joined


def drives(meeting: Meeting, live: Path, me: str) -> bool:
    """Whether this terminal drives, as things stand."""
    return wheel(meeting, live, me, own_only=_is_guest(meeting, me)) is Wheel.HERE


def is_moved(before: Meeting, after: Meeting, fresh: Iterable[Stored]) -> bool:
    """Whether what came from elsewhere gave the meeting to another driver, or put something else in front.

    What only says again what is so, as when two press Enter at once, moves nothing.
    """
    moves = any(one.event.data.drives or isinstance(one.event.data, DriverTaken) for one in fresh)
    return moves and _in_front(before) != _in_front(after)


def _in_front(meeting: Meeting) -> tuple[object, ...]:
    step = meeting.step
    return meeting.driver, meeting.at, step.state if step else None


def overtaken(meeting: Meeting, live: Path, me: str, data: Data) -> str:
    """Why something that was asked for on sight of what is no longer so is not done; empty where it is so by now.

    A terminal that slept, or whose line hung, hears late that another one drives, or has moved the meeting.
    """
    if wheel(meeting, live, me, own_only=_is_guest(meeting, me)) is Wheel.ELSEWHERE:
        return f"{driver_called(meeting)} drives this meeting; {shown('stage.take-over')} takes over"
    there = isinstance(data, StepTurned) and data.step == meeting.at
    return "" if there else "the meeting has moved on meanwhile; look, then press again"


def driver_called(meeting: Meeting) -> str:
    """Who drives, as the room would say it."""
    return called(meeting, meeting.driver)


def called(meeting: Meeting, log: str) -> str:
    """Whose terminal it is: the person's first name, else the name of the login."""
    found = meeting.terminals.get(log)
    if found is None:
        return "another terminal"
    return meeting.partnership.first_name(found.person) if found.person else found.label


def listed(meeting: Meeting) -> list[Person]:
    """The people who can take part, by party in listing order: those who have not left the partnership."""
    staying = [one for one in meeting.partnership.person if not one.until or one.until >= meeting.day]
    return [one for party in meeting.partnership.parties for one in staying if one.party == party]


def find_person(words: str, meeting: Meeting) -> Person | None:
    """The one person of that id or name; none where nobody, or more than one, is called so."""
    wanted = fold_name(words.lstrip("@"))
    there = listed(meeting)
    found = [one for one in there if wanted == fold_name(one.id)]
    found = found or [one for one in there if wanted in {fold_name(one.name), fold_name(one.label)}]
    return found[0] if len(found) == 1 else None


def of_login(login: str, meeting: Meeting) -> Person | None:
    """The one person whose account this is; none where the file does not say, or several share it."""
    found = [one for one in listed(meeting) if one.login == login]
    return found[0] if len(found) == 1 else None


def connected(meeting: Meeting, live: Path, *, guests: bool = False) -> tuple[str, ...]:
    """Who is connected, each with the login that the log belongs to; those whose process is gone are left out.

    With `guests`, only the terminals that joined.
    """
    wanted = {log: one for log, one in meeting.terminals.items() if one.joined or not guests}
    return tuple(_connected(meeting, log, one) for log, one in wanted.items() if held(live, log))


def _connected(meeting: Meeting, log: str, one: Terminal) -> str:
    login = user_name(one.uid) if one.uid is not None else one.label
    drives = ", drives" if log == meeting.driver else ""
    person = meeting.partnership.people.get(one.person or "")
    if person is None:
        return f"{'watching' if one.joined else 'stage'}, login {login}{drives}"
    # An account that several share says nothing about which of them it is.
    verified = "verified" if of_login(login, meeting) == person else "not verified"
    return f"{person.name}, login {login}, {verified}{drives}"


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
    terminal = Terminal(event.by, author(event), data.person, joined=True)
    return _with(meeting, data.terminal, terminal)


def taken(meeting: Meeting, event: Event, data: DriverTaken) -> Meeting:
    """The meeting with the terminal that drives it now among those that took part."""
    terminal = meeting.terminals.get(data.driver) or Terminal(event.by, author(event))
    return _with(meeting, data.driver, terminal) or meeting


def _with(meeting: Meeting, log: str, terminal: Terminal) -> Meeting | None:
    name = LOG_NAME.match(log)
    if name is None or int(name.group(1)) != terminal.uid:
        return None
    return replace(meeting, terminals={**meeting.terminals, log: terminal})

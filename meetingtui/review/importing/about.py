"""What old minutes say about the meeting itself: its day, its hours, its place, who led it, when the next one is."""

from __future__ import annotations

from datetime import timedelta

from meetingtui.core.text import NAME_LIMIT, clip
from meetingtui.review.importing.attending import read_attendees
from meetingtui.review.importing.found import Found
from meetingtui.review.importing.marks import says_something
from meetingtui.review.importing.people import Roster
from meetingtui.review.importing.vocabulary import NOTHING, Part, means
from meetingtui.review.importing.when import Hours, find_day, read_due, read_hours, take_due


def take_about(found: Found, part: Part, text: str, line: int, roster: Roster) -> bool:
    """Take one fact; whether every word of it found its place."""
    match part:
        case Part.DATE:
            return _date(found, text, line)
        case Part.TIME:
            return _time(found, text)
        case Part.BEGAN | Part.ENDED:
            return _edge(found, part, text)
        case Part.PLACE:
            whole = not found.place and len(text) <= 1000
            found.place = found.place or (text if whole else "")
            return whole
        case Part.CHAIR:
            return _chair(found, text, line, roster)
        case _:
            whole = not found.title and len(text) <= NAME_LIMIT
            found.title = found.title or clip(text, NAME_LIMIT)
            return whole


def _date(found: Found, text: str, line: int) -> bool:
    day = find_day(text)
    if day is None or day.day != found.day:
        return False
    if day.doubt:
        found.doubt(line, day.doubt)
    rest = (text[: day.start] + text[day.end :]).strip(" ,;.–—-()T")
    if not says_something(rest):
        return True
    return _time(found, rest)


def _time(found: Found, text: str) -> bool:
    hours = read_hours(text)
    if hours is None:
        return False
    _set(found, hours)
    return not says_something(hours.rest)


def _edge(found: Found, part: Part, text: str) -> bool:
    hours = read_hours(text)
    if hours is None:
        return False
    if part is Part.BEGAN and found.began is None:
        found.began, found.ended = hours.began, found.ended or hours.ended
    elif part is Part.ENDED and found.ended is None:
        found.ended = hours.began
    else:
        return False
    return not says_something(hours.rest) and (part is Part.BEGAN or hours.ended is None)


def _set(found: Found, hours: Hours) -> None:
    if found.began is None:
        found.began, found.ended = hours.began, found.ended or hours.ended


def _chair(found: Found, text: str, line: int, roster: Roster) -> bool:
    listed = read_attendees(text, line, roster)
    one = listed.names[0] if len(listed.names) == 1 else None
    if one is None or one.person is None or found.facilitator:
        return False
    found.facilitator = one.person
    return listed.whole and not one.typed


def take_next(found: Found, text: str, line: int) -> bool:
    """Take when the next meeting is; whether every word of it found its place."""
    if not text or means(text, NOTHING):
        return True
    if found.next_day is not None:
        return False
    later = found.day + timedelta(days=1)
    if (day := find_day(text)) is not None:
        found.next_day, rest, doubt = day.day, text[: day.start] + text[day.end :], day.doubt
    elif (due := read_due(text.split(",")[0], later) or take_due(f"by {text}", later)) is not None:
        found.next_day, rest, doubt = due.day, "" if not due.text and read_due(text, later) else text, due.doubt
    else:
        return False
    if found.next_day <= found.day:
        found.next_day = None
        return False
    if doubt:
        found.doubt(line, doubt)
    return not says_something(rest.strip(" ,;.–—-()"))

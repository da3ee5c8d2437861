"""Days for a calendar: open promises on the day they are due, and the next meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from meetingtui.core.dates import say_date
from meetingtui.core.items import Action
from meetingtui.core.standing import Carried, CarriedAction
from meetingtui.files.minutes import Minutes
from meetingtui.files.zones import is_zone
from meetingtui.review.export.document import Entry
from meetingtui.review.names import Names


def meeting_entries(
    minutes: Minutes, names: Names, whose: str, since: Mapping[str, Carried], changed: int = 0
) -> Iterator[Entry]:
    """The promises of a meeting that are still open, as they are now, and the next meeting.

    `since` is what became of items in later meetings; `changed` says how often the minutes were amended.
    """
    stamp = moment(minutes)
    for one in minutes.action:
        now = since.get(one.id or "")
        if isinstance(now, CarriedAction):
            yield from promise_entries(now, names, minutes.title, stamp)
        elif one.id:
            yield from _entry(one.id, one, names, minutes.title, stamp, changed)
    if minutes.next and minutes.next.date:
        agenda = f": {names.agenda(minutes.next.agenda)}" if minutes.next.agenda else ""
        about = f"Set at {minutes.title}, {say_date(minutes.date)}."
        key = f"meeting-after-{minutes.meeting}"
        yield Entry(key, minutes.next.date, f"{whose} meet{agenda}", about, stamp, changed, "meeting")


def promise_entries(one: CarriedAction, names: Names, title: str, made: datetime) -> Iterator[Entry]:
    """An open promise with a day, as one entry; its version is the number of things that happened to it."""
    if one.state == "open":
        stamp = max([made, *(datetime.combine(change.on, time(), UTC) for change in one.history)])
        yield from _entry(one.id, one.item, names, title, stamp, len(one.history))


def moment(minutes: Minutes) -> datetime:
    """When the meeting began, in UTC by its zone."""
    zone = ZoneInfo(minutes.zone) if minutes.zone and is_zone(minutes.zone) else UTC
    began = datetime.combine(minutes.date, minutes.began)
    try:
        return began.replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:  # the first and the last day that there is
        return began.replace(tzinfo=UTC)


def _entry(key: str, one: Action, names: Names, title: str, stamp: datetime, version: int) -> Iterator[Entry]:
    if one.due is None:
        return
    owner = names.person(one.owner) if one.owner else "nobody yet"
    side = names.side(one.owner) if one.owner else ""
    lines = [f"Owner: {owner}{f', {side}' if side else ''}"]
    lines += [f"With: {names.people(one.helpers)}"] if one.helpers else []
    lines += [f"Done for {names.short(party)}: {means}" for party, means in one.done.items()]
    lines += ["Not yet accepted."] if not one.accepted else []
    lines += [f"Promised at: {title}"]
    stream = names.stream(one.stream) if one.stream else "promise"
    yield Entry(key, one.due, f"{key} {one.text} ({owner})", "\n".join(lines), stamp, version, stream)

"""Events, in their order, become a meeting. `apply` never refuses and never raises.

An event that makes no sense where it lands (late, or from a newer version) is counted and skipped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from meetingtui.core.altering import altered
from meetingtui.core.items import LETTERS, AnyItem, Captured, ItemKind, falls_away, names_in
from meetingtui.files.agenda import agenda_from_json
from meetingtui.live import event as ev
from meetingtui.live import terminals, undo
from meetingtui.live.event import Event, Stored
from meetingtui.live.meeting import Attendance, Meeting, StepRun
from meetingtui.steps.protocol import ItemChange, ItemMade, StepEvent, StepFields, made_key
from meetingtui.steps.registry import KINDS


def fold(stored: Iterable[Stored]) -> Meeting | None:
    """The meeting that these events make, in the order given; None before it is opened."""
    events = list(stored)
    left_out = undo.left_out(events)
    meeting: Meeting | None = None
    for one in events:
        meeting = apply(meeting, one.event, live=one.event.id not in left_out)
    return meeting


def apply(meeting: Meeting | None, event: Event, *, live: bool = True) -> Meeting | None:
    """The meeting after an event; with `live` false, after an event that was undone, which still uses its number."""
    if meeting is None:
        return _opened(event, event.data) if isinstance(event.data, ev.MeetingOpened) else None
    if event.meeting != meeting.id:
        return altered(meeting, unread=meeting.unread + 1)
    after = _apply(meeting, event) if live else _undone(meeting, event.data)
    if after is None:
        return altered(meeting, unread=meeting.unread + 1, last=event.at)
    # One copy for both: folding is mostly copying.
    return altered(after, last=event.at, changes=after.changes + (live and _rewrites(event.data)))


def _rewrites(data: ev.Data) -> bool:
    """Whether the minutes say something else after this: a party's confirmation counts for what it heard."""
    if isinstance(data, StepEvent):
        return data.rewrites
    return isinstance(data, ev.ItemCaptured | ev.ItemChanged | ev.ItemRemoved)


def _opened(event: Event, data: ev.MeetingOpened) -> Meeting | None:
    try:
        agenda = agenda_from_json(data.agenda)
    except ValueError:
        return None
    return Meeting(
        id=event.meeting,
        folder=data.folder,
        partnership=data.partnership,
        agenda=data.agenda_name,
        title=agenda.title,
        purpose=agenda.purpose or "",
        needs=tuple(agenda.needs),
        number=data.number,
        day=data.day,
        zone=data.zone,
        minutes=data.minutes,
        steps=tuple(_run(f"s{number}", fields) for number, fields in enumerate(agenda.step, 1)),
        driver=data.driver,
        opened=event.at,
        last=event.at,
        starts=data.starts,
        standing=data.standing,
        next_ids=dict(data.next_ids),
        terminals=terminals.opened_by(event, data.driver),
    )


def _run(key: str, fields: StepFields, *, added: bool = False, card: str = "") -> StepRun:
    kind = KINDS[fields.kind]
    return StepRun(key=key, fields=fields, state=kind.begin(fields), planned=fields.minutes, added=added, card=card)


def _apply(meeting: Meeting, event: Event) -> Meeting | None:
    match event.data:
        case StepEvent() as data:
            return _step_event(meeting, data)
        case ev.ItemCaptured() as data:
            return _captured(meeting, event.id, data)
        case ev.ItemChanged() as data:
            return _corrected(meeting, ItemChange(data.item, data.fields))
        case ev.ItemRemoved(item=key, removed=gone):
            if key not in meeting.items:
                return None
            removed = meeting.removed | {key} if gone else meeting.removed - {key}
            return meeting.with_items(meeting.items, removed)
        case ev.Attended() as data:
            return _attended(meeting, event, data)
        case ev.PersonAdded(person=person):
            if person.id in meeting.partnership.people or person.party not in meeting.partnership.parties:
                return None
            grown = meeting.partnership.with_person(person)
            return altered(meeting, partnership=grown, joined=(*meeting.joined, person.id))
        case ev.StreamAdded(stream=stream):
            if stream.id in meeting.partnership.streams:
                return None
            streams = (*meeting.new_streams, stream.id)
            return altered(meeting, partnership=meeting.partnership.with_stream(stream), new_streams=streams)
        case ev.StepTurned(step=key):
            return _turned(meeting, event, key)
        case _:
            return _frame(meeting, event)


def _frame(meeting: Meeting, event: Event) -> Meeting | None:
    """The rarer events of the frame."""
    match event.data:
        case ev.FacilitatorNamed() as data:
            return altered(meeting, facilitator=data.facilitator, affiliation=data.affiliation)
        case ev.NeedMet(need=need, met=met):
            if need not in meeting.needs:
                return None
            return altered(meeting, met=meeting.met | {need} if met else meeting.met - {need})
        case ev.MinutesConfirmed() as data:
            return _confirmed(meeting, data)
        case ev.StepAdded() as data:
            return _step_added(meeting, event.id, data)
        case ev.StepSkipped(step=key, skipped=skipped):
            return _with_step(meeting, key, skipped=skipped)
        case ev.ClockSet(step=key, minutes=minutes):
            return _with_step(meeting, key, planned=minutes)
        case ev.RecordPaused(paused=paused):
            return _paused(meeting, event, paused=paused)
        case ev.DriverTaken() as data:
            return terminals.taken(_driver(meeting, event, data), event, data)
        case ev.TerminalJoined() as data:
            return terminals.joined(meeting, event, data)
        case ev.MeetingClosed():
            over = _leave(meeting, event) if meeting.closed is None else meeting
            over = _paused(over, event, paused=False) if over.paused else over
            return altered(over, closed=over.closed or event.at)
        case ev.Undone():
            return meeting
        case _:
            return None


def _confirmed(meeting: Meeting, data: ev.MinutesConfirmed) -> Meeting | None:
    """A party's word on earlier minutes that still waited for it when this meeting was opened."""
    waiting = any(
        met.minutes == data.minutes and data.party not in met.confirmed for met in meeting.standing.unconfirmed
    )
    person = meeting.partnership.people.get(data.by or "")
    if not waiting or data.party not in meeting.partnership.parties or (data.by and person is None):
        return None
    if person is not None and person.party != data.party:
        return None
    said = {key: by for key, by in meeting.earlier.items() if key != (data.minutes, data.party)}
    return altered(meeting, earlier={**said, (data.minutes, data.party): data.by} if data.confirmed else said)


def _with_step(meeting: Meeting, key: str, **changes: Any) -> Meeting | None:
    if meeting.find(key) is None:
        return None
    steps = tuple(altered(step, **changes) if step.key == key else step for step in meeting.steps)
    return altered(meeting, steps=steps)


def _step_event(meeting: Meeting, data: StepEvent) -> Meeting | None:
    step = meeting.find(data.step)
    if step is None or not isinstance(data, step.kind.events):
        return None
    view = meeting.view(step.key)
    changes = step.kind.effects(step.fields, step.state, data, view)
    state = step.kind.apply(step.fields, step.state, data, view)
    after = _with_step(meeting, step.key, state=state, updates=step.kind.updates(step.fields, state))
    for change in changes:
        if after is not None:
            after = _made(after, step.key, change) if isinstance(change, ItemMade) else change_item(after, change)
    return after


def _made(meeting: Meeting, step: str, made: ItemMade) -> Meeting | None:
    """The meeting with an item that a step made; one that it made before is what this says now."""
    key = made_key(step, made.key)
    before = meeting.items.get(key)
    if before is not None:
        after = _corrected(meeting, ItemChange(key, made.fields)) if before.kind is made.kind else None
        return after.with_items(after.items, after.removed - {key}) if after else None
    return _taken_in(meeting, key, made.kind, ev.parse_item(made.kind, dict(made.fields)), step)


def _captured(meeting: Meeting, key: str, data: ev.ItemCaptured) -> Meeting | None:
    return None if key in meeting.items else _taken_in(meeting, key, data.kind, data.parsed, data.at_step)


def _taken_in(meeting: Meeting, key: str, kind: ItemKind, item: AnyItem | None, step: str) -> Meeting | None:
    """The meeting with a new item under the next number of its letter."""
    if item is None or not _known(item, meeting):
        return None
    letter = LETTERS[kind]
    number = meeting.next_ids.get(letter, 1)
    there = meeting.view("").parties_present
    gone = {one.id for one in meeting.partnership.party if one.gone(meeting.day)}
    absent = tuple(party for party in meeting.partnership.parties if party not in {*there, *gone})
    found = Captured(key, f"{letter}{number}", kind, item, step, absent)
    items = {**meeting.items, key: found}
    used = {**meeting.next_ids, letter: number + 1}
    return altered(meeting, next_ids=used, items=items, live_items=(*meeting.live_items, found))


def _known(item: AnyItem, meeting: Meeting) -> bool:
    """Whether everybody an item names is in the partnership: minutes that name nobody's id cannot be checked."""
    people, parties, either = names_in(item)
    names = meeting.partnership
    return (
        people <= names.people.keys() and parties <= names.parties.keys() and either <= {*names.people, *names.parties}
    )


def _undone(meeting: Meeting, data: ev.Data) -> Meeting:
    """An undone capture keeps its number: ids are never used twice."""
    kinds: list[ItemKind] = []
    if isinstance(data, ev.ItemCaptured):
        kinds = [data.kind]
    elif isinstance(data, StepEvent) and (step := meeting.find(data.step)) and isinstance(data, step.kind.events):
        effects = step.kind.effects(step.fields, step.state, data, meeting.view(step.key))
        made = [one for one in effects if isinstance(one, ItemMade)]
        kinds = [one.kind for one in made if made_key(step.key, one.key) not in meeting.items]
    for kind in kinds:
        meeting = altered(_number_used(meeting, kind), undone=meeting.undone | {LETTERS[kind]})
    return meeting


def _number_used(meeting: Meeting, kind: ItemKind) -> Meeting:
    letter = LETTERS[kind]
    return altered(meeting, next_ids={**meeting.next_ids, letter: meeting.next_ids.get(letter, 1) + 1})


def _corrected(meeting: Meeting, change: ItemChange) -> Meeting | None:
    """The item as it now reads, by whatever hand; whoever changed it may not have seen that somebody had said yes to
    what it was. What the change itself says of that holds."""
    was = meeting.items.get(change.key)
    now = _changed(meeting, was, change.fields)
    if was is None or now is None:
        return None
    gone = {name: value for name, value in falls_away(was.item, now.item).items() if name not in change.fields}
    last = _changed(meeting, now, gone) if gone else now
    return meeting.with_item(was, last) if last else None


def change_item(meeting: Meeting, change: ItemChange) -> Meeting | None:
    """The meeting with some fields of an item as the change says; None where they do not fit the item."""
    was = meeting.items.get(change.key)
    now = _changed(meeting, was, change.fields)
    return meeting.with_item(was, now) if was and now else None


def _changed(meeting: Meeting, found: Captured | None, fields: Mapping[str, Any]) -> Captured | None:
    """The item with these fields; None where they do not fit it, or name somebody whom nobody knows."""
    now = _merged(found, fields) if found else None
    return now if now and _known(now.item, meeting) else None


def _merged(found: Captured, fields: Mapping[str, Any]) -> Captured | None:
    model = type(found.item)
    merged = {**found.item.model_dump(mode="json", by_alias=True), **to_jsonable_python(dict(fields))}
    try:
        return found.becomes(model.model_validate_json(json.dumps(merged)))
    except ValueError:
        return None


def _attended(meeting: Meeting, event: Event, data: ev.Attended) -> Meeting | None:
    if data.person not in meeting.partnership.people:
        return None
    before = meeting.attendance.get(data.person, Attendance(here=False))
    if before.here == data.here:
        return meeting
    if meeting.began is None:
        now = Attendance(here=data.here)
    elif data.here:
        # Coming back within the meeting is not coming late: the first time counts.
        now = altered(before, here=True, came=before.came if before.was_here else event.at, went=None)
    else:
        now = altered(before, here=False, went=event.at)
    now = altered(now, was_here=(before.was_here and meeting.began is not None) or data.here)
    return altered(meeting, attendance={**meeting.attendance, data.person: now})


def _leave(meeting: Meeting, event: Event) -> Meeting:
    """Stop the time of the step in front."""
    step = meeting.step
    if step is None or step.entered is None:
        return meeting
    return _with_step(meeting, step.key, took=step.seconds(event.at), entered=None) or meeting


def _turned(meeting: Meeting, event: Event, key: str) -> Meeting | None:
    if key == meeting.at:
        return meeting
    if key == ev.ARRIVALS:
        return altered(_leave(meeting, event), at=key)
    step = meeting.find(key)
    if step is None:
        return None
    left = _leave(meeting, event)
    entered = _with_step(left, key, entered=event.at, first=step.first or event.at, skipped=False) or left
    return altered(entered, at=key, began=meeting.began or event.at)


def _step_added(meeting: Meeting, key: str, data: ev.StepAdded) -> Meeting | None:
    kind = KINDS.get(str(data.fields.get("kind")))
    try:
        fields = kind.fields.model_validate_json(json.dumps(data.fields)) if kind else None
    except ValueError:
        fields = None
    if fields is None or meeting.find(key):
        return None
    keys = [step.key for step in meeting.steps]
    at = keys.index(data.after) + 1 if data.after in keys else 0
    card = data.after if data.card else ""
    steps = (*meeting.steps[:at], _run(key, fields, added=True, card=card), *meeting.steps[at:])
    return altered(meeting, steps=steps)


def _paused(meeting: Meeting, event: Event, *, paused: bool) -> Meeting:
    if paused:
        return altered(meeting, paused=meeting.paused or event.at)
    if meeting.paused is None:
        return meeting
    return altered(meeting, paused=None, pauses=(*meeting.pauses, (meeting.paused, event.at)))


def _driver(meeting: Meeting, event: Event, data: ev.DriverTaken) -> Meeting:
    # Gone on with after a close that did not come to its end: it has not ended yet.
    taken = altered(meeting, driver=data.driver, closed=None if data.resumed else meeting.closed)
    step = taken.step
    if not data.resumed or step is None or step.entered is None or taken.last is None:
        return taken
    # The hours in which nobody held the meeting are not time spent in the step.
    gap = event.at - taken.last
    return _with_step(taken, step.key, entered=step.entered + max(gap, gap * 0)) or taken

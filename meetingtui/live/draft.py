"""The meeting as minutes: the fold written down, at any moment of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any, cast

from meetingtui.core.items import LETTERS, Action, Agreement, AnyItem, Captured, Decision, ItemKind, Ratify
from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.files.minutes import Minutes
from meetingtui.live.meeting import Meeting, StepRun

TABLES = tuple(kind.value for kind in ItemKind)


def minutes_of(meeting: Meeting, now: datetime) -> Minutes:
    """The minutes of a meeting as they stand now (UTC); `in progress` until it is closed."""
    steps = [step for step in meeting.steps if step.first is not None or step.skipped]
    notes = {step.key: step.kind.notes(step.fields, step.state, meeting.view(step.key)) for step in steps}
    fields: dict[str, Any] = {
        "format": 1,
        "partnership": meeting.folder,
        "meeting": meeting.number,
        "title": meeting.title,
        "agenda": meeting.agenda,
        "date": meeting.day,
        "zone": meeting.zone,
        "began": _clock(meeting, meeting.began or meeting.opened),
        "ended": _clock(meeting, meeting.closed) if meeting.closed else None,
        "facilitator": meeting.facilitator,
        "affiliation": meeting.affiliation,
        "apologies": _apologies(meeting),
        "late": _moments(meeting, "came"),
        "left": _moments(meeting, "went"),
        "present": _present(meeting),
        "joined": [_joined(meeting, person) for person in meeting.joined],
        "step": [_step(step, _within(notes[step.key].table), now) for step in steps],
        "pause": [
            {"began": _clock(meeting, since), "ended": _clock(meeting, until)} for since, until in meeting.pauses
        ],
    }
    if meeting.paused:
        fields["pause"].append({"began": _clock(meeting, meeting.paused), "ended": _clock(meeting, now)})
    fields |= _items(meeting)
    fields["used"] = _used(meeting)
    fields["update"] = [dict(row) for step in meeting.steps for row in step.updates]
    for note in notes.values():
        fields |= note.head
        for table, rows in note.tables.items():
            fields[table] = [*fields.get(table, []), *_within(rows)]
    fields["confirmed"] = _confirmed(meeting, fields.get("confirmed", []))
    fields["state"] = _state(meeting, fields)
    return Minutes.model_validate({name: value for name, value in fields.items() if value not in (None, [], {})})


def _confirmed(meeting: Meeting, said: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Every party's word on these minutes and earlier ones, once; what a step heard says more than arrivals did."""
    heard = {(row.get("of"), row["party"]) for row in said}
    rows = [
        {"party": party, "by": by, "on": meeting.day, "of": minutes}
        for (minutes, party), by in meeting.earlier.items()
        if (minutes, party) not in heard
    ]
    return [{key: value for key, value in row.items() if value is not None} for row in rows] + said


def _within(value: Any) -> Any:
    """What a step writes, no text of it longer than a file may hold: one that several put together could be, and the
    minutes must be written whatever was said."""
    if isinstance(value, str):
        return clip(value, TEXT_LIMIT)
    if isinstance(value, Mapping):
        return {key: _within(inner) for key, inner in cast("Mapping[Any, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_within(inner) for inner in cast("list[Any]", value)]
    return value


def _clock(meeting: Meeting, moment: datetime) -> time:
    return meeting.local(moment).time().replace(microsecond=0)


def _state(meeting: Meeting, fields: Mapping[str, Any]) -> str:
    if meeting.closed is None:
        return "in progress"
    said = {row["party"] for row in fields.get("confirmed", []) if not row.get("of")}
    return "confirmed" if said >= set(meeting.partnership.parties_on(meeting.day)) else "draft"


def _took_part(meeting: Meeting) -> list[str]:
    """Everybody who was in the room at any time, in listing order."""
    here = meeting.attendance
    return [person for person in meeting.partnership.people if person in here and here[person].was_here]


def _present(meeting: Meeting) -> dict[str, list[str]]:
    people = meeting.partnership.people
    there = _took_part(meeting)
    by_party = {party: [p for p in there if people[p].party == party] for party in meeting.partnership.parties}
    return {party: names for party, names in by_party.items() if names}


def _apologies(meeting: Meeting) -> list[str]:
    """People of the partnership who were not there, leaving out those who had left it by then."""
    there = set(_took_part(meeting))
    gone = {p.id for p in meeting.partnership.person if p.until and p.until < meeting.day}
    return [person for person in meeting.partnership.people if person not in there and person not in gone]


def _moments(meeting: Meeting, which: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for person, seen in meeting.attendance.items():
        moment = seen.came if which == "came" else seen.went
        if moment is not None and seen.was_here:
            rows.append({"who": person, "at": _clock(meeting, moment)})
    return rows


def _joined(meeting: Meeting, person: str) -> dict[str, Any]:
    found = meeting.partnership.people[person]
    return {"id": found.id, "name": found.name, "party": found.party}


def _step(step: StepRun, table: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": step.fields.kind, "title": step.fields.heading}
    if step.fields.id:
        row["id"] = step.fields.id
    if step.fields.minutes is not None:
        row["planned"] = step.fields.minutes
    if step.first is None:
        return {**row, "skipped": True}
    row["took"] = max(round(step.seconds(now) / 60), 0)
    return {**row, **table}


def _items(meeting: Meeting) -> dict[str, list[AnyItem | dict[str, Any]]]:
    """Captured things by table. An action without owner or date is left open, not written as a promise."""
    tables: dict[str, list[AnyItem | dict[str, Any]]] = {}
    for found in meeting.live_items:
        missing = _missing(found)
        if missing:
            row = found.item.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
            tables.setdefault("open", []).append({"id": found.label, **row, "missing": missing})
        else:
            tables.setdefault(found.kind.value, []).append(_labelled(found))
    return tables


def _used(meeting: Meeting) -> dict[str, int]:
    """Numbers given away and not in these minutes, after something was undone or taken out: highest by letter."""
    highest: dict[str, int] = {}
    for found in meeting.live_items:
        highest[found.label[0]] = max(highest.get(found.label[0], 0), int(found.label[1:]))
    given = {LETTERS[found.kind] for found in meeting.items.values()} | set(meeting.undone)
    return {
        letter: number - 1
        for letter, number in sorted(meeting.next_ids.items())
        if letter in given and number - 1 > highest.get(letter, 0)
    }


def _missing(found: Captured) -> list[str]:
    if not isinstance(found.item, Action):
        return []
    gaps = {"an owner": found.item.owner, "a date": found.item.due}
    return [gap for gap, value in gaps.items() if value is None]


def _labelled(found: Captured) -> AnyItem:
    """The item under its number. A decision taken while a party had nobody there is theirs to ratify."""
    changes: dict[str, Any] = {"id": found.label}
    if isinstance(found.item, Decision | Agreement) and found.item.ratify is None:
        silent = tuple(party for party in found.absent if party not in {*found.item.yes, *found.item.no})
        changes["ratify"] = Ratify(by=silent) if silent else None
    return found.item.model_copy(update=changes)

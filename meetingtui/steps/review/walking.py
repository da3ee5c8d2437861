"""Which items of a register are walked, and in which order: from what stood when the meeting was opened. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from meetingtui.core.dates import say_date
from meetingtui.core.items import (
    Action,
    Agreement,
    Concern,
    Decision,
    Exchange,
    Experiment,
    ItemKind,
    Parked,
    Risk,
    Term,
    Win,
)
from meetingtui.core.people import Partnership
from meetingtui.core.returning import returns
from meetingtui.core.standing import Carried, CarriedAction, CarriedMetric
from meetingtui.core.text import fold_name
from meetingtui.steps.protocol import View
from meetingtui.steps.review.step import ReviewFields

KINDS: dict[str, ItemKind] = {
    "actions": ItemKind.ACTION,
    "decisions": ItemKind.DECISION,
    "agreements": ItemKind.AGREEMENT,
    "risks": ItemKind.RISK,
    "questions": ItemKind.PARKED,
    "metrics": ItemKind.METRIC,
    "exchanges": ItemKind.EXCHANGE,
    "glossary": ItemKind.TERM,
    "experiments": ItemKind.EXPERIMENT,
    "concerns": ItemKind.CONCERN,
    "wins": ItemKind.WIN,
}
"""The registers that hold items; minutes and streams are the others."""
SOON = timedelta(days=7)
STALE_DAYS = 60
"""A measure without a reading for longer than this is stale."""

ORPHAN, WAITING, LATE, DUE, REST = range(5)
"""How soon an item is looked at: its owner is gone, somebody's word is missing, late, due, the rest."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """How soon an item is looked at, by which day within that, and why, in a few words."""

    rank: int = REST
    day: date = date.max
    words: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the list."""

    key: str
    urgency: Urgency
    group: str = ""
    """The owner, party or stream that it stands under, where the list is grouped."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The list that is walked, and how many more there are than the step takes."""

    entries: tuple[Entry, ...] = ()
    more: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(entry.key for entry in self.entries)

    def find(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)


def walk(fields: ReviewFields, view: View) -> Walk:
    """The list, which stays the same for as long as the meeting lasts."""
    day = view.day or date.min
    if fields.of == "minutes":
        entries = [Entry(met.minutes, Urgency(DUE, met.on)) for met in view.standing.unconfirmed]
    elif fields.of == "streams":
        entries = list(_streams(fields, view, day))
    else:
        entries = list(_items(fields, view, day))
    order = {name: number for number, name in enumerate(_groups(fields.grouped, view.partnership))}
    last = len(order)

    def place(entry: Entry) -> tuple[bool, int, int, date]:
        urgency = entry.urgency
        return urgency.rank != ORPHAN, order.get(entry.group, last), urgency.rank, urgency.day

    entries.sort(key=place)
    kept = entries[: fields.limit] if fields.limit else entries
    return Walk(tuple(kept), len(entries) - len(kept))


def last_met(view: View) -> date | None:
    """The day of the latest meeting that anything stands from."""
    standing = view.standing
    days = [one.on for one in standing.everything.values()]
    days += [change.on for one in standing.everything.values() for change in one.history]
    days += [mark.on for marks in standing.streams.values() for mark in marks]
    days += [rated.on for lines in standing.ratings.values() for rated in lines]
    days += [met.on for met in standing.unconfirmed]
    return max(days, default=None)


def _items(fields: ReviewFields, view: View, day: date) -> Iterable[Entry]:
    last = last_met(view) if fields.shown == "since last" else None
    for one in view.standing.of_kind(KINDS[fields.of]):
        urgency = urgency_of(one, fields, view, day)
        match fields.shown:
            case "all":
                shown = True
            case "due or overdue":
                shown = urgency.rank < REST
            case "since last":
                shown = last is not None and max([one.on, *(change.on for change in one.history)]) >= last
            case _:
                shown = not _landed(one)
        if shown:
            yield Entry(one.id, urgency, _group(one, fields.grouped, view.partnership))


def _streams(fields: ReviewFields, view: View, day: date) -> Iterable[Entry]:
    for stream in view.partnership.stream:
        now = view.standing.stream_changes.get(stream.id)
        owner = (now.owner if now else None) or stream.owner
        if now and now.ended and fields.shown != "all":
            continue
        urgency = _dated(stream.ends, day, "ended", "ends")
        if owner and has_left(owner, view.partnership, day):
            urgency = Urgency(ORPHAN, words="its owner has left")
        if fields.shown == "due or overdue" and urgency.rank == REST:
            continue
        yield Entry(stream.id, urgency, _owned_by(owner, fields.grouped, view.partnership))


# how soon ---------------------------------------------------------------------------------------------------


def has_left(person: str, names: Partnership, day: date) -> bool:
    """Whether somebody does not belong to the partnership any more, or their party does not."""
    found = names.people.get(person)
    if found is None or (found.until is not None and found.until < day):
        return True
    party = names.parties.get(found.party)
    return party is None or (party.left is not None and party.left < day)


def urgency_of(one: Carried, fields: ReviewFields, view: View, day: date) -> Urgency:
    """How soon an item is looked at."""
    item = one.item
    owner = getattr(item, "owner", None)
    if owner and has_left(owner, view.partnership, day):
        return Urgency(ORPHAN, words=f"{view.partnership.first_name(owner)} has left")
    match item:
        case Action():
            if owner is None:
                return Urgency(ORPHAN, words="nobody owns it")
            if isinstance(one, CarriedAction) and one.asked and one.asked[-1].who == owner:
                words = "said to be done" if one.asked[-1].to == "done" else "another date is asked for"
                return Urgency(WAITING, item.due or date.max, words)
            timed = _dated(item.due, day, "was due", "due")
            return timed if item.accepted else Urgency(WAITING, item.due or date.max, "not yet accepted")
        case Decision() | Agreement():
            return _in_force(one, item, day)
        case Risk():
            return Urgency(WAITING, words="its early sign was seen") if item.state == "seen" else _dated(item.by, day)
        case Parked():
            here = returns(
                item.goes,
                item.by,
                minutes=view.minutes,
                heading=fields.heading,
                names=view.partnership,
                day=day,
            )
            return Urgency(WAITING, item.by or date.max, "comes up here") if here else _dated(item.by, day)
        case Exchange():
            return Urgency() if _landed(one) else Urgency(DUE)
        case Concern():
            words = "not yet acknowledged"
            return _dated(item.by, day) if item.acknowledged else Urgency(WAITING, one.on, words)
        case Win():
            return Urgency(REST, one.on)
        case Experiment():
            return _dated(item.until, day, "ran until", "until")
        case Term():
            differ = len({fold_name(text) for text in item.means.values()}) > 1
            return Urgency(DUE, words="means two things") if differ and not item.agreed else Urgency()
        case _:
            return _measure(one, day)


def _in_force(one: Carried, item: Decision | Agreement, day: date) -> Urgency:
    if item.ratify:
        return Urgency(WAITING, item.ratify.until or date.max, "to ratify")
    if one.history and one.history[-1].to == "to revisit":
        return Urgency(WAITING, words="to be looked at again")
    looked_at = item.review and any(c.to == "kept" and item.review - c.on <= SOON for c in one.history)
    return Urgency() if looked_at else _dated(item.review, day, "was to be looked at", "to be looked at")


def _measure(one: Carried, day: date) -> Urgency:
    quiet = stale(one, day)
    if quiet:
        return Urgency(LATE, one.on, quiet)
    return _dated(getattr(one.item, "by", None), day)


def stale(one: Carried, day: date) -> str:
    """Since when a measure has had no reading, where that is too long; else nothing."""
    if not isinstance(one, CarriedMetric):
        return ""
    days = (day - (one.readings[-1].on if one.readings else one.on)).days
    return f"no reading for {days} days" if days > STALE_DAYS else ""


def _dated(when: date | None, day: date, late: str = "was due", due: str = "due") -> Urgency:
    if when is None:
        return Urgency()
    if when < day:
        return Urgency(LATE, when, f"{late} {say_date(when, day)}")
    soon = (when - day) <= SOON
    return Urgency(DUE if soon else REST, when, f"{due} {say_date(when, day)}" if soon else "")


def _landed(one: Carried) -> bool:
    """Whether how something landed or what it brought has been said, or that there is nothing to say."""
    if not isinstance(one.item, Exchange):
        return False
    return bool(one.item.landed) or any(change.to in {"nothing to add", "brought"} for change in one.history)


# groups -----------------------------------------------------------------------------------------------------


def _groups(grouped: str, names: Partnership) -> tuple[str, ...]:
    match grouped:
        case "owner":
            return tuple(names.people)
        case "party":
            return tuple(names.parties)
        case "stream":
            return tuple(names.streams)
        case _:
            return ()


def _group(one: Carried, grouped: str, names: Partnership) -> str:
    item: Any = one.item
    if grouped == "stream":
        return item.stream or ""
    if grouped == "party" and isinstance(item, Exchange | Concern):
        whose = (item.got if isinstance(item, Exchange) else item.raised) or ""
        person = names.people.get(whose)
        return person.party if person else whose
    return _owned_by(getattr(item, "owner", None), grouped, names)


def _owned_by(owner: str | None, grouped: str, names: Partnership) -> str:
    person = names.people.get(owner or "")
    if grouped == "party":
        return person.party if person else ""
    return (owner or "") if grouped == "owner" else ""

"""Registers as lists: which items, in which order, and what is said of each in a few words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from meetingtui.core.asked import say_asked
from meetingtui.core.becoming import OPEN
from meetingtui.core.carrying import kind_of
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
    headline,
    names_in,
    owner_of,
)
from meetingtui.core.people import Partnership, Person
from meetingtui.core.standing import Asked, Carried, CarriedAction, CarriedMetric
from meetingtui.register.positions import is_left_open, positions_of

_DAY = {
    ItemKind.ACTION: "due",
    ItemKind.DECISION: "review",
    ItemKind.AGREEMENT: "review",
    ItemKind.RISK: "by",
    ItemKind.PARKED: "by",
    ItemKind.CONCERN: "by",
    ItemKind.EXPERIMENT: "until",
    ItemKind.METRIC: "by",
}
"""The field of each kind that says when it is wanted."""
OWNER_LEFT = "its owner has left"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; what is None narrows nothing."""

    owner: str | None = None
    party: str | None = None
    stream: str | None = None
    since: date | None = None
    """Made or changed on this day or later."""
    until: date | None = None
    """Made on this day or before."""
    overdue: bool = False
    ended: bool = False
    """Whether what has ended is listed too."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a list: the item with its history, and the words for its row."""

    one: Carried
    kind: ItemKind
    day: date | None
    """When it is wanted: due, looked at again, seen by."""
    owner: str
    party: str
    words: str
    state: str
    late: bool


def listed(
    items: Iterable[Carried], kind: ItemKind, names: Partnership, today: date, wanted: Filter | None = None
) -> tuple[Listed, ...]:
    """The items of one kind that a filter lets through: the late first, then by day, then as they were made."""
    asked = wanted or Filter()
    rows = [row_of(one, names, today) for one in items if kind_of(one) is kind]
    kept = [row for row in rows if _wanted(row, names, asked)]
    return tuple(sorted(kept, key=lambda row: (row.one.state != OPEN, row.day or date.max)))


def row_of(one: Carried, names: Partnership, today: date) -> Listed:
    """An item as a row of a list."""
    kind = kind_of(one)
    owner = owner_of(one.item) or ""
    person = names.people.get(owner)
    day: date | None = getattr(one.item, _DAY.get(kind, ""), None)
    late = one.state == OPEN and day is not None and day < today
    return Listed(
        one,
        kind,
        day,
        owner,
        person.party if person else "",
        headline(kind, one.item),
        "; ".join([*_orphaned(one, person, names, today), *_states(one, names, late=late)]),
        late,
    )


def as_data(row: Listed, names: Partnership) -> dict[str, Any]:
    """A row for programs: stable keys, days as ISO text."""
    one = row.one
    return {
        "id": one.id,
        "kind": row.kind.value,
        "text": row.words,
        "state": one.state,
        "late": row.late,
        "day": row.day.isoformat() if row.day else None,
        "owner": row.owner or None,
        "owner_name": names.person_name(row.owner) if row.owner in names.people else None,
        "party": row.party or None,
        "stream": one.item.stream,
        "made_on": one.on.isoformat(),
        "made_in": one.minutes,
        "meetings_since": one.meetings,
        "uncertain": one.uncertain,
        "positions": _positions(one, names),
        "history": [change.model_dump(mode="json", exclude_none=True) for change in one.history],
        "asked": [said.model_dump(mode="json", exclude_none=True) for said in _asked(one)],
        "item": one.item.model_dump(mode="json", by_alias=True, exclude_none=True),
    }


def _positions(one: Carried, names: Partnership) -> dict[str, Any] | None:
    """Where the parties stand on a decision or an agreement: whose word is missing, and whether anybody's is."""
    if not isinstance(one.item, Decision | Agreement):
        return None
    held = positions_of(one, names)
    agreed = held.agreed and getattr(one.item, "state", None) is None
    return {"agreed": agreed, "no": list(held.no), "left_open": list(held.silent), "to_ratify": list(held.ratify)}


def _asked(one: Carried) -> tuple[Asked, ...]:
    return one.asked if isinstance(one, CarriedAction) else ()


def _wanted(row: Listed, names: Partnership, asked: Filter) -> bool:
    one = row.one
    latest = max([one.on, *(change.on for change in one.history)])
    return not (
        (one.state != OPEN and not asked.ended)
        or (asked.owner is not None and row.owner != asked.owner)
        or (asked.party is not None and asked.party not in _parties(row, names))
        or (asked.stream is not None and one.item.stream != asked.stream)
        or (asked.since is not None and latest < asked.since)
        or (asked.until is not None and one.on > asked.until)
        or (asked.overdue and not row.late)
    )


def _parties(row: Listed, names: Partnership) -> set[str]:
    """The parties an item is of: its owner's where it has an owner, else those whose name stands in it."""
    if row.party:
        return {row.party}
    people, parties, either = names_in(row.one.item)
    of_people = {person.party for name in people | either if (person := names.people.get(name)) is not None}
    return parties | of_people | (either & set(names.parties))


def _states(one: Carried, names: Partnership, *, late: bool) -> list[str]:
    """What there is to say of an item beside its words, the most pressing first."""
    said = [say_asked(asked, names) for asked in _asked(one)[-1:]]
    if one.state != OPEN:
        said.append(_ended(one))
    elif late:
        said.append("late" if isinstance(one.item, Action | Parked | Concern) else "to be looked at")
    said += _of_kind(one, names)
    if one.moves:
        said.append("moved once" if one.moves == 1 else "moved twice" if one.moves == 2 else f"moved {one.moves} times")
    if one.uncertain:
        said.append("uncertain: some minutes could not be read")
    return said


def _orphaned(one: Carried, owner: Person | None, names: Partnership, today: date) -> list[str]:
    """Whether an open item's owner is gone, or their whole party, so that it needs another."""
    return [OWNER_LEFT] if owner is not None and one.state == OPEN and has_left(owner, names, today) else []


def has_left(owner: Person, names: Partnership, today: date) -> bool:
    """Whether somebody is gone by that day, or their whole party."""
    party = names.parties.get(owner.party)
    return (owner.until is not None and owner.until < today) or (party is not None and party.gone(today))


def _ended(one: Carried) -> str:
    last = next((change for change in reversed(one.history) if change.to == one.state), None)
    when = f" {say_date(last.on)}" if last else ""
    return f"{one.state}{when}{f', {last.why}' if last and last.why else ''}"


def _of_kind(one: Carried, names: Partnership) -> list[str]:
    match one.item:
        case Action() as item:
            loose = [word for word, has in (("an owner", item.owner), ("a date", item.due)) if not has]
            offered = not item.accepted and not loose and one.state == OPEN
            return ([f"without {' or '.join(loose)}"] if loose else []) + (["not yet accepted"] if offered else [])
        case Decision() | Agreement() as item:
            held = positions_of(one, names).words(names.party_name) if is_left_open(one, names) else []
            ratify = [f"to be ratified by {_everyone(item.ratify.by, names)}"] if item.ratify else []
            deferred = [item.state] if isinstance(item, Decision) and item.state == "deferred" else []
            return held + ratify + deferred
        case Risk() as item:
            size = [
                f"{word} {value}" for word, value in (("likelihood", item.likelihood), ("impact", item.impact)) if value
            ]
            return (["its early sign was seen"] if item.state == "seen" else []) + size
        case Parked() as item:
            return [f"goes to {item.goes}"] if item.goes else []
        case Win() as item:
            return [f"to {_everyone(item.to, names)}"] if item.to else []
        case Exchange() as item:
            return [f"from {_everyone((item.gave or '?',), names)} to {_everyone((item.got or '?',), names)}"]
        case Concern() as item:
            raised = [f"raised by {_everyone((item.raised,), names)}"] if item.raised else []
            return raised + ([] if item.acknowledged or one.state != OPEN else ["not yet acknowledged"])
        case Term() as item:
            return [item.agreed] if item.agreed else [f"{_everyone((k,), names)}: {v}" for k, v in item.means.items()]
        case Experiment() as item:
            return [f"expecting {item.expect}"] if item.expect else []
        case _:
            return _measured(one)


def _measured(one: Carried) -> list[str]:
    if not isinstance(one, CarriedMetric):
        return []
    last = [f"now {one.readings[-1].value} ({say_date(one.readings[-1].on)})"] if one.readings else []
    return last + ([f"target {one.item.target}"] if one.item.target else [])


def _everyone(who: Iterable[str], names: Partnership) -> str:
    return " and ".join(names.party_name(n) if n in names.parties else names.first_name(n) for n in who)

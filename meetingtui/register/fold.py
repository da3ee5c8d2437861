"""Minutes, in date order, become what stands now. Pure: the same files give the same answer, and nothing is cached.

Change happens only through `[[update]]` and `[[amendment]]` in later minutes (formats, promise 1). A broken minutes
file is left out with its problems named, and everything that was open at its time is marked uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from pydantic import ValidationError

from meetingtui.core.items import AnyItem, Decision, ItemKind, Risk
from meetingtui.core.standing import (
    Carried,
    CarriedAction,
    CarriedConcern,
    CarriedDecision,
    CarriedExchange,
    CarriedParked,
    CarriedRisk,
    Change,
    Standing,
    Stood,
)
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Update

STREAM_MARKS = 8
"""How many of the latest marks of a stream are kept (practices B2)."""

ENDED: dict[ItemKind, frozenset[str]] = {
    ItemKind.ACTION: frozenset({"done", "dropped"}),
    ItemKind.DECISION: frozenset({"replaced", "withdrawn"}),
    ItemKind.RISK: frozenset({"closed"}),
    ItemKind.PARKED: frozenset({"answered", "let go", "owned"}),
    ItemKind.CONCERN: frozenset({"closed"}),
    ItemKind.EXCHANGE: frozenset(),
}
"""The words in an update after which an item is not open any more."""

_TABLES: dict[ItemKind, type[Carried]] = {
    ItemKind.ACTION: CarriedAction,
    ItemKind.DECISION: CarriedDecision,
    ItemKind.RISK: CarriedRisk,
    ItemKind.PARKED: CarriedParked,
    ItemKind.CONCERN: CarriedConcern,
    ItemKind.EXCHANGE: CarriedExchange,
}
_NOT_FIELDS = frozenset({"item", "to", "why", "note", "sign"})


@dataclass(slots=True)
class _Entry:
    """An item on its way through the minutes."""

    kind: ItemKind
    item: AnyItem
    on: date
    minutes: str
    state: str = "open"
    uncertain: bool = False
    meetings: int = 0
    history: list[Change] = field(default_factory=list[Change])


@dataclass(slots=True)
class Register:
    """What stands, and what in the minutes could not be followed."""

    standing: Standing
    lost: tuple[str, ...] = ()
    """Sentences about updates that name an item no minutes hold."""


def fold_minutes(held: Iterable[tuple[str, Minutes]], broken_on: Iterable[date] = ()) -> Register:
    """What stands after these minutes: (name, minutes) in date order. `broken_on` are dates of files left out."""
    entries: dict[str, _Entry] = {}
    streams: dict[str, list[Stood]] = {}
    lost: list[str] = []
    for name, minutes in held:
        for entry in entries.values():
            entry.meetings += 1
        for kind in _TABLES:
            for item in cast("tuple[AnyItem, ...]", getattr(minutes, kind.value)):
                if item.id and item.id not in entries:
                    entries[item.id] = _Entry(kind, item, minutes.date, name)
        _replaced(minutes, name, entries)
        for update in minutes.update:
            if not _updated(update, minutes.date, name, entries):
                lost.append(f"{name}: the update of {update.item} names nothing that is in any minutes")
        for change in minutes.amendment:
            _amended(change.part, change.now, entries)
        for row in minutes.status:
            stood = Stood(on=minutes.date, says=dict(row.says), agreed=row.agreed, because=row.because)
            streams.setdefault(row.stream, []).append(stood)
    first_broken = min(broken_on, default=None)
    for entry in entries.values():
        entry.uncertain = (first_broken is not None and entry.on <= first_broken) or entry.uncertain
    return Register(_standing(entries, streams), tuple(lost))


def _replaced(minutes: Minutes, name: str, entries: dict[str, _Entry]) -> None:
    """A decision that replaces another ends it."""
    for decision in minutes.decision:
        old = entries.get(decision.replaces or "")
        if old is not None and decision.id != decision.replaces:
            old.state = "replaced"
            old.history.append(Change(on=minutes.date, minutes=name, to="replaced", why=f"by {decision.id}"))


def _updated(update: Update, on: date, name: str, entries: dict[str, _Entry]) -> bool:
    entry = entries.get(update.item)
    if entry is None:
        return False
    to = update.to or update.sign
    entry.history.append(Change(on=on, minutes=name, to=to, why=update.why or update.note))
    fields = {key: value for key, value in _said(update).items() if key not in _NOT_FIELDS}
    if update.sign == "seen" and isinstance(entry.item, Risk):
        fields["state"] = "seen"
    if to == "handed on":
        fields.setdefault("accepted", True)  # a new owner's yes is what makes the update (practices B7)
    if to == "ratified" and isinstance(entry.item, Decision):
        fields["ratify"] = None
    _set(entry, fields)
    entry.state = to if to in ENDED[entry.kind] else "open"
    return True


def _said(update: Update) -> dict[str, Any]:
    """The keys that an update has, with their values."""
    return {name: getattr(update, name) for name in update.model_fields_set} | (update.model_extra or {})


def _amended(part: str, now: Any, entries: dict[str, _Entry]) -> None:
    """An amendment's `now` takes the place of what confirmed minutes say (practices C3)."""
    mark, _, name = part.partition(".")
    entry = entries.get(mark)
    if entry is not None and name:
        _set(entry, {name: now})


def _set(entry: _Entry, fields: dict[str, Any]) -> None:
    """Change fields of an item; one that does not fit leaves it as it was, and uncertain."""
    known = {field.alias or name for name, field in type(entry.item).model_fields.items()} - {"id"}
    wanted = {name: value for name, value in fields.items() if name in known}
    if not wanted:
        return
    try:
        entry.item = type(entry.item).model_validate({**entry.item.model_dump(by_alias=True), **wanted})
    except ValidationError:
        entry.uncertain = True


def _standing(entries: dict[str, _Entry], streams: dict[str, list[Stood]]) -> Standing:
    groups: dict[ItemKind, list[Carried]] = {kind: [] for kind in _TABLES}
    for mark, entry in entries.items():
        if entry.state != "open":
            continue
        carried = {
            "id": mark,
            "on": entry.on,
            "minutes": entry.minutes,
            "state": entry.state,
            "uncertain": entry.uncertain,
            "history": tuple(entry.history),
            "meetings": entry.meetings,
            "item": entry.item,
        }
        groups[entry.kind].append(_TABLES[entry.kind].model_validate(carried))
    return Standing.model_validate(
        {
            "actions": groups[ItemKind.ACTION],
            "decisions": groups[ItemKind.DECISION],
            "risks": groups[ItemKind.RISK],
            "parked": groups[ItemKind.PARKED],
            "concerns": groups[ItemKind.CONCERN],
            "exchanges": groups[ItemKind.EXCHANGE],
            "streams": {stream: tuple(marks[-STREAM_MARKS:]) for stream, marks in streams.items()},
        }
    )

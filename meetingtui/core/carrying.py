"""What an `[[update]]` row makes of an item: one rule for the fold of minutes and for a meeting in progress. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import ValidationError

from meetingtui.core.becoming import ENDED, OPEN
from meetingtui.core.items import AnyItem, Decision, ItemKind, Risk, Win
from meetingtui.core.standing import CARRIED, Carried, CarriedMetric, Change, Reading
from meetingtui.core.text import clean_line

_NOT_FIELDS = frozenset({"item", "to", "why", "note", "sign", "reading"})


@dataclass(frozen=True, slots=True)
class Became:
    """An item after a row of `[[update]]`: what it says, its state, and whether every key of the row fitted."""

    item: AnyItem
    state: str
    to: str | None
    fits: bool


def became(kind: ItemKind, item: AnyItem, row: Mapping[str, Any], state: str = OPEN) -> Became:
    """The item as the row leaves it, from the state that it was in. A key that does not fit leaves the item as it was,
    and a row without `to` says nothing of the state: a reading does not open again what was closed.
    """
    to = row.get("to") or row.get("sign") or ("read" if row.get("reading") is not None else None)
    fields = {key: value for key, value in row.items() if key not in _NOT_FIELDS and value is not None}
    if row.get("sign") == "seen" and isinstance(item, Risk):
        fields["state"] = "seen"
    if to == "handed on":
        fields.setdefault("accepted", True)  # a new owner's yes is what makes the update (practices B7)
    if to == "ratified" and "ratify" not in fields and hasattr(item, "ratify"):
        fields["ratify"] = None
    now, fits = changed(item, fields)
    if isinstance(now, Win) and now.told:
        to = "told"
    said = to in ENDED[kind] or row.get("to") is not None
    return Became(now, (to if to in ENDED[kind] else OPEN) if said and to else state, to, fits)


def changed(item: AnyItem, fields: Mapping[str, Any]) -> tuple[AnyItem, bool]:
    """The item with some fields different, and whether they fit it; keys that are none of its own are left out."""
    wanted = {name: value for name, value in fields.items() if name in _keys(type(item))} if fields else {}
    if not wanted:
        return item, True
    try:
        return type(item).model_validate({**item.model_dump(by_alias=True), **wanted}), True
    except ValidationError:
        return item, False


@cache
def _keys(made: type[AnyItem]) -> frozenset[str]:
    """The keys of an item's table that may change."""
    return frozenset(field.alias or name for name, field in made.model_fields.items()) - {"id"}


def begins(item: AnyItem) -> str:
    """The state in which an item is written down."""
    if isinstance(item, Decision) and item.state == "not adopted":
        return "not adopted"
    return "told" if isinstance(item, Win) and item.told else OPEN


def carry(one: Carried, row: Mapping[str, Any], on: date, minutes: str) -> Carried:
    """A carried item after a row of `[[update]]`, with the change in its history."""
    kind = kind_of(one)
    after = became(kind, one.item, row, one.state)
    change = told(one.item, row, after, on, minutes)
    fields: dict[str, Any] = {
        "item": after.item,
        "state": after.state,
        "uncertain": one.uncertain or not after.fits,
        "history": (*one.history, change),
    }
    if isinstance(one, CarriedMetric) and (value := row.get("reading")) is not None:
        fields["readings"] = (*one.readings, reading(on, value, row.get("note")))
    return one.model_copy(update=fields)


def told(before: AnyItem, row: Mapping[str, Any], after: Became, on: date, minutes: str) -> Change:
    """The change as the item's history tells it."""
    due = getattr(before, "due", None)
    was = due if after.to == "moved" or due != getattr(after.item, "due", None) else None
    return Change(on=on, minutes=minutes, to=after.to, why=row.get("why") or row.get("note"), was=was)


def reading(on: date, value: Any, note: Any = None) -> Reading:
    """A reading as text: a number in a file may be a number."""
    return Reading(on=on, value=clean_line(str(value)), note=note)


def kind_of(one: Carried) -> ItemKind:
    """The kind of a carried item."""
    return next(kind for kind, model in CARRIED.items() if isinstance(one, model))

"""Since we last met: what an opening screen says of what stands, in a few lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.standing import CarriedAction, Standing

SOON_DAYS = 7
"""A promise due within this many days is worth a line before the meeting."""
NAMED = 2
"""How many of each sort are named; the rest are counted."""


def since(standing: Standing, names: Partnership, today: date) -> tuple[str, ...]:
    """Lines for the room, the most pressing first; none where nothing stands."""
    late = [one for one in standing.actions if one.item.due and one.item.due < today]
    soon = [one for one in standing.actions if one.item.due and today <= one.item.due <= _soon(today)]
    offered = [one for one in standing.actions if not one.item.accepted]
    review = [one for one in standing.decisions if one.item.review and one.item.review <= today]
    ratify = [one for one in standing.decisions if one.item.ratify]
    seen = [one for one in standing.risks if one.item.state == "seen"]
    waiting = [one for one in standing.concerns if not one.item.acknowledged]
    lines = [
        _line("late", [_promise(one, names, today) for one in late]),
        _line("due", [_promise(one, names, today) for one in soon]),
        _line("not yet accepted", [_promise(one, names, today) for one in offered if one not in late + soon]),
        _line("to ratify", [f"{one.id} {one.item.text}" for one in ratify]),
        _line("to look at again", [f"{one.id} {one.item.text}" for one in review]),
        _line("early sign seen", [f"{one.id} {one.item.cause}" for one in seen]),
        _line("concern not yet acknowledged", [f"{one.id} {one.item.happened}" for one in waiting]),
        _line("parked", [f"{one.id} {one.item.text}" for one in standing.parked]),
    ]
    return tuple(line for line in lines if line)


def _soon(today: date) -> date:
    return today + timedelta(days=SOON_DAYS) if today < date.max - timedelta(days=SOON_DAYS) else date.max


def _promise(one: CarriedAction, names: Partnership, today: date) -> str:
    who = names.first_name(one.item.owner) if one.item.owner else "nobody"
    when = f", {say_date(one.item.due, today)}" if one.item.due else ""
    return f"{one.id} {who}{when}"


def _line(what: str, found: Sequence[str] | Iterable[str]) -> str:
    rows = list(found)
    if not rows:
        return ""
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"{len(rows)} {what}: {'; '.join(rows[:NAMED])}{more}"

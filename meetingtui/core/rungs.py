"""Escalation agreed in advance: which rung is offered for what has waited longer than the parties said it should. Pure.

A rung's `when` is words; what is understood of it is one length of time, such as "five working days".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meetingtui.core.lengths import Trigger, trigger
from meetingtui.core.people import Escalation, Partnership
from meetingtui.core.returning import returns
from meetingtui.core.standing import (
    Carried,
    CarriedAction,
    CarriedAgreement,
    CarriedConcern,
    CarriedDecision,
    CarriedParked,
    Standing,
)

PARKED_THROUGH = 2
"""A parked question that goes to no meeting of its own is old once it was parked through so many."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung that is offered, and how long was waited for it."""

    escalation: Escalation
    trigger: Trigger
    past_its_day: bool


def rung_for(one: Carried, names: Partnership, today: date) -> Rung | None:
    """The highest rung whose time has passed for an item; None where there is none."""
    since = _waits_since(one, names, today)
    if since is None or since >= today:
        return None
    passed: list[tuple[date, int, Rung]] = []
    for number, escalation in enumerate(names.escalate):
        after = trigger(escalation)
        if after is not None and (upto := after.upto(since)) < today:
            passed.append((upto, number, Rung(escalation, after, since != one.on)))
    return max(passed, key=lambda found: found[:2])[2] if passed else None


def say_carried(rung: Rung, names: Partnership) -> str:
    """Who carries it, and how; the parties' own words where they name nobody."""
    to = rung.escalation.to
    who = " and ".join(names.first_name(one) for one in to)
    how = (rung.escalation.how or "").rstrip(".")
    carried = f"{who} carry it together" if len(to) > 1 else f"it goes to {who}" if who else ""
    return ", ".join(part for part in (carried, how) if part) or rung.escalation.when.rstrip(".")


def say_rung(rung: Rung, names: Partnership) -> str:
    """The offer in a sentence: how long was waited, who carries it, how, and with which agenda."""
    late = "Past its day by more than" if rung.past_its_day else "Older than"
    return f"{late} {rung.trigger.words}: {say_carried(rung, names)}; meetingtui run escalation"


def waiting_rungs(standing: Standing, names: Partnership, today: date) -> tuple[tuple[Carried, Rung], ...]:
    """Everything that stands and has a rung to offer, the longest waiting first."""
    if not names.escalate:
        return ()
    found = [
        (one, rung)
        for group in (
            standing.concerns,
            standing.decisions,
            standing.agreements,
            standing.actions,
            standing.parked,
        )
        for one in group
        if (rung := rung_for(one, names, today)) is not None
    ]
    return tuple(sorted(found, key=lambda pair: _waits_since(pair[0], names, today) or today))


def _waits_since(one: Carried, names: Partnership, today: date) -> date | None:
    """The day from which an item's waiting is counted: the day it was wanted, else the day it was raised."""
    if one.state != "open":
        return None
    match one:
        case CarriedAction():
            return one.item.due
        case CarriedDecision() | CarriedAgreement():
            return (one.item.ratify.until or one.on) if one.item.ratify else None
        case CarriedConcern():
            settled = one.item.acknowledged or one.item.closed
            return None if settled else one.item.by or one.on
        case CarriedParked():
            goes = one.item.goes
            # One that goes to a meeting of another sort is where it was put, and not stuck.
            free = not goes or returns(goes, None, minutes="", heading="", names=names, day=today)
            return one.item.by or (one.on if free and one.meetings >= PARKED_THROUGH else None)
        case _:
            return None

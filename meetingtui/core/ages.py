"""How old something is, as people say it: in weeks and in meetings, and how often it was moved. Pure."""

from __future__ import annotations

from datetime import date

from meetingtui.core.lengths import counted, number
from meetingtui.core.standing import Carried, CarriedConcern

CARE_AFTER = 2
"""A concern that nobody has acknowledged in so many meetings is offered CARE (practices C2)."""
_TIMES = {1: "once", 2: "twice"}
_DAYS, _WEEKS, _MONTHS = 14, 91, 730
"""Up to so many days a length is said in days, in weeks, in months."""


def say_span(days: int) -> str:
    """A length of time in the unit that people would use: "nine days", "six weeks", "five months"."""
    if days < _DAYS:
        return counted(max(days, 0), "day")
    if days < _WEEKS:
        return counted(days // 7, "week")
    return counted(round(days / 30.44), "month") if days < _MONTHS else counted(round(days / 365.25), "year")


def say_age(one: Carried, today: date) -> str:
    """How old an item is: "six weeks old, three meetings, moved twice"."""
    days = (today - one.on).days
    parts = [f"{say_span(days)} old" if days > 0 else "new today"]
    if one.meetings > 1:
        parts.append(counted(one.meetings, "meeting"))
    if one.moves:
        parts.append(f"moved {_TIMES.get(one.moves, f'{number(one.moves)} times')}")
    return ", ".join(parts)


def meetings_ago(one: Carried) -> str:
    """In which meeting an item was made, counted back from the one that is held or prepared now."""
    return "at the last meeting" if not one.meetings else f"{number(one.meetings + 1)} meetings ago"


def wants_care(one: CarriedConcern) -> bool:
    """Whether a concern has waited so long to be acknowledged that CARE is the place for it."""
    return not (one.item.acknowledged or one.item.closed) and one.meetings >= CARE_AFTER


def say_care(one: CarriedConcern) -> str:
    """The sentence that offers it."""
    return f"{one.id}, raised {meetings_ago(one)}, is not acknowledged: CARE is the place for it"

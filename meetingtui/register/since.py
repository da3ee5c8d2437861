"""Since we last met: what an opening screen says of what stands, in a few lines. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meetingtui.core.ages import say_care, wants_care
from meetingtui.core.asked import say_asked
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.returning import returns
from meetingtui.core.standing import CarriedAction, CarriedDecision, Standing
from meetingtui.register.positions import positions_of

SOON_DAYS = 7
"""A promise due within this many days is worth a line before the meeting."""
NAMED = 2
"""How many of each sort are named; the rest are counted."""


def since(
    standing: Standing, names: Partnership, today: date, *, minutes: str = "", title: str = ""
) -> tuple[str, ...]:
    """Lines for the room, the most pressing first; none where nothing stands.

    `minutes` and `title` of the meeting tell which parked questions come up again in it.
    """
    return tuple(since_by_sort(standing, names, today, minutes=minutes, title=title).values())


def since_by_sort(
    standing: Standing, names: Partnership, today: date, *, minutes: str = "", title: str = ""
) -> dict[str, str]:
    """The same lines by what each is about, such as "late" or "parked"; those only about which there is something."""
    back = [
        one
        for one in standing.parked
        if minutes and returns(one.item.goes, one.item.by, minutes=minutes, heading=title, names=names, day=today)
    ]
    told = [one for one in standing.actions if one.asked]
    late = [one for one in standing.actions if one.item.due and one.item.due < today]
    soon = [one for one in standing.actions if one.item.due and today <= one.item.due <= _soon(today)]
    loose = [one for one in standing.actions if not (one.item.owner and one.item.due)]
    offered = [one for one in standing.actions if not one.item.accepted and one not in loose]
    review = [one for one in standing.decisions if one.item.review and one.item.review <= today]
    ratify = [one for one in (*standing.decisions, *standing.agreements) if one.item.ratify]
    halved = [one for one in standing.decisions if one not in ratify and _half_said(one, names, today)]
    seen = [one for one in standing.risks if one.item.state == "seen"]
    waiting = [one for one in standing.concerns if not one.item.acknowledged]
    care = [one for one in waiting if wants_care(one)]
    held = [one for one in standing.agreements if one.item.review and one.item.review <= today]
    tried = [one for one in standing.experiments if not one.item.until or one.item.until <= _soon(today)]
    watched = [(one.id, c.watch) for one in standing.decisions for c in one.item.concern if c.watch]
    lines = {
        "asked": _line(
            "with an owner's word to look at", [f"{one.id} {say_asked(one.asked[-1], names)}" for one in told]
        ),
        "late": _line("late", [_promise(one, names, today) for one in late]),
        "due": _line("due", [_promise(one, names, today) for one in soon]),
        "loose": _line("without an owner or a date", [f"{one.id} {one.item.text}" for one in loose]),
        "offered": _line(
            "not yet accepted", [_promise(one, names, today) for one in offered if one not in late + soon]
        ),
        "ratify": _line("to ratify", [f"{one.id} {one.item.text}" for one in ratify]),
        "halved": _line("not every party has said yes", [f"{one.id} {one.item.text}" for one in halved]),
        "again": _line("to look at again", [f"{one.id} {one.item.text}" for one in review]),
        "signs": _line("early sign seen", [f"{one.id} {one.item.cause}" for one in seen]),
        "concerns": _line("concern not yet acknowledged", [f"{one.id} {one.item.happened}" for one in waiting]),
        "care": "; ".join(say_care(one) for one in care[:1]) + _more(care, 1),
        "held": _line("agreed, to look at again", [f"{one.id} {one.item.topic or one.item.text}" for one in held]),
        "tried": _line("being tried", [f"{one.id} {one.item.try_}" for one in tried]),
        "watched": _line("watched", [f"{mark} {words}" for mark, words in watched]),
        "confirm": _line(
            "with minutes to confirm", [f"{say_date(met.on, today)}, {met.title}" for met in standing.unconfirmed]
        ),
        "wins": _line(
            "win nobody was told about" if len(standing.wins) == 1 else "wins nobody was told about",
            [f"{one.id} {one.item.text}" for one in standing.wins],
        ),
        "back": _line("parked for today", [f"{one.id} {one.item.text}" for one in back]),
        "parked": _line("parked", [f"{one.id} {one.item.text}" for one in standing.parked if one not in back]),
    }
    return {sort: line for sort, line in lines.items() if line}


def _half_said(one: CarriedDecision, names: Partnership, today: date) -> bool:
    """Whether somebody has spoken and it is not yet agreed; whoever has left since is not waited for."""
    stand = positions_of(one, names)
    waited = any(party in names.parties_on(today) for party in stand.silent)
    return not stand.passed and not stand.nobody and (bool(stand.no) or waited)


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
    told = rows if len(rows) == 1 else [row.rstrip(".") for row in rows[:NAMED]]
    return f"{len(rows)} {what}: {'; '.join(told)}{_more(rows, NAMED)}"


def _more(found: Sequence[object], named: int) -> str:
    """How many there are beside those that were named."""
    return f" and {len(found) - named} more" if len(found) > named else ""


def first_time(standing: Standing, names: Partnership, present: Iterable[str]) -> str:
    """Who is here for the first time, in a line; empty where nobody is, and at the very first meeting."""
    if not standing.known:
        return ""
    new = [names.first_name(person) for person in present if person not in standing.known]
    return f"Here for the first time: {', '.join(new)}" if new else ""

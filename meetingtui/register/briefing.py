"""What a facilitator reads before a meeting: one page of sentences, part by part. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from meetingtui.core.ages import say_span
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Standing
from meetingtui.register.coming import Coming, current, likely
from meetingtui.register.fold import Register
from meetingtui.register.resting import rest_lines
from meetingtui.register.rhythm import agenda_of, rhythm_lines, same_agenda
from meetingtui.register.since import since_by_sort
from meetingtui.register.waiting import (
    concerns,
    parked,
    promises,
    ratify,
    shortened,
    signs,
    stuck,
    terms,
    tried,
)

SINCE = 150
"""How much of a line about what stands is told."""
LEFT_DAYS = 60
"""Somebody who left within so many days is still thought of as being there."""
_TOLD_APART = frozenset({"late", "due", "loose", "offered", "asked", "ratify", "signs", "concerns", "care", "tried"})
"""Sorts of `since` that have a part of their own."""
_PARKED = frozenset({"back", "parked"})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: what it is about, its sentences, the most useful first."""

    about: str
    lines: tuple[str, ...]
    rest: str = ""
    """The command that prints all of it."""
    least: int = 1
    """How many of its sentences the page keeps as long as other parts can do with fewer."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The whole page, and whether it holds what is for the facilitator alone."""

    title: str
    parts: tuple[Part, ...]
    private: bool = False


def briefing(register: Register, names: Partnership, coming: Coming, today: date) -> Briefing:
    """The page for a meeting that comes; parts with nothing to say are left out."""
    standing, day = register.standing, max(coming.day or today, today)
    people = likely(names, register.met, coming.agenda, day)
    parts = (
        Part("For", tuple(_purpose(names, standing))),
        Part("Rest", tuple(rest_lines(names, register.met, today)), least=3),
        Part("Next", () if names.at_rest else tuple(_next(names, register, coming, today)), least=3),
        Part("Rhythm", () if names.at_rest else _rhythm(names, register, coming, today), least=3),
        Part("Since", tuple(_since(register, names, coming, today)), "meetingtui show last", 2),
        Part("Promises", tuple(promises(standing, names, day, today)), "meetingtui actions", 8),
        Part("To ratify", tuple(ratify(standing, names, today)), "meetingtui decisions", 2),
        Part("Stuck", tuple(stuck(standing, names, today)), "meetingtui actions --overdue", 3),
        Part("Concerns", tuple(concerns(standing, names, today)), "meetingtui list concerns", 3),
        Part("Signs", tuple(signs(standing)), "meetingtui risks", 2),
        Part(
            "Tried",
            tuple(tried(standing, names, coming, day)),
            "meetingtui list experiments",
            12 if coming.retrospective else 2,
        ),
        Part("Parked", tuple(parked(standing, names, coming, day)), "meetingtui list parked", 2),
        Part("Words", tuple(terms(standing, names)), "meetingtui list terms", 2),
        Part("People", tuple(_people(standing, names, coming, register, day)), least=4),
    )
    when = (
        f"Before the meeting of {say_date(coming.day, today)}"
        if coming.day and coming.day >= today and not names.at_rest
        else ""
    )
    return Briefing(
        f"{names.name}. {when or 'Before the next meeting'}",
        tuple(part for part in parts if part.lines),
        private=any(person.likes for person in people),
    )


def _purpose(names: Partnership, standing: Standing) -> Iterator[str]:
    if purpose := standing.purpose or names.purpose:
        yield purpose
    elif names.serves:
        yield f"It serves {names.serves[:1].lower()}{names.serves[1:]}".rstrip(".") + "."


def _next(names: Partnership, register: Register, coming: Coming, today: date) -> Iterator[str]:
    if not coming.agenda:
        if coming.day:
            yield f"{say_date(coming.day, today)}; no agenda was named: meetingtui agendas"
        elif not register.met:
            yield "No meeting was held yet: meetingtui agendas lists what to begin with, by occasion."
        return
    past = coming.day is not None and coming.day < today
    when = f"{say_date(coming.day, today)}: " if coming.day and not past else ""
    was = f" Its day was {say_date(coming.day, today)}." if coming.day and past else ""
    long = f", {coming.length} minutes" if coming.length else ""
    first = f" {names.party_name(coming.starts)} speaks first." if coming.starts else ""
    last = next((one.on for one in reversed(register.met) if same_agenda(agenda_of(one), coming.agenda)), None)
    held = f" Last held {say_date(last, today)}." if last else ""
    yield f"{when}{coming.title or coming.agenda}{long} (meetingtui run {coming.agenda}).{was}{first}{held}"
    if coming.needs:
        yield f"It needs {'; '.join(coming.needs)}."
    if coming.purpose:
        yield coming.purpose


def _rhythm(names: Partnership, register: Register, coming: Coming, today: date) -> tuple[str, ...]:
    return rhythm_lines(names, register.standing, register.met, today, but=coming.agenda)


def _since(register: Register, names: Partnership, coming: Coming, today: date) -> Iterator[str]:
    """The last meeting, and what stands that no other part tells."""
    if register.met:
        last = register.met[-1]
        ago = (today - last.on).days
        when = f"{say_span(ago)} ago" if ago > 0 else "today"
        yield f"Last met {say_date(last.on, today)}, {when}: {last.title}."
    known = since_by_sort(register.standing, names, today, minutes=coming.minutes(today), title=coming.title)
    for sort, line in known.items():
        if sort not in _TOLD_APART | _PARKED:
            words = shortened(line, SINCE)
            yield words if words.endswith((".", "…")) else f"{words}."


def _people(standing: Standing, names: Partnership, coming: Coming, register: Register, day: date) -> Iterator[str]:
    """Who is likely to be there and how they like to be told things; who is new, and who has left since."""
    here = likely(names, register.met, coming.agenda, day)
    told = [f"{names.mark(one.party)} {names.first_name(one.id)}: {one.likes.rstrip('.')}" for one in here if one.likes]
    if told:
        yield f"How they like to be told things. {'; '.join(told)}."
    others = [f"{names.mark(one.party)} {names.first_name(one.id)}" for one in here if not one.likes]
    if others:
        yield f"Likely too: {', '.join(others)}." if len(others) < len(here) else f"Likely: {', '.join(others)}."
    new = [one for one in names.people.values() if current(one, day) and one.id not in standing.known]
    if standing.known and new:
        told = ", ".join(f"{names.mark(one.party)} {one.name}{f' ({one.role})' if one.role else ''}" for one in new)
        yield f"Not in a meeting before: {told}."
    gone = [one for one in names.people.values() if one.until and 0 < (day - one.until).days <= LEFT_DAYS]
    if gone:
        left = ", ".join(f"{names.first_name(one.id)} on {say_date(one.until, day)}" for one in gone if one.until)
        yield f"Left lately: {left}."

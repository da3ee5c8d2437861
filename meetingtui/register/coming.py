"""The meeting that comes next: which agenda, when, who begins, who is likely to be there. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from meetingtui.core.people import Partnership, Person
from meetingtui.core.standing import Met
from meetingtui.core.text import slug
from meetingtui.register.resting import RECONNECT, reopened
from meetingtui.register.rhythm import agenda_of, due, same_agenda

LOOKED_AT = 4
"""How many earlier meetings tell who is likely to come; those with the same agenda where there are so many."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting that is prepared: what is known of it before it is held."""

    agenda: str = ""
    """The agenda's name; empty where nothing is planned."""
    day: date | None = None
    """When it was said that it is held; None where nobody said."""
    title: str = ""
    purpose: str = ""
    length: int = 0
    needs: tuple[str, ...] = ()
    starts: str = ""
    """The party that speaks first."""
    retrospective: bool = False
    """Whether what is being tried is looked at in it."""

    def minutes(self, today: date) -> str:
        """The name that its minutes would have."""
        return f"{(self.day or today).isoformat()}-{slug(self.agenda)}" if self.agenda else ""


def next_said(met: Sequence[Met]) -> tuple[str, date | None]:
    """Agenda and day of the next meeting as the latest minutes say them."""
    last = met[-1] if met else None
    return (last.next_agenda or "", last.next_on) if last else ("", None)


def what_comes(names: Partnership, met: Sequence[Met], today: date) -> tuple[str, date | None]:
    """The agenda and the day of the meeting to prepare: as was said at the last one, else what is due first.

    The first after a rest is prepared with the agenda for that.
    """
    if reopened(names, met):
        return RECONNECT, None
    agenda, day = next_said(met)
    if agenda or day:
        return agenda, day
    planned = due(names, met, today)
    return (planned[0].agenda, planned[0].day if planned[0].last else None) if planned else ("", None)


def when_held(names: Partnership, met: Sequence[Met], agenda: str, today: date) -> date | None:
    """The day for an agenda that was named: as was said at the last meeting, else by the rhythm."""
    said, day = next_said(met)
    if said and same_agenda(said, agenda):
        return day
    return next((one.day for one in due(names, met, today) if same_agenda(one.agenda, agenda)), None)


def current(person: Person, day: date) -> bool:
    """Whether somebody takes part on that day."""
    return not (person.until and person.until < day) and not (person.from_ and person.from_ > day)


def likely(names: Partnership, met: Sequence[Met], agenda: str, day: date) -> tuple[Person, ...]:
    """Who was there in at least half of the latest meetings with that agenda, in listing order; all at the first."""
    held = [one for one in met if one.present]
    alike = [one for one in held if agenda and same_agenda(agenda_of(one), agenda)][-LOOKED_AT:]
    looked = alike if len(alike) >= LOOKED_AT // 2 else held[-LOOKED_AT:]
    there = Counter(person for one in looked for person in one.present)
    return tuple(
        person
        for person in names.people.values()
        if current(person, day) and (not looked or 2 * there[person.id] >= len(looked))
    )

"""What home says, part by part, what presses most first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.core.asked import say_asked
from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.standing import CarriedAction, Met, Standing
from meetingtui.core.text import clean_line
from meetingtui.register.coming import current, what_comes
from meetingtui.register.fold import Register
from meetingtui.register.rhythm import agenda_of, same_agenda
from meetingtui.register.rhythm import due as due_agendas
from meetingtui.review.fitting import Line, Opens, Part

SOON_DAYS = 7
"""Promises wanted within so many days are told."""
LAST = 6
"""So many meetings are told at most."""
FEW, FEW_AT_FIRST = 3, 6
"""So many agendas to begin with are named at most, where no more are due; the second before the first meeting."""
FIRST = ("kickoff", "context-and-status", "before-the-start")
"""Agendas for the first meeting."""


ALL_PROMISES = Line("all open promises", "", Opens.REGISTER, ItemKind.ACTION)


@dataclass(frozen=True, slots=True)
class Head:
    """An agenda by its title and its length in minutes."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Front:
    """All that home says of the partnership."""

    parts: tuple[Part, ...] = ()
    said: str = ""
    """A sentence that comes before them."""


def front(
    register: Register,
    names: Partnership | None,
    today: date,
    *,
    heads: Mapping[str, Head],
    states: Mapping[str, str],
    problems: Sequence[Problem] = (),
) -> Front:
    """What there is to say. `heads` are agendas that may be named, `states` how the last minutes stand."""
    resting = names is not None and names.at_rest
    parts = [] if resting or names is None else [begin(register.met, names, today, heads)]
    if names is not None:
        parts += [
            promises(register.standing, names, today),
            to_confirm(register.standing, names, today),
            said_since(register.standing, names, today),
        ]
    parts += [unread(problems), recent(register.met, today, states)]
    said = "" if register.met or problems or resting or names is None else "No meeting was held yet."
    return Front(tuple(part for part in parts if part.lines or part.stays), said)


# what can be begun ------------------------------------------------------------------------------------------


def planned(met: Sequence[Met], names: Partnership, today: date) -> list[tuple[str, str]]:
    """The agendas that come next or are due, each with the day in words."""
    if names.at_rest:
        return []
    found: list[tuple[str, str]] = []
    agenda, day = what_comes(names, met, today)
    if agenda:
        found.append((agenda, _next_day(day, today)))
    for one in due_agendas(names, met, today):
        if one.day <= today and not any(same_agenda(one.agenda, name) for name, _ in found):
            found.append((one.agenda, f"due {_since(one.day, today)}" if one.last else "due, never held"))
    return found


def _next_day(day: date | None, today: date) -> str:
    if day is None:
        return "next"
    return f"{'next' if day > today else 'due'} {_since(day, today)}"


def _since(day: date, today: date) -> str:
    if day == today:
        return "today"
    return say_date(day, today) if day > today else f"since {say_date(day, today)}"


def begin(met: Sequence[Met], names: Partnership, today: date, heads: Mapping[str, Head]) -> Part:
    """The meetings that can be begun: the next one, what is due, then what was held last or suits a beginning."""
    due = planned(met, names, today)
    lines = [_agenda(name, when, heads) for name, when in due]
    last = {agenda_of(one): f"last {say_date(one.on, today)}" for one in met}
    for name in (*(name for name in heads if name not in last), *reversed(last)):
        if len(lines) >= (FEW if met else FEW_AT_FIRST):
            break
        if name in heads and not any(same_agenda(line.mark, name) for line in lines):
            lines.append(_agenda(name, last.get(name, ""), heads))
    other = Line("another agenda, found by words" if lines else "an agenda, found by words", "", Opens.AGENDAS)
    return Part("Begin", tuple(lines), other, stays=True, pressing=len(due))


def _agenda(name: str, when: str, heads: Mapping[str, Head]) -> Line:
    head = heads.get(name)
    title, said = (head.title if head else ""), clean_line(name)
    known = "" if title.casefold() in {"", said.replace("-", " ")} else f"  {title}"
    long = f"{head.minutes} min" if head and head.minutes else ""
    return Line(f"{said}{known}", ", ".join(part for part in (when, long) if part), Opens.AGENDA, name)


# what waits -------------------------------------------------------------------------------------------------


def promises(standing: Standing, names: Partnership, today: date) -> Part:
    """Promises whose day has come or comes soon, the oldest day first. Those an owner spoke of are told elsewhere."""
    soon = today + timedelta(days=SOON_DAYS)
    dated = [(one.item.due, one) for one in standing.actions if one.item.due and not one.asked]
    wanted = sorted(((day, one) for day, one in dated if day <= soon), key=lambda each: each[0])
    late = sum(1 for day, _ in wanted if day < today)
    parts = (f"{late} late" if late else "", f"{len(wanted) - late} due within a week" if len(wanted) > late else "")
    doubt = "; some uncertain" if any(one.uncertain for _, one in wanted) else ""
    count = f"Promise{'s' if len(wanted) != 1 else ''}: {', '.join(part for part in parts if part)}{doubt}"
    lines = tuple(_promise(one, names, today) for _, one in wanted)
    return Part(count, lines, ALL_PROMISES, pressing=len(lines))


def _promise(one: CarriedAction, names: Partnership, today: date) -> Line:
    person = names.people.get(one.item.owner or "")
    left = " (left)" if person and not current(person, today) else ""
    who = f"{names.first_name(one.item.owner)}{left}" if one.item.owner else "no owner"
    words, late = due_words(one, today), is_late(one, today)
    brief = f"{who} {words.partition(' ')[2] if ' ' in words else words}"  # without the day of the week
    return Line(f"{one.id} {one.item.text}", f"{who}  {words}", Opens.ITEM, one.id, late, brief)


def is_late(one: CarriedAction, today: date) -> bool:
    """Whether the day of a promise has passed."""
    return one.item.due is not None and one.item.due < today


def due_words(one: CarriedAction, today: date) -> str:
    """The day of a promise; lateness is said in a word, and doubt with a question mark."""
    if one.item.due is None:
        return "no date"
    day = "today" if one.item.due == today else say_date(one.item.due, today)
    return (f"{day}, late" if is_late(one, today) else day) + ("?" if one.uncertain else "")


def to_confirm(standing: Standing, names: Partnership, today: date) -> Part:
    """Minutes that some party has not confirmed, the newest first, and by whom they wait."""

    def line(met: Met) -> Line:
        missing = [names.party_name(party) for party in names.parties if party not in met.confirmed]
        return Line(
            f"{say_date(met.on, today)}  {met.title}", f"by {' and '.join(missing)}", Opens.MINUTES, met.minutes
        )

    lines = tuple(line(met) for met in reversed(standing.unconfirmed))
    return Part("Minutes to confirm", lines, Line("all minutes", "", Opens.ARCHIVE), pressing=len(lines))


def said_since(standing: Standing, names: Partnership, today: date) -> Part:
    """What owners have said of their promises since the last meeting, the newest word first."""
    spoken = [one for one in standing.actions if one.asked]
    spoken.sort(key=lambda one: (one.asked[-1].on, one.asked[-1].at), reverse=True)
    lines = tuple(
        Line(
            f"{one.id} {say_asked(one.asked[-1], names)}",
            due_words(one, today) if is_late(one, today) else "",
            Opens.ITEM,
            one.id,
            is_late(one, today),
        )
        for one in spoken
    )
    return Part("Owners say", lines, ALL_PROMISES, pressing=len(lines))


def unread(problems: Sequence[Problem]) -> Part:
    """Files that cannot be read or counted on, each with its place, what is wrong and what to do."""
    lines = tuple(Line(str(problem)) for problem in problems)
    return Part("Not right", lines, Line("meetingtui check names all of them"), pressing=1)


def recent(met: Sequence[Met], today: date, states: Mapping[str, str]) -> Part:
    """The last meetings, the newest first."""
    lines = tuple(
        Line(f"{say_date(one.on, today)}  {one.title}", states.get(one.minutes, ""), Opens.MINUTES, one.minutes)
        for one in reversed(met[-LAST:])
    )
    return Part("Recent", lines)


def agendas_named(met: Sequence[Met], names: Partnership | None, today: date, own: Sequence[str]) -> Iterator[str]:
    """The agendas that home may name, so that only these are read: what comes, your own, what was held last."""
    if names is not None:
        for name, _ in planned(met, names, today):
            yield name
    yield from own
    if not met:
        yield from FIRST
    yield from dict.fromkeys(agenda_of(one) for one in reversed(met[-LAST:]))

"""What waits for a word in a meeting: promises, ratifying, concerns, signs, what is tried and parked. Sentences; pure.

A promise is told with its day and its age, never as anybody's fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from meetingtui.core.ages import counted, meetings_ago, say_age, say_span, wants_care
from meetingtui.core.asked import say_asked
from meetingtui.core.dates import say_date
from meetingtui.core.items import Term
from meetingtui.core.people import Partnership
from meetingtui.core.returning import returns
from meetingtui.core.rungs import say_carried, waiting_rungs
from meetingtui.core.standing import CarriedAction, Standing
from meetingtui.core.text import clip, fold_name
from meetingtui.register.coming import Coming, current

SOON_DAYS = 7
"""What is wanted within so many days after the meeting is told."""
NAMED = 6
"""How many of what waits for the same rung are named; the rest are counted."""
WORDS = 72
"""How much of an item's words is told: the whole of them is one command away."""


def promises(standing: Standing, names: Partnership, day: date, today: date) -> Iterator[str]:
    """Promises that are wanted by then, or lack an owner, a date or a yes: the late ones first, then by owner."""
    soon = _soon(day)
    wanted = [
        one
        for one in standing.actions
        if one.asked or not (one.item.owner and one.item.due and one.item.accepted) or one.item.due <= soon
    ]
    order = list(names.people)
    late = {one.id for one in wanted if one.item.due is not None and one.item.due < today}
    # Each late one by its day, whoever's it is.
    wanted.sort(
        key=lambda one: (
            one.id not in late,
            0 if one.id in late else _place(one.item.owner, order),
            one.item.due or date.max,
        )
    )
    for one in wanted:
        yield _promise(one, names, day, today)


def _place(owner: str | None, order: list[str]) -> int:
    return order.index(owner) if owner in order else len(order)


def _promise(one: CarriedAction, names: Partnership, day: date, today: date) -> str:
    item = one.item
    person = names.people.get(item.owner or "")
    who = f"{names.first_name(item.owner)}: " if item.owner else ""
    facts = [
        "nobody owns it yet" if not item.owner else "",
        "its owner has left" if person and not current(person, day) else "",
        say_date(item.due, today) if item.due else "no date",
        say_age(one, today),
        "not yet accepted" if item.owner and not item.accepted else "",
        say_asked(one.asked[-1], names) if one.asked else "",
    ]
    return f"{who}{one.id} {shortened(item.text)} ({'; '.join(fact for fact in facts if fact)})"


def ratify(standing: Standing, names: Partnership, today: date) -> Iterator[str]:
    """What was decided and waits for somebody's yes."""
    for one in (*standing.decisions, *standing.agreements):
        if one.item.ratify:
            who = ", ".join(either(mark, names) for mark in one.item.ratify.by)
            until = f" until {say_date(one.item.ratify.until, today)}" if one.item.ratify.until else ""
            yield f"{one.id} {shortened(one.item.text)} (waits for {who or 'a word'}{until}; {say_age(one, today)})"


def stuck(standing: Standing, names: Partnership, today: date) -> Iterator[str]:
    """The rungs that were agreed for what has waited too long, each once for all that it is offered for."""
    offers: dict[str, list[str]] = {}
    for one, rung in waiting_rungs(standing, names, today):
        words = f"waited more than {rung.trigger.words}: {say_carried(rung, names)}"
        offers.setdefault(words, []).append(one.id)
    for words, marks in offers.items():
        more = f" and {counted(len(marks) - NAMED, 'more', 'more')}" if len(marks) > NAMED else ""
        yield f"{', '.join(marks[:NAMED])}{more} {words}."
    if offers:
        yield "The place for it: meetingtui run escalation"


def concerns(standing: Standing, names: Partnership, today: date) -> Iterator[str]:
    """Concerns that nobody has acknowledged; those that waited through two meetings with the place for them."""
    waiting = sorted(
        (one for one in standing.concerns if not (one.item.acknowledged or one.item.closed)), key=lambda one: one.on
    )
    if not waiting:
        return
    care = [one.id for one in waiting if wants_care(one)]
    count = counted(len(waiting), "is", "are").capitalize()
    yield f"{count} not acknowledged yet, the oldest for {say_span((today - waiting[0].on).days)}."
    if care:
        yield f"{', '.join(care)} waited through two meetings or more. CARE would be the place: meetingtui run care"
    for one in waiting:
        by = f" by {either(one.item.raised, names)}" if one.item.raised else ""
        yield f"{one.id} {shortened(one.item.happened)} (raised{by} {meetings_ago(one)})"


def signs(standing: Standing) -> Iterator[str]:
    """Early signs to ask about, those first that were seen."""
    for one in sorted(standing.risks, key=lambda one: one.item.state != "seen"):
        if one.item.state == "seen":
            yield f"{one.id} {shortened(one.item.cause)} Its sign was seen."
        elif one.item.sign:
            yield f"{one.id} {shortened(one.item.sign).rstrip('.?')}?"


def tried(standing: Standing, names: Partnership, coming: Coming, day: date) -> Iterator[str]:
    """Experiments whose day comes; all of them where the meeting looks at what was tried."""
    soon = _soon(day)
    for one in standing.experiments:
        item = one.item
        if coming.retrospective or not item.until or item.until <= soon:
            until = f"until {say_date(item.until, day)}" if item.until else "no end named"
            who = f"{names.first_name(item.owner)}; " if item.owner else ""
            expect = f"; expecting {shortened(item.expect)}" if item.expect else ""
            yield f"{one.id} {shortened(item.try_)} ({who}{until}{expect})"


def parked(standing: Standing, names: Partnership, coming: Coming, day: date) -> Iterator[str]:
    """Questions that come up again in this meeting, and how many wait for another."""
    minutes = coming.minutes(day)
    back = [
        one
        for one in standing.parked
        if minutes and returns(one.item.goes, one.item.by, minutes=minutes, heading=coming.title, names=names, day=day)
    ]
    for one in back:
        times = f" (through {counted(one.meetings, 'meeting')}: answer, own or let go)" if one.meetings > 1 else ""
        yield f"{one.id} {shortened(one.item.text)}{times}"
    others = len(standing.parked) - len(back)
    if others:
        yield f"{counted(others, 'question').capitalize()} {'is' if others == 1 else 'are'} parked for other meetings."


def terms(standing: Standing, names: Partnership) -> Iterator[str]:
    """Words that mean one thing to one party and another to another."""
    for one in standing.terms:
        if differs(one.item):
            yield f'"{one.item.word}": {means(one.item, names)}'


def differs(item: Term) -> bool:
    """Whether a word means different things, and no meaning was agreed."""
    return len({fold_name(text) for text in item.means.values()}) > 1 and not item.agreed


def means(item: Term, names: Partnership) -> str:
    """What a word means to each party, in a line."""
    return "; ".join(f"to {names.party_name(party)} {shortened(text)}" for party, text in item.means.items())


def either(mark: str, names: Partnership) -> str:
    """The short name of a party, or a person's first name."""
    return names.party_name(mark) if mark in names.parties else names.first_name(mark)


def _soon(day: date) -> date:
    return day + timedelta(days=SOON_DAYS) if day < date.max - timedelta(days=SOON_DAYS) else date.max


def shortened(text: str, most: int = WORDS) -> str:
    """The beginning of a text, cut between two words where there is more of it."""
    if len(text) <= most:
        return text
    return f"{clip(text, most)[:-1].rpartition(' ')[0] or clip(text, most)[:-1]} …"

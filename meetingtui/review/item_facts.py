"""What an item says, fact by fact, each under a name that people would give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from meetingtui.core.dates import say_date
from meetingtui.core.items import (
    Action,
    Agreement,
    AnyItem,
    Concern,
    Decision,
    Exchange,
    Experiment,
    Metric,
    Parked,
    Risk,
    Term,
    Watch,
    Win,
)
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, CarriedMetric
from meetingtui.register.positions import Positions, positions_of


@dataclass(frozen=True, slots=True)
class Fact:
    """Something an item says: what it is called, and its words."""

    name: str
    words: str


def facts_of(one: Carried, names: Partnership | None, today: date) -> Iterator[Fact]:
    """What an item says now, in the order in which it is read; facts without words are for leaving out."""
    called = Called(names)
    item: AnyItem = one.item
    owner = getattr(item, "owner", None)
    yield Fact("owner", called.whole(owner) if owner else "nobody yet" if isinstance(item, Action) else "")
    yield from _own(item, called, today, positions_of(one, names) if names else Positions())
    yield Fact("stream", called.stream(item.stream) if item.stream else "")
    if isinstance(one, CarriedMetric):
        for reading in one.readings:
            note = f" ({reading.note})" if reading.note else ""
            yield Fact(f"on {say_date(reading.on)}", f"{reading.value}{note}")


def _own(item: AnyItem, called: Called, today: date, held: Positions) -> Iterator[Fact]:
    match item:
        case Action():
            yield Fact("due", _due(item, today))
            yield Fact("accepted", "yes" if item.accepted else "not yet")
            yield Fact("with", called.all(item.helpers))
            for party, means in item.done.items():
                yield Fact(f"done for {called.one(party)}", means)
        case Decision():
            yield from _decided(item, called, today, held)
        case Agreement():
            yield Fact("about", item.topic or "")
            yield Fact("so that", item.outcome or "")
            yield Fact("yes", called.all(item.yes))
            yield Fact("no", called.all(item.no))
            yield Fact("position left open", called.all(held.silent))
            yield from _again(item, called, today)
            yield Fact("version", str(item.version or ""))
        case Risk():
            yield Fact("likelihood", item.likelihood or "")
            yield Fact("impact", item.impact or "")
            yield Fact("early sign", item.sign or "")
            yield Fact("sign", "has been seen" if item.state == "seen" else "")
            yield Fact("seen by", _day(item.by, today))
            yield Fact("answer", item.mitigation or "")
        case Parked():
            yield Fact("goes to", item.goes or "")
            yield Fact("by", _day(item.by, today))
        case Win():
            yield Fact("thanks to", called.all(item.to))
            yield Fact("said by", called.one(item.from_) if item.from_ else "")
            yield Fact("effect", item.effect or "")
            yield Fact("told", item.told or "")
        case Exchange():
            yield Fact("gave", called.one(item.gave) if item.gave else "")
            yield Fact("got", called.one(item.got) if item.got else "")
            yield Fact("sort", item.kind or "")
            yield Fact("how it landed", item.landed or "")
            yield Fact("effect", item.effect or "")
        case Concern():
            yield Fact("raised by", called.one(item.raised) if item.raised else "")
            yield Fact("effect", item.effect or "")
            yield Fact("would like", item.wish or "")
            yield Fact("acknowledged", _day(item.acknowledged, today) or "not yet")
            yield Fact("closed", _day(item.closed, today))
        case Term():
            for party, means in item.means.items():
                yield Fact(f"to {called.one(party)}", means)
            yield Fact("agreed", item.agreed or "")
        case Metric():
            yield Fact("sort", item.sort or "")
            yield Fact("for", item.whom or "")
            yield Fact("from", item.baseline or "")
            yield Fact("target", item.target or "")
            yield Fact("by", _day(item.by, today))
            yield Fact("source", item.source or "")
        case Experiment():
            yield Fact("until", _day(item.until, today))
            yield Fact("we expect", item.expect or "")
            yield Fact("result", item.result or "")
        case _:
            return


def _decided(item: Decision, called: Called, today: date, held: Positions) -> Iterator[Fact]:
    nobody = not (item.yes or item.no)
    yield Fact("because", item.why or "")
    yield Fact("yes", "positions left open" if nobody else called.all(item.yes))
    yield Fact("no", called.all(item.no))
    yield Fact("position left open", "" if nobody else called.all(held.silent))
    for text in item.instead:
        yield Fact("instead of", text)
    for text in item.criteria:
        yield Fact("measured by", text)
    for name, rows in (("concern", item.concern), ("dissent", item.dissent), ("declared", item.declared)):
        for row in rows:
            yield Fact(name, _watch(row, called))
    yield from _again(item, called, today)


def _again(item: Decision | Agreement, called: Called, today: date) -> Iterator[Fact]:
    until = f" until {say_date(item.ratify.until)}" if item.ratify and item.ratify.until else ""
    yield Fact("to ratify", f"{called.all(item.ratify.by)}{until}" if item.ratify else "")
    come = ", the day has come" if item.review and item.review <= today else ""
    yield Fact("look again", f"{say_date(item.review)}{come}" if item.review else "")


def _watch(row: Watch, called: Called) -> str:
    watch = f" Watched: {row.watch}" if row.watch else ""
    return f"{called.one(row.who)}: {row.text}{watch}"


def _due(item: Action, today: date) -> str:
    if item.due is None:
        return "no date yet"
    days = (item.due - today).days
    if days < 0:
        return f"{say_date(item.due)}, {-days} day{'s' if days != -1 else ''} ago"
    near = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days" if days < 15 else ""
    return f"{say_date(item.due)}{f', {near}' if near else ''}"


def _day(day: date | None, today: date) -> str:
    del today
    return say_date(day) if day else ""


class Called:
    """What people, parties and streams are called here."""

    def __init__(self, names: Partnership | None) -> None:
        self._names = names

    def one(self, who: str) -> str:
        """A person's full name, or a party's short one."""
        names = self._names
        if names is None:
            return who
        return names.party_name(who) if who in names.parties else names.person_name(who)

    def whole(self, person: str) -> str:
        """A person with their party."""
        found = self._names.people.get(person) if self._names else None
        return f"{self.one(person)}, {self.one(found.party)}" if found else self.one(person)

    def all(self, who: Iterable[str]) -> str:
        """Several of them."""
        return ", ".join(map(self.one, who))

    def stream(self, stream: str) -> str:
        """A stream's name."""
        found = self._names.streams.get(stream) if self._names else None
        return found.name if found else stream

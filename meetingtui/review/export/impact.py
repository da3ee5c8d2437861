"""What a year of working together came to: outcomes, wins, decisions, exchanges and promises, of all parties alike.

Exchanges stand by receiver in the receiver's words and are never totalled; no promise is told by person or by party.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from meetingtui.core.becoming import OPEN
from meetingtui.core.dates import say_date
from meetingtui.core.items import Decision, Exchange, ItemKind, Win
from meetingtui.core.standing import Carried, CarriedAction, CarriedDecision, CarriedMetric, Reading
from meetingtui.register.positions import Positions, is_left_open, positions_of
from meetingtui.register.promised import promised
from meetingtui.review.export.book import Book
from meetingtui.review.export.document import OUTSIDE, Document, Form, Row, named
from meetingtui.review.export.outside import NOT_AGREED, outside_decision, outside_win, say_decided
from meetingtui.review.export.paper import Line, Paper, section
from meetingtui.review.export.rows import row_of
from meetingtui.review.names import Names


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of the promises that were made in the year or looked at in it."""

    made: int = 0
    kept: int = 0
    earlier: int = 0
    """Kept, and made in an earlier year."""
    moved: int = 0
    """Kept on a later day than the first one named."""
    dropped: int = 0
    open: int = 0
    """Made in the year and open today."""

    def words(self, year: int) -> tuple[str, ...]:
        """The same in sentences."""
        if not (self.made or self.kept or self.dropped):
            return (f"No promises were made in {year}.",)
        earlier = f", {_number(self.earlier)} of them from before" if self.earlier else ""
        said = [f"In {year} we made {_many(self.made, 'promise')} and kept {_number(self.kept)}{earlier}."]
        if self.moved:
            said.append(
                f"{_many(self.moved, 'promise').capitalize()} got a new day first, and then {_was(self.moved)} kept."
            )
        if self.dropped:
            said.append(f"{_many(self.dropped, 'promise').capitalize()} {_was(self.dropped)} let go.")
        if self.open:
            said.append(
                f"Of those made this year, {_number(self.open)} {'is' if self.open == 1 else 'are'} still open."
            )
        return tuple(said)


@dataclass(frozen=True, slots=True)
class Year:
    """All that a year came to."""

    wins: tuple[tuple[date, Win], ...]
    exchanges: tuple[tuple[date, Exchange], ...]
    outcomes: tuple[tuple[CarriedMetric, Reading | None], ...]
    decisions: tuple[tuple[CarriedDecision, tuple[str, ...]], ...]
    """Those that changed something, with what they changed."""
    stand: Mapping[str, str]
    """How each of these decisions stands, in words."""
    not_agreed: frozenset[str]
    """Those of them that some party is against or has not spoken on."""
    promises: Promises
    kept: tuple[CarriedAction, ...]


def year_of(book: Book, year: int, form: Form = "full") -> Year:
    """What the minutes of a year hold, as it is now; the outside form leaves out exchanges and measures."""
    items = book.register.items.values()
    wins = [(on, cast("Win", item)) for on, item in book.said(ItemKind.WIN, year)]
    exchanges = [(on, cast("Exchange", item)) for on, item in book.said(ItemKind.EXCHANGE, year)]
    outcomes = [(one, _last_in(one, year)) for one in items if isinstance(one, CarriedMetric) and _asked(one, year)]
    decisions = [
        (one, changed)
        for one in items
        if isinstance(one, CarriedDecision) and one.on.year == year and (changed := tuple(_changed(one, items)))
    ]
    held = {one.id: positions_of(one, book.partnership) for one, _ in decisions}
    stand = {one.id: _stands(one, held[one.id], book.names, form) for one, _ in decisions}
    not_agreed = frozenset(one.id for one, _ in decisions if is_left_open(one, book.partnership))
    if form == "outside":
        wins = [(on, outside_win(win)) for on, win in wins]
        exchanges, outcomes = [], []
        decisions = [(_outside(one, agreed=one.id not in not_agreed), what) for one, what in decisions]
    actions = list(promised(items))
    kept = [one for one in actions if one.state == "done" and _ended(one).year == year]
    promises = Promises(
        made=sum(one.on.year == year for one in actions),
        kept=len(kept),
        earlier=sum(one.on.year < year for one in kept),
        moved=sum(one.moves > 0 for one in kept),
        dropped=sum(one.state == "dropped" and _ended(one).year == year for one in actions),
        open=sum(one.state == "open" and one.on.year == year for one in actions),
    )
    if form == "outside":
        promises = Promises(made=promises.made, kept=promises.kept, earlier=promises.earlier)
    told = tuple(wins), tuple(exchanges), tuple(outcomes), tuple(decisions)
    return Year(*told, stand, not_agreed, promises, tuple(kept))


def _outside(one: CarriedDecision, *, agreed: bool) -> CarriedDecision:
    return one.model_copy(update={"item": outside_decision(one.item, agreed=agreed)})


def _stands(one: CarriedDecision, held: Positions, names: Names, form: Form) -> str:
    return say_decided(one.item, held, names, form) if one.state == OPEN else one.state


def impact_document(book: Book, form: Form = "full", year: int | None = None) -> Document:
    """The page of a year."""
    year = year or book.year
    found, names = year_of(book, year, form), book.names
    met = [minutes for _, minutes in book.held if minutes.date.year == year]
    about = f"We met {_times(len(met))} in {year}." if met else f"There are no minutes of {year}."
    sections = (
        *section("What changed for people", _measures(found, effort=False)),
        *section("What we counted of our own work", _measures(found, effort=True)),
        *section("What went well", (_win(on, win, names) for on, win in found.wins)),
        *section("Decisions that changed something", (_decision(one, what, found) for one, what in found.decisions)),
        *section("What we gave each other", _by_receiver(found.exchanges, names)),
        *section("What we promised", map(Line, found.promises.words(year))),
        *section("Promises kept", _by_stream(found, book, names)),
    )
    foot = (*book.foot, *((OUTSIDE,) if form == "outside" else ()))
    paper = Paper(book.partnership.name, f"What {year} came to", (Line(about),), sections, foot)
    said = _data(found, year, form)
    return Document(
        "impact", form, paper, tuple(_rows(found, book, form)), {"names": named(book.partnership, said), **said}
    )


def _by_stream(found: Year, book: Book, names: Names) -> Iterator[Line]:
    """The promises kept, by stream as the partnership lists them; those of no stream last, and nobody's name."""
    mine: dict[str, list[Line]] = {stream: [] for stream in book.partnership.streams}
    for one in sorted(found.kept, key=lambda one: one.item.stream is None):
        mine.setdefault(one.item.stream or "", []).append(Line(one.item.text))
    for stream, lines in mine.items():
        if lines:
            yield Line(names.stream(stream) if stream else "Across streams", "", tuple(lines))


def _asked(one: CarriedMetric, year: int) -> bool:
    """Whether a measure was there in that year."""
    return one.on.year <= year and (one.state == "open" or _ended(one).year >= year)


def _last_in(one: CarriedMetric, year: int) -> Reading | None:
    return next((reading for reading in reversed(one.readings) if reading.on.year <= year), None)


def _ended(one: Carried) -> date:
    """The day on which an item got the state that it has."""
    return next((change.on for change in reversed(one.history) if change.to == one.state), one.on)


def _changed(one: CarriedDecision, items: Any) -> Iterator[str]:
    """What a decision changed: the one it replaced, and the promises that were made from it and kept."""
    if one.item.state is not None or one.state in {"withdrawn", "not adopted"}:
        return
    if one.item.replaces:
        yield f"It took the place of {one.item.replaces}."
    for other in items:
        if isinstance(other, CarriedAction) and other.item.from_ == one.id and other.state == "done":
            yield f"{other.id}, kept: {other.item.text}"


def _measures(found: Year, *, effort: bool) -> Iterator[Line]:
    """Effort is told apart from outcomes: what we did is not yet what it changed."""
    for one, last in found.outcomes:
        if (one.item.sort == "effort") is effort:
            yield _measure(one, last)


def _measure(one: CarriedMetric, last: Reading | None) -> Line:
    item = one.item
    now = f"{last.value} ({say_date(last.on)})" if last else ""
    start = item.baseline or ""
    words = f"From {start} to {now}" if start and now else f"Now {now}" if now else f"{start}, not measured since"
    target = f"; we aim at {item.target}" if item.target else ""
    below = [Line(f"For {item.whom}.")] if item.whom else []
    below.append(Line(f"{words if start or now else 'Not measured yet'}{target}."))
    below += [Line(last.note)] if last and last.note else []
    return Line(item.name, "", tuple(below))


def _win(on: date, win: Win, names: Names) -> Line:
    below = [Line(win.effect, "What changed:")] if win.effect else []
    to = ", ".join(names.anyone(name) for name in win.to)
    below.append(Line(f"Thanks to {to}. {say_date(on)}." if to else f"{say_date(on)}."))
    return Line(win.text, "", tuple(below))


def _decision(one: CarriedDecision, what: tuple[str, ...], found: Year) -> Line:
    item: Decision = one.item
    below = [Line(f"{NOT_AGREED}.")] if one.id in found.not_agreed else []
    below += [Line(item.why, "Because:")] if item.why else []
    return Line(item.text, one.id, (*below, *map(Line, what)))


def _by_receiver(exchanges: tuple[tuple[date, Exchange], ...], names: Names) -> Iterator[Line]:
    receivers: dict[str, list[Line]] = {}
    for _, one in exchanges:
        gave = f"From {names.anyone(one.gave)}: {one.what}" if one.gave else one.what
        landed = [Line(one.landed, "How it landed:")] if one.landed else []
        landed += [Line(one.effect, "Effect:")] if one.effect else []
        receivers.setdefault(one.got or "", []).append(Line(gave, "", tuple(landed)))
    for got in names.listed(receivers):
        yield Line(f"{names.anyone(got)} received" if got else "Given to all of us", "", tuple(receivers[got]))


def _rows(found: Year, book: Book, form: Form) -> Iterator[Row]:
    names, title = book.names, book.title_of
    for one, last in found.outcomes:
        state = f"{last.value} on {last.on.isoformat()}" if last else "not measured"
        yield row_of(ItemKind.METRIC, one.item, names, made_in=title(one.minutes), date=one.on, state=state)
    for on, win in found.wins:
        yield row_of(ItemKind.WIN, win, names, date=on)
    for one, what in found.decisions:
        more: dict[str, Any] = {"state": found.stand[one.id], "about": "; ".join(what)}
        yield row_of(ItemKind.DECISION, one.item, names, made_in=title(one.minutes), date=one.on, **more)
    for on, exchange in found.exchanges:
        yield row_of(ItemKind.EXCHANGE, exchange, names, date=on)
    for one in found.kept:
        stream = names.stream(one.item.stream) if one.item.stream else ""
        made = title(one.minutes)
        yield Row("promise kept", one.id, one.item.text, stream=stream, state="kept", made_in=made, date=_ended(one))
    for what, count in _counts(found, form).items():
        yield Row("promises", text=what.replace("_", " "), state=str(count))


def _data(found: Year, year: int, form: Form) -> dict[str, Any]:
    plain: dict[str, Any] = {"mode": "json", "by_alias": True, "exclude_none": True}
    return {
        "year": year,
        "outcomes": [
            one.item.model_dump(**plain) | {"last": last.model_dump(**plain) if last else None}
            for one, last in found.outcomes
        ],
        "wins": [{"on": on.isoformat()} | win.model_dump(**plain) for on, win in found.wins],
        "decisions": [
            {"on": one.on.isoformat()}
            | outside_decision(one.item).model_dump(**plain)
            | {"agreed": found.stand[one.id] == "decided", "changed": list(what)}
            for one, what in found.decisions
        ],
        "exchanges": [{"on": on.isoformat()} | one.model_dump(**plain) for on, one in found.exchanges],
        "promises": _counts(found, form),
    }


def _counts(found: Year, form: Form) -> dict[str, int]:
    """What became of promises, counted; outside only what was made and kept."""
    count = found.promises
    inside = {"moved_then_kept": count.moved, "let_go": count.dropped, "open": count.open} if form == "full" else {}
    return {"made": count.made, "kept": count.kept, "from_before": count.earlier} | inside


_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _many(count: int, what: str) -> str:
    return f"{_number(count) if count else 'no'} {what}{'' if count == 1 else 's'}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or _many(count, "time")


def _was(count: int) -> str:
    return "was" if count == 1 else "were"

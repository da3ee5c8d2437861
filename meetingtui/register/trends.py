"""Whether it is getting better: how streams stood, lines were rated, promises were kept, questions were decided. Pure.

Nobody is ranked. Promises are counted by pair of parties, never by person; ratings are told as spread and gap, never as
one number for two parties (practices F1, C5).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import combinations
from statistics import median
from typing import Literal

from meetingtui.core.items import Concern, Decision, Parked
from meetingtui.core.people import Partnership
from meetingtui.core.standing import LETTERS, Agreed, Carried, Rated, Stood
from meetingtui.register.fold import Register
from meetingtui.register.promised import promised
from meetingtui.steps.rate.step import ANCHORS

Quarter = tuple[int, int]
"""A year, and one of its quarters from 1 to 4."""


def quarter_of(day: date) -> Quarter:
    """The quarter of a day."""
    return day.year, (day.month + 2) // 3


@dataclass(frozen=True, slots=True)
class Strip:
    """How one stream stood, meeting by meeting: the letters of each party, and of the room."""

    stream: str
    days: tuple[date, ...]
    room: str
    """A letter a meeting: G Y R, - for no view, ≠ where the parties differed."""
    parties: Mapping[str, str]
    """The same for each party; a dot where it said nothing."""

    @property
    def apart(self) -> int:
        """In how many meetings the parties saw it differently."""
        columns = zip(*self.parties.values(), strict=True)
        return sum(1 for letters in columns if len({letter for letter in letters if letter in "GYR"}) > 1)


@dataclass(frozen=True, slots=True)
class Rating:
    """One line as it was rated in one meeting: lowest, middle and highest value of each party."""

    on: date
    parties: Mapping[str, tuple[int, float, int]]

    @property
    def gap(self) -> float | None:
        """How far the parties' middles are apart; None where fewer than two rated."""
        middles = [middle for _, middle, _ in self.parties.values()]
        return max(middles) - min(middles) if len(middles) > 1 else None

    @property
    def spread(self) -> int | None:
        """How far the lowest and the highest value of anybody are apart."""
        if not self.parties:
            return None
        return max(high for _, _, high in self.parties.values()) - min(low for low, _, _ in self.parties.values())


@dataclass(frozen=True, slots=True)
class Line:
    """One rated line with one wording: another wording is another line (practices B6)."""

    line: str
    text: str
    scale: str
    top: int
    """The highest number of the scale; the lowest is 1."""
    ratings: tuple[Rating, ...]


@dataclass(slots=True)
class Promises:
    """What became of some promises, counted by what happened to each in the end."""

    made: int = 0
    kept: int = 0
    """Said to be done by the first meeting on or after the day that was first agreed: minutes know no other day."""
    later: int = 0
    """Done after it was moved, or only said to be after that meeting."""
    dropped: int = 0
    open: int = 0
    moves: int = 0
    """How often a date of theirs was moved."""

    def __add__(self, other: Promises) -> Promises:
        """Both together."""
        return Promises(**{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)})


@dataclass(frozen=True, slots=True)
class Decided:
    """Something raised, and how many days later it was settled."""

    id: str
    how: Literal["decided", "answered", "acknowledged"]
    raised: date
    settled: date

    @property
    def days(self) -> int:
        """Days from one to the other; none where it was settled in the same meeting."""
        return (self.settled - self.raised).days


@dataclass(frozen=True, slots=True)
class Trends:
    """Everything that is followed over time."""

    strips: tuple[Strip, ...] = ()
    lines: tuple[Line, ...] = ()
    pairs: Mapping[tuple[str, str], Mapping[Quarter, Promises]] = field(
        default_factory=dict[tuple[str, str], Mapping[Quarter, Promises]]
    )
    """Promises of each pair of parties, by the quarter in which they were made."""
    decided: tuple[Decided, ...] = ()
    waiting: int = 0
    """How many questions and concerns are still to be settled."""


def trends(register: Register, names: Partnership, since: date | None = None, until: date | None = None) -> Trends:
    """The trends of what happened between two days, both included."""

    def wanted(day: date) -> bool:
        return (since is None or day >= since) and (until is None or day <= until)

    listed = [*names.streams, *(stream for stream in register.streams if stream not in names.streams)]
    strips = [
        _strip(stream, [mark for mark in register.streams.get(stream, ()) if wanted(mark.on)], names)
        for stream in listed
    ]
    settled = _settled(register)
    return Trends(
        strips=tuple(strip for strip in strips if strip.days),
        lines=tuple(_lines(register.ratings, wanted)),
        pairs=_pairs(
            [one for one in register.items.values() if wanted(one.on)], names, sorted(met.on for met in register.met)
        ),
        decided=tuple(
            sorted((one for one in settled.values() if wanted(one.settled)), key=lambda one: (one.settled, one.raised))
        ),
        waiting=sum(
            1
            for one in register.items.values()
            if isinstance(one.item, Parked | Concern)
            and one.state == "open"
            and one.id not in settled
            and wanted(one.on)
        ),
    )


def _strip(stream: str, marks: Iterable[Stood], names: Partnership) -> Strip:
    held = tuple(marks)
    said = {party for mark in held for party in mark.says}
    parties = [*(party for party in names.parties if party in said), *sorted(said - set(names.parties))]
    return Strip(
        stream,
        tuple(mark.on for mark in held),
        "".join(mark.letter for mark in held),
        {party: "".join(_letter(mark, party) for mark in held) for party in parties},
    )


def _letter(mark: Stood, party: str) -> str:
    said: Agreed | None = mark.says.get(party)
    return LETTERS[said] if said else "·"


def _lines(ratings: Mapping[str, tuple[Rated, ...]], wanted: Callable[[date], bool]) -> Iterator[Line]:
    for line, rated in ratings.items():
        wordings: dict[tuple[str, str], list[Rating]] = defaultdict(list)
        tops: dict[tuple[str, str], int] = defaultdict(int)
        for one in rated:
            wording = one.text, one.scale or "jointness"
            parties = {
                party: (min(values), median(values), max(values)) for party, values in one.values.items() if values
            }
            if parties and wanted(one.on):
                wordings[wording].append(Rating(one.on, parties))
                scale = len(one.anchors or ANCHORS.get(wording[1], ()))
                tops[wording] = max(tops[wording], scale, *(high for _, _, high in parties.values()))
        for (text, scale), found in wordings.items():
            yield Line(line, text, scale, tops[text, scale], tuple(found))


def _pairs(
    items: Iterable[Carried], names: Partnership, met: Sequence[date]
) -> dict[tuple[str, str], dict[Quarter, Promises]]:
    """Each promise counts for its owner's party with every other party that it is made to."""
    order = list(names.parties)
    pairs: dict[tuple[str, str], dict[Quarter, Promises]] = {pair: {} for pair in combinations(order, 2)}
    for one in promised(items):
        if one.item.owner not in names.people:
            continue
        mine = names.people[one.item.owner].party
        helping = {names.people[helper].party for helper in one.item.helpers if helper in names.people}
        others = ({*one.item.done} | helping) & {*order} - {mine}
        for other in others or {*order} - {mine}:
            if mine in order:
                first, second = sorted((mine, other), key=order.index)
                _count(pairs[first, second].setdefault(quarter_of(one.on), Promises()), one, met)
    return {pair: dict(sorted(counted.items())) for pair, counted in pairs.items() if counted}


def _count(counted: Promises, one: Carried, met: Sequence[date]) -> None:
    counted.made += 1
    counted.moves += one.moves
    if one.state == "open":
        counted.open += 1
    elif one.state == "dropped":
        counted.dropped += 1
    else:
        ended = max((change.on for change in one.history if change.to == one.state), default=one.on)
        first = _first_due(one)
        if one.moves or (first is not None and ended > _asked_on(first, met)):
            counted.later += 1
        else:
            counted.kept += 1


def _first_due(one: Carried) -> date | None:
    """The day that was first agreed, whoever has it now and for when."""
    return next((change.was for change in one.history if change.was is not None), one.item.due)


def _asked_on(due: date, met: Sequence[date]) -> date:
    """The first meeting on or after a day: the first that can hear of it; the day itself while there is none."""
    at = bisect_left(met, due)
    return met[at] if at < len(met) else due


def _settled(register: Register) -> dict[str, Decided]:
    """Questions and concerns by id, from the meeting that raised them to the first that settled them."""
    found: dict[str, Decided] = {}
    for one in register.items.values():
        if isinstance(one.item, Decision) and one.item.state is None:
            source = register.items.get(one.item.from_ or "")
            if source is not None and isinstance(source.item, Parked | Concern):
                found.setdefault(source.id, Decided(source.id, "decided", source.on, one.on))
    for one in register.items.values():
        if isinstance(one.item, Concern) and one.item.acknowledged is not None:
            found.setdefault(one.id, Decided(one.id, "acknowledged", one.on, one.item.acknowledged))
        elif isinstance(one.item, Parked) and one.state == "answered":
            ended = next((change.on for change in reversed(one.history) if change.to == "answered"), one.on)
            found.setdefault(one.id, Decided(one.id, "answered", one.on, ended))
    return found

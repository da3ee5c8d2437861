"""What the dots of a statement say: spread first, then the gap, then what has moved since last time. Pure.

Numbers belong to one party. What stands between parties is a distance and is said in words: no number is ever made
from the values of two parties (practices, principle 3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median
from typing import Literal

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Rated
from meetingtui.core.text import fold_name
from meetingtui.steps.protocol import View
from meetingtui.steps.rate.play import RateState
from meetingtui.steps.rate.step import ANCHORS, RateFields, RateLine, same_words

_STEPS = ("", "one step", "two steps", "three steps", "four steps", "five steps", "six steps", "seven steps")
_MORE = ("eight steps", "nine steps")


def middle(values: tuple[int, ...]) -> float | None:
    """The median of one party's values."""
    return float(median(values)) if values else None


def middles(values: Mapping[str, tuple[int, ...]]) -> dict[str, float]:
    """The median of each party that has values."""
    return {party: found for party, own in values.items() if (found := middle(own)) is not None}


def shown_values(state: RateState, line: str, partnership: Partnership) -> dict[str, tuple[int, ...]]:
    """Values by party in listing order, once they have been revealed."""
    if line not in state.revealed:
        return {}
    said = state.of_line(line)
    return {party: said[party].values for party in partnership.parties if party in said and said[party].values}


def differs_within(values: tuple[int, ...], points: int) -> bool:
    """Whether one party is so far apart in itself that this is the finding: three quarters of the scale."""
    return bool(values) and values[-1] - values[0] >= ceil(0.75 * (points - 1))


def gap(values: Mapping[str, tuple[int, ...]]) -> float | None:
    """How far apart the parties stand, for words and for sorting; None with fewer than two parties."""
    found = middles(values).values()
    return max(found) - min(found) if len(found) > 1 else None


def gap_words(values: Mapping[str, tuple[int, ...]]) -> str:
    """The distance between the parties, short."""
    apart = gap(values)
    if apart is None:
        return "one party only" if values else "not rated"
    if apart == 0:
        return "alike"
    return "half a step apart" if apart < 1 else f"{_steps(apart)} apart"


def _steps(apart: float) -> str:
    whole = int(apart)
    words = (_STEPS + _MORE)[min(whole, 9)]
    if apart == whole:
        return words
    number = words.split()[0]
    return f"{number} and a half steps"


def sentences(values: Mapping[str, tuple[int, ...]], partnership: Partnership, points: int) -> tuple[str, ...]:
    """What stands out, most telling first: a party at odds with itself, then how far apart the parties are."""
    within = [
        f"{partnership.party_name(party)} differs within itself."
        for party, own in values.items()
        if differs_within(own, points)
    ]
    apart, found = gap(values), middles(values)
    if apart is None:
        between = "Only one party has rated this." if values else "Nobody has rated this."
    elif apart == 0:
        between = "You see this alike." if not within else "Between the parties there is no gap."
    else:
        low = partnership.party_name(min(found, key=lambda party: found[party]))
        high = partnership.party_name(max(found, key=lambda party: found[party]))
        far = "half a step" if apart < 1 else _steps(apart)
        between = (
            f"You see this differently: {high} {far} above {low}."
            if apart >= 1
            else f"You see this nearly alike: {high} {far} above {low}."
        )
    return (*within, between)


# what has moved ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trend:
    """How a statement was rated the time before, or why that cannot be compared."""

    sort: Literal["first", "same", "reworded", "rescaled"]
    on: date | None = None
    values: Mapping[str, tuple[int, ...]] | None = None


def trend(fields: RateFields, line: RateLine, view: View) -> Trend:
    """The latest rating of the same id; another wording or another scale breaks the line (practices B6)."""
    earlier = view.standing.ratings.get(line.id, ())
    if not earlier:
        return Trend("first")
    last = earlier[-1]
    if fold_name(last.text) != fold_name(line.text):
        return Trend("reworded", last.on)
    if not _same_scale(fields, last):
        return Trend("rescaled", last.on)
    values = {party: tuple(sorted(own)) for party in view.partnership.parties if (own := last.values.get(party))}
    return Trend("same", last.on, values)


def _same_scale(fields: RateFields, last: Rated) -> bool:
    scale = last.scale or "jointness"
    return scale == fields.scale and same_words(last.anchors or ANCHORS.get(scale, ()), fields.points)


def drops(now: Mapping[str, tuple[int, ...]], before: Trend) -> dict[str, float]:
    """By how much each party's median has fallen since last time, where it has moved at all; a rise is negative."""
    was, found = middles(before.values or {}), middles(now)
    return {party: was[party] - found[party] for party in found if party in was and was[party] != found[party]}


def moved_words(now: Mapping[str, tuple[int, ...]], before: Trend, partnership: Partnership) -> str:
    """Which parties stand lower or higher than last time."""
    moved = drops(now, before)
    lower = [partnership.party_name(party) for party, by in moved.items() if by > 0]
    higher = [partnership.party_name(party) for party, by in moved.items() if by < 0]
    parts = [f"{', '.join(names)} {word}" for names, word in ((lower, "lower"), (higher, "higher")) if names]
    return f"{', '.join(parts)} than last time" if parts else ""


def in_order(fields: RateFields, state: RateState, view: View) -> tuple[int, ...]:
    """Numbers of the statements for the overview: the widest gap first, then the deepest drop; the unshown last."""

    def weight(number: int) -> tuple[bool, float, float]:
        line = fields.line[number]
        values = shown_values(state, line.id, view.partnership)
        fallen = max(drops(values, trend(fields, line, view)).values(), default=0.0)
        return not values, -(gap(values) or 0.0), -max(fallen, 0.0)

    return tuple(sorted(range(len(fields.line)), key=weight))

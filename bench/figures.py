"""What was measured, beside the least that can be had and what is promised."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Statistic = Literal["median", "p95", "p99", "most"]
Unit = Literal["s", "B", "MB", "%"]
_SHARE: dict[Statistic, float] = {"median": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}


class NotMeasuredError(Exception):
    """Something could not be measured; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Promise:
    """At most so much: of the same statistic of the floor where `times`, else in the row's own unit."""

    of: Statistic
    most: float
    times: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was measured, so many times, and the floor measured in turn with it."""

    what: str
    unit: Unit
    samples: tuple[float, ...]
    promises: tuple[Promise, ...] = ()
    floor: tuple[float, ...] = ()
    floor_is: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.samples:
            raise NotMeasuredError(f"{self.what}: nothing came to be measured")

    def at(self, of: Statistic) -> float:
        """One statistic of what was measured."""
        return statistic(self.samples, of)

    def ratio(self, of: Statistic = "median") -> float | None:
        """What was measured by the floor; None where there is none."""
        least = statistic(self.floor, of) if self.floor else 0.0
        return self.at(of) / least if least else None

    def reached(self, promise: Promise) -> float:
        """What a promise is held against."""
        return (self.ratio(promise.of) or 0.0) if promise.times else self.at(promise.of)

    def met(self, promise: Promise) -> bool:
        """Whether a promise is kept, to the two digits that the table shows."""
        return round(self.reached(promise), 2 if promise.times else 4) <= promise.most

    def data(self, measure: str) -> dict[str, Any]:
        """The row as JSON fields."""
        figures = {of: self.at(of) for of in _SHARE}
        promised = [
            {
                "of": one.of,
                "most": one.most,
                "times_floor": one.times,
                "reached": self.reached(one),
                "met": self.met(one),
            }
            for one in self.promises
        ]
        floor = {"is": self.floor_is, **{of: statistic(self.floor, of) for of in _SHARE}} if self.floor else None
        facts = {"measure": measure, "what": self.what, "unit": self.unit, "n": len(self.samples), **figures}
        return {**facts, "floor": floor, "ratio": self.ratio(), "promised": promised, "note": self.note}


def statistic(samples: Sequence[float], of: Statistic) -> float:
    """The smallest sample that so large a share of them does not exceed."""
    ordered = sorted(samples)
    if of == "median" and len(ordered) % 2 == 0:
        return (ordered[len(ordered) // 2 - 1] + ordered[len(ordered) // 2]) / 2
    return ordered[max(math.ceil(_SHARE[of] * len(ordered)) - 1, 0)]


def amount(value: float, unit: Unit) -> str:
    """A figure with its unit, in at most nine characters."""
    match unit:
        case "s" if value < 0.001:
            return f"{value * 1e6:.0f} µs"
        case "s" if value < 0.1:
            return f"{value * 1e3:.1f} ms"
        case "s" if value < 1:
            return f"{value * 1e3:.0f} ms"
        case "s":
            return f"{value:.2f} s"
        case "B":
            return f"{value:,.0f} B"
        case "MB":
            return f"{value:.1f} MB"
        case "%":
            return f"{value:.2f} %"

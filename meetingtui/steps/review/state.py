"""The state of a `review` step, and one item as it was before the step and as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from meetingtui.core.carrying import carry
from meetingtui.core.standing import Carried
from meetingtui.steps.protocol import View
from meetingtui.steps.review.events import Became, WatchAnswer

Row = Mapping[str, Any]
"""A row of `[[update]]`."""
RATIFY = "ratify"
"""The question that is answered by whoever still had to say yes."""
_NOT_IN_ROWS = frozenset({"step", "item"})


@dataclass(frozen=True, slots=True)
class Word:
    """A party's confirmation of earlier minutes: through whom, and when."""

    by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """Whether a party's line has come true, and why it counts where it has not."""

    met: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Which item is in front, which were looked at, and what was said of each."""

    at: str = ""
    page: str = ""
    seen: frozenset[str] = frozenset()
    rows: Mapping[str, Mapping[str, Row]] = field(default_factory=dict[str, Mapping[str, Row]])
    """By item, then by the question that the row answers: a later answer takes the place of the earlier."""
    means: Mapping[tuple[str, str], Answered] = field(default_factory=dict[tuple[str, str], Answered])
    ratified: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    watched: Mapping[tuple[str, int], WatchAnswer] = field(default_factory=dict[tuple[str, int], WatchAnswer])
    replaced: frozenset[str] = frozenset()
    """Decisions for which another was made here."""
    confirmed: Mapping[tuple[str, str], Word] = field(default_factory=dict[tuple[str, str], Word])
    corrected: Mapping[str, str] = field(default_factory=dict[str, str])

    def said(self, key: str) -> tuple[Row, ...]:
        """What was said of an item in this step."""
        return tuple(self.rows.get(key, {}).values())

    def all_rows(self) -> tuple[Row, ...]:
        """Every row of `[[update]]`, in the order in which the items were spoken of."""
        return tuple(row for rows in self.rows.values() for row in rows.values())


@dataclass(frozen=True, slots=True)
class Looked:
    """One item of the register: `was` before this step, `now` with what was said here."""

    key: str
    rows: tuple[Row, ...] = ()
    was: Carried | None = None
    now: Carried | None = None
    watched: Mapping[int, WatchAnswer] = field(default_factory=dict[int, WatchAnswer])
    """What was said of the concerns that a decision carries, by their number."""
    ratifiers: tuple[str, ...] = ()
    """Who has, or had when the step began, still to say yes: parties, or people who were named."""

    @property
    def item(self) -> Any:
        """The item as it is now; None for minutes and streams."""
        return self.now.item if self.now else None

    @property
    def to(self) -> frozenset[str]:
        """The words that were said of it here."""
        return frozenset(str(row["to"]) for row in self.rows if row.get("to"))


def looked(state: ReviewState, view: View, key: str) -> Looked:
    """The item of that key, before this step and now."""
    was = view.standing.everything.get(key)
    own = state.all_rows()
    for row in view.updates:
        if was is not None and row.get("item") == key and view.day and row not in own:
            was = carry(was, row, view.day, view.minutes)
    now = asked = was
    for question, row in state.rows.get(key, {}).items():
        if now is None or asked is None or view.day is None:
            break
        now = carry(now, row, view.day, view.minutes)
        asked = carry(asked, row, view.day, view.minutes) if question != RATIFY else asked
    ratify = getattr(asked.item, "ratify", None) if asked else None
    watched: dict[int, WatchAnswer] = {n: answer for (item, n), answer in state.watched.items() if item == key}
    return Looked(key, state.said(key), was, now, watched, ratify.by if ratify else ())


def row_of(event: Became, *, stream: bool = False) -> dict[str, Any]:
    """The row of `[[update]]` that an event makes."""
    said = {name: getattr(event, name) for name in type(event).model_fields if name not in _NOT_IN_ROWS}
    kept = {name: value for name, value in said.items() if value is not None}
    return {"stream" if stream else "item": event.item, **kept}

"""The TOML fields of a `rate` step, and the scales it knows (practices B6)."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field, model_validator

from meetingtui.core.record import Record
from meetingtui.core.text import fold_name
from meetingtui.core.text_types import FullLine, Id, Name
from meetingtui.steps.protocol import StepFields

Scale = Literal["jointness", "agree", "confidence", "custom"]

ANCHORS: dict[str, tuple[str, ...]] = {
    "jointness": (
        "not yet",
        "one of us",
        "both of us, each alone",
        "both of us, agreed together",
        "both of us, and people outside would say so",
    ),
    "agree": ("not at all", "mostly not", "partly", "mostly", "fully"),
    "confidence": (
        "I would not count on it",
        "more doubt than hope",
        "it could go either way",
        "I expect it",
        "I would put my name to it",
    ),
}
"""What the numbers of each scale mean, from 1. Jointness climbs by how joint a thing is, not how strongly felt."""


class RateLine(Record):
    """One statement; trends compare the same id and the same wording only."""

    id: Id
    """Its own name; lines over time are drawn for the same id and the same words only.

        id = "bad-news"
    """
    text: Annotated[FullLine, Field(max_length=300)]
    """The statement, short enough to read at a glance.

        text = "Bad news has crossed within a day."
    """
    group: Name | None = None
    """A heading that several statements stand under.

        group = "Trust"
    """


class RateFields(StepFields):
    """Statements that each party rates unseen: on which scale, by whom, and who is asked for a line."""

    kind: Literal["rate"]
    line: Annotated[tuple[RateLine, ...], Field(max_length=60)] = ()
    """The statements, each a `[[step.line]]` of its own; at least one.

        [[step.line]]
        id = "bad-news"
        text = "Bad news has crossed within a day."
    """
    scale: Scale = "jointness"
    """What the numbers mean: how joint a thing is, how far one agrees, how sure one is, or your own `anchors`.

        scale = "agree"
    """
    anchors: Annotated[tuple[Name, ...], Field(max_length=10)] = ()
    """What each number means, from 1: two to ten, the lowest first. Left out: those of the scale.

        anchors = ["never", "now and then", "always"]
    """
    comment: Literal["lowest and highest", "all", "none"] = "lowest and highest"
    """Who is asked for a line after the numbers are shown.

        comment = "none"
    """
    reveal: Literal["as said", "together"] = "together"
    """Numbers are always hidden until all are shown; no other value is taken.

        reveal = "together"
    """

    @model_validator(mode="after")
    def _fields_agree(self) -> RateFields:
        if not self.line:
            raise ValueError("a rate step needs at least one statement; add [[step.line]] with an id and a text")
        twice = [name for name, count in Counter(one.id for one in self.line).items() if count > 1]
        if twice:
            raise ValueError(f'two lines have the id "{twice[0]}"; give each its own')
        if self.scale == "custom" and not self.anchors:
            raise ValueError('scale = "custom" needs "anchors": 2 to 10, the lowest first')
        if len(self.anchors) == 1:
            raise ValueError('"anchors" has one entry; a scale needs 2 to 10, the lowest first')
        if self.who not in {"everyone", "parties"}:
            raise ValueError('"who" is "everyone" or "parties" in a rate step')
        if self.reveal != "together":
            raise ValueError('a rate step is blind: take "reveal" out, or set it to "together"')
        return self

    @property
    def points(self) -> tuple[str, ...]:
        """What each number means, from 1."""
        return self.anchors or ANCHORS[self.scale]

    @property
    def own_points(self) -> bool:
        """Whether the anchors are the agenda's own and not those of the scale."""
        return not same_words(self.points, ANCHORS.get(self.scale, ()))

    @property
    def asks(self) -> Literal["lowest and highest", "all", "none"]:
        """Who is asked for a line; nobody where nothing is kept."""
        return "none" if self.record == "nothing" else self.comment


def same_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists say the same, whatever their case and accents."""
    return [fold_name(word) for word in one] == [fold_name(word) for word in other]

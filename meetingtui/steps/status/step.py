"""The TOML fields of a `status` step (practices B2)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from meetingtui.core.record import Flag, Record
from meetingtui.core.text import slug
from meetingtui.core.text_types import FullLine, Name
from meetingtui.steps.protocol import StepFields

ITEM_LIMIT = 60
"""Most things that one step can ask about by a list of its own."""


class Means(Record):
    """What the colours mean here, where that is not the usual."""

    green: FullLine = "on course, and we can say how we know"
    """What green means.

        green = "nobody needs to act"
    """
    yellow: FullLine = "off or may be, and we can say what we are doing"
    """What yellow means.

        yellow = "we are on it"
    """
    red: FullLine = "off, and we need something from this room"
    """What red means.

        red = "we need a decision today"
    """


class StatusFields(StepFields):
    """Red, yellow, green by party, with evidence: of the streams, or of a list given here."""

    kind: Literal["status"]
    reveal: Literal["as said", "together"] = "together"
    """Whether colours are hidden until every party has said one.

        reveal = "as said"
    """
    of: Literal["streams"] | None = None
    """What is asked about: the streams of work in `partnership.toml`. That is so without it, too.

        of = "streams"
    """
    items: Annotated[tuple[Name, ...], Field(max_length=ITEM_LIMIT)] = ()
    """What is asked about instead of the partnership's streams.

        items = ["Money", "People"]
    """
    means: Means = Means()
    """What the colours mean here, where that is not the usual.

        means = { red = "we need a decision today" }
    """
    signs: Flag = True
    """Ask about the early sign of each live risk.

        signs = false
    """
    only: Literal["changed"] | None = None
    """Ask first which have changed, and leave the others as they were.

        only = "changed"
    """

    @field_validator("items")
    @classmethod
    def _told_apart(cls, items: tuple[str, ...]) -> tuple[str, ...]:
        seen: dict[str, str] = {}
        for name in items:
            if slug(name) in seen:
                raise ValueError(
                    f'"{name}" and "{seen[slug(name)]}" would be kept under one name; word one differently'
                )
            seen[slug(name)] = name
        return items

    @model_validator(mode="after")
    def _one_list(self) -> StatusFields:
        if self.items and self.of is not None:
            raise ValueError('"of" and "items" are both given; keep of = "streams" or the list, and take the other out')
        return self

    @property
    def written(self) -> bool:
        """Whether anything of this step is written down; signs are asked only where their answer is."""
        return self.record != "nothing"

"""The TOML fields of a `review` step (practices B7)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from meetingtui.core.record import Whole
from meetingtui.steps.protocol import StepFields

Of = Literal[
    "actions",
    "decisions",
    "agreements",
    "risks",
    "questions",
    "metrics",
    "exchanges",
    "glossary",
    "minutes",
    "streams",
    "experiments",
    "concerns",
    "wins",
]
Show = Literal["due or overdue", "open", "all", "since last", "by topic"]

TITLES: dict[Of, str] = {
    "actions": "Promises",
    "decisions": "Decisions",
    "agreements": "Agreements",
    "risks": "Risks",
    "questions": "Parked questions",
    "metrics": "Measures",
    "exchanges": "What we gave each other",
    "glossary": "Our words",
    "minutes": "Earlier minutes",
    "streams": "Streams of work",
    "experiments": "What we are trying",
    "concerns": "Concerns",
    "wins": "Wins to tell",
}
"""What the stage calls each register."""
_OWNED = frozenset({"actions", "decisions", "risks", "questions", "metrics", "experiments", "streams"})
_WITHOUT_STREAM = frozenset({"minutes", "glossary", "streams"})
_DATED = frozenset({"actions", "decisions", "agreements"})


class ReviewFields(StepFields):
    """Walk a register: which one, what of it, how much, in which order."""

    kind: Literal["review"]
    of: Of
    """Which list of what stands from earlier meetings is walked through, one by one.

        of = "actions"
    """
    show: Show | None = None
    """What of the list: what is due, what is open, everything, what is new since the last meeting, or all beside its
    stream. Left out: `due or overdue` for actions, decisions and agreements, else `open`.

        show = "open"
    """
    limit: Annotated[Whole, Field(ge=1, le=300)] | None = None
    """How many are looked at, the most pressing first. Left out: all.

        limit = 8
    """
    by: Literal["owner", "party", "stream"] | None = None
    """What the list is put together by. Left out: exchanges by party, other lists by how pressing they are.

        by = "owner"
    """

    @model_validator(mode="after")
    def _fields_agree(self) -> ReviewFields:
        if self.record == "nothing":
            raise ValueError('a review writes down what becomes of things; take record = "nothing" out')
        if self.reveal == "together":
            raise ValueError('a review hides nothing; take reveal = "together" out')
        if self.show == "by topic" and self.of in _WITHOUT_STREAM:
            raise ValueError(f'show = "by topic" needs things that have a stream; of = "{self.of}" has none')
        if self.by == "stream" and self.of in _WITHOUT_STREAM:
            raise ValueError(f'by = "stream" needs things that have a stream; of = "{self.of}" has none')
        if self.show == "by topic" and self.by not in {None, "stream"}:
            raise ValueError('show = "by topic" puts things beside their stream; take "by" out, or change "show"')
        if self.by == "owner" and self.of not in _OWNED:
            raise ValueError(f'by = "owner" needs things that have one; of = "{self.of}" has none')
        if self.by == "party" and self.of not in _OWNED | {"exchanges", "concerns"}:
            raise ValueError(f'by = "party" needs things that belong to one; of = "{self.of}" has none')
        return self

    @property
    def heading(self) -> str:
        """What the stage calls this step."""
        return self.title or TITLES[self.of]

    @property
    def shown(self) -> Show:
        """What is shown of the register: what is due where things come due, else what is open."""
        return self.show or ("due or overdue" if self.of in _DATED else "open")

    @property
    def grouped(self) -> str:
        """What the list is grouped by; exchanges stand by the party that received them."""
        if self.shown == "by topic":
            return "stream"
        return self.by or ("party" if self.of == "exchanges" else "")

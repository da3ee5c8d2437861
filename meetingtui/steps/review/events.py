"""What can become so while a register is walked; every event says what is so now, never what changed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.record import Day, Flag, Whole
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.protocol import StepEvent

ByParty = Annotated[dict[Id, FullLine], Field(max_length=12)]
WatchAnswer = Literal["yes", "no", "unsaid"]


class ReviewEvent(StepEvent):
    """An event of a `review` step."""


class At(ReviewEvent):
    """The item in front, and the question that is open about it; an empty page shows the item itself."""

    type: ClassVar[str] = "review.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    item: FullLine
    page: Line = ""


class Became(ReviewEvent):
    """What an item became; the fields are those of an `[[update]]`, and stand for what is so now."""

    type: ClassVar[str] = "review.became.1"
    item: FullLine
    to: Line | None = None
    sign: Line | None = None
    reading: Line | None = None
    owner: Id | None = None
    due: Day | None = None
    why: Line | None = None
    note: Line | None = None
    text: FullLine | None = None
    done: ByParty | None = None
    accepted: Flag | None = None
    review: Day | None = None
    version: Annotated[Whole, Field(ge=1, le=10_000)] | None = None
    goes: Line | None = None
    landed: Line | None = None
    effect: Line | None = None
    result: Line | None = None
    until: Day | None = None
    word: FullLine | None = None
    means: ByParty | None = None
    agreed: Line | None = None
    since: Day | None = None
    acknowledged: Day | None = None
    closed: Day | None = None
    told: Line | None = None


class Left(ReviewEvent):
    """Nothing was said of the item in this step: it stays as it was."""

    type: ClassVar[str] = "review.left.1"
    item: FullLine


class Means(ReviewEvent):
    """Whether what done means to a party has come true; where it has not, the note says why it counts."""

    type: ClassVar[str] = "review.means.1"
    item: FullLine
    party: Id
    met: Flag | None = None
    note: Line = ""


class Ratified(ReviewEvent):
    """Whether one who still had to say yes has said it now: a party, or a person where one was named."""

    type: ClassVar[str] = "review.ratified.1"
    item: FullLine
    who: Id
    says: Flag


class Watched(ReviewEvent):
    """Whether what was watched for has happened; `number` counts the concerns of the decision from 0."""

    type: ClassVar[str] = "review.watched.1"
    item: FullLine
    number: Annotated[Whole, Field(ge=0, le=99)]
    answer: WatchAnswer


class Replaced(ReviewEvent):
    """A decision has another in its place, which the parties are asked about at read-back."""

    type: ClassVar[str] = "review.replaced.1"
    item: FullLine
    text: FullLine
    owner: Id | None = None
    why: Line | None = None
    instead: Annotated[tuple[FullLine, ...], Field(max_length=20)] = ()
    review: Day | None = None


class Confirmed(ReviewEvent):
    """A party confirms earlier minutes through one of its people, or takes that back."""

    type: ClassVar[str] = "review.confirmed.1"
    item: FullLine
    party: Id
    by: Id | None = None
    on: Day | None = None


class Corrected(ReviewEvent):
    """What is to be corrected in earlier minutes; several corrections stand between semicolons."""

    type: ClassVar[str] = "review.corrected.1"
    item: FullLine
    text: Line


EVENTS: tuple[type[ReviewEvent], ...] = (
    At,
    Became,
    Left,
    Means,
    Ratified,
    Watched,
    Replaced,
    Confirmed,
    Corrected,
)

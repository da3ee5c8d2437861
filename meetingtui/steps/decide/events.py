"""What can become so in a `decide` step."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.items import ItemId
from meetingtui.core.record import Day, Whole
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.protocol import StepEvent

Phase = Literal["drafting", "clarify", "reactions", "test", "details", "replaces", "ending", "done"]
DISSENT_LIMIT = 300
"""Longest dissent, in characters: about three lines."""
ROUNDS = 99


class DecideEvent(StepEvent):
    """An event of a `decide` step."""


class At(DecideEvent):
    """What is in front: a round, the test with one party's turn, or a page of it."""

    type: ClassVar[str] = "decide.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    phase: Phase
    round: Whole = Field(default=1, ge=1, le=ROUNDS)
    who: Line = ""
    """Whose turn it is; empty where the order decides."""


class Worded(DecideEvent):
    """The words under test. Whoever had said yes to others is asked again."""

    type: ClassVar[str] = "decide.worded.1"
    text: FullLine
    option: FullLine | None = None
    """The option these words were chosen from."""


class Said(DecideEvent):
    """Where a party, or a person who is heard, stands; `open` takes its word away again."""

    type: ClassVar[str] = "decide.said.1"
    who: Id
    says: Literal["yes", "concern", "objects", "aside", "beyond", "heard", "open"]
    read: Line
    """The words it was said to: a late yes to the old words does not count."""
    words: Line = ""
    watch: Line = ""
    fingers: Annotated[tuple[Annotated[Whole, Field(ge=0, le=5)], ...], Field(max_length=200)] = ()
    named: Annotated[tuple[Id, ...], Field(max_length=20)] = ()

    @property
    def voices(self) -> tuple[str, ...]:
        """Whoever it is said for."""
        return (self.who,)


class Declared(DecideEvent):
    """An interest that a party declared with its position; an empty text takes it back."""

    type: ClassVar[str] = "decide.declared.1"
    who: Id
    text: Line

    @property
    def voices(self) -> tuple[str, ...]:
        """Whoever it is said for."""
        return (self.who,)


class Dissented(DecideEvent):
    """A named person's dissent, in their words, at their request; an empty text takes it back."""

    type: ClassVar[str] = "decide.dissented.1"
    who: Id
    text: Annotated[Line, Field(max_length=DISSENT_LIMIT)]

    @property
    def voices(self) -> tuple[str, ...]:
        """Whoever it is said for."""
        return (self.who,)


class Named(DecideEvent):
    """The one owner, or the one who decides."""

    type: ClassVar[str] = "decide.named.1"
    role: Literal["owner", "decider"]
    person: Id | None = None


class Noted(DecideEvent):
    """Why, what the agreement is for (so that), or its topic."""

    type: ClassVar[str] = "decide.noted.1"
    what: Literal["why", "outcome", "topic"]
    text: Line


class Listed(DecideEvent):
    """What was left aside, or by what it was weighed."""

    type: ClassVar[str] = "decide.listed.1"
    what: Literal["instead", "criteria"]
    lines: Annotated[tuple[FullLine, ...], Field(max_length=30)]


class Dated(DecideEvent):
    """When it is looked at again, or until when it is to be ratified."""

    type: ClassVar[str] = "decide.dated.1"
    what: Literal["review", "until"]
    on: Day | None = None
    again: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    """Those whose objection a shorter term may answer: they are asked again."""


class Replaces(DecideEvent):
    """Which earlier decision or agreement this one takes the place of."""

    type: ClassVar[str] = "decide.replaces.1"
    item: ItemId | None = None


class Adopted(DecideEvent):
    """The text was adopted. Where its rule does not hold, nothing was."""

    type: ClassVar[str] = "decide.adopted.1"
    drives: ClassVar[bool] = True
    text: FullLine


class Ended(DecideEvent):
    """The test ended without the text being adopted, or goes on after all."""

    type: ClassVar[str] = "decide.ended.1"
    drives: ClassVar[bool] = True
    how: Literal["not adopted", "deferred", "open"]
    text: Line
    """The words it ended for: it does not end the test of others."""
    why: Line = ""
    until: Day | None = None


EVENTS: tuple[type[DecideEvent], ...] = (
    At,
    Worded,
    Said,
    Declared,
    Dissented,
    Named,
    Noted,
    Listed,
    Dated,
    Replaces,
    Adopted,
    Ended,
)

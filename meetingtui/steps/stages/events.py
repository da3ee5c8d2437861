"""What can become so at a door: the events of a `stages` step, each absolute."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.record import Day, Flag, Whole
from meetingtui.core.text_types import Block, Id, Line
from meetingtui.steps.protocol import StepEvent
from meetingtui.steps.stages.state import Basis, How

Number = Annotated[Whole, Field(ge=0, le=99)]
Parties = Annotated[tuple[Id, ...], Field(max_length=200)]


class StagesEvent(StepEvent):
    """An event of a `stages` step; `stage` counts from 0."""

    stage: Number


class Turned(StagesEvent):
    """The door that is in front."""

    type: ClassVar[str] = "stages.turned.1"
    drives: ClassVar[bool] = True
    undoable: ClassVar[bool] = False
    rewrites: ClassVar[bool] = False


class Written(StagesEvent):
    """The statement, question or gist is now these words; with `party`, that party's own statement beside it."""

    type: ClassVar[str] = "stages.written.1"
    text: Block
    party: Id | None = None


class Agreed(StagesEvent):
    """These parties agree the words that were read, or do not; a yes counts for those words only."""

    type: ClassVar[str] = "stages.agreed.1"
    parties: Parties
    yes: Flag
    read: Block

    @property
    def voices(self) -> tuple[str, ...]:
        """The parties that say yes, or no more."""
        return self.parties


class Spoke(StagesEvent):
    """A party has spoken, or has not after all; `text` is its view where it was typed."""

    type: ClassVar[str] = "stages.spoke.1"
    party: Id
    spoken: Flag
    text: Line = ""


class SaidBack(StagesEvent):
    """A party's view was said back: typed, or by the facilitator where no other party would."""

    type: ClassVar[str] = "stages.said-back.1"
    party: Id
    text: Line = ""
    facilitator: Flag = False

    @property
    def voices(self) -> tuple[str, ...]:
        """Nobody's own: `party` is the one whose view was said back by others."""
        return ()


class Heard(StagesEvent):
    """The speaker says that what was said back is right, or that it is not; of the view that stood there then."""

    type: ClassVar[str] = "stages.heard.1"
    party: Id
    heard: Flag
    read: Line = ""


class Listed(StagesEvent):
    """An option, or one part of the fair test, is now these words; without words it is taken out."""

    type: ClassVar[str] = "stages.listed.1"
    sort: Literal["option", "criterion"]
    key: Id
    text: Line


class Linked(StagesEvent):
    """A cause is now these words; without words it is taken out, and what hung on it hangs one higher."""

    type: ClassVar[str] = "stages.linked.1"
    key: Id
    under: Id | None = None
    text: Line


class Known(StagesEvent):
    """How a cause is known."""

    type: ClassVar[str] = "stages.known.1"
    key: Id
    basis: Basis


class Weighed(StagesEvent):
    """What is said of an option by one part of the fair test."""

    type: ClassVar[str] = "stages.weighed.1"
    option: Id
    criterion: Id
    text: Line


class Chosen(StagesEvent):
    """An option is chosen, or is not."""

    type: ClassVar[str] = "stages.chosen.1"
    key: Id
    chosen: Flag


class Passed(StagesEvent):
    """The room went through a door: ready, or not; then with what was missing and, where it takes one, the reason."""

    type: ClassVar[str] = "stages.passed.1"
    drives: ClassVar[bool] = True
    how: How
    missing: Line = ""
    because: Line = ""
    asked: Id | None = None
    content: Parties = ()
    again: Day | None = None


class Reopened(StagesEvent):
    """A door that was passed is open again; what was done later stays, and is to be looked at again."""

    type: ClassVar[str] = "stages.reopened.1"
    drives: ClassVar[bool] = True


class LookBack(StagesEvent):
    """A day to look back was proposed; whether somebody took it up shows in the actions."""

    type: ClassVar[str] = "stages.look-back.1"
    undoable: ClassVar[bool] = False
    rewrites: ClassVar[bool] = False


EVENTS: tuple[type[StagesEvent], ...] = (
    Turned,
    Written,
    Agreed,
    Spoke,
    SaidBack,
    Heard,
    Listed,
    Linked,
    Known,
    Weighed,
    Chosen,
    Passed,
    Reopened,
    LookBack,
)

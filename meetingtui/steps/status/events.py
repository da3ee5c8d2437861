"""What can happen in a `status` step. Each event says what became so; a colour belongs to a party, never a person."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.record import Flag
from meetingtui.core.standing import Agreed as Together
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.protocol import StepEvent

Says = Literal["green", "yellow", "red", "no view", "no stake", "nothing yet"]
"""What a party chose; `no stake` stands aside, and `nothing yet` takes the choice away again."""
Happened = Literal["yes", "no", "too soon", "unasked"]
"""Whether an early sign has been seen; `unasked` takes the answer away again."""
Scope = Literal["all", "changed"]
Parties = Annotated[tuple[Id, ...], Field(max_length=20)]


class StatusEvent(StepEvent):
    """An event of a `status` step."""


class Here(StatusEvent):
    """The place in front, and which party is choosing: None lets the order decide."""

    type: ClassVar[str] = "status.here.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    place: FullLine
    party: Id | None = None


class Walking(StatusEvent):
    """Whether every stream is walked, or only those that have changed."""

    type: ClassVar[str] = "status.walking.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    only: Scope


class Changed(StatusEvent):
    """Whether a stream has changed since it was last looked at."""

    type: ClassVar[str] = "status.changed.1"
    rewrites: ClassVar[bool] = False
    item: Id
    changed: Flag = True


class Said(StatusEvent):
    """The colour a party gives a stream."""

    type: ClassVar[str] = "status.said.1"
    item: Id
    party: Id
    says: Says


class Missing(StatusEvent):
    """Enter was pressed while these parties had not chosen; the next one goes on without them."""

    type: ClassVar[str] = "status.missing.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    item: Id
    parties: Parties = ()


class Revealed(StatusEvent):
    """All colours of a stream are shown at once; parties `without` one have no view."""

    type: ClassVar[str] = "status.revealed.1"
    drives: ClassVar[bool] = True
    item: Id
    without: Parties = ()


class Agreed(StatusEvent):
    """What the room calls it, or that it differs; None takes that back."""

    type: ClassVar[str] = "status.agreed.1"
    drives: ClassVar[bool] = True
    item: Id
    agreed: Together | None = None


class Because(StatusEvent):
    """Why it is that colour."""

    type: ClassVar[str] = "status.because.1"
    item: Id
    text: Line = ""


class Ask(StatusEvent):
    """What is needed from this room."""

    type: ClassVar[str] = "status.ask.1"
    item: Id
    text: Line = ""


class Signed(StatusEvent):
    """Whether the early sign of a risk has been seen, and what was seen."""

    type: ClassVar[str] = "status.signed.1"
    risk: FullLine
    happened: Happened
    note: Line = ""


EVENTS: tuple[type[StatusEvent], ...] = (
    Here,
    Walking,
    Changed,
    Said,
    Missing,
    Revealed,
    Agreed,
    Because,
    Ask,
    Signed,
)

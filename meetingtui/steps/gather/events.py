"""What can become so in a `gather` step. Cards have a party, never a person."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from meetingtui.core.items import ItemKind, Level
from meetingtui.core.record import Day, Flag, Whole
from meetingtui.core.text_types import FullLine, Id, Line
from meetingtui.steps.gather.state import How
from meetingtui.steps.gather.step import Phase
from meetingtui.steps.protocol import StepEvent

AT_ONCE = 400
"""Cards that one event can hold."""
CARDS = 2_000
"""Cards that a step can hold."""
Ids = Annotated[tuple[Id, ...], Field(max_length=CARDS)]
Parties = Annotated[tuple[Id, ...], Field(max_length=20)]


class GatherEvent(StepEvent):
    """An event of a `gather` step."""


class At(GatherEvent):
    """The phase in front, and in it the prompt, the card or the theme."""

    type: ClassVar[str] = "gather.at.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    phase: Phase
    prompt: Whole = Field(default=0, ge=0, le=99)
    card: Line = ""
    theme: Line = ""


class NewCard(BaseModel):
    """A card as it was written."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    id: Id
    party: Id
    text: FullLine
    column: Line = ""


class Written(GatherEvent):
    """These cards are there, with these words."""

    type: ClassVar[str] = "gather.written.1"
    cards: Annotated[tuple[NewCard, ...], Field(max_length=AT_ONCE)]

    @property
    def voices(self) -> tuple[str, ...]:
        """The parties whose cards they are."""
        return tuple(dict.fromkeys(card.party for card in self.cards))


class Ready(GatherEvent):
    """Whether a party has finished writing to a prompt."""

    type: ClassVar[str] = "gather.ready.1"
    rewrites: ClassVar[bool] = False
    prompt: Whole = Field(ge=0, le=99)
    party: Id
    ready: Flag


class Revealed(GatherEvent):
    """The cards of these parties are shown, in this order; `alone` have one person in the room each."""

    type: ClassVar[str] = "gather.revealed.1"
    drives: ClassVar[bool] = True
    order: Ids
    parties: Parties
    alone: Parties = ()
    phase: Phase


class Together(GatherEvent):
    """These cards lie in this theme."""

    type: ClassVar[str] = "gather.together.1"
    cards: Ids
    theme: Id


class Named(GatherEvent):
    """What a theme is called."""

    type: ClassVar[str] = "gather.named.1"
    theme: Id
    name: Line


class Kept(GatherEvent):
    """Whether these cards are kept for later."""

    type: ClassVar[str] = "gather.kept.1"
    cards: Ids
    later: Flag


class LetGo(GatherEvent):
    """These cards are let go for good: they appear nowhere."""

    type: ClassVar[str] = "gather.let-go.1"
    drives: ClassVar[bool] = True
    cards: Ids


class Settled(GatherEvent):
    """Whether the room talks about a theme now, puts a note on it, or has not said yet."""

    type: ClassVar[str] = "gather.settled.1"
    theme: Id
    how: How
    note: Line = ""


class Voted(GatherEvent):
    """How many dots a party gives a theme."""

    type: ClassVar[str] = "gather.voted.1"
    party: Id
    theme: Id
    dots: Whole = Field(ge=0, le=50)


class Cast(GatherEvent):
    """Whether a party has placed the dots it wants to place."""

    type: ClassVar[str] = "gather.cast.1"
    rewrites: ClassVar[bool] = False
    party: Id
    done: Flag


class Counted(GatherEvent):
    """The dots are shown."""

    type: ClassVar[str] = "gather.counted.1"
    drives: ClassVar[bool] = True


class Answered(GatherEvent):
    """What a theme became: an item of the register, whole as it was typed."""

    type: ClassVar[str] = "gather.answered.1"
    key: FullLine = Field(max_length=100)
    kind: Literal[ItemKind.RISK, ItemKind.ACTION, ItemKind.PARKED, ItemKind.EXPERIMENT]
    text: FullLine
    owner: Id | None = None
    helpers: Parties = ()
    day: Day | None = None
    stream: Id | None = None
    sign: Line | None = None
    mitigation: Line | None = None
    goes: Line | None = None
    expect: Line | None = None
    done: Annotated[dict[Id, FullLine], Field(max_length=20)] = Field(default_factory=dict[str, str])


class Weighed(GatherEvent):
    """How likely a risk is, or how much it would matter, in a word."""

    type: ClassVar[str] = "gather.weighed.1"
    key: FullLine = Field(max_length=100)
    what: Literal["likelihood", "impact"]
    level: Level


EVENTS: tuple[type[GatherEvent], ...] = (
    At,
    Written,
    Ready,
    Revealed,
    Together,
    Named,
    Kept,
    LetGo,
    Settled,
    Voted,
    Cast,
    Counted,
    Answered,
    Weighed,
)

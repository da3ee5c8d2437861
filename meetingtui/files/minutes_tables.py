"""The tables of a minutes file (practices C2). Minutes are the only database there is."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field

from meetingtui.core.items import Action, Concern, Decision, Exchange, Feedback, ItemId, Parked, Risk, Term, Win
from meetingtui.core.people import Person
from meetingtui.core.record import Clock, Day, Flag, Record, Whole
from meetingtui.core.text import Block, FullLine, Id, Line, Name, clean_line, unwrap
from meetingtui.files.partnership_check import FORMAT

State = Literal["in progress", "draft", "confirmed", "amended"]
Colour = Literal["green", "yellow", "red", "no view"]


def _to_the_second(value: time) -> time:
    return value.replace(microsecond=0, tzinfo=None)


def _clean_value(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [_clean_value(entry) for entry in cast("list[Any]", value)]
    return value


Moment = Annotated[Clock, AfterValidator(_to_the_second)]
"""A time of day to the second, local to the minutes' zone."""
Text = Annotated[Block, AfterValidator(unwrap)]
"""Longer text: breaks made to fit a page are joined, blank lines part paragraphs."""
Value = Annotated[Any, BeforeValidator(_clean_value)]
"""Any value of TOML, its texts cleaned."""


class Gone(Record):
    """Someone who came late or left early, and when."""

    who: Id
    at: Moment | None = None


class Said(Record):
    """What one party, or one person who agreed to be named, said in a step."""

    party: Id
    who: Id | None = None
    prompt: Whole | None = None
    text: Text


class StepRecord(Record):
    """What became of one step of the agenda."""

    kind: FullLine
    id: Id | None = None
    title: Line | None = None
    planned: Whole | None = None
    took: Whole | None = None
    skipped: Flag = False
    not_reached: tuple[FullLine, ...] = ()
    prompts: tuple[FullLine, ...] = ()
    said: tuple[Said, ...] = ()
    gist: Text | None = None
    outcome: Text | None = None
    agreed: Flag | None = None
    """False where the room has not agreed the gist or outcome."""
    worth: dict[Id, tuple[Whole, ...]] = Field(default_factory=dict[str, tuple[int, ...]])
    """Whether this was worth our time, 1 to 5, by party; no names, no order."""


class Status(Record):
    """How one stream stands: each party's view side by side, then what they agreed to call it."""

    stream: Id
    says: dict[Id, Colour] = Field(default_factory=dict[str, Colour])
    agreed: Colour | Literal["differs"] | None = None
    was: Colour | Literal["differs"] | None = None
    because: Line | None = None
    ask: Line | None = None


class Open(Action):
    """Something left open at close: said, and not yet a promise for want of an owner or a date."""

    id: ItemId | None = None
    missing: tuple[FullLine, ...] = ()


class Update(Record):
    """The way anything changes: an item, what it became, and any fields that are now different."""

    ANY_KEY: ClassVar[bool] = True

    item: ItemId
    to: Line | None = None
    sign: Line | None = None
    owner: Id | None = None
    due: Day | None = None
    why: Line | None = None
    note: Line | None = None


class Override(Record):
    """A rule that was passed, in the open: what was missing, why, who asked and who was content."""

    step: Line | None = None
    stage: Line | None = None
    missing: Line | None = None
    because: Line | None = None
    asked: Id | None = None
    content: tuple[Id, ...] = ()
    again: Day | None = None


class Pause(Record):
    """A span that was not recorded."""

    began: Moment
    ended: Moment | None = None


class Confirmed(Record):
    """One party's word that these minutes are right."""

    party: Id
    by: Line | None = None
    on: Day | None = None
    seal: Line | None = None
    corrections: Whole | None = None
    how: Line | None = None


class Amendment(Record):
    """A change to confirmed minutes: never an overwrite."""

    part: FullLine
    was: Value = None
    now: Value = None
    why: Line | None = None
    asked: Line | None = None
    on: Day | None = None
    yes: tuple[Id, ...] = ()


class Next(Record):
    """When the parties meet again, and with which agenda."""

    date: Day | None = None
    agenda: Line | None = None


class Minutes(Record):
    """One meeting: who was there, what was said in gist, what was decided and promised."""

    format: Annotated[Whole, Field(ge=1)] = FORMAT
    partnership: FullLine
    meeting: Annotated[Whole, Field(ge=1)]
    title: Name
    agenda: Line | None = None
    date: Day
    zone: Line | None = None
    began: Moment
    ended: Moment | None = None
    place: Line | None = None
    facilitator: Line | None = None
    affiliation: Line | None = None
    state: State = "draft"
    confirm_by: Day | None = None
    used: dict[str, Whole] = Field(default_factory=dict[str, int])
    """The highest number of a letter that was given away, where no item has it any more: it is not given again."""
    apologies: tuple[Id, ...] = ()
    late: tuple[Gone, ...] = ()
    left: tuple[Gone, ...] = ()
    check_out: tuple[FullLine, ...] = ()
    note: Text | None = None
    present: dict[Id, tuple[Id, ...]] = Field(default_factory=dict[str, tuple[str, ...]])
    joined: tuple[Person, ...] = ()
    pause: tuple[Pause, ...] = ()
    step: tuple[StepRecord, ...] = ()
    status: tuple[Status, ...] = ()
    decision: tuple[Decision, ...] = ()
    action: tuple[Action, ...] = ()
    open: tuple[Open, ...] = ()
    risk: tuple[Risk, ...] = ()
    update: tuple[Update, ...] = ()
    win: tuple[Win, ...] = ()
    parked: tuple[Parked, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    concern: tuple[Concern, ...] = ()
    term: tuple[Term, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    override: tuple[Override, ...] = ()
    next: Next | None = None
    confirmed: tuple[Confirmed, ...] = ()
    amendment: tuple[Amendment, ...] = ()

    @property
    def people_present(self) -> tuple[str, ...]:
        """Everyone who was there, by party."""
        return tuple(person for people in self.present.values() for person in people)

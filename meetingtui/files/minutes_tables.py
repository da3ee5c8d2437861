"""The tables of a minutes file (practices C2). Minutes are the only database there is."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Any, ClassVar, Literal, cast

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from meetingtui.core.items import (
    Action,
    Agreement,
    Concern,
    Decision,
    Exchange,
    Experiment,
    Feedback,
    ItemId,
    Metric,
    Parked,
    Risk,
    Term,
    Win,
)
from meetingtui.core.people import Person
from meetingtui.core.record import Clock, Day, Record, Whole
from meetingtui.core.text import clean_line
from meetingtui.core.text_types import FullLine, Id, Line, Name
from meetingtui.files.minutes_steps import Said, StepRecord, Text
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
Value = Annotated[Any, BeforeValidator(_clean_value)]
"""Any value of TOML, its texts cleaned."""


class Gone(Record):
    """Someone who came late or left early, and when."""

    who: Id
    at: Moment | None = None


Called = Literal["green", "yellow", "red", "no view", "differs"]
"""What a room calls a stream: a colour, or that the parties saw it differently."""


class Status(Record):
    """How one stream stands: each party's view side by side, then what they agreed to call it."""

    stream: Id
    says: dict[Id, Colour] = Field(default_factory=dict[str, Colour])
    agreed: Called | None = None
    was: Called | None = None
    because: Line | None = None
    ask: Line | None = None


class Rating(Record):
    """How one line was rated, by party; never a mean across parties."""

    line: Id
    """The line's stable id: trends compare the same id and the same wording only."""
    text: Line
    group: Line | None = None
    scale: Line | None = None
    anchors: tuple[FullLine, ...] = ()
    values: dict[Id, tuple[Whole, ...]] = Field(default_factory=dict[str, tuple[int, ...]])
    """The values of each party, sorted: no names, no order."""
    median: dict[Id, float] = Field(default_factory=dict[str, float])
    voice: tuple[Id, ...] = ()
    """Parties that rated as one voice."""
    abstained: dict[Id, Whole] = Field(default_factory=dict[str, int])
    comment: tuple[Said, ...] = ()


class Open(Action):
    """Something left open at close: said, and not yet a promise for want of an owner or a date."""

    id: ItemId | None = None
    missing: tuple[FullLine, ...] = ()


class Update(Record):
    """The way anything changes: an item, what it became, and any fields that are now different."""

    ANY_KEY: ClassVar[bool] = True

    item: ItemId | None = None
    """What changed; without it, the row is about `stream`."""
    to: Line | None = None
    sign: Line | None = None
    reading: Value = None
    """What a metric was found to be."""
    owner: Id | None = None
    due: Day | None = None
    why: Line | None = None
    note: Line | None = None
    stream: Id | None = None

    @model_validator(mode="after")
    def _about_something(self) -> Update:
        if self.item is None and self.stream is None:
            raise ValueError('"item" is missing; write the id of what changed, such as A27, or stream =')
        return self


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
    of: Line | None = None
    """Name of earlier minutes that are confirmed here, without the ending; left out for these minutes."""


class Amendment(Record):
    """A change to confirmed minutes: never an overwrite."""

    part: FullLine
    was: Value = None
    now: Value = None
    why: Line | None = None
    asked: Line | None = None
    on: Day | None = None
    yes: tuple[Id, ...] = ()


class Redaction(Record):
    """Something taken out of minutes by agreement: where it stood, not what it was."""

    part: FullLine
    why: Line | None = None
    asked: Line | None = None
    on: Day | None = None
    yes: tuple[Id, ...] = ()
    seal: Line | None = None
    """The seal of the minutes without it."""


class Reopened(Record):
    """Confirmed minutes taken back to a draft, because they were wrong: by whom, why, and which seal they had."""

    why: Line | None = None
    asked: Line | None = None
    on: Day | None = None
    yes: tuple[Id, ...] = ()
    seal: Line | None = None


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
    rating: tuple[Rating, ...] = ()
    decision: tuple[Decision, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    action: tuple[Action, ...] = ()
    open: tuple[Open, ...] = ()
    risk: tuple[Risk, ...] = ()
    experiment: tuple[Experiment, ...] = ()
    metric: tuple[Metric, ...] = ()
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
    redaction: tuple[Redaction, ...] = ()
    reopened: tuple[Reopened, ...] = ()

    @property
    def people_present(self) -> tuple[str, ...]:
        """Everyone who was there, by party."""
        return tuple(person for people in self.present.values() for person in people)

"""The event envelope, and the events of the frame around the steps.

An event states what became so, absolutely, never a delta. `type` is a stable name, never a class path; an event
of a type this version does not know is kept as it is, counted and skipped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Any, ClassVar
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from meetingtui.core.items import MODELS, AnyItem, ItemKind
from meetingtui.core.people import Partnership, Person, Stream
from meetingtui.core.record import Day, Flag, Whole
from meetingtui.core.standing import Standing
from meetingtui.core.text_types import FullLine, Id, Line, Name
from meetingtui.steps.protocol import StepEvent
from meetingtui.steps.registry import event_type

LINE_LIMIT = 8 * 1024 * 1024
"""Longest line of a log, in bytes: an opening event holds the agenda and the partnership."""

TICKS_BELIEVED = 2**40
"""A tick above this is nobody's honest clock: it is read, and nobody's own is set by it."""
_YEARS = (1971, 2199)
"""Moments outside these cannot be reckoned with in every zone."""

ARRIVALS = "arrivals"
"""In place of a step's key: before the first step."""


class FrameEvent(BaseModel):
    """The data of an event that belongs to the meeting as a whole."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    type: ClassVar[str]
    undoable: ClassVar[bool] = True
    """Whether `u` takes it back; what has a key of its own for that, or must stay, says no."""
    drives: ClassVar[bool] = False
    """Whether it moves the meeting itself, which one terminal does at a time."""


class MeetingOpened(FrameEvent):
    """The first event: everything the fold needs, so that later edits of other files cannot change the past."""

    type: ClassVar[str] = "meeting.opened.1"
    undoable: ClassVar[bool] = False
    folder: FullLine
    partnership: Partnership
    agenda: dict[str, JsonValue]
    agenda_name: FullLine
    number: Annotated[Whole, Field(ge=1)]
    day: Day
    zone: FullLine
    minutes: Annotated[str, Field(pattern=r"^[\w.-]+\.toml$")]
    next_ids: dict[str, Whole] = Field(default_factory=dict[str, int])
    starts: Id | None = None
    driver: FullLine
    standing: Standing = Field(default_factory=Standing)


class PersonAdded(FrameEvent):
    """Somebody takes part who was not in the partnership's file."""

    type: ClassVar[str] = "person.added.1"
    undoable: ClassVar[bool] = False
    person: Person


class StreamAdded(FrameEvent):
    """A strand of work was named that was not in the partnership's file."""

    type: ClassVar[str] = "stream.added.1"
    undoable: ClassVar[bool] = False
    stream: Stream


class Attended(FrameEvent):
    """A person is in the room, or is not; after the first step has begun, the time of it is kept."""

    type: ClassVar[str] = "person.here.1"
    person: Id
    here: Flag


class FacilitatorNamed(FrameEvent):
    """Who facilitates: a person of the partnership by id, or somebody from outside by name and affiliation."""

    type: ClassVar[str] = "facilitator.named.1"
    facilitator: Name | None = None
    affiliation: Name | None = None


class NeedMet(FrameEvent):
    """Something the agenda needs before the start is there, or is not."""

    type: ClassVar[str] = "need.met.1"
    need: FullLine
    met: Flag


class MinutesConfirmed(FrameEvent):
    """A party confirms earlier minutes when people arrive, or does not; `by` where only one of it is there."""

    type: ClassVar[str] = "minutes.confirmed.1"
    minutes: FullLine
    party: Id
    by: Id | None = None
    confirmed: Flag


class StepTurned(FrameEvent):
    """The step that is now in front; the first one begins the meeting."""

    type: ClassVar[str] = "step.turned.1"
    drives: ClassVar[bool] = True
    undoable: ClassVar[bool] = False
    step: FullLine


class StepAdded(FrameEvent):
    """A step that the agenda did not have, after the one named; a `card` goes back to that one when it is done."""

    type: ClassVar[str] = "step.added.1"
    drives: ClassVar[bool] = True
    undoable: ClassVar[bool] = False
    after: Line
    fields: dict[str, JsonValue]
    card: Flag = False


class StepSkipped(FrameEvent):
    """A step is left out, or taken in again."""

    type: ClassVar[str] = "step.skipped.1"
    drives: ClassVar[bool] = True
    step: FullLine
    skipped: Flag


class ClockSet(FrameEvent):
    """The minutes planned for a step are now these; None: no clock for it."""

    type: ClassVar[str] = "clock.set.1"
    drives: ClassVar[bool] = True
    undoable: ClassVar[bool] = False
    step: FullLine
    minutes: Annotated[Whole, Field(ge=0, le=1440)] | None = None


class ItemCaptured(FrameEvent):
    """Something was captured; the event's id is the item's key. `at_step` is the step that was in front."""

    type: ClassVar[str] = "item.captured.1"
    kind: ItemKind
    item: dict[str, JsonValue]
    at_step: Line = ""

    @cached_property
    def parsed(self) -> AnyItem | None:
        """The item, or None where it is not one this version understands."""
        return parse_item(self.kind, self.item)


class ItemChanged(FrameEvent):
    """These fields of a captured item are now so."""

    type: ClassVar[str] = "item.changed.1"
    item: FullLine
    fields: dict[str, JsonValue]


class ItemRemoved(FrameEvent):
    """A captured item is taken out, or put back; its number is not used again."""

    type: ClassVar[str] = "item.removed.1"
    item: FullLine
    removed: Flag


class RecordPaused(FrameEvent):
    """The record is paused, or goes on."""

    type: ClassVar[str] = "record.paused.1"
    undoable: ClassVar[bool] = False
    paused: Flag


class DriverTaken(FrameEvent):
    """The terminal that now moves steps and clock; `resumed` after nobody held the meeting for a while."""

    type: ClassVar[str] = "driver.taken.1"
    undoable: ClassVar[bool] = False
    driver: FullLine
    resumed: Flag = False


class TerminalJoined(FrameEvent):
    """A terminal takes part under the name of its log: for a person, or just watching."""

    type: ClassVar[str] = "terminal.joined.1"
    undoable: ClassVar[bool] = False
    terminal: FullLine
    person: Id | None = None


class Undone(FrameEvent):
    """Another event is left out of the fold; undoing this one takes it in again."""

    type: ClassVar[str] = "event.undone.1"
    event: FullLine


class MeetingClosed(FrameEvent):
    """The meeting has ended; the minutes are to be finished."""

    type: ClassVar[str] = "meeting.closed.1"
    drives: ClassVar[bool] = True
    undoable: ClassVar[bool] = False


class Unknown(FrameEvent):
    """An event that this version cannot read: kept, counted, skipped."""

    type: ClassVar[str] = "?"
    undoable: ClassVar[bool] = False
    raw: dict[str, Any] = Field(default_factory=dict[str, Any])


FRAME: tuple[type[FrameEvent], ...] = (
    MeetingOpened,
    PersonAdded,
    StreamAdded,
    Attended,
    FacilitatorNamed,
    NeedMet,
    MinutesConfirmed,
    StepTurned,
    StepAdded,
    StepSkipped,
    ClockSet,
    ItemCaptured,
    ItemChanged,
    ItemRemoved,
    RecordPaused,
    DriverTaken,
    TerminalJoined,
    Undone,
    MeetingClosed,
)

Data = FrameEvent | StepEvent

_TYPES: dict[str, type[Data]] = {event.type: event for event in FRAME}


def data_type(name: str) -> type[Data] | None:
    """The event of that stable name; None where this version knows none."""
    if name not in _TYPES and (found := event_type(name)) is not None:
        _TYPES[name] = found  # and no other: names come from files, and there is no end to them
    return _TYPES.get(name)


class _Envelope(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    meeting: FullLine
    tick: Annotated[Whole, Field(ge=1, le=2**53)]
    at: datetime
    by: Line
    type: FullLine
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that became so. `at` is UTC and for display only; order never comes from a clock."""

    id: str
    meeting: str
    tick: int
    at: datetime
    by: str
    data: Data

    @property
    def type(self) -> str:
        return self.data.type


def signed(event: Event, uid: int) -> Event:
    """The event under an id that only this user's logs can give."""
    return replace(event, id=f"{uid:x}-{event.id}")


def new_event(meeting: str, tick: int, by: str, data: Data) -> Event:
    """An event that happens now."""
    return Event(uuid4().hex, meeting, tick, datetime.now(UTC), by, data)


def event_line(event: Event) -> bytes:
    """The event as one line of a log, with its newline."""
    envelope = {
        "id": event.id,
        "meeting": event.meeting,
        "tick": event.tick,
        "at": event.at.isoformat(),
        "by": event.by,
        "type": event.type,
        "data": event.data.model_dump(mode="json", by_alias=True, exclude_none=True),
    }
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_line(line: bytes) -> Event | None:
    """The event of a line; None where the line is not an event at all."""
    if len(line) > LINE_LIMIT:
        return None
    try:
        envelope = _Envelope.model_validate_json(line)
    except ValidationError:
        return None
    if not _YEARS[0] <= envelope.at.year <= _YEARS[1]:
        return None
    known_type = data_type(envelope.type)
    try:
        # Through JSON once more: strict dates are text in a log and dates in a file.
        data: Any = known_type.model_validate_json(json.dumps(envelope.data)) if known_type else None
    except (ValidationError, RecursionError):
        data = None
    at = envelope.at if envelope.at.tzinfo else envelope.at.replace(tzinfo=UTC)
    known = data if data is not None else Unknown(raw=envelope.data)
    return Event(envelope.id, envelope.meeting, envelope.tick, at.astimezone(UTC), envelope.by, known)


def parse_item(kind: ItemKind, fields: dict[str, JsonValue]) -> AnyItem | None:
    """The item that JSON fields describe, or None."""
    try:
        return MODELS[kind].model_validate_json(json.dumps(fields))
    except ValidationError:
        return None


def item_fields(item: AnyItem) -> dict[str, JsonValue]:
    """An item as JSON fields, without those that say nothing."""
    dumped: dict[str, JsonValue] = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {name: value for name, value in dumped.items() if value not in ([], {}, "")}


@dataclass(frozen=True, slots=True)
class Stored:
    """An event as it was read back from a log: who wrote it is a fact of the file system.

    The event's id has the writer's user id in front, so that nobody can write under the id of another's event.
    """

    event: Event
    uid: int
    log: str
    number: int

    @property
    def order(self) -> tuple[int, int, str, int]:
        """The same on every reader: tick, user id, log name, number in log."""
        return (self.event.tick, self.uid, self.log, self.number)

"""What a step kind offers, and what a play may see of the meeting.

A kind is a `StepKind`: its TOML fields, its events, and four pure functions. A play never sees the log, the disk
or the screen; it is given a `View` and answers with events or refusals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from meetingtui.core.carrying import carry
from meetingtui.core.cast import Cast
from meetingtui.core.items import Captured, ItemKind
from meetingtui.core.people import Partnership, Person
from meetingtui.core.record import Flag, Record, Whole
from meetingtui.core.standing import Carried, Standing
from meetingtui.core.text_types import Block, FullLine, Id, Line, Name


class StepFields(Record):
    """The TOML fields that every step has (practices B0); a kind's own fields extend them."""

    kind: Any
    """The kind of step.

        kind = "ask"
    """
    id: Id | None = None
    """A name that stays the same from meeting to meeting, so that lines over time and `start = "last"` find the step
    again, whatever its title.

        id = "trust"
    """
    title: Name | None = None
    """What the top of the stage and the minutes call the step; left out, its kind.

        title = "What is moving"
    """
    minutes: Annotated[Whole, Field(ge=0, le=600)] | None = None
    """How long it is planned to take. The clock counts down from it; nothing happens when it is over.

        minutes = 10
    """
    prompts: Annotated[tuple[FullLine, ...], Field(max_length=30)] = ()
    """What the room is asked, one after another, as short questions.

        prompts = ["What do you see coming?"]
    """
    who: FullLine = "everyone"
    """Who is asked: `everyone` (each person), `parties` (each party in turn), `anyone`, or the id of one party or
    person.

        who = "parties"
    """
    starts: FullLine = "rotate"
    """Who begins. With `rotate` the parties take turns, meeting by meeting; else a party's or a person's id.

        starts = "rotate"
    """
    reveal: Literal["as said", "together"] = "as said"
    """Whether answers are seen as they are given, or hidden until all are shown at once.

        reveal = "together"
    """
    record: Literal["words", "gist", "outcome", "nothing"] = "gist"
    """What the minutes keep: the words that were said, a gist that the room agrees, how it ended, or nothing at all.

        record = "nothing"
    """
    private: Block | None = None
    """A note to the facilitator. It is on the private screen only, and in no minutes.

        private = "Let the smaller party begin."
    """
    optional: Flag = False
    """Whether the plan may leave it out first when time runs short.

        optional = true
    """

    @property
    def heading(self) -> str:
        """What the stage calls this step."""
        return self.title or self.kind.capitalize()


class StepEvent(BaseModel):
    """The data of an event that belongs to one step; `type` is its stable name, such as `ask.marked.1`."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)
    type: ClassVar[str]
    undoable: ClassVar[bool] = True
    """Whether `u` takes it back; turning a page has Backspace for that."""
    rewrites: ClassVar[bool] = True
    """Whether the minutes say something else after it, so that a party's confirmation no longer holds."""
    drives: ClassVar[bool] = False
    """Whether it turns a page, shows what was unseen, or settles something for the room: one terminal does that."""

    step: Line

    @property
    def voices(self) -> tuple[str, ...]:
        """The parties, or people, in whose name it is said; empty where it is said for the room."""
        party = getattr(self, "party", None)
        return (party,) if party else ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A rule said no: one sentence for the person who asked."""

    sentence: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item that a step's event alters: the fields that became so, absolutely."""

    key: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ItemMade:
    """An item that a step's event makes: absolutely, so that the same key again says what the item is now.

    `key` is the step's own name for it, such as `card-3`; in the meeting it stands as `<step>/<key>` (`made_key`).
    `fields` are JSON, by the names the minutes have.
    """

    key: str
    kind: ItemKind
    fields: Mapping[str, Any]


def made_key(step: str, key: str) -> str:
    """The key in the meeting of an item that a step made."""
    return f"{step}/{key}"


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the parties meet again, and with which agenda."""

    on: date | None = None
    agenda: str | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What a play may see of the meeting: who is in it, who is here, what has been captured."""

    partnership: Partnership
    step: str = ""
    present: tuple[str, ...] = ()
    """Ids of the people in the room, in listing order."""
    items: tuple[Captured, ...] = ()
    starts: str | None = None
    """The party whose turn it is to speak first in this meeting, by rotation."""
    began: datetime | None = None
    """When this step began, local time."""
    day: date | None = None
    """The meeting's date."""
    next: NextMeeting | None = None
    """What has been said so far about the next meeting."""
    changes: int = 0
    """How often anything that the minutes say has changed so far."""
    standing: Standing = field(default_factory=Standing)
    """What stood between meetings when this one was opened."""
    updates: tuple[Mapping[str, Any], ...] = ()
    """The rows of `[[update]]` that this meeting's steps have made so far."""
    minutes: str = ""
    """Name of this meeting's minutes, without the ending."""
    speaks: str = ""
    """The party that this terminal speaks for; empty where it speaks for the room."""

    def barred(self, party: str) -> Refusal | None:
        """Why nothing is said here for a party: the terminal speaks for another one."""
        if self.speaks in {"", party}:
            return None
        return Refusal(f"you speak for {self.partnership.party_name(self.speaks)}")

    @property
    def parties_present(self) -> tuple[str, ...]:
        """Parties with somebody in the room, in listing order."""
        here = {person.party for person in self.partnership.person if person.id in self.present}
        return tuple(party for party in self.partnership.parties if party in here)

    @property
    def purpose(self) -> str:
        """What the parties are there for: as they last agreed it, else as their file says; else empty."""
        return self.standing.purpose or self.partnership.purpose or ""

    def in_turn(self, starts: str = "rotate") -> tuple[str, ...]:
        """Parties with somebody in the room, from the one that begins: by rotation, or the party or person named."""
        parties = self.parties_present
        first = self.starts if starts == "rotate" else starts
        person = self.partnership.people.get(first or "")
        party = person.party if person else first
        if party not in parties:
            return parties
        at = parties.index(party)
        return parties[at:] + parties[:at]

    def people_of(self, party: str) -> tuple[Person, ...]:
        """The people of a party who are in the room."""
        return tuple(person for person in self.partnership.of_party(party) if person.id in self.present)

    def carried(self, mark: str) -> Carried | None:
        """An item from earlier meetings as it is now, with what this meeting has made of it."""
        one = self.standing.everything.get(mark)
        for row in self.updates:
            if one is not None and row.get("item") == mark and self.day:
                one = carry(one, row, self.day, self.minutes)
        return one

    def item(self, key: str) -> Captured | None:
        """The captured item of that key."""
        return next((found for found in self.items if found.key == key), None)

    def of_kind(self, kind: ItemKind) -> tuple[Captured, ...]:
        """The captured items of one kind, in the order of capture."""
        return tuple(found for found in self.items if found.kind is kind)


F = TypeVar("F", bound=StepFields)
S = TypeVar("S")
E = TypeVar("E", bound=StepEvent)


@dataclass(frozen=True, slots=True)
class StepNotes:
    """What a step writes in the minutes.

    `table` joins the step's own `[[step]]`; `tables` are further rows by the name of their table, such as `confirmed`;
    `head` are keys of the minutes' head, such as `next`.
    """

    table: Mapping[str, Any] = field(default_factory=dict[str, Any])
    tables: Mapping[str, tuple[Mapping[str, Any], ...]] = field(
        default_factory=dict[str, tuple[Mapping[str, Any], ...]]
    )
    head: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Aside:
    """What a step has to say to the facilitator alone: never on the stage, never in a file or a log."""

    lines: tuple[str, ...] = ()
    """What comes next, who has not spoken, what is coming in unseen."""
    words: str = ""
    """What was typed last, for a private look at its wording."""
    sorts: tuple[str, ...] | None = None
    """Which sorts of wording the agenda wants looked at; None for all."""
    quoted: bool = False
    """Whether the words are somebody's own view in their own words, which is nobody's to mend (practices B0)."""


@dataclass(frozen=True, slots=True)
class Capture:
    """Somebody in a rehearsal has something captured, as the line would be typed."""

    kind: ItemKind
    line: str


@dataclass(frozen=True, slots=True)
class PressEnter:
    """In a rehearsal the facilitator tries to go on, although something is still missing."""


@dataclass(frozen=True, slots=True)
class Takes:
    """How long a step takes with the people who are there, and what that is reckoned from, in words."""

    minutes: float
    words: str


def _nobody_answers(_fields: Any, _state: Any, _view: View, _cast: Cast) -> StepEvent | Capture | PressEnter | None:
    return None


def _as_planned(_fields: Any, _view: View) -> Takes | None:
    return None


def _no_aside(_fields: Any, _state: Any, _view: View) -> Aside:
    return Aside()


def _no_effects(_fields: Any, _state: Any, _event: Any, _view: View) -> tuple[ItemChange | ItemMade, ...]:
    return ()


def _no_updates(_fields: Any, _state: Any) -> tuple[Mapping[str, Any], ...]:
    return ()


def _no_next(_state: Any) -> NextMeeting | None:
    return None


@dataclass(frozen=True, slots=True)
class StepKind(Generic[F, S, E]):
    """One of the nine kinds of step, as the rest of the program uses it. All functions are pure.

    `apply` never refuses and never raises: an event that makes no sense where it lands leaves the state as it is.
    `effects` are the items that an event makes or changes, told from the state before it. `updates` are the step's
    rows of `[[update]]`: what it has made of items from earlier meetings. `aside` is for the facilitator alone.
    `forward` and `back` answer Enter and Backspace: an event, a refusal, or None where the step has no more in that
    direction. `rehearse` is what somebody in the room would do next in a rehearsal, None where nobody has anything to
    add; `takes` is how long it takes with these people.
    """

    name: str
    fields: type[F]
    events: tuple[type[E], ...]
    begin: Callable[[F], S]
    apply: Callable[[F, S, E, View], S]
    forward: Callable[[F, S, View], E | Refusal | None]
    back: Callable[[F, S, View], E | None]
    notes: Callable[[F, S, View], StepNotes]
    effects: Callable[[F, S, E, View], tuple[ItemChange | ItemMade, ...]] = _no_effects
    updates: Callable[[F, S], tuple[Mapping[str, Any], ...]] = _no_updates
    next_meeting: Callable[[S], NextMeeting | None] = _no_next
    aside: Callable[[F, S, View], Aside] = _no_aside
    rehearse: Callable[[F, S, View, Cast], StepEvent | Capture | PressEnter | None] = _nobody_answers
    takes: Callable[[F, View], Takes | None] = _as_planned

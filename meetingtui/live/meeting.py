"""What a meeting in progress is: the state that its events fold into. Frozen, and free of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meetingtui.core.altering import altered
from meetingtui.core.items import Captured
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Standing
from meetingtui.live.event import ARRIVALS
from meetingtui.steps.protocol import NextMeeting, StepFields, StepKind, View
from meetingtui.steps.registry import KINDS


@dataclass(frozen=True, slots=True)
class StepRun:
    """A step of this meeting: its fields, its state, and the time spent in it."""

    key: str
    fields: StepFields
    state: Any
    planned: int | None
    """Minutes on the clock; None where there is none, or it was stopped."""
    took: float = 0.0
    """Seconds spent in earlier visits."""
    entered: datetime | None = None
    """When the present visit began, UTC."""
    first: datetime | None = None
    """When it was first turned to, UTC."""
    skipped: bool = False
    added: bool = False
    card: str = ""
    """The step that a card was opened from, and goes back to; empty where the step is one of the agenda's."""
    updates: tuple[Mapping[str, Any], ...] = ()
    """Its rows of `[[update]]`: kept beside the state, for every step looks at them."""

    @property
    def kind(self) -> StepKind[Any, Any, Any]:
        return KINDS[self.fields.kind]

    def seconds(self, now: datetime) -> float:
        """Seconds spent in this step so far."""
        return self.took + (max((now - self.entered).total_seconds(), 0.0) if self.entered else 0.0)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether a person is in the room, and when that changed after the meeting had begun (UTC)."""

    here: bool
    came: datetime | None = None
    went: datetime | None = None
    was_here: bool = False
    """Whether the person was in the room at any time."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal that took part, and whose it is: a fact of the file system, where it comes from a log."""

    label: str
    uid: int | None
    person: str | None = None
    joined: bool = False
    """Whether it joined a meeting that another had opened."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting as its events, in their order, make it."""

    id: str
    folder: str
    partnership: Partnership
    agenda: str
    title: str
    purpose: str
    needs: tuple[str, ...]
    number: int
    day: date
    zone: str
    minutes: str
    """Name of the minutes file."""
    steps: tuple[StepRun, ...]
    driver: str
    opened: datetime
    at: str = ARRIVALS
    began: datetime | None = None
    closed: datetime | None = None
    last: datetime | None = None
    """When the latest event happened, UTC."""
    starts: str | None = None
    standing: Standing = field(default_factory=Standing)
    """What stood between meetings when this one was opened."""
    terminals: Mapping[str, Terminal] = field(default_factory=dict[str, Terminal])
    """The terminals that drove or joined, by the name of their log."""
    attendance: Mapping[str, Attendance] = field(default_factory=dict[str, Attendance])
    joined: tuple[str, ...] = ()
    """Ids of the people added in this meeting."""
    new_streams: tuple[str, ...] = ()
    """Ids of the streams named in this meeting."""
    earlier: Mapping[tuple[str, str], str | None] = field(default_factory=dict[tuple[str, str], "str | None"])
    """Parties that confirmed earlier minutes when people arrived, by minutes and party: through whom, where known."""
    met: frozenset[str] = frozenset()
    """What the agenda needs and the facilitator has ticked."""
    facilitator: str | None = None
    affiliation: str | None = None
    items: Mapping[str, Captured] = field(default_factory=dict[str, Captured])
    removed: frozenset[str] = frozenset()
    live_items: tuple[Captured, ...] = ()
    """What is captured and not taken out, in the order of capture: kept beside `items`, for every step looks at it."""
    next_ids: Mapping[str, int] = field(default_factory=dict[str, int])
    undone: frozenset[str] = frozenset()
    """Letters of which a number was given to something that was undone."""
    paused: datetime | None = None
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    changes: int = 0
    """How often anything that the minutes say has changed: a party's confirmation counts for what it heard."""
    unread: int = 0
    """Events that were kept but made no sense here."""

    @property
    def present(self) -> tuple[str, ...]:
        """Ids of the people in the room, in listing order."""
        here = self.attendance
        return tuple(person for person in self.partnership.people if person in here and here[person].here)

    @property
    def step(self) -> StepRun | None:
        """The step in front; None at arrivals."""
        return self.find(self.at)

    def find(self, key: str) -> StepRun | None:
        """The step of that key."""
        return next((step for step in self.steps if step.key == key), None)

    def with_items(self, items: Mapping[str, Captured], removed: frozenset[str]) -> Meeting:
        """The meeting with these items."""
        there = tuple(found for key, found in items.items() if key not in removed)
        return altered(self, items=items, removed=removed, live_items=there)

    def with_item(self, was: Captured, now: Captured) -> Meeting:
        """The meeting with one of its items as it is now; the others are not looked at."""
        there = tuple([now if found is was else found for found in self.live_items])
        return altered(self, items={**self.items, now.key: now}, live_items=there)

    def neighbour(self, by: int) -> str | None:
        """The key of the step after (1) or before (-1) the one in front, past skipped ones; None at the ends."""
        step = self.step
        if step is not None and step.card:
            return step.card
        walk = [step.key for step in self.steps if step.key == self.at or not (step.skipped or step.card)]
        at = walk.index(self.at) if self.at in walk else -1
        wanted = at + by
        if 0 <= wanted < len(walk):
            return walk[wanted]
        return ARRIVALS if wanted == -1 and by < 0 and self.at != ARRIVALS else None

    def view(self, key: str) -> View:
        """What the play of one step may see."""
        step = self.find(key)
        return View(
            partnership=self.partnership,
            step=key,
            present=self.present,
            items=self.live_items,
            starts=self.starts,
            began=self.local(step.first) if step and step.first else None,
            day=self.day,
            next=self.next_meeting,
            standing=self.standing,
            updates=tuple(row for step in self.steps for row in step.updates),
            minutes=self.minutes.removesuffix(".toml"),
            changes=self.changes,
        )

    @property
    def next_meeting(self) -> NextMeeting | None:
        """When the parties meet again, as far as any step has said."""
        said = [step.kind.next_meeting(step.state) for step in self.steps]
        return next((found for found in reversed(said) if found and (found.on or found.agenda)), None)

    def local(self, moment: datetime) -> datetime:
        """A moment in the meeting's own zone."""
        try:
            return moment.astimezone(ZoneInfo(self.zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return moment

    def ends(self, now: datetime) -> datetime:
        """When the last step ends if the rest takes as long as planned."""
        left = 0.0
        ahead = False
        for step in self.steps:
            ahead = ahead or self.at in {step.key, ARRIVALS}
            if ahead and not step.skipped and step.planned:
                left += max(step.planned * 60 - step.seconds(now), 0.0)
        return datetime.fromtimestamp(now.timestamp() + left, tz=now.tzinfo)

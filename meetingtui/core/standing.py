"""What stands between meetings: open promises, live risks, decisions in force, parked questions, how streams stood.

It is made by folding minutes (`register`) and carried by the first event of a meeting, so that a meeting in progress
needs no other file.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from meetingtui.core.items import Action, Concern, Decision, Exchange, ItemId, Parked, Risk
from meetingtui.core.record import Day, Flag, Record, Whole
from meetingtui.core.text import Id, Line

Colour = Literal["green", "yellow", "red", "no view"]
Agreed = Literal["green", "yellow", "red", "no view", "differs"]


class Change(Record):
    """One thing that happened to an item after it was made: in which minutes, what it became, and why."""

    on: Day
    minutes: Line
    to: Line | None = None
    why: Line | None = None


class Carried(Record):
    """Where an item comes from and what has become of it since."""

    id: ItemId
    on: Day
    minutes: Line
    """Name of the minutes it was made in, without the ending."""
    state: Line = "open"
    """`open`, or the word with which an update ended it."""
    uncertain: Flag = False
    """Whether something that could not be read may have changed it."""
    history: tuple[Change, ...] = ()
    meetings: Whole = 0
    """Meetings held since it was made."""

    @property
    def moves(self) -> int:
        """How often its date was moved."""
        return sum(1 for change in self.history if change.to == "moved")


class CarriedAction(Carried):
    """A promise and its history."""

    item: Action


class CarriedDecision(Carried):
    """A decision and its history."""

    item: Decision


class CarriedRisk(Carried):
    """A risk and its history."""

    item: Risk


class CarriedParked(Carried):
    """A parked question and its history."""

    item: Parked


class CarriedConcern(Carried):
    """A concern and its history."""

    item: Concern


class CarriedExchange(Carried):
    """Something given, and how it landed."""

    item: Exchange


class Stood(Record):
    """How one stream stood in one meeting."""

    on: Day
    says: dict[Id, Colour] = Field(default_factory=dict[str, Colour])
    agreed: Agreed | None = None
    because: Line | None = None


class Standing(Record):
    """Everything that is open or in force, in the order in which it was made."""

    actions: tuple[CarriedAction, ...] = ()
    decisions: tuple[CarriedDecision, ...] = ()
    risks: tuple[CarriedRisk, ...] = ()
    parked: tuple[CarriedParked, ...] = ()
    concerns: tuple[CarriedConcern, ...] = ()
    exchanges: tuple[CarriedExchange, ...] = ()
    streams: dict[Id, tuple[Stood, ...]] = Field(default_factory=dict[str, tuple[Stood, ...]])
    """The latest marks of each stream, the last one last."""

    @cached_property
    def everything(self) -> dict[str, Carried]:
        """Every carried item by its id."""
        groups = (self.actions, self.decisions, self.risks, self.parked, self.concerns, self.exchanges)
        return {one.id: one for group in groups for one in group}

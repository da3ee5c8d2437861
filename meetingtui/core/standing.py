"""What stands between meetings: open promises, live risks, decisions in force, parked questions, how streams stood.

It is made by folding minutes (`register`) and carried by the first event of a meeting, so that a meeting in progress
needs no other file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from meetingtui.core.items import (
    Action,
    Agreement,
    Concern,
    Decision,
    Exchange,
    Experiment,
    ItemId,
    ItemKind,
    Metric,
    Parked,
    Risk,
    Term,
    Win,
)
from meetingtui.core.record import Clock, Day, Flag, Record, Whole
from meetingtui.core.text_types import FullLine, Id, Line

Colour = Literal["green", "yellow", "red", "no view"]
Agreed = Literal["green", "yellow", "red", "no view", "differs"]


LETTERS: dict[Agreed, str] = {"green": "G", "yellow": "Y", "red": "R", "no view": "-", "differs": "≠"}
"""One letter a colour, for strips of marks."""


def together(says: Mapping[str, Colour]) -> Agreed | None:
    """What views make when put side by side: their one colour, "no view", or "differs"; None where nobody spoke."""
    colours: list[Agreed] = [colour for colour in says.values() if colour != "no view"]
    if len(set(colours)) > 1:
        return "differs"
    if colours:
        return colours[0]
    return "no view" if says else None


class Change(Record):
    """One thing that happened to an item after it was made: in which minutes, what it became, and why."""

    on: Day
    minutes: Line
    to: Line | None = None
    why: Line | None = None
    was: Day | None = None
    """The day it was due before it got another one."""


class Carried(Record):
    """Where an item comes from and what has become of it since."""

    item: Any
    """The item as it is now; each kind says which sort it is."""
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


class Asked(Record):
    """What an owner said of a promise between meetings; it changes nothing until a meeting takes it."""

    who: Id
    on: Day
    at: Clock
    """Local to the partnership's zone."""
    to: Literal["done", "moved"]
    due: Day | None = None
    why: Line | None = None
    account: Line | None = None
    """The account on this machine that it was said from."""


class CarriedAction(Carried):
    """A promise and its history."""

    item: Action
    asked: tuple[Asked, ...] = ()
    """What its owner has said since it was last looked at."""


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


class CarriedAgreement(Carried):
    """An agreement and its history."""

    item: Agreement


class Reading(Record):
    """What a metric was found to be."""

    on: Day
    value: Line
    note: Line | None = None


class CarriedMetric(Carried):
    """A metric and its readings, the last one last."""

    item: Metric
    readings: tuple[Reading, ...] = ()


class CarriedExperiment(Carried):
    """Something being tried."""

    item: Experiment


class CarriedTerm(Carried):
    """A word and what it means to each party."""

    item: Term


class CarriedWin(Carried):
    """A win that nobody outside has been told about."""

    item: Win


CARRIED: dict[ItemKind, type[Carried]] = {
    ItemKind.ACTION: CarriedAction,
    ItemKind.DECISION: CarriedDecision,
    ItemKind.RISK: CarriedRisk,
    ItemKind.PARKED: CarriedParked,
    ItemKind.CONCERN: CarriedConcern,
    ItemKind.EXCHANGE: CarriedExchange,
    ItemKind.AGREEMENT: CarriedAgreement,
    ItemKind.METRIC: CarriedMetric,
    ItemKind.EXPERIMENT: CarriedExperiment,
    ItemKind.TERM: CarriedTerm,
    ItemKind.WIN: CarriedWin,
}
"""The kinds that are carried from meeting to meeting; feedback stays where it was said."""


class Rated(Record):
    """How one line was rated in one meeting: values by party, without names and without order."""

    on: Day
    text: Line
    """The wording that was rated: another wording is another line (practices B6)."""
    scale: Line | None = None
    anchors: tuple[FullLine, ...] = ()
    """What the numbers meant, where that was not what the scale says."""
    values: dict[Id, tuple[Whole, ...]] = Field(default_factory=dict[str, tuple[int, ...]])


class Filled(Record):
    """A grid as one meeting left it: row, column, text."""

    on: Day
    minutes: Line
    rows: dict[FullLine, FullLine] = Field(default_factory=dict[str, str])
    """The words of each row, by its id."""
    cols: dict[FullLine, FullLine] = Field(default_factory=dict[str, str])
    """The words of each column, by its id."""
    cells: dict[FullLine, dict[FullLine, FullLine]] = Field(default_factory=dict[str, dict[str, str]])
    unknown: tuple[FullLine, ...] = ()
    """Cells about which it was said that nobody knows, as `row/column`."""


class Answer(Record):
    """What one party, or somebody who agreed to be named, answered."""

    party: Id
    who: Id | None = None
    prompt: Line = ""
    """The words of the prompt, where the step had more than one."""
    text: Line


class Answered(Record):
    """What a step of prompts was answered with in one meeting."""

    on: Day
    gist: Line = ""
    said: tuple[Answer, ...] = ()


class Met(Record):
    """An earlier meeting, and which parties have confirmed its minutes."""

    minutes: Line
    """Name of the file, without the ending."""
    on: Day
    title: Line
    number: Whole
    confirmed: tuple[Id, ...] = ()
    settled: Flag = False
    """Whether the minutes say of themselves that every party has confirmed: those that were in it then."""
    agenda: Line | None = None
    present: tuple[Id, ...] = ()
    next_on: Day | None = None
    """When it was said that the parties meet next, and with which agenda."""
    next_agenda: Line | None = None


class StreamNow(Record):
    """What meetings have made of a stream since its partnership's file was written."""

    owner: Id | None = None
    ended: Flag = False
    on: Day | None = None
    """When it ended."""


class Stood(Record):
    """How one stream stood in one meeting."""

    on: Day
    says: dict[Id, Colour] = Field(default_factory=dict[str, Colour])
    agreed: Agreed | None = None
    because: Line | None = None

    @property
    def letter(self) -> str:
        """The mark of that day: what the room called it, else what its views come to together."""
        return LETTERS[self.agreed or together(self.says) or "no view"]


GROUPS: dict[ItemKind, str] = {
    ItemKind.ACTION: "actions",
    ItemKind.DECISION: "decisions",
    ItemKind.RISK: "risks",
    ItemKind.PARKED: "parked",
    ItemKind.CONCERN: "concerns",
    ItemKind.EXCHANGE: "exchanges",
    ItemKind.AGREEMENT: "agreements",
    ItemKind.METRIC: "metrics",
    ItemKind.EXPERIMENT: "experiments",
    ItemKind.TERM: "terms",
    ItemKind.WIN: "wins",
}
"""Where the items of each kind stand in `Standing`."""


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
    agreements: tuple[CarriedAgreement, ...] = ()
    metrics: tuple[CarriedMetric, ...] = ()
    experiments: tuple[CarriedExperiment, ...] = ()
    terms: tuple[CarriedTerm, ...] = ()
    wins: tuple[CarriedWin, ...] = ()
    """The latest wins that nobody was told about."""
    known: tuple[Id, ...] = ()
    """People who have been in a meeting before."""
    ratings: dict[Id, tuple[Rated, ...]] = Field(default_factory=dict[str, tuple[Rated, ...]])
    """The latest ratings of each line by its id, the last one last."""
    grids: dict[Id, Filled] = Field(default_factory=dict[str, Filled])
    """The last version of each grid, by the id of its step."""
    answers: dict[Id, Answered] = Field(default_factory=dict[str, Answered])
    """What was last answered in each step of prompts, by its id."""
    unconfirmed: tuple[Met, ...] = ()
    """Earlier meetings whose minutes some party has not confirmed, the latest last."""
    stream_changes: dict[Id, StreamNow] = Field(default_factory=dict[str, StreamNow])

    @cached_property
    def everything(self) -> dict[str, Carried]:
        """Every carried item by its id."""
        return {one.id: one for kind in CARRIED for one in self.of_kind(kind)}

    @property
    def purpose(self) -> str:
        """The purpose that the parties last agreed in a meeting; empty where they never have."""
        said = [one.item.text for one in self.agreements if (one.item.topic or "").casefold() == "purpose"]
        return said[-1] if said else ""

    def of_kind(self, kind: ItemKind) -> tuple[Carried, ...]:
        """The carried items of one kind."""
        return getattr(self, GROUPS[kind])

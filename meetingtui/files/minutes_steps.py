"""What became of one step of the agenda, as a `[[step]]` table of minutes (practices B1-B9)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from meetingtui.core.record import Flag, Record, Whole
from meetingtui.core.text import unwrap
from meetingtui.core.text_types import Block, FullLine, Id, Line

Text = Annotated[Block, AfterValidator(unwrap)]
"""Longer text: breaks made to fit a page are joined, blank lines part paragraphs."""


class Said(Record):
    """What one party, or one person who agreed to be named, said in a step."""

    party: Id
    who: Id | None = None
    prompt: Whole | None = None
    text: Text


class Card(Record):
    """One card of a `gather` step: its party where that gives nobody away, never its author."""

    party: Id | None = None
    text: FullLine
    column: Line | None = None
    late: Flag = False
    """Whether it came after the cards were shown."""


class Theme(Record):
    """Cards that were put together, and the dots each party gave them."""

    name: Line | None = None
    cards: tuple[Card, ...] = ()
    votes: dict[Id, Whole] = Field(default_factory=dict[str, int])
    answer: tuple[FullLine, ...] = ()
    """The ids of what came of it."""


class Cause(Record):
    """One link in a chain of whys, and how it is known."""

    id: Whole
    under: Whole | None = None
    """The link it explains; left out for what explains the statement itself."""
    text: FullLine
    basis: Literal["seen", "likely", "guess"] | None = None


class Stage(Record):
    """One door of a `stages` step: what the room agreed behind it, and how it was passed."""

    name: FullLine
    gist: Text | None = None
    """The agreed statement, question or summary."""
    agreed: tuple[Id, ...] = ()
    """The parties that agreed it, or would work on it."""
    said: tuple[Said, ...] = ()
    heard: tuple[Id, ...] = ()
    """The parties whose speaker said that they were heard."""
    restated: dict[Id, Line] = Field(default_factory=dict[str, str])
    """Who said a party's view back, where it was not another party."""
    options: tuple[FullLine, ...] = ()
    criteria: tuple[FullLine, ...] = ()
    chosen: tuple[FullLine, ...] = ()
    cause: tuple[Cause, ...] = ()
    grid: dict[FullLine, dict[FullLine, Line]] = Field(default_factory=dict[str, dict[str, str]])
    """Options against criteria, in words."""
    passed: Literal["ready", "with a reason"] | None = None
    again: Flag = False
    """Done before an earlier door was opened again: to be looked at again."""


class Checked(Record):
    """What a party said of another's guess about it."""

    row: FullLine
    col: FullLine
    party: Id | None = None
    mark: Literal["right", "partly", "missed"]
    text: Line | None = None
    """The correction."""


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
    walked: Whole | None = None
    """How many items of a register were looked at."""
    left: tuple[Card, ...] = ()
    """Cards that nothing was made of: kept, so that nothing vanishes."""
    rows: dict[FullLine, Line] = Field(default_factory=dict[str, str])
    """The words of each row of a grid, by its id."""
    cols: dict[FullLine, Line] = Field(default_factory=dict[str, str])
    """The words of each column of a grid, by its id."""
    unknown: tuple[FullLine, ...] = ()
    """Cells of a grid that nobody could fill, as `row/column`."""
    theme: tuple[Theme, ...] = ()
    stage: tuple[Stage, ...] = ()
    check: tuple[Checked, ...] = ()
    grid: dict[FullLine, dict[FullLine, FullLine]] = Field(default_factory=dict[str, dict[str, str]])
    """Row, column, text."""

"""The TOML fields of a `grid` step (practices B5)."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from meetingtui.core.record import Flag, Record
from meetingtui.core.text import slug
from meetingtui.core.text_types import FullLine, Id
from meetingtui.steps.protocol import StepFields

ROW_LIMIT = 60
"""Most rows a grid has, with those that the room adds."""
COL_LIMIT = 12


class GridRow(Record):
    """One row: its words, and the id under which it keeps its history when they change."""

    text: FullLine
    """Its words.

        text = "Hiring"
    """
    id: Id | None = None
    """The name under which it keeps its history when the words change. Left out: made from the words.

        id = "hiring"
    """

    @property
    def key(self) -> str:
        """The id, or one made from the words."""
        return self.id or slug(self.text)


class GridCol(GridRow):
    """One column: what its cells hold, and who writes in them."""

    record: Literal["words", "gist"] = "words"
    """With "gist" the minutes hold only what the room agreed to write down.

        record = "gist"
    """
    shared: Flag = False
    """One cell across parties; where rows are parties, with a line for what each of them gains.

        shared = true
    """
    party: Flag = False
    """A line from each party in every cell.

        party = true
    """
    owner: Flag = False
    """Every cell names exactly one person.

        owner = true
    """


def _worded(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _parties(value: Any) -> Any:
    if isinstance(value, str) and value != "parties":
        raise ValueError(f'may be "parties", or a list of rows; it is "{value}"')
    return None if isinstance(value, str) else value


Row = Annotated[GridRow, BeforeValidator(_worded, json_schema_input_type=FullLine | GridRow)]
Col = Annotated[GridCol, BeforeValidator(_worded, json_schema_input_type=FullLine | GridCol)]
Listed = Annotated[tuple[Row, ...], Field(max_length=ROW_LIMIT)]
Rows = Annotated[Listed | None, BeforeValidator(_parties, json_schema_input_type=Literal["parties"] | Listed)]
"""The rows that are listed; None where the parties are the rows."""
Filling = Literal["self", "other", "together"]


class GridFields(StepFields):
    """Rows and columns filled together: which, by whom, and what becomes of them."""

    kind: Literal["grid"]
    rows: Rows = None
    """Left out or "parties": a row for each party; else a list of rows.

        rows = ["Hiring", "Prices"]
    """
    add: Flag = False
    """Let the room add rows.

        add = true
    """
    cols: Annotated[tuple[Col, ...], Field(min_length=1, max_length=COL_LIMIT)]
    """The columns, as words or as tables.

        cols = ["What we bring", { text = "Who decides", owner = true }]
    """
    fill: Filling | None = None
    """Who fills the rows: each party its own, each the other's, or the room together. Left out: each party its own
    where parties are the rows, else together.

        fill = "other"
    """
    check: Flag = False
    """Guess, then be corrected by the party that the guess is about.

        check = true
    """
    start: Literal["last"] | None = None
    """Begin with the version that was kept last under this step's id.

        start = "last"
    """
    result: Literal["agreement", "glossary", "roles", "none"] = "none"
    """What the whole becomes at the end: an agreement that each party says yes to, words for the glossary, or roles.

        result = "agreement"
    """
    shared: Annotated[tuple[FullLine, ...], Field(max_length=COL_LIMIT)] = ()
    """Columns, by id or by their words, that are one cell across parties.

        shared = ["What we bring"]
    """

    @model_validator(mode="after")
    def _rows_and_columns_agree(self) -> GridFields:
        for noun, names in (("columns", [col.key for col in self.cols]), ("rows", [row.key for row in self.listed])):
            twice = next((name for name in names if names.count(name) > 1), None)
            if twice:
                raise ValueError(f'two {noun} are called "{twice}"; give one of them another id')
        keys = [col.key for col in self.cols]
        for name in self.shared:
            if name not in keys and slug(name) not in keys:
                raise ValueError(f'"shared" names no column "{name}"; the columns are {", ".join(keys)}')
        for col in self.columns.values():
            if col.party and col.shared:
                raise ValueError(f'the column "{col.key}" is one cell for all, or a line from each party, not both')
            if col.owner and col.party:
                raise ValueError(f'the column "{col.key}" names one person; take party = true out of it')
        if not self.by_party and not self.listed and not self.add:
            raise ValueError('"rows" is empty; list them, or let the room add them with add = true')
        if self.by_party and self.add:
            raise ValueError("add = true needs a list of rows; parties are not added here")
        return self

    @model_validator(mode="after")
    def _filling_agrees(self) -> GridFields:
        if self.check and not self.by_party:
            raise ValueError('check = true needs rows = "parties": a party corrects what is guessed about it')
        if self.check and self.fill not in {None, "other"}:
            raise ValueError('check = true needs guesses; take "fill" out, or set fill = "other"')
        if self.fill == "other" and not self.by_party:
            raise ValueError('fill = "other" needs rows = "parties"')
        if self.start and not self.id:
            raise ValueError('start = "last" needs an id, by which the last version is found')
        if self.reveal == "together":
            if self.filling == "together" and not any(col.party for col in self.columns.values()):
                raise ValueError('reveal = "together" needs parties that write apart; set fill = "self" or "other"')
            if any(col.record == "gist" for col in self.cols) and not self.check:
                raise ValueError('a gist is agreed in the open; take reveal = "together" out, or set check = true')
        return self

    @model_validator(mode="after")
    def _result_agrees(self) -> GridFields:
        if self.record == "nothing":
            raise ValueError('a grid keeps what is filled in; take record = "nothing" out')
        if self.record == "outcome" and self.result not in {"agreement", "glossary"}:
            raise ValueError('record = "outcome" needs result = "agreement" or "glossary"')
        if self.result == "roles" and not any(col.owner for col in self.cols):
            raise ValueError('result = "roles" needs a column with owner = true')
        if self.result == "glossary":
            if self.by_party:
                raise ValueError('result = "glossary" needs rows that are words; list them, or set rows = []')
            if self.filling != "self" and not any(col.party for col in self.cols):
                raise ValueError('result = "glossary" needs a column with party = true: what a word means to each')
        return self

    @property
    def by_party(self) -> bool:
        """Whether the rows are the parties."""
        return self.rows is None

    @property
    def listed(self) -> tuple[GridRow, ...]:
        """The rows that the agenda lists."""
        return self.rows or ()

    @cached_property
    def columns(self) -> dict[str, GridCol]:
        """The columns by id, those that `shared` names marked so."""
        named = {*self.shared, *(slug(name) for name in self.shared)}
        return {c.key: c.model_copy(update={"shared": True}) if c.key in named else c for c in self.cols}

    @property
    def filling(self) -> Filling:
        """Who fills the rows."""
        if self.check:
            return "other"
        return self.fill or ("self" if self.by_party else "together")

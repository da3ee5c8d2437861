"""Rows, columns and cells of a `grid` step, and how they are read. Pure.

A cell has one line or several: one from each party, or one about what each party gains. A `Spot` is one such line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from meetingtui.core.standing import Filled as Last
from meetingtui.core.text import clip
from meetingtui.steps.grid.events import How, Mark, Phase
from meetingtui.steps.grid.step import GridCol, GridFields
from meetingtui.steps.protocol import View

TOGETHER = "together"
"""The row of the shared columns, where rows are parties."""
LEFT_EMPTY = "–"
"""What the minutes say of a cell that was left empty on purpose."""
NO_GIST = "talked about; no gist was kept"
"""What the minutes say of a sensitive cell that was filled and of which the room wrote nothing down."""


_GUESSED = re.compile(r" \(a guess: nobody from .{1,80} was here\)\Z")


def say_guess(text: str, party: str) -> str:
    """A guess as the minutes have it: nobody from that party was in the room."""
    return f"{clip(text, 9_800)} (a guess: nobody from {party} was here)"


class Spot(NamedTuple):
    """One line of the grid; `party` where its cell has several."""

    row: str
    col: str
    party: str = ""

    @property
    def key(self) -> str:
        """Its name within its row."""
        return f"{self.col}/{self.party}" if self.party else self.col


@dataclass(frozen=True, slots=True)
class Cell:
    """What one line holds."""

    text: str = ""
    how: How = ""
    guess: bool = False
    carried: bool = False
    """Whether it stands as the last version had it."""

    @property
    def reached(self) -> bool:
        """Whether it has words, or a reason for having none."""
        return bool(self.text or self.how)


NOT_REACHED = Cell()


@dataclass(frozen=True, slots=True)
class Check:
    """What the party that a guess is about said of it."""

    mark: Mark
    text: str = ""


class Place(NamedTuple):
    """What is in front."""

    phase: Phase
    spot: Spot | None


OVERVIEW = Place("overview", None)


@dataclass(frozen=True, slots=True)
class GridState:
    """What has been filled in this meeting; what the last version says is in the view."""

    at: Place | None = None
    cells: Mapping[Spot, Cell] = field(default_factory=dict[Spot, Cell])
    rows: Mapping[str, str] = field(default_factory=dict[str, str])
    """The words of rows that the room added; empty for those that are not there any more."""
    checks: Mapping[Spot, Check] = field(default_factory=dict[Spot, Check])
    revealed: bool = False
    yes: Mapping[str, str] = field(default_factory=dict[str, str])
    """The parties that said yes, and the words that they said it to."""
    kept: bool = False


# rows, columns, lines ---------------------------------------------------------------------------------------


def parties(view: View) -> tuple[str, ...]:
    """The parties that have not left, in listing order."""
    found = view.partnership.parties
    return tuple(p for p in found if not (left := found[p].left) or view.day is None or left >= view.day)


def last(fields: GridFields, view: View) -> Last | None:
    """The version to begin with."""
    return view.standing.grids.get(fields.id or "") if fields.start else None


def own_rows(fields: GridFields) -> dict[str, str]:
    """The rows that the agenda lists."""
    return {row.key: row.text for row in fields.listed}


def rows(fields: GridFields, state: GridState, view: View) -> dict[str, str]:
    """The words of each row by its id, in order: listed, then from the last version, then added."""
    if fields.by_party:
        made = {party: view.partnership.party_name(party) for party in parties(view)}
        shared = any(col.shared for col in fields.columns.values())
        return {**made, TOGETHER: "Together"} if shared else made
    made = own_rows(fields)
    if fields.add:
        before = last(fields, view)
        earlier = {row: text for row, text in (before.rows if before else {}).items() if row not in made}
        made = {**made, **earlier, **state.rows}
    return {row: text for row, text in made.items() if text}


def lines(fields: GridFields, view: View, row: str, col: GridCol) -> tuple[str, ...]:
    """The lines that a cell has: a party each, or one without a name; none where row and column do not meet."""
    everybody = parties(view)
    if fields.by_party:
        if col.shared:
            return ("", *everybody) if row == TOGETHER else ()
        if row not in everybody:
            return ()
        if fields.filling == "other" and not col.owner:
            return tuple(party for party in everybody if party != row)
        return everybody if col.party else ("",)
    apart = col.party or (fields.filling == "self" and not col.shared and not col.owner)
    return everybody if apart else ("",)


def spots_of(fields: GridFields, view: View, row: str) -> tuple[Spot, ...]:
    """The lines of one row, in order."""
    return tuple(
        Spot(row, key, party) for key, col in fields.columns.items() for party in lines(fields, view, row, col)
    )


def spots(fields: GridFields, state: GridState, view: View) -> tuple[Spot, ...]:
    """Every line of the grid, in the order in which they are filled."""
    return tuple(spot for row in rows(fields, state, view) for spot in spots_of(fields, view, row))


def knows(fields: GridFields, state: GridState, view: View, spot: Spot) -> bool:
    """Whether the grid has this line."""
    col = fields.columns.get(spot.col)
    return (
        col is not None and spot.row in rows(fields, state, view) and spot.party in lines(fields, view, spot.row, col)
    )


# cells ------------------------------------------------------------------------------------------------------


def cell(fields: GridFields, state: GridState, view: View, spot: Spot) -> Cell:
    """What a line holds: of this meeting, else of the last version."""
    return state.cells.get(spot) or _carried(fields, view, spot)


def _carried(fields: GridFields, view: View, spot: Spot) -> Cell:
    before = last(fields, view)
    if before is None:
        return NOT_REACHED
    text = before.cells.get(spot.row, {}).get(spot.key, "")
    if text == LEFT_EMPTY:
        return Cell(how="empty", carried=True)
    if text and text != NO_GIST:
        guessed = _GUESSED.search(text) if writer(fields, spot) else None
        return Cell(text[: guessed.start()] if guessed else text, guess=bool(guessed), carried=True)
    return Cell(how="unknown", carried=True) if f"{spot.row}/{spot.key}" in before.unknown else NOT_REACHED


def writer(fields: GridFields, spot: Spot) -> str:
    """The party that a line speaks for; nobody's where it is the room's."""
    if spot.row == TOGETHER and fields.by_party:
        return ""
    if spot.party:
        return spot.party
    return spot.row if fields.by_party and fields.filling == "self" and not fields.columns[spot.col].owner else ""


def absent(fields: GridFields, view: View, spot: Spot) -> str:
    """The party that a line speaks for, where it has nobody in the room: then it is a guess only."""
    party = writer(fields, spot)
    return party if party and party not in view.parties_present else ""


def unseen(fields: GridFields, state: GridState, spot: Spot) -> bool:
    """Whether a line is written unseen, and has not been shown yet."""
    return fields.reveal == "together" and not state.revealed and bool(writer(fields, spot))


def seen(fields: GridFields, state: GridState, view: View, spot: Spot) -> Cell:
    """What a line holds as far as everybody may know it."""
    if unseen(fields, state, spot) and spot in state.cells:
        return NOT_REACHED
    return cell(fields, state, view, spot)


def stands(fields: GridFields, state: GridState, view: View, spot: Spot) -> Cell:
    """What is written down of a line: of one that is unseen, what the last version says, which still holds."""
    return _carried(fields, view, spot) if unseen(fields, state, spot) else cell(fields, state, view, spot)


def guesses(fields: GridFields, state: GridState, view: View) -> tuple[Spot, ...]:
    """The lines that the party they are about is to mark, in order."""
    if not fields.check:
        return ()
    return tuple(
        spot
        for spot in spots(fields, state, view)
        if spot.row != TOGETHER and spot.party and seen(fields, state, view, spot).text
    )


def sensitive(fields: GridFields, spot: Spot) -> bool:
    """Whether the minutes keep no word of a line that is a guess, only what the room agreed."""
    return fields.columns[spot.col].record == "gist" and fields.check and bool(spot.party) and spot.row != TOGETHER

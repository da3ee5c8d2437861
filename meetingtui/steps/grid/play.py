"""Rows and columns filled together: what keys ask for in a `grid` step, and what becomes so (practices B5). Pure."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.core.text import slug
from meetingtui.steps.grid import results
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.events import (
    EVENTS,
    At,
    Checked,
    Filled,
    GridEvent,
    How,
    Kept,
    Mark,
    Phase,
    Revealed,
    RowAdded,
    Says,
    Unknown,
)
from meetingtui.steps.grid.owners import read_owner
from meetingtui.steps.grid.state import OVERVIEW, Cell, Check, GridState, Place, Spot
from meetingtui.steps.grid.step import ROW_LIMIT, GridFields
from meetingtui.steps.protocol import ItemMade, Refusal, View

__all__ = ["EVENTS", "apply", "back", "begin", "effects", "forward", "place"]

GONE = "that cell is not there any more; Esc keeps what you typed"


def begin(_fields: GridFields) -> GridState:
    """Nothing has been filled in this meeting."""
    return GridState()


# where one is -----------------------------------------------------------------------------------------------


def place(fields: GridFields, state: GridState, view: View) -> Place:
    """What is in front: a cell, a guess to be marked, or the overview; the first cell where that one is gone."""
    at = state.at
    if at is not None and at.phase == "overview":
        return OVERVIEW
    known = _stops(fields, state, view, at.phase if at else "fill")
    if view.speaks and (at is None or at.phase == "fill"):
        return Place("fill", _own(fields, state, view, at.spot if at and at.spot in known else next(iter(known), None)))
    if at is not None and at.spot in known:
        return at
    return Place(at.phase, known[0]) if at and known else Place("fill", known[0] if known else None)


def _own(fields: GridFields, state: GridState, view: View, front: Spot | None) -> Spot | None:
    """The line that the party of this terminal fills: one that it has not reached, as near to the front as there is."""
    own = [one for one in grid.spots(fields, state, view) if grid.writer(fields, one) == view.speaks]

    def far(one: Spot) -> tuple[bool, bool, bool]:
        near = front or one
        return grid.cell(fields, state, view, one).reached, one.row != near.row, one.col != near.col

    return min(own, key=far, default=front)


def _stops(fields: GridFields, state: GridState, view: View, phase: Phase) -> tuple[Spot, ...]:
    return grid.guesses(fields, state, view) if phase == "check" else grid.spots(fields, state, view)


def at(view: View, phase: Phase, spot: Spot | None = None) -> At:
    """Turn to a cell, a guess, or the overview."""
    if spot is None:
        return At(step=view.step, phase=phase)
    return At(step=view.step, phase=phase, row=spot.row, col=spot.col, party=spot.party or None)


def next_to_fill(fields: GridFields, state: GridState, view: View, spot: Spot | None) -> Spot | None:
    """The next line after this one that this meeting has not reached; one that nobody here can guess is left out."""
    known = grid.spots(fields, state, view)
    ahead = known[known.index(spot) + 1 :] if spot in known else known
    for one in ahead:
        here = state.cells.get(one)
        if here and here.reached:
            continue
        if fields.filling != "other" or not grid.absent(fields, view, one):
            return one
    return None


def _next_to_mark(fields: GridFields, state: GridState, view: View, spot: Spot | None) -> Spot | None:
    known = grid.guesses(fields, state, view)
    ahead = known[known.index(spot) + 1 :] if spot in known else known
    return next((one for one in ahead if one not in state.checks and one.row in view.parties_present), None)


def hides(fields: GridFields, state: GridState) -> bool:
    """Whether something has been written that nobody has been shown yet."""
    return any(cell.reached and grid.unseen(fields, state, spot) for spot, cell in state.cells.items())


def forward(fields: GridFields, state: GridState, view: View) -> GridEvent | None:
    """Enter: the next line to fill, the reveal, the next guess to mark, the overview, the result; None when done."""
    now = place(fields, state, view)
    if now.phase == "overview":
        ready = not state.kept and results.keepable(fields, state, view)
        return Kept(step=view.step) if ready else None
    if now.phase == "fill":
        if (ahead := next_to_fill(fields, state, view, now.spot)) is not None:
            return at(view, "fill", ahead)
        if hides(fields, state):
            return Revealed(step=view.step)
    following = _next_to_mark(fields, state, view, now.spot if now.phase == "check" else None)
    return at(view, "check", following) if following else at(view, "overview")


def back(fields: GridFields, state: GridState, view: View) -> GridEvent | None:
    """Backspace: the line before; from the overview the last one. Nothing is lost; None on the first."""
    now = place(fields, state, view)
    guesses, cells = (_stops(fields, state, view, phase) for phase in ("check", "fill"))
    if now.phase == "overview":
        found = guesses or cells
        return at(view, "check" if guesses else "fill", found[-1]) if found else None
    known = guesses if now.phase == "check" else cells
    number = known.index(now.spot) if now.spot in known else 0
    if number:
        return at(view, now.phase, known[number - 1])
    return at(view, "fill", cells[-1]) if now.phase == "check" and cells else None


def move(fields: GridFields, state: GridState, view: View, by: int) -> GridEvent | None:
    """Arrow keys: the line before or after, whatever is in it."""
    now = place(fields, state, view)
    if now.phase == "overview":
        return back(fields, state, view) if by < 0 else None
    known = _stops(fields, state, view, now.phase)
    number = known.index(now.spot) + by if now.spot in known else 0
    return at(view, now.phase, known[number]) if 0 <= number < len(known) else None


# commands ---------------------------------------------------------------------------------------------------


def write(fields: GridFields, state: GridState, view: View, spot: Spot, text: str) -> Filled | Refusal:
    """Put words in a line; where the party it speaks for has nobody here, they are a guess.

    What is empty next in the row comes in front; a row that is full stays there to be looked at.
    """
    if not grid.knows(fields, state, view, spot):
        return Refusal(GONE)
    if barred := view.barred(grid.writer(fields, spot)):
        return barred
    if text and fields.columns[spot.col].owner:
        owner = read_owner(text, view)
        if isinstance(owner, Refusal):
            return owner
        text = owner
    guess = bool(text and grid.absent(fields, view, spot))
    ahead = next_to_fill(fields, state, view, spot) if text and not view.speaks else None
    following = ahead.key if ahead and ahead.row == spot.row else ""
    party = spot.party or None
    return Filled(step=view.step, row=spot.row, col=spot.col, party=party, text=text, guess=guess, next=following)


def leave(fields: GridFields, state: GridState, view: View, spot: Spot, how: How) -> Unknown | Refusal:
    """Say why a line has no words: not known, to be asked, or left empty on purpose."""
    if not grid.knows(fields, state, view, spot):
        return Refusal(GONE)
    if barred := view.barred(grid.writer(fields, spot)):
        return barred
    return Unknown(step=view.step, row=spot.row, col=spot.col, party=spot.party or None, how=how)


def mark(fields: GridFields, state: GridState, view: View, spot: Spot, how: Mark, text: str = "") -> Checked | Refusal:
    """What the party that a guess is about says of it. Refused where it has nobody here to say so."""
    if spot not in grid.guesses(fields, state, view):
        return Refusal("there is no guess to mark here")
    if barred := view.barred(spot.row):
        return barred
    if spot.row not in view.parties_present:
        name = view.partnership.party_name(spot.row)
        return Refusal(f"nobody from {name} is here to say so; it stays a guess")
    return Checked(step=view.step, row=spot.row, col=spot.col, party=spot.party, mark=how, text=text)


def add_row(fields: GridFields, state: GridState, view: View, text: str) -> RowAdded | Refusal:
    """Add a row with these words."""
    if not fields.add:
        return Refusal("the rows of this grid are given in its agenda")
    known = grid.rows(fields, state, view)
    if len(known) >= ROW_LIMIT:
        return Refusal(f"a grid has at most {ROW_LIMIT} rows; take one out first")
    if text.casefold() in {words.casefold() for words in known.values()}:
        return Refusal("there is a row with these words already")
    wish, number = slug(text), 2
    made = wish
    while made in known or made in grid.own_rows(fields):
        made, number = f"{wish[:36]}-{number}", number + 1
    return RowAdded(step=view.step, id=made, text=text, front=True)


def reword_row(fields: GridFields, state: GridState, view: View, row: str, text: str) -> RowAdded | Refusal:
    """Change the words of a row that the room added; none take it out, if nothing is in it."""
    if not added(fields, state, view, row):
        return Refusal("the words of this row are given in its agenda")
    cells = [grid.cell(fields, state, view, spot) for spot in grid.spots_of(fields, view, row)]
    if not text and any(cell.reached for cell in cells):
        return Refusal("clear the cells of this row first; then it can be taken out")
    return RowAdded(step=view.step, id=row, text=text)


def added(fields: GridFields, state: GridState, view: View, row: str) -> bool:
    """Whether the room added this row, now or in an earlier meeting."""
    return fields.add and row not in grid.own_rows(fields) and row in grid.rows(fields, state, view)


def say_yes(fields: GridFields, state: GridState, view: View, party: str) -> Says | Refusal:
    """A party's yes to the grid as it reads now, or, pressed again, its yes taken back. Silence is no yes."""
    if barred := view.barred(party):
        return barred
    if party not in view.parties_present:
        name = view.partnership.party_name(party)
        return Refusal(f"nobody from {name} is here; the agreement is theirs to ratify")
    text = results.agreement_text(fields, state, view)
    if not text:
        return Refusal("there is nothing in the grid yet to say yes to")
    yes = party not in results.saying_yes(fields, state, view)
    return Says(step=view.step, party=party, yes=yes, read=text if yes else "")


# what became so ---------------------------------------------------------------------------------------------


def apply(fields: GridFields, state: GridState, event: GridEvent, view: View) -> GridState:
    """The state after an event; one that names what the grid has not leaves it as it is."""
    match event:
        case At():
            spot = Spot(event.row, event.col, event.party or "")
            return replace(state, at=OVERVIEW if event.phase == "overview" else Place(event.phase, spot))
        case Filled():
            text = Cell(event.text, guess=event.guess and bool(event.text))
            col, _, party = event.next.partition("/")
            return _put(fields, state, view, _spot(event), text, Spot(event.row, col, party) if event.next else None)
        case Unknown():
            return _put(fields, state, view, _spot(event), Cell(how=event.how))
        case Checked() if grid.knows(fields, state, view, _spot(event)):
            others = {spot: check for spot, check in state.checks.items() if spot != _spot(event)}
            now = {_spot(event): Check(event.mark, event.text)} if event.mark else {}
            return replace(state, checks={**others, **now})
        case RowAdded() if fields.add and event.id not in grid.own_rows(fields):
            return _add(fields, state, event, view)
        case Revealed():
            return replace(state, revealed=True)
        case Says() if event.party in view.partnership.parties:
            others = {party: text for party, text in state.yes.items() if party != event.party}
            return replace(state, yes={**others, event.party: event.read} if event.yes else others)
        case Kept():
            return replace(state, kept=True)
        case _:
            return state


def _spot(event: Filled | Unknown | Checked) -> Spot:
    return Spot(event.row, event.col, event.party or "")


def _put(
    fields: GridFields, state: GridState, view: View, spot: Spot, now: Cell, following: Spot | None = None
) -> GridState:
    if not grid.knows(fields, state, view, spot):
        return state
    before = grid.cell(fields, state, view, spot)
    # What was said of a guess was said of its words.
    checks = state.checks if before.text == now.text else {s: c for s, c in state.checks.items() if s != spot}
    turned = Place("fill", following) if following and grid.knows(fields, state, view, following) else state.at
    return replace(state, cells={**state.cells, spot: now}, checks=checks, at=turned)


def _add(fields: GridFields, state: GridState, event: RowAdded, view: View) -> GridState:
    known = grid.rows(fields, state, view)
    if len(known) >= ROW_LIMIT and event.id not in known:
        return state
    after = replace(state, rows={**state.rows, event.id: event.text})
    first = next(iter(grid.spots_of(fields, view, event.id)), None)
    return replace(after, at=Place("fill", first)) if event.front and event.text and first else after


def effects(fields: GridFields, state: GridState, event: GridEvent, view: View) -> tuple[ItemMade, ...]:
    """The items that the grid is kept as, where this event made or altered them."""
    after = apply(fields, state, event, view)
    before = results.made(fields, state, view)
    return tuple(item for item in results.made(fields, after, view) if item not in before)

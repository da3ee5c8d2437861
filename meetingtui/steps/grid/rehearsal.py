"""A `grid` step in a rehearsal: cell by cell, one that nobody knows, guesses corrected, every party's yes. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.steps.grid import play, results
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.events import GridEvent, Mark
from meetingtui.steps.grid.state import GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import Refusal, Takes, View

SECONDS_A_CELL = 45
SECONDS_A_GUESS = 30
UNKNOWN = 7
"""Every so many cells, one is left as not known."""
_MARKS: tuple[Mark, ...] = ("right", "partly", "missed")


def rehearse(fields: GridFields, state: GridState, view: View, cast: Cast) -> GridEvent | None:
    """The cell in front, the word on a guess, or a party's yes to the whole."""
    now = play.place(fields, state, view)
    done: GridEvent | Refusal | None = None
    match now.phase:
        case "fill" if now.spot is not None and not _reached(state, now.spot):
            done = _fill(fields, state, view, cast, now.spot)
        case "fill" if now.spot is None and fields.add:
            done = play.add_row(fields, state, view, cast.says("row", 0))
        case "check" if now.spot is not None and now.spot not in state.checks:
            done = _mark(fields, state, view, cast, now.spot)
        case "overview" if fields.result == "agreement" and not state.kept:
            silent = [p for p in view.parties_present if p not in results.saying_yes(fields, state, view)]
            done = play.say_yes(fields, state, view, silent[0]) if silent else None
        case _:
            pass
    return None if isinstance(done, Refusal) else done


def _reached(state: GridState, spot: Spot) -> bool:
    return spot in state.cells and state.cells[spot].reached


def _fill(fields: GridFields, state: GridState, view: View, cast: Cast, spot: Spot) -> GridEvent | Refusal | None:
    number = len(state.cells)
    before = grid.cell(fields, state, view, spot)
    if before.text:  # it stands as it was left last
        return play.write(fields, state, view, spot, before.text)
    if fields.columns[spot.col].owner:
        at = list(grid.rows(fields, state, view)).index(spot.row)
        owner = view.present[at % len(view.present)] if view.present else ""
        return play.write(fields, state, view, spot, f"@{owner}") if owner else None
    if number % UNKNOWN == UNKNOWN - 1:
        return play.leave(fields, state, view, spot, "unknown")
    bank = "when" if "when" in fields.columns[spot.col].text.lower() else "cell"
    return play.write(fields, state, view, spot, cast.says(bank, number, view.step))


def _mark(fields: GridFields, state: GridState, view: View, cast: Cast, spot: Spot) -> GridEvent | Refusal | None:
    if spot.row not in view.parties_present:
        return None
    how = _MARKS[len(state.checks) % len(_MARKS)]
    text = "" if how == "right" else cast.says("correction", len(state.checks))
    return play.mark(fields, state, view, spot, how, text)


def takes(fields: GridFields, view: View) -> Takes:
    """Three quarters of a minute for each cell, half a minute for each guess that is looked at."""
    cells = len(grid.spots(fields, GridState(), view))
    guessed = cells if fields.check else 0
    words = f"{cells} cell{'s' if cells != 1 else ''} at {SECONDS_A_CELL} seconds each"
    more = f", and as many guesses at {SECONDS_A_GUESS}" if guessed else ""
    return Takes((cells * SECONDS_A_CELL + guessed * SECONDS_A_GUESS) / 60, words + more)

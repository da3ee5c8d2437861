"""What a `grid` step writes in the minutes.

`rows` and `cols` are words by id. `grid` is row → column → text; a cell with a line from each party, or about each
party, has `column/party` in place of the column. A row `together` holds the shared columns where rows are parties.
"–" is a cell left empty on purpose; one that was not reached is not there. `unknown` names `row/column` (or
`row/column/party`). In `check`, `row` is the party that marks and `party` the one whose guess it was. Lines that
nobody was shown, and the words of a guess in a column kept as a gist, are not written.
"""

from __future__ import annotations

from typing import Any

from meetingtui.steps.grid import results
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.state import GridState
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import StepNotes, View


def notes(fields: GridFields, state: GridState, view: View) -> StepNotes:
    """The step's own table; of an outcome, only what it is an outcome of."""
    if fields.record == "outcome":
        return StepNotes()
    cells = results.written(fields, state, view)
    unknown = [f"{spot.row}/{spot.key}" for spot in results.unknown(fields, state, view)]
    checks = _checks(fields, state, view)
    if not cells and not unknown:
        return StepNotes()
    rows = grid.rows(fields, state, view)
    table: dict[str, Any] = {"rows": rows, "cols": {key: col.text for key, col in fields.columns.items()}}
    if unknown:
        table["unknown"] = unknown
    if checks:
        table["check"] = checks
    if cells:
        table["grid"] = cells
    missed = [row for row in rows if fields.by_party and row not in cells and _untouched(fields, state, view, row)]
    if missed:
        table["not_reached"] = missed
    return StepNotes(table=table)


def _untouched(fields: GridFields, state: GridState, view: View, row: str) -> bool:
    return row in view.partnership.parties and not any(
        grid.stands(fields, state, view, spot).reached for spot in grid.spots_of(fields, view, row)
    )


def _checks(fields: GridFields, state: GridState, view: View) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for spot in grid.guesses(fields, state, view):
        check = state.checks.get(spot)
        if check is not None:
            row: dict[str, Any] = {"row": spot.row, "col": spot.col, "party": spot.party, "mark": check.mark}
            if check.text and not grid.sensitive(fields, spot):
                row["text"] = check.text
            rows.append(row)
    return rows

"""In a rehearsal every cell is reached: with words, an owner, a day, or that nobody knows."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.grid import play
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.owners import owner_in
from meetingtui.steps.grid.rehearsal import rehearse, takes
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View

FIELDS = GridFields.model_validate(
    {
        "kind": "grid",
        "rows": ["Begin", "Finish", "Leave"],
        "cols": [{"text": "What"}, {"id": "owner", "text": "Who", "owner": True}, {"text": "By when"}],
    }
)


def test_every_cell_is_reached_and_owners_are_people_who_are_here(view: View) -> None:
    state = play.begin(FIELDS)
    for _ in range(60):
        event: Any = rehearse(FIELDS, state, view, Cast()) or play.forward(FIELDS, state, view)
        if event is None:
            break
        state = play.apply(FIELDS, state, event, view)
    cells = {spot: grid.cell(FIELDS, state, view, spot) for spot in grid.spots(FIELDS, state, view)}
    assert all(cell.reached for cell in cells.values())
    assert any(cell.how == "unknown" for cell in cells.values())
    assert {owner_in(cell.text) for spot, cell in cells.items() if spot.col == "owner"} <= {*view.present}


def test_it_takes_its_cells(view: View) -> None:
    assert takes(FIELDS, view).words == "9 cells at 45 seconds each"

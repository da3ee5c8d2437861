"""Which lines a grid has, and what they hold of this meeting and of the last version."""

from __future__ import annotations

from meetingtui.steps.grid import play
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.state import TOGETHER, Cell, GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View
from tests.steps.grid.conftest import empathy, filled, grid_of, so


def enter(fields: GridFields, state: GridState, view: View, times: int = 1) -> GridState:
    for _ in range(times):
        state = so(fields, state, view, play.forward(fields, state, view))
    return state


def test_lines_go_row_by_row(view: View) -> None:
    assert grid.spots(grid_of(), GridState(), view) == (
        Spot("hiring", "decides"),
        Spot("hiring", "told"),
        Spot("prices", "decides"),
        Spot("prices", "told"),
    )


def test_a_done_map_has_a_line_from_each_party_in_a_cell(view: View) -> None:
    fields = grid_of(rows=["Report"], cols=[{"text": "Done means", "party": True}])
    assert [spot.party for spot in grid.spots(fields, GridState(), view)] == ["quillmere", "tolland"]


def test_a_guess_about_a_party_is_anothers(view: View) -> None:
    assert [(s.row, s.party) for s in grid.spots(empathy(), GridState(), view)][::2] == [
        ("quillmere", "tolland"),
        ("tolland", "quillmere"),
    ]


def test_a_shared_column_is_one_cell_with_a_line_for_what_each_gains(view: View) -> None:
    fields = grid_of(rows="parties", cols=["Core", "Only both"], shared=["Only both"])
    shared = [spot for spot in grid.spots(fields, GridState(), view) if spot.col == "only-both"]
    assert shared == [Spot(TOGETHER, "only-both", party) for party in ("", "quillmere", "tolland")]
    assert [spot.col for spot in grid.spots(fields, GridState(), view) if spot.row == "tolland"] == ["core"]


def test_a_shared_column_of_listed_rows_is_one_cell_a_row(view: View) -> None:
    fields = grid_of(rows=["Sprint"], cols=["Means", "Agreed"], fill="self", shared=["agreed"])
    assert [spot.key for spot in grid.spots(fields, GridState(), view)] == [
        "means/quillmere",
        "means/tolland",
        "agreed",
    ]


# the last version -------------------------------------------------------------------------------------------


def test_a_grid_starts_from_the_last_version_and_shows_it_until_it_is_changed(again: View) -> None:
    fields, spot = grid_of(id="rights", start="last"), Spot("hiring", "decides")
    assert grid.cell(fields, GridState(), again, spot) == Cell("Both leads", carried=True)
    assert grid.cell(fields, GridState(), again, Spot("hiring", "told")).how == "empty"
    assert grid.cell(fields, GridState(), again, Spot("prices", "decides")).how == "unknown"
    assert not grid.cell(grid_of(id="rights"), GridState(), again, spot).reached
    state = filled(fields, again, {tuple(spot): "Imani"})
    assert grid.cell(fields, state, again, spot) == Cell("Imani")
    state = so(fields, state, again, play.write(fields, state, again, spot, ""))
    assert not grid.cell(fields, state, again, spot).reached


def test_enter_stops_at_cells_as_the_last_version_had_them(again: View) -> None:
    fields = grid_of(id="rights", start="last")
    assert play.place(fields, enter(fields, GridState(), again), again).spot == Spot("hiring", "told")


def test_rows_added_in_an_earlier_meeting_are_there_again_where_rows_may_be_added(again: View) -> None:
    assert "press" in grid.rows(grid_of(id="rights", start="last", add=True), GridState(), again)
    assert "press" not in grid.rows(grid_of(id="rights", start="last"), GridState(), again)


def test_a_renamed_column_keeps_its_history_by_its_id(again: View) -> None:
    fields = grid_of(id="rights", start="last", cols=[{"id": "decides", "text": "Has the last word"}])
    assert grid.cell(fields, GridState(), again, Spot("hiring", "decides")).text == "Both leads"

"""What a `grid` step leaves in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from meetingtui.core.standing import Filled as Last
from meetingtui.core.standing import Standing
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.steps.grid import events, play
from meetingtui.steps.grid.minutes import notes
from meetingtui.steps.grid.state import LEFT_EMPTY, NO_GIST, TOGETHER, Cell, GridState, Spot, cell
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View
from tests.steps.grid.conftest import empathy, filled, grid_of, so

GUESS, LIMITS = Spot("quillmere", "glad", "tolland"), Spot("quillmere", "limits", "tolland")


def table(fields: GridFields, state: GridState, view: View) -> dict[str, Any]:
    """The step's table, which a minutes file takes as it is."""
    made = dict(notes(fields, state, view).table)
    record = StepRecord.model_validate({"kind": "grid", **made})
    assert not record.model_extra
    assert all(not check.model_extra for check in record.check)
    return made


def test_a_grid_in_which_nothing_is_leaves_nothing(view: View) -> None:
    assert table(grid_of(), GridState(), view) == {}


def test_cells_stand_by_row_and_column_and_the_words_of_both_by_id(view: View) -> None:
    state = filled(grid_of(), view, {("hiring", "decides"): "Both leads"})
    assert table(grid_of(), state, view) == {
        "rows": {"hiring": "Hiring", "prices": "Prices"},
        "cols": {"decides": "Decides", "told": "Told"},
        "grid": {"hiring": {"decides": "Both leads"}},
    }


def test_lines_of_parties_are_named_after_column_and_party(view: View) -> None:
    fields = grid_of(rows="parties", cols=["Core", "Both"], shared=["both"])
    texts = {("tolland", "core"): "Film", (TOGETHER, "both"): "Pilot", (TOGETHER, "both", "tolland"): "Evidence"}
    made = table(fields, filled(fields, view, texts), view)
    assert made["grid"] == {"tolland": {"core": "Film"}, TOGETHER: {"both": "Pilot", "both/tolland": "Evidence"}}


def test_not_known_left_empty_and_not_reached_are_told_apart(view: View) -> None:
    fields, state = grid_of(), GridState()
    for col, row, how in (("decides", "hiring", "unknown"), ("told", "hiring", "ask"), ("decides", "prices", "empty")):
        state = so(fields, state, view, play.leave(fields, state, view, Spot(row, col), how))  # pyright: ignore
    made = table(fields, state, view)
    assert made["unknown"] == ["hiring/decides", "hiring/told"]
    assert made["grid"] == {"prices": {"decides": LEFT_EMPTY}}


def test_what_the_minutes_have_is_what_the_next_meeting_starts_from(view: View) -> None:
    fields = grid_of(id="rights", start="last", add=True)
    state = filled(fields, view, {("hiring", "decides"): "Both leads"})
    state = so(fields, state, view, play.add_row(fields, state, view, "Press"))
    state = filled(fields, view, {("press", "told"): "All"}, state)
    state = so(fields, state, view, play.leave(fields, state, view, Spot("prices", "told"), "empty"))
    state = so(fields, state, view, play.leave(fields, state, view, Spot("prices", "decides"), "unknown"))
    made = table(fields, state, view)
    kept = Last(
        on=view.day,
        minutes="m",
        rows=made["rows"],
        cols=made["cols"],
        cells=made["grid"],
        unknown=tuple(made["unknown"]),
    )  # pyright: ignore
    later = replace(view, standing=Standing(grids={"rights": kept}))
    for spot in (Spot("hiring", "decides"), Spot("press", "told"), Spot("prices", "told"), Spot("prices", "decides")):
        assert cell(fields, GridState(), later, spot) == replace(cell(fields, state, view, spot), carried=True)
    assert table(fields, GridState(), later) == made


def test_what_nobody_was_shown_is_not_written(view: View) -> None:
    fields = empathy(reveal="together")
    state = filled(fields, view, {tuple(GUESS): "marmot"})
    assert table(fields, state, view) == {}
    shown = so(fields, state, view, events.Revealed(step="s1"))
    assert table(fields, shown, view)["grid"] == {"quillmere": {"glad/tolland": "marmot"}}


def test_marks_and_corrections_stand_beside_the_guess(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(GUESS): "Leeds"})
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "missed", "The grant"))
    made = table(fields, state, view)
    assert made["grid"] == {"quillmere": {"glad/tolland": "Leeds"}}
    assert made["check"] == [
        {"row": "quillmere", "col": "glad", "party": "tolland", "mark": "missed", "text": "The grant"}
    ]


def test_of_a_sensitive_guess_only_the_gist_that_the_room_agreed_is_written(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(LIMITS): "marmot"})
    assert table(fields, state, view)["grid"] == {"quillmere": {"limits/tolland": NO_GIST}}
    state = so(fields, state, view, play.mark(fields, state, view, LIMITS, "partly", "Money is slow"))
    made = table(fields, state, view)
    assert made["grid"] == {"quillmere": {"limits/tolland": "Money is slow"}}
    assert made["check"] == [{"row": "quillmere", "col": "limits", "party": "tolland", "mark": "partly"}]
    assert "marmot" not in str(made)


def test_that_no_gist_was_kept_is_no_word_to_start_from(view: View) -> None:
    fields = empathy(id="world", start="last")
    cells = {"quillmere": {"limits/tolland": NO_GIST}}
    kept = Last(on=view.day, minutes="m", cells=cells)  # pyright: ignore
    later = replace(view, standing=Standing(grids={"world": kept}))
    assert cell(fields, GridState(), later, LIMITS) == Cell()


def test_a_guess_for_a_party_that_was_not_there_says_so(view: View) -> None:
    fields, alone = grid_of(rows="parties"), replace(view, present=("imani",))
    state = filled(fields, alone, {("tolland", "told"): "All"})
    made = table(fields, state, alone)
    assert made["grid"] == {"tolland": {"told": "All (a guess: nobody from Tolland was here)"}}


def test_a_party_whose_row_nobody_reached_is_noted(view: View) -> None:
    fields = grid_of(rows="parties")
    state = filled(fields, view, {("tolland", "told"): "All"})
    assert table(fields, state, view)["not_reached"] == ["quillmere"]
    state = so(fields, state, view, play.leave(fields, state, view, Spot("quillmere", "told"), "unknown"))
    assert "not_reached" not in table(fields, state, view)


def test_of_an_outcome_only_the_outcome_is_kept(view: View) -> None:
    fields = grid_of(record="outcome", result="agreement")
    assert table(fields, filled(fields, view, {("hiring", "told"): "All"}), view) == {}


def test_a_line_written_anew_and_never_shown_leaves_what_the_last_version_says(view: View) -> None:
    fields = grid_of(id="wants", rows="parties", cols=["Wants"], start="last", reveal="together")
    before = Last(
        on=date(2026, 10, 2),
        minutes="2026-10-02-wants",
        cells={"quillmere": {"wants": "A second client"}},
        unknown=("tolland/wants",),
    )
    view = replace(view, standing=Standing(grids={"wants": before}))
    state = filled(fields, view, {("quillmere", "wants"): "Peace", ("tolland", "wants"): "Grants"})
    made = table(fields, state, view)
    assert (made["grid"], made["unknown"]) == ({"quillmere": {"wants": "A second client"}}, ["tolland/wants"])
    made = table(fields, so(fields, state, view, events.Revealed(step="s1")), view)
    assert made["grid"] == {"quillmere": {"wants": "Peace"}, "tolland": {"wants": "Grants"}}


def test_a_guess_stays_one_guess_from_meeting_to_meeting(view: View) -> None:
    fields = grid_of(id="wants", rows="parties", cols=["Wants"], start="last")
    alone = replace(view, present=("imani",))
    kept = table(fields, filled(fields, alone, {("tolland", "wants"): "Grants"}), alone)["grid"]
    assert kept == {"tolland": {"wants": "Grants (a guess: nobody from Tolland was here)"}}
    before = Last(on=date(2026, 10, 2), minutes="2026-10-02-wants", cells=kept)
    alone = replace(alone, standing=Standing(grids={"wants": before}))
    spot = Spot("tolland", "wants")
    assert cell(fields, GridState(), alone, spot) == Cell("Grants", guess=True, carried=True)
    assert table(fields, GridState(), alone)["grid"] == kept
    view = replace(view, standing=alone.standing)
    assert table(fields, filled(fields, view, {spot: "Grants"}), view)["grid"] == {"tolland": {"wants": "Grants"}}

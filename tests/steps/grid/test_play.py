"""The rules of rows and columns filled together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.standing import Filled as Last
from meetingtui.core.standing import Standing
from meetingtui.steps.grid import KIND, events, play
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.events import GridEvent
from meetingtui.steps.grid.owners import ONE_PERSON
from meetingtui.steps.grid.state import TOGETHER, Cell, GridState, Place, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import Refusal, View
from tests.steps.conftest import PARTNERSHIP
from tests.steps.grid.conftest import empathy, filled, grid_of, so

GUESS = Spot("quillmere", "glad", "tolland")
BACK = Spot("tolland", "glad", "quillmere")


def enter(fields: GridFields, state: GridState, view: View, times: int = 1) -> GridState:
    for _ in range(times):
        state = so(fields, state, view, play.forward(fields, state, view))
    return state


def refused(found: object) -> str:
    assert isinstance(found, Refusal), found
    return found.sentence


# going through ----------------------------------------------------------------------------------------------


def test_enter_goes_on_to_the_next_empty_line_and_then_to_the_overview(view: View) -> None:
    fields = grid_of()
    state = filled(fields, view, {("hiring", "decides"): "Both", ("hiring", "told"): "All"})
    assert play.place(fields, state, view) == Place("fill", Spot("hiring", "decides"))
    state = enter(fields, state, view)
    assert play.place(fields, state, view) == Place("fill", Spot("prices", "decides"))
    state = enter(fields, state, view, 2)
    assert play.place(fields, state, view).phase == "overview"
    assert play.forward(fields, state, view) is None


def test_words_bring_the_next_empty_line_of_the_row_in_front_and_a_full_row_stays(view: View) -> None:
    fields = grid_of()
    decides, told = Spot("hiring", "decides"), Spot("hiring", "told")
    state = so(fields, GridState(), view, play.write(fields, GridState(), view, decides, "Both"))
    assert play.place(fields, state, view).spot == told
    state = so(fields, state, view, play.write(fields, state, view, told, "All"))
    assert play.place(fields, state, view).spot == told


def test_backspace_goes_all_the_way_back_and_loses_nothing(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(GUESS): "Leeds", tuple(BACK): "Calm"})
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "right"))
    while (event := play.forward(fields, state, view)) is not None:
        state = play.apply(fields, state, event, view)
    kept = (state.cells, state.checks)
    places = [play.place(fields, state, view)]
    while (event := play.back(fields, state, view)) is not None:
        state = play.apply(fields, state, event, view)
        places.append(play.place(fields, state, view))
    assert [place.phase for place in places] == ["overview", "check", "check", *["fill"] * 4]
    assert places[-1].spot == GUESS
    assert (state.cells, state.checks) == kept


def test_arrows_move_between_lines_across_rows_and_stop_at_the_ends(view: View) -> None:
    fields, state = grid_of(), GridState()
    assert play.move(fields, state, view, -1) is None
    for number in (1, 2, 3):
        state = so(fields, state, view, play.move(fields, state, view, 1))
        assert play.place(fields, state, view).spot == grid.spots(fields, state, view)[number]
    assert play.move(fields, state, view, 1) is None
    overview = so(fields, state, view, play.at(view, "overview"))
    assert play.place(fields, so(fields, overview, view, play.move(fields, overview, view, -1)), view).phase == "fill"


def test_where_the_line_in_front_is_gone_the_first_one_is(view: View) -> None:
    fields = grid_of(add=True)
    row = play.add_row(fields, GridState(), view, "Press")
    state = so(fields, GridState(), view, row, play.at(view, "fill", Spot("press", "told")))
    assert play.place(fields, state, view).spot == Spot("press", "told")
    state = so(fields, state, view, play.reword_row(fields, state, view, "press", ""))
    assert play.place(fields, state, view).spot == Spot("hiring", "decides")


# words, and reasons for having none -------------------------------------------------------------------------


def test_not_known_to_ask_and_left_empty_are_answers_and_cleared_is_not_reached(view: View) -> None:
    fields, spot = grid_of(), Spot("hiring", "decides")
    for how in ("unknown", "ask", "empty"):
        state = so(fields, GridState(), view, play.leave(fields, GridState(), view, spot, how))
        assert grid.cell(fields, state, view, spot) == Cell(how=how)
        assert grid.cell(fields, state, view, spot).reached
        assert play.next_to_fill(fields, state, view, None) == Spot("hiring", "told")
        state = so(fields, state, view, play.write(fields, state, view, spot, ""))
        assert not grid.cell(fields, state, view, spot).reached
        assert play.next_to_fill(fields, state, view, None) == spot


def test_words_replace_a_reason_and_a_reason_words(view: View) -> None:
    fields, spot = grid_of(), Spot("hiring", "decides")
    state = filled(fields, view, {tuple(spot): "Both"})
    state = so(fields, state, view, play.leave(fields, state, view, spot, "ask"))
    assert grid.cell(fields, state, view, spot) == Cell(how="ask")
    assert grid.cell(fields, filled(fields, view, {tuple(spot): "Imani"}, state), view, spot).text == "Imani"


def test_a_line_that_is_not_in_the_grid_is_refused(view: View) -> None:
    for spot in (Spot("nowhere", "told"), Spot("hiring", "nowhere"), Spot("hiring", "told", "tolland")):
        assert "not there" in refused(play.write(grid_of(), GridState(), view, spot, "x"))
        assert "not there" in refused(play.leave(grid_of(), GridState(), view, spot, "ask"))


def test_a_party_with_nobody_in_the_room_can_be_filled_as_a_guess_only(view: View) -> None:
    fields, alone = grid_of(rows="parties"), replace(view, present=("imani",))
    for row, guess in (("quillmere", False), ("tolland", True)):
        event = play.write(fields, GridState(), alone, Spot(row, "decides"), "Both")
        assert isinstance(event, events.Filled)
        assert event.guess is guess


def test_two_people_who_fill_the_same_line_leave_one_text(view: View) -> None:
    fields, spot = grid_of(), Spot("hiring", "decides")
    first, second = (play.write(fields, GridState(), view, spot, text) for text in ("Both", "Imani"))
    assert grid.cell(fields, so(fields, GridState(), view, first, second, second), view, spot).text == "Imani"


def test_an_owner_cell_names_exactly_one_person(view: View) -> None:
    fields, spot = grid_of(cols=[{"text": "Owner", "owner": True}], result="roles"), Spot("hiring", "owner")
    assert refused(play.write(fields, GridState(), view, spot, "@imani @jonas")) == ONE_PERSON
    assert "nobody is called" in refused(play.write(fields, GridState(), view, spot, "everyone"))
    state = filled(fields, view, {tuple(spot): "@imani +jonas"})
    assert grid.cell(fields, state, view, spot).text == "@imani +jonas"


# rows that the room adds ------------------------------------------------------------------------------------


def test_the_room_adds_rows_where_it_may(view: View) -> None:
    fields = grid_of(rows=[], add=True)
    assert play.place(fields, GridState(), view) == Place("fill", None)
    state = so(fields, GridState(), view, play.add_row(fields, GridState(), view, "Client moments"))
    assert grid.rows(fields, state, view) == {"client-moments": "Client moments"}
    assert "already" in refused(play.add_row(fields, state, view, "client Moments"))
    assert "given in its agenda" in refused(play.add_row(grid_of(), GridState(), view, "Press"))


def test_rows_whose_words_make_the_same_id_stay_two_rows(view: View) -> None:
    fields = grid_of(rows=[], add=True)
    state = so(fields, GridState(), view, play.add_row(fields, GridState(), view, "Press!"))
    state = so(fields, state, view, play.add_row(fields, state, view, "Press?"))
    assert list(grid.rows(fields, state, view)) == ["press", "press-2"]


def test_two_people_who_add_the_same_row_at_once_make_one_row(view: View) -> None:
    fields = grid_of(rows=[], add=True)
    event = play.add_row(fields, GridState(), view, "Press")
    assert list(grid.rows(fields, so(fields, GridState(), view, event, event), view)) == ["press"]


def test_a_row_is_reworded_and_taken_out_only_when_nothing_is_in_it(view: View) -> None:
    fields = grid_of(add=True)
    state = so(fields, GridState(), view, play.add_row(fields, GridState(), view, "Press"))
    assert "given in its agenda" in refused(play.reword_row(fields, state, view, "hiring", "Hires"))
    state = filled(fields, view, {("press", "told"): "All"}, state)
    assert "clear the cells" in refused(play.reword_row(fields, state, view, "press", ""))
    state = so(fields, state, view, play.reword_row(fields, state, view, "press", "Press and radio"))
    assert grid.rows(fields, state, view)["press"] == "Press and radio"
    assert grid.cell(fields, state, view, Spot("press", "told")).text == "All"


def test_a_grid_has_so_many_rows_and_no_more(view: View) -> None:
    fields, state = grid_of(rows=[], add=True), GridState()
    for number in range(60):
        state = so(fields, state, view, play.add_row(fields, state, view, f"Row {number}"))
    assert "at most 60" in refused(play.add_row(fields, state, view, "One more"))
    late = events.RowAdded(step="s1", id="late", text="Late")
    assert len(grid.rows(fields, so(fields, state, view, late), view)) == 60


# guess, then be corrected -----------------------------------------------------------------------------------


def test_after_the_guesses_the_party_they_are_about_marks_them(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(GUESS): "Leeds", tuple(BACK): "Calm"})
    state = enter(fields, state, view, 3)
    assert play.place(fields, state, view) == Place("check", GUESS)
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "missed", "The grant"))
    state = enter(fields, state, view)
    assert play.place(fields, state, view) == Place("check", BACK)
    assert play.place(fields, enter(fields, state, view), view).phase == "overview"


def test_nobody_marks_for_a_party_that_is_not_here(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(GUESS): "Leeds"})
    alone = replace(view, present=("mateo",))
    assert "stays a guess" in refused(play.mark(fields, state, alone, GUESS, "right"))
    state = so(fields, state, alone, play.at(alone, "fill", Spot("tolland", "limits", "quillmere")))
    assert play.place(fields, enter(fields, state, alone), alone).phase == "overview"


def test_a_guess_that_nobody_here_can_make_is_passed_over(view: View) -> None:
    fields, alone = empathy(), replace(view, present=("mateo",))
    state = filled(fields, alone, {tuple(GUESS): "Leeds"})
    state = enter(fields, state, alone)
    assert play.place(fields, state, alone).spot == Spot("quillmere", "limits", "tolland")
    state = enter(fields, state, alone)
    assert play.place(fields, state, alone).phase == "overview"


def test_only_a_guess_can_be_marked(view: View) -> None:
    assert "no guess" in refused(play.mark(empathy(), GridState(), view, GUESS, "right"))
    fields = grid_of()
    state = filled(fields, view, {("hiring", "told"): "All"})
    assert "no guess" in refused(play.mark(fields, state, view, Spot("hiring", "told"), "right"))


def test_a_mark_does_not_outlive_the_words_it_was_said_of(view: View) -> None:
    fields = empathy()
    state = filled(fields, view, {tuple(GUESS): "Leeds"})
    state = so(fields, state, view, play.mark(fields, state, view, GUESS, "right"))
    assert so(fields, state, view, play.write(fields, state, view, GUESS, "Leeds")).checks
    assert not so(fields, state, view, play.write(fields, state, view, GUESS, "York")).checks


def test_with_three_parties_each_of_the_others_guesses(view: View) -> None:
    third = PARTNERSHIP.party[0].model_copy(update={"id": "arden", "name": "Arden"})
    three = replace(view, partnership=PARTNERSHIP.model_copy_with(party=(*PARTNERSHIP.party, third)))
    about = [spot.party for spot in grid.spots(empathy(), GridState(), three) if spot.row == "arden"]
    assert about == ["quillmere", "tolland", "quillmere", "tolland"]


def test_what_is_written_unseen_is_hidden_until_enter_shows_all_of_it(view: View) -> None:
    fields = empathy(reveal="together")
    state = filled(fields, view, {tuple(GUESS): "Leeds", tuple(BACK): "Calm"})
    assert not grid.seen(fields, state, view, GUESS).reached
    assert grid.guesses(fields, state, view) == ()
    state = enter(fields, state, view, 2)
    assert isinstance(play.forward(fields, state, view), events.Revealed)
    state = enter(fields, state, view)
    assert grid.seen(fields, state, view, GUESS).text == "Leeds"
    assert play.place(fields, enter(fields, state, view), view) == Place("check", GUESS)


def test_a_guess_names_the_party_and_never_the_person(view: View) -> None:
    event = play.write(empathy(reveal="together"), GridState(), view, GUESS, "Leeds")
    assert isinstance(event, events.Filled)
    assert set(event.model_dump()) == {"step", "row", "col", "party", "text", "guess", "next"}
    assert event.party == "tolland"


# whatever happens -------------------------------------------------------------------------------------------

names = st.sampled_from(["quillmere", "tolland", "hiring", "press", TOGETHER, "nowhere"])
columns = st.sampled_from(["glad", "limits", "decides", "told", "owner", "nowhere"])
whose = st.none() | st.sampled_from(["quillmere", "tolland", "nobody"])
words = st.text(max_size=12) | st.sampled_from(["@imani", "@nobody", "", "–"])
cells = {"step": st.just("s1"), "row": names, "col": columns, "party": whose}
happening = st.one_of(
    st.builds(events.At, phase=st.sampled_from(["fill", "check", "overview"]), **cells),
    st.builds(events.Filled, text=words, guess=st.booleans(), next=columns, **cells),
    st.builds(events.Unknown, how=st.sampled_from(["", "unknown", "ask", "empty"]), **cells),
    st.builds(
        events.Checked,
        mark=st.none() | st.sampled_from(["right", "partly", "missed"]),
        text=words,
        **{**cells, "party": st.sampled_from(["quillmere", "tolland", "nobody"])},
    ),
    st.builds(events.RowAdded, step=st.just("s1"), id=names, text=words, front=st.booleans()),
    st.builds(events.Revealed, step=st.just("s1")),
    st.builds(
        events.Says,
        step=st.just("s1"),
        party=st.sampled_from(["quillmere", "tolland", "nobody"]),
        yes=st.booleans(),
        read=words,
    ),
    st.builds(events.Kept, step=st.just("s1")),
)
KINDS_OF_GRID = (
    grid_of(add=True, result="agreement", cols=["Decides", {"text": "Owner", "owner": True}]),
    grid_of(rows=[], add=True, cols=["Glad", "Told"], fill="self", shared=["told"], result="glossary"),
    grid_of(rows="parties", cols=["Decides", "Told"], shared=["Told"], reveal="together", id="rights", start="last"),
    empathy(reveal="together"),
)
KEPT = Last.model_validate(
    {
        "on": date(2026, 10, 2),
        "minutes": "m",
        "rows": {"x": "X"},
        "cells": {"quillmere": {"decides": "Both"}},
        "unknown": ["a/b"],
    }
)


@given(st.lists(happening, max_size=25), st.sampled_from(KINDS_OF_GRID), st.sampled_from([(), ("imani", "mateo")]))
def test_no_order_of_events_breaks_the_step(
    happened: list[GridEvent], fields: GridFields, present: tuple[str, ...]
) -> None:
    standing = Standing(grids={"rights": KEPT})
    view = View(partnership=PARTNERSHIP, step="s1", present=present, standing=standing)
    state = GridState()
    for event in happened:
        play.effects(fields, state, event, view)
        state = play.apply(fields, state, event, view)
        assert play.apply(fields, state, event, view) == state
        assert play.place(fields, state, view).phase in {"fill", "check", "overview"}
        for spot in state.cells:
            assert spot.col in fields.columns
        play.forward(fields, state, view)
        play.back(fields, state, view)
        KIND.notes(fields, state, view)


@pytest.mark.parametrize("fields", KINDS_OF_GRID)
def test_enter_alone_always_leads_out_of_the_step(view: View, fields: GridFields) -> None:
    state = GridState()
    for _ in range(60):
        event = play.forward(fields, state, view)
        if event is None:
            return
        state = play.apply(fields, state, event, view)
    raise AssertionError("Enter never led out")

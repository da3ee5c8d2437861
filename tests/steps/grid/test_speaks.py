"""A terminal that speaks for one party: the lines filled there are that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.grid import play
from meetingtui.steps.grid.events import At, Filled
from meetingtui.steps.grid.panel import GridPanel
from meetingtui.steps.grid.state import GridState, Spot
from meetingtui.steps.protocol import Refusal, View
from tests.steps.grid.conftest import empathy, grid_of, so

BARRED = Refusal("you speak for Tolland")
OURS = Spot("quillmere", "glad", "tolland")
THEIRS = Spot("tolland", "glad", "quillmere")


def test_the_line_in_front_is_one_of_the_own_party(view: View) -> None:
    fields, own = empathy(reveal="together"), replace(view, speaks="quillmere")
    assert play.place(fields, GridState(), view).spot == OURS
    assert play.place(fields, GridState(), own).spot == THEIRS


def test_a_filled_line_brings_the_next_own_one_and_turns_nothing_for_others(view: View) -> None:
    fields, own = empathy(reveal="together"), replace(view, speaks="quillmere")
    event = play.write(fields, GridState(), own, THEIRS, "Their time")
    assert isinstance(event, Filled)
    assert (event.next, event.voices) == ("", ("quillmere",))
    state = so(fields, GridState(), view, event)
    assert play.place(fields, state, own).spot == Spot("tolland", "limits", "quillmere")
    assert play.place(fields, state, view).spot == OURS


def test_lines_of_two_terminals_are_shown_at_once(view: View) -> None:
    fields, state = empathy(reveal="together"), GridState()
    for party, spot in (("quillmere", THEIRS), ("tolland", OURS)):
        state = so(fields, state, view, play.write(fields, state, replace(view, speaks=party), spot, party))
    state = so(fields, state, view, At(step="s1", phase="fill", row="tolland", col="limits", party="quillmere"))
    state = so(fields, state, view, play.forward(fields, state, view))
    assert state.revealed
    assert {spot: cell.text for spot, cell in state.cells.items()} == {THEIRS: "quillmere", OURS: "tolland"}


def test_a_line_of_another_party_is_refused(view: View) -> None:
    fields, own = empathy(), replace(view, speaks="tolland")
    assert play.write(fields, GridState(), own, THEIRS, "Ours") == BARRED
    assert play.leave(fields, GridState(), own, THEIRS, "unknown") == BARRED
    assert play.write(grid_of(), GridState(), own, Spot("hiring", "decides"), "Both") == BARRED
    agreement = grid_of(result="agreement")
    assert play.say_yes(agreement, GridState(), own, "quillmere") == BARRED


def test_lines_of_the_room_are_not_ours(view: View) -> None:
    panel, own = GridPanel(), replace(view, speaks="tolland")
    assert panel.ours(grid_of(), GridState(), own) == ()
    assert not panel.enters_ours(grid_of(), GridState(), own)
    assert [one.digit for one in panel.ours(empathy(), GridState(), own)] == ["1", "2", "3", "4"]
    assert panel.enters_ours(empathy(), GridState(), own)


def test_a_guess_is_marked_by_the_party_it_is_about(view: View) -> None:
    fields, state = empathy(), GridState()
    state = so(fields, state, view, play.write(fields, state, view, OURS, "Their award"))
    assert play.mark(fields, state, replace(view, speaks="tolland"), OURS, "right") == BARRED
    marked = play.mark(fields, state, replace(view, speaks="quillmere"), OURS, "right")
    assert not isinstance(marked, Refusal)
    assert marked.voices == ("quillmere",)

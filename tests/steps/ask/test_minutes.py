"""What an `ask` step leaves in the minutes."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.ask.minutes import notes
from meetingtui.steps.ask.play import Answer, AskState
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import View


def fields(**given: object) -> AskFields:
    return AskFields.model_validate({"kind": "ask", "prompts": ["One?"], **given})


def test_off_the_record_only_the_time_is_written(view: View) -> None:
    state = AskState(gist="Must not be here", answers=(Answer(0, "party:tolland", "Nor this"),))
    assert notes(fields(record="nothing"), state, view).table == {}


def test_answers_nobody_has_seen_are_not_in_the_minutes(view: View) -> None:
    step = fields(keep="each", reveal="together", who="parties")
    state = AskState(answers=(Answer(0, "party:tolland", "Red."),), marks={(0, "party:quillmere"): "heard"})
    assert "said" not in notes(step, state, view).table
    shown = notes(step, replace(state, revealed=frozenset({0})), view).table
    assert shown["said"] == [{"party": "tolland", "text": "Red."}]


def test_an_answer_is_written_by_party_with_a_name_only_where_it_was_given(view: View) -> None:
    said = (Answer(0, "person:imani", "Yes."), Answer(0, "person:mateo", "No.", who="mateo"))
    rows = notes(fields(record="words"), AskState(answers=said), view).table["said"]
    assert rows == [{"party": "quillmere", "text": "Yes."}, {"party": "tolland", "who": "mateo", "text": "No."}]


def test_a_party_that_neither_spoke_nor_passed_is_noted(view: View) -> None:
    step = fields(who="parties")
    state = AskState(marks={(0, "party:quillmere"): "heard", (0, "party:tolland"): "later"})
    assert notes(step, state, view).table["not_reached"] == ["tolland"]
    passed = replace(state, marks={**state.marks, (0, "party:tolland"): "passed"})
    assert "not_reached" not in notes(step, passed, view).table


def test_an_outcome_is_written_as_an_outcome(view: View) -> None:
    assert notes(fields(record="outcome"), AskState(gist="Plain speech.", agreed=True), view).table == {
        "outcome": "Plain speech."
    }


def test_a_gist_that_the_room_has_not_agreed_says_so(view: View) -> None:
    assert notes(fields(), AskState(gist="Grants slip."), view).table == {"gist": "Grants slip.", "agreed": False}

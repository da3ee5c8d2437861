"""What doors in order leave in the minutes."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.core.text import TEXT_LIMIT
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.files.minutes_tables import Override
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import play
from meetingtui.steps.stages.minutes import notes
from meetingtui.steps.stages.reason import Reason
from meetingtui.steps.stages.step import StagesFields
from tests.steps.stages.care import ACKNOWLEDGE, EXPLORE, OCTOBER, Hand, care, one

WHY = Reason(
    "Mateo must leave at 16:00; both parties prefer to look at options today.",
    "mateo",
    ("quillmere", "tolland"),
    date(2026, 11, 27),
)


def rows(hand: Hand) -> list[dict[str, Any]]:
    """The rows of a step, each of which the minutes can hold without a key left over."""
    made = notes(hand.fields, hand.state, hand.view)
    record = StepRecord.model_validate({"kind": "stages", **made.table})
    assert not record.model_extra
    for stage in record.stage:
        assert not stage.model_extra
        assert not any(cause.model_extra for cause in stage.cause)
    for row in made.tables.get("override", ()):
        assert not Override.model_validate(row).model_extra
    return list(made.table.get("stage", []))


def test_nothing_done_writes_nothing(view: View) -> None:
    hand = Hand(care(), view)
    assert rows(hand) == []
    assert notes(hand.fields, hand.state, view).tables == {}


def test_a_whole_care_keeps_what_was_agreed_and_quotes_nobody(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged().reframed()
    hand.option("One invoice", "One day", "One sender")
    hand.test("Would a client notice?")
    hand.does(play.choose(hand.fields, hand.state, view, EXPLORE, "o2"))
    hand.enter()
    both = ["quillmere", "tolland"]
    assert rows(hand) == [
        {"name": "Clarify", "gist": OCTOBER, "agreed": both, "passed": "ready"},
        {"name": "Acknowledge", "heard": both, "passed": "ready"},
        {
            "name": "Reframe",
            "gist": "How might we send one invoice so that the client sees one partnership?",
            "agreed": both,
            "passed": "ready",
        },
        {
            "name": "Explore",
            "options": ["One invoice", "One day", "One sender"],
            "criteria": ["Would a client notice?"],
            "chosen": ["One day"],
            "passed": "ready",
        },
    ]
    assert "lost a week" not in str(notes(hand.fields, hand.state, view))


def test_words_are_kept_by_party_where_the_step_keeps_words(view: View) -> None:
    for record, kept in (("words", True), ("gist", False), ("outcome", False)):
        hand = Hand(care(record=record), view).clarified()
        hand.spoke("tolland", "We looked careless")
        hand.does(play.said_back(hand.state, view, ACKNOWLEDGE, "tolland", "You felt exposed"))
        said = rows(hand)[1].get("said")
        assert said == ([{"party": "tolland", "text": "We looked careless"}] if kept else None)
        assert "exposed" not in str(notes(hand.fields, hand.state, view))


def test_an_outcome_keeps_what_was_agreed_and_chosen_and_not_the_way_there(view: View) -> None:
    hand = Hand(one(asks="options"), view)
    hand.fields = hand.fields.model_copy(update={"record": "outcome"})
    hand.option("One invoice", "One day")
    hand.does(play.choose(hand.fields, hand.state, view, 0, "o1"))
    assert rows(hand) == [{"name": "Door", "chosen": ["One invoice"]}]


def test_a_door_passed_with_a_reason_is_written_as_the_practice_has_it(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("quillmere")
    hand.heard("quillmere")
    hand.spoke("tolland")
    hand.does(play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, WHY))
    assert notes(hand.fields, hand.state, view).tables["override"] == (
        {
            "step": "CARE",
            "stage": "Acknowledge",
            "missing": "Tolland has not yet said it was heard",
            "because": "Mateo must leave at 16:00; both parties prefer to look at options today.",
            "asked": "mateo",
            "content": ["quillmere", "tolland"],
            "again": date(2026, 11, 27),
        },
    )
    assert rows(hand)[1]["passed"] == "with a reason"


def test_a_reason_stays_written_when_the_door_is_opened_and_passed_again(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.does(play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, WHY))
    hand.does(ev.Turned(step="s1", stage=ACKNOWLEDGE))
    hand.does(play.reopen(hand.state, view))
    hand.acknowledged()
    assert rows(hand)[1]["passed"] == "ready"
    assert len(notes(hand.fields, hand.state, view).tables["override"]) == 1


def test_a_door_passed_freely_and_unready_says_neither_ready_nor_why(view: View) -> None:
    hand = Hand(care(), view)
    hand.does(play.go_on(hand.fields, hand.state, view, 0, None))
    assert rows(hand) == [{"name": "Clarify"}]
    assert notes(hand.fields, hand.state, view).tables == {}


def test_what_is_to_be_looked_at_again_says_so(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged()
    hand.does(ev.Turned(step="s1", stage=0))
    hand.does(play.reopen(hand.state, view))
    assert [row.get("again", False) for row in rows(hand)] == [False, True]
    assert "passed" not in rows(hand)[0]


def test_two_statements_that_could_not_be_settled_both_stand(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.agree("quillmere")
    hand.does(play.write(hand.state, view, 0, "It came as one, with a copy.", "tolland"))
    assert rows(hand) == [
        {
            "name": "Clarify",
            "gist": OCTOBER,
            "agreed": ["quillmere"],
            "said": [{"party": "tolland", "text": "It came as one, with a copy."}],
        }
    ]


def test_a_view_that_the_facilitator_said_back_is_marked_so(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland")
    hand.does(play.by_facilitator(hand.state, view, ACKNOWLEDGE, "tolland"))
    hand.heard("tolland")
    assert rows(hand)[1] == {"name": "Acknowledge", "heard": ["tolland"], "restated": {"tolland": "facilitator"}}


def test_causes_are_numbered_with_what_they_explain_and_how_they_are_known(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    for key, under in (("x", ""), ("y", "x"), ("z", "x")):
        hand.does(play.link(hand.state, view, 0, key, f"cause {key}", under))
    hand.does(play.known(hand.state, view, 0, "y", "likely"))
    assert rows(hand)[0]["cause"] == [
        {"id": 1, "text": "cause x"},
        {"id": 2, "under": 1, "text": "cause y", "basis": "likely"},
        {"id": 3, "under": 1, "text": "cause z"},
    ]


def test_a_grid_is_options_against_the_fair_test_in_words(view: View) -> None:
    stages = [
        {"name": "Options", "prompt": "?", "asks": "options"},
        {"name": "Criteria", "prompt": "?", "asks": "criteria"},
        {"name": "Weigh", "prompt": "?", "asks": "grid"},
    ]
    fields = type(care()).model_validate({"kind": "stages", "stage": stages})
    hand = Hand(fields, view)
    hand.option("One invoice", "One day")
    hand.enter()
    hand.test("Fair to both")
    hand.enter()
    hand.does(play.weigh(fields, hand.state, view, 2, "o1", "t1", "well"))
    hand.does(play.choose(fields, hand.state, view, 2, "o1"))
    assert rows(hand)[2] == {
        "name": "Weigh",
        "chosen": ["One invoice"],
        "grid": {"One invoice": {"Fair to both": "well"}},
    }


def test_where_actions_are_taken_to_is_written_as_such(view: View) -> None:
    hand = Hand(one(leads="action"), view)
    hand.write("the whole team, on Monday")
    assert rows(hand)[0]["gist"] == "Taken to: the whole team, on Monday"


def test_an_override_names_only_who_is_known(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.does(
        ev.Passed(
            step="s1",
            stage=1,
            how="with a reason",
            missing="so",
            because="so",
            asked="nobody",
            content=("tolland", "nobody"),
        )
    )
    (row,) = notes(hand.fields, hand.state, view).tables["override"]
    assert "asked" not in row
    assert row["content"] == ["tolland"]


def test_options_of_the_same_words_each_keep_their_own_row(view: View) -> None:
    stages = [{"name": "A", "prompt": "What could we do?", "asks": "options"}]
    stages += [
        {"name": "B", "prompt": "By what?", "asks": "criteria"},
        {"name": "C", "prompt": "Weigh", "asks": "grid"},
    ]
    hand = Hand(StagesFields.model_validate({"kind": "stages", "stage": stages}), view)
    for event in (
        ev.Listed(step="s1", stage=0, sort="option", key="o1", text="Wait"),
        ev.Listed(step="s1", stage=0, sort="option", key="o2", text="Wait"),
        ev.Listed(step="s1", stage=1, sort="criterion", key="t1", text="Cost"),
        ev.Weighed(step="s1", stage=2, option="o1", criterion="t1", text="low"),
        ev.Weighed(step="s1", stage=2, option="o2", criterion="t1", text="high"),
    ):
        hand.does(event)
    assert rows(hand)[2]["grid"] == {"Wait": {"Cost": "low"}, "Wait (2)": {"Cost": "high"}}


def test_where_actions_are_taken_to_fits_the_minutes_however_long_it_is(view: View) -> None:
    hand = Hand(one(asks="text", leads="action"), view)
    hand.does(ev.Written(step="s1", stage=0, text="t" * TEXT_LIMIT))
    assert rows(hand)[0]["gist"].startswith("Taken to: ttt")

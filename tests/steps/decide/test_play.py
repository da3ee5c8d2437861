"""The rules of testing a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.steps.decide import play
from meetingtui.steps.decide.events import (
    Dated,
    Declared,
    Named,
)
from meetingtui.steps.decide.positions import absent, turn
from meetingtui.steps.decide.state import details
from meetingtui.steps.decide.step import METHODS
from meetingtui.steps.protocol import Refusal
from tests.steps.decide.room import LATER, VIEW, Room, fields, with_parties

# moving -----------------------------------------------------------------------------------------------------


def test_words_that_are_given_are_tested_at_once_and_blank_ones_are_drafted() -> None:
    assert Room().state.phase == "test"
    assert Room(fields(text="")).state.phase == "drafting"
    assert isinstance(Room(fields(text="")).enter(), Refusal)


def test_consent_goes_through_clarify_and_reactions_before_the_test() -> None:
    room = Room(fields(method="consent"))
    seen = [room.state.phase]
    for _ in range(2):
        room.enter()
        seen.append(room.state.phase)
    assert seen == ["clarify", "reactions", "test"]


def test_one_text_is_drafted_in_rounds_even_where_words_are_given() -> None:
    room = Room(fields(method="one text"))
    assert room.state.phase == "drafting"
    room.does(play.another_round(room.view, room.state))
    assert room.state.round == 2
    room.enter()
    assert (room.state.phase, room.state.round) == ("test", 2)
    room.does(play.back(room.step, room.state, room.view))
    room.does(play.back(room.step, room.state, room.view))
    assert (room.state.phase, room.state.round) == ("drafting", 1)


@pytest.mark.parametrize("method", METHODS)
def test_going_back_is_always_possible_and_loses_nothing(method: str) -> None:
    room = Room(fields(method=method, owner="imani"))
    while room.state.phase != "test":
        room.enter()
    room.says("tolland", "concern", words="slow")
    said = room.state.positions
    while (event := play.back(room.step, room.state, room.view)) is not None:
        room.does(event)
    assert room.state.phase == "drafting"
    assert room.state.positions == said


def test_the_party_that_begins_is_asked_first_then_the_next_without_a_position() -> None:
    room = Room(view=replace(VIEW, starts="tolland"))
    assert turn(room.step, room.state, room.view) == "tolland"
    room.says("tolland", "yes")
    assert turn(room.step, room.state, room.view) == "quillmere"
    room.says("quillmere", "yes")
    assert turn(room.step, room.state, room.view) == ""


def test_arrows_give_the_turn_and_change_nobodys_word() -> None:
    room = Room().all_say()
    room.does(play.give_turn(room.step, room.state, room.view, -1))
    assert turn(room.step, room.state, room.view) == "tolland"
    room.does(play.give_turn(room.step, room.state, room.view, -1))
    assert turn(room.step, room.state, room.view) == "quillmere"
    assert len(room.state.positions) == 2
    for _ in range(2):
        room.does(play.give_turn(room.step, room.state, room.view, 1))
    assert turn(room.step, room.state, room.view) == ""


def test_whoever_objects_is_asked_again_until_it_is_resolved() -> None:
    room = Room().says("quillmere", "objects", words="dear").says("tolland", "yes")
    assert turn(room.step, room.state, room.view) == "quillmere"


# positions --------------------------------------------------------------------------------------------------


def test_every_party_present_needs_a_position_and_no_position_is_not_a_yes() -> None:
    room = Room().says("quillmere", "yes")
    refused = room.enter()
    assert isinstance(refused, Refusal)
    assert refused.sentence == "Tolland has not spoken yet"
    assert room.made is None


def test_a_word_that_is_taken_away_is_no_position() -> None:
    room = Room().all_say()
    room.does(play.not_yet(room.step, room.state, room.view, "tolland"))
    assert isinstance(room.enter(), Refusal)


def test_not_yet_where_nothing_was_said_asks_the_next() -> None:
    room = Room()
    room.does(play.not_yet(room.step, room.state, room.view, "quillmere"))
    assert turn(room.step, room.state, room.view) == "tolland"
    assert room.state.positions == {}


def test_an_objection_is_withdrawn_by_choosing_again() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "objects", words="dear")
    assert "objects" in room.enter().sentence
    room.says("tolland", "yes").adopt()
    assert (room.made.yes, room.made.no, room.made.concern) == (("quillmere", "tolland"), (), ())


def test_a_party_with_nobody_in_the_room_cannot_speak_and_it_is_theirs_to_ratify() -> None:
    room = Room(view=with_parties("imani"))
    refused = play.say(room.step, room.state, room.view, "tolland", "yes")
    assert isinstance(refused, Refusal)
    assert "theirs to ratify" in refused.sentence
    room.all_say()
    room.does(Dated(step="s1", what="until", on=LATER)).adopt()
    assert (room.made.yes, room.made.ratify.by, room.made.ratify.until) == (("quillmere",), ("tolland",), LATER)


def test_a_party_that_has_left_the_partnership_is_not_asked_to_ratify() -> None:
    gone = VIEW.partnership.party[1].model_copy(update={"left": date(2026, 6, 1)})
    names = VIEW.partnership.model_copy_with(party=(VIEW.partnership.party[0], gone))
    assert absent(replace(with_parties("imani"), partnership=names)) == ()


def test_beyond_what_a_party_may_sign_is_a_yes_that_is_to_ratify() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "beyond").adopt()
    assert (room.made.yes, room.made.ratify.by) == (("quillmere", "tolland"), ("tolland",))


def test_whom_the_agenda_names_ratifies_in_any_case_and_nobody_it_does_not_know() -> None:
    room = Room(fields(ratify=["priya", "nobody"])).all_say().adopt()
    assert room.made.ratify.by == ("priya",)


def test_a_concern_is_kept_with_what_would_show_it() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "concern", words="the diary", watch="a silent week").adopt()
    (concern,) = room.made.concern
    assert (concern.who, concern.text, concern.watch) == ("tolland", "the diary", "a silent week")
    assert room.made.yes == ("quillmere", "tolland")


def test_an_interest_is_declared_beside_the_position() -> None:
    room = Room().all_say().does(Declared(step="s1", who="tolland", text="we own the hall")).adopt()
    assert [(one.who, one.text) for one in room.made.declared] == [("tolland", "we own the hall")]
    room.does(Declared(step="s1", who="tolland", text=""))
    assert room.made.declared == ()


def test_a_dissent_is_a_named_persons_words_and_short() -> None:
    assert isinstance(play.dissent(VIEW, "tolland", "No"), Refusal)
    assert isinstance(play.dissent(VIEW, None, "No"), Refusal)
    assert isinstance(play.dissent(VIEW, "mateo", "x" * 301), Refusal)
    room = Room().all_say().does(play.dissent(VIEW, "mateo", "I would wait.")).adopt()
    assert [(one.who, one.text) for one in room.made.dissent] == [("mateo", "I would wait.")]


def test_consensus_lets_a_party_stand_aside_named_only_where_it_wishes() -> None:
    room = Room(fields(method="consensus")).says("quillmere", "yes").says("tolland", "aside").adopt()
    assert (room.made.yes, room.made.no, room.made.aside) == (("quillmere",), (), ())
    room = Room(fields(method="consensus")).says("quillmere", "yes").says("tolland", "aside", named=("mateo",)).adopt()
    assert room.made.aside == ("mateo",)


def test_fingers_are_kept_without_an_order_and_few_of_them_are_a_no() -> None:
    room = Room(fields(method="fist to five")).says("quillmere", "yes", fingers=(3, 5, 4))
    assert room.state.positions["quillmere"].fingers == (5, 4, 3)
    room.says("tolland", "objects", fingers=(2, 5), words="a smaller pilot")
    assert "fewer than three" in room.enter().sentence
    room.says("tolland", "yes", fingers=(3, 5)).adopt()
    assert room.made.yes == ("quillmere", "tolland")


def test_a_majority_keeps_the_reason_of_whoever_is_outvoted() -> None:
    third = VIEW.partnership.party[1].model_copy(update={"id": "third", "name": "Third Hall"})
    person = VIEW.partnership.person[0].model_copy(update={"id": "ulla", "name": "Ulla Berg", "party": "third"})
    names = VIEW.partnership.model_copy_with(
        party=(*VIEW.partnership.party, third), person=(*VIEW.partnership.person, person)
    )
    room = Room(fields(method="majority"), replace(VIEW, partnership=names, present=(*VIEW.present, "ulla")))
    room.says("quillmere", "yes").says("tolland", "yes").says("third", "objects", words="too far").adopt()
    assert (room.made.yes, room.made.no) == (("quillmere", "tolland"), ("third",))
    assert [(one.who, one.text) for one in room.made.concern] == [("third", "too far")]


# one decides ------------------------------------------------------------------------------------------------


def deciding(**given: Any) -> Room:
    return Room(fields(method="one decides after hearing", owner="imani", **given))


def test_the_one_who_decides_decides_only_after_those_named_were_heard() -> None:
    room = deciding(heard=["priya"])
    room.says("imani", "yes")
    assert room.enter().sentence == "Priya has not been heard"
    room.says("priya", "heard").adopt()
    assert (room.made.heard, room.made.yes, room.made.owner) == (("priya",), ("quillmere",), "imani")


def test_a_present_party_that_nobody_speaks_for_is_heard_too() -> None:
    room = deciding()
    room.says("imani", "yes")
    assert room.enter().sentence == "Tolland has not been heard"


def test_whoever_is_not_here_does_not_decide() -> None:
    room = Room(deciding().step, with_parties("jonas", "mateo"))
    refused = play.say(room.step, room.state, room.view, "imani", "yes")
    assert isinstance(refused, Refusal)
    assert "not here to decide" in refused.sentence


def test_somebody_else_may_be_named_to_decide() -> None:
    room = deciding().does(Named(step="s1", role="decider", person="mateo"))
    assert details(room.step, room.state, room.view).decider == "mateo"
    room.says("quillmere", "heard").says("mateo", "yes").adopt()
    assert (room.made.yes, room.made.owner) == (("tolland",), "imani")

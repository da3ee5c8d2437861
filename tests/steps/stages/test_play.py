"""The rules of doors in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import needs, play
from meetingtui.steps.stages.happened import begin
from meetingtui.steps.stages.reason import Reason
from meetingtui.steps.stages.state import Pass
from tests.steps.conftest import PARTNERSHIP
from tests.steps.stages.care import ACKNOWLEDGE, CLARIFY, OCTOBER, REFRAME, Hand, care, one, refused

WHY = Reason("Mateo must leave", "mateo", ("quillmere", "tolland"), date(2026, 11, 27))


@pytest.fixture
def three(view: View) -> View:
    party = (*PARTNERSHIP.party, Party(id="marsh", name="Marsh Trust"))
    person = (*PARTNERSHIP.person, Person(id="noor", name="Noor Haddad", party="marsh"))
    made = Partnership(name="Three", party=party, person=person)
    return replace(view, partnership=made, present=("imani", "mateo", "noor"))


# one text that each party agrees ----------------------------------------------------------------------------


def test_clarify_ends_with_one_statement_that_every_party_agrees(view: View) -> None:
    hand = Hand(care(), view)
    assert "no statement has been written" in hand.refused()
    hand.write(OCTOBER)
    hand.agree("quillmere")
    assert "Tolland has not yet agreed the statement" in hand.refused()
    hand.agree("tolland")
    state = hand.enter()
    assert state.at == ACKNOWLEDGE
    assert state.doors[CLARIFY].passed == Pass("ready")


def test_other_words_take_the_yes_of_every_party_away(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.agree("quillmere", "tolland")
    state = hand.write("October reached the client as three invoices.")
    assert state.front.yes == frozenset()
    assert state.front.reworded
    assert not hand.agree("quillmere").front.reworded


def test_a_yes_counts_for_the_words_that_were_read(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    late = play.agree(hand.state, view, 0, "tolland")
    hand.write("Other words")
    assert hand.does(late).front.yes == frozenset()


def test_a_yes_pressed_again_is_taken_back(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    assert hand.agree("tolland").front.yes == {"tolland"}
    assert hand.agree("tolland").front.yes == frozenset()


def test_a_party_with_nobody_here_cannot_say_yes_and_nobody_agrees_to_nothing(view: View) -> None:
    hand = Hand(care(), replace(view, present=("imani",)))
    assert "nothing to agree" in refused(play.agree(hand.state, hand.view, 0, "quillmere"))
    hand.write(OCTOBER)
    assert "nobody from Tolland is here" in refused(play.agree(hand.state, hand.view, 0, "tolland"))


def test_two_statements_side_by_side_open_the_door_with_a_reason(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.agree("quillmere")
    state = hand.does(play.write(hand.state, view, 0, "It came as one, with a copy.", "tolland"))
    assert state.front.beside == {"tolland": "It came as one, with a copy."}
    assert needs.needs_reason(hand.fields, state, 0)
    assert "with a reason" in refused(play.go_on(hand.fields, state, view, 0, None))
    passed = hand.does(play.go_on(hand.fields, state, view, 0, WHY))
    assert passed.doors[0].passed is not None
    assert passed.doors[0].passed.how == "with a reason"


def test_a_party_that_agrees_the_shared_words_needs_none_of_its_own(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.does(play.write(hand.state, view, 0, "Ours", "tolland"))
    assert hand.agree("tolland").front.beside == {}


# each party in turn -----------------------------------------------------------------------------------------


def test_reframe_stays_shut_until_every_party_has_spoken_and_says_it_was_heard(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "Quillmere and Tolland have not spoken yet" in hand.refused()
    hand.spoke("quillmere")
    hand.spoke("tolland", "We looked careless")
    hand.heard("quillmere")
    assert "Tolland has not yet said it was heard" in hand.refused()
    assert needs.standing(hand.fields, hand.state, ACKNOWLEDGE, view) == "working"
    hand.heard("tolland")
    assert needs.standing(hand.fields, hand.state, ACKNOWLEDGE, view) == "ready"
    assert hand.enter().at == REFRAME


def test_nobody_is_heard_before_having_spoken(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "has not spoken yet" in refused(play.heard(hand.state, view, ACKNOWLEDGE, "tolland"))
    forced = ev.Heard(step="s1", stage=ACKNOWLEDGE, party="tolland", heard=True)
    assert hand.does(forced).front.heard == frozenset()


def test_another_party_saying_it_back_does_not_make_it_heard(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland", "We looked careless")
    state = hand.does(play.said_back(hand.state, view, ACKNOWLEDGE, "tolland", "You felt exposed"))
    assert state.front.heard == frozenset()
    assert "Quillmere and Tolland have not yet said they were heard" in hand.refused()


def test_a_view_put_otherwise_has_to_be_heard_again(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland", "We looked careless")
    hand.does(play.said_back(hand.state, view, ACKNOWLEDGE, "tolland", "You felt exposed"))
    hand.heard("tolland")
    state = hand.spoke("tolland", "We looked careless, twice")
    assert (state.front.heard, state.front.restated) == (frozenset(), {})


def test_heard_is_said_of_the_words_that_stood_there(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland", "We looked careless")
    late = play.heard(hand.state, view, ACKNOWLEDGE, "tolland")
    hand.spoke("tolland", "We looked careless, twice")
    assert hand.does(late).front.heard == frozenset()


def test_heard_can_be_taken_back_by_its_speaker(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland")
    assert hand.heard("tolland").front.heard == {"tolland"}
    assert hand.heard("tolland").front.heard == frozenset()


def test_where_no_party_says_it_back_the_facilitator_does_and_it_is_marked(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "has not spoken" in refused(play.by_facilitator(hand.state, view, ACKNOWLEDGE, "tolland"))
    hand.spoke("tolland")
    state = hand.does(play.by_facilitator(hand.state, view, ACKNOWLEDGE, "tolland"))
    assert state.front.by_facilitator == {"tolland"}
    assert state.front.heard == frozenset()
    state = hand.does(play.by_facilitator(hand.state, view, ACKNOWLEDGE, "tolland"))
    assert state.front.by_facilitator == frozenset()


def test_with_three_parties_each_speaker_says_it_for_itself(three: View) -> None:
    hand = Hand(care(), three).clarified()
    for party in ("quillmere", "tolland", "marsh"):
        hand.spoke(party)
    hand.heard("marsh")
    assert "Quillmere and Tolland have not yet said they were heard" in hand.refused()
    hand.heard("tolland")
    hand.heard("quillmere")
    assert hand.enter().at == REFRAME


def test_a_party_that_left_unheard_keeps_the_door_and_one_that_never_came_does_not(view: View) -> None:
    hand = Hand(care(), view).clarified()
    for party in ("quillmere", "tolland"):
        hand.spoke(party)
    hand.heard("quillmere")
    hand.view = replace(view, present=("imani",))
    assert "Tolland (not here) has not yet said it was heard" in hand.refused()
    alone = Hand(care(), replace(view, present=("imani",))).clarified()
    alone.spoke("quillmere")
    alone.heard("quillmere")
    assert alone.enter().at == REFRAME


def test_only_those_who_are_here_say_that_they_were_heard(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland")
    away = replace(view, present=("imani",))
    assert "only they can say it" in refused(play.heard(hand.state, away, ACKNOWLEDGE, "tolland"))


def test_in_an_empty_room_no_door_opens_by_itself(view: View) -> None:
    hand = Hand(care(), replace(view, present=()), replace(begin(care()), at=ACKNOWLEDGE))
    assert "nobody is in the room" in hand.refused()


def test_the_turn_is_with_the_first_who_was_not_heard_from_the_party_that_starts(view: View) -> None:
    hand = Hand(care(), replace(view, starts="tolland")).clarified()
    assert play.listening(hand.fields, hand.state, ACKNOWLEDGE, hand.view) == "tolland"
    hand.spoke("tolland")
    assert play.listening(hand.fields, hand.state, ACKNOWLEDGE, hand.view) == "tolland"
    hand.heard("tolland")
    assert play.listening(hand.fields, hand.state, ACKNOWLEDGE, hand.view) == "quillmere"


def test_a_gist_of_the_views_is_agreed_by_the_room_before_the_door_is_passed(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.write("Both lost a week of goodwill.")
    for party in ("quillmere", "tolland"):
        hand.spoke(party)
        hand.heard(party)
    state = hand.enter()
    assert (state.at, state.front.yes) == (ACKNOWLEDGE, {"quillmere", "tolland"})
    assert hand.enter().at == REFRAME


# going through a door that is not ready ---------------------------------------------------------------------


def test_a_door_with_a_reason_opens_only_with_one(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "asks why" in hand.refused()
    assert "opens with a reason" in refused(play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, None))
    hand.spoke("quillmere")
    hand.heard("quillmere")
    hand.spoke("tolland")
    state = hand.does(play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, WHY))
    assert state.at == REFRAME
    assert state.overrides == (
        (
            ACKNOWLEDGE,
            Pass(
                "with a reason",
                "Tolland has not yet said it was heard",
                "Mateo must leave",
                "mateo",
                ("quillmere", "tolland"),
                date(2026, 11, 27),
            ),
        ),
    )


def test_a_door_that_opens_freely_is_passed_without_a_reason_and_noted(view: View) -> None:
    hand = Hand(care(), view)
    assert "Enter again goes on" in hand.refused()
    state = hand.does(play.go_on(hand.fields, hand.state, view, CLARIFY, None))
    assert state.at == ACKNOWLEDGE
    assert state.doors[CLARIFY].passed == Pass("noted", "no statement has been written")
    assert state.overrides == ()


def test_a_door_without_needs_opens_at_once(view: View) -> None:
    hand = Hand(one(), view)
    assert hand.enter().front.passed == Pass("ready")
    assert play.forward(hand.fields, hand.state, view) is None


def test_two_people_going_through_at_once_pass_one_door(view: View) -> None:
    hand = Hand(care(), view).clarified()
    first = play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, WHY)
    second = play.go_on(hand.fields, hand.state, view, ACKNOWLEDGE, replace(WHY, because="Otherwise"))
    hand.does(first)
    state = hand.does(second)
    assert state.at == REFRAME
    assert [passed.because for _, passed in state.overrides] == ["Mateo must leave"]

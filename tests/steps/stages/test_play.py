"""The rules of doors in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.items import Action, Captured, ItemKind
from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import KIND, needs, play
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.happened import apply, begin
from meetingtui.steps.stages.reason import Reason
from meetingtui.steps.stages.state import Door, Pass
from meetingtui.steps.stages.step import StagesFields
from tests.steps.conftest import PARTNERSHIP
from tests.steps.stages.care import ACKNOWLEDGE, CLARIFY, EXPLORE, OCTOBER, REFRAME, Hand, care, one

WHY = Reason("Mateo must leave", "mateo", ("quillmere", "tolland"), date(2026, 11, 27))


@pytest.fixture
def three(view: View) -> View:
    party = (*PARTNERSHIP.party, Party(id="marsh", name="Marsh Trust"))
    person = (*PARTNERSHIP.person, Person(id="noor", name="Noor Haddad", party="marsh"))
    made = Partnership(name="Three", party=party, person=person)
    return replace(view, partnership=made, present=("imani", "mateo", "noor"))


def action(key: str, owner: str | None, step: str = "s1") -> Captured:
    return Captured(key, f"A{key}", ItemKind.ACTION, Action(text="Do it", owner=owner), step)


def refused(result: object) -> str:
    assert isinstance(result, Refusal), result
    return result.sentence


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


# opening a door again ---------------------------------------------------------------------------------------


def test_backspace_looks_and_opens_nothing_and_enter_goes_back_where_it_was(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged()
    for _ in range(2):
        event = play.back(hand.fields, hand.state, view)
        hand.does(event)
    assert hand.state.at == CLARIFY
    assert play.back(hand.fields, hand.state, view) is None
    assert all(hand.state.doors[at].passed for at in (CLARIFY, ACKNOWLEDGE))
    hand.enter()
    assert hand.enter().at == REFRAME


def test_a_door_that_was_passed_takes_nothing_in_before_it_is_opened_again(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "9 opens it again" in refused(play.write(hand.state, view, CLARIFY, "Else"))
    assert "9 opens it again" in refused(play.agree(hand.state, view, CLARIFY, "tolland"))


def test_opening_an_earlier_door_keeps_everything_later_to_be_looked_at_again(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged().reframed()
    hand.option("One invoice", "One day", "One sender")
    before = hand.state.doors
    hand.does(ev.Turned(step="s1", stage=ACKNOWLEDGE))
    state = hand.does(play.reopen(hand.state, view))
    assert state.at == ACKNOWLEDGE
    assert needs.standing(hand.fields, state, ACKNOWLEDGE, view) == "reopened"
    assert [door.again for door in state.doors] == [False, False, True, True]
    assert state.doors[REFRAME] == replace(before[REFRAME], again=True)
    assert state.doors[EXPLORE].options == before[EXPLORE].options
    assert state.doors[ACKNOWLEDGE].heard == {"quillmere", "tolland"}


def test_it_stays_to_be_looked_at_again_until_its_own_door_is_passed_again(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged().reframed()
    hand.option("One invoice")
    hand.does(ev.Turned(step="s1", stage=CLARIFY))
    hand.does(play.reopen(hand.state, view))
    hand.enter()
    assert [door.again for door in hand.state.doors] == [False, True, True, True]
    hand.write("How else?", REFRAME)
    hand.enter()
    assert [door.again for door in hand.state.doors] == [False, False, True, True]
    assert hand.state.at == REFRAME
    assert "Quillmere and Tolland" in hand.refused()
    hand.agree("quillmere", "tolland")
    assert [door.again for door in hand.enter().doors] == [False, False, False, True]


def test_opening_twice_is_opening_once(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged()
    hand.does(ev.Turned(step="s1", stage=CLARIFY))
    event = play.reopen(hand.state, view)
    assert hand.does(event) == hand.does(event)
    assert "this door is open" in refused(play.reopen(hand.state, view))


# options and the fair test ----------------------------------------------------------------------------------


def test_no_choice_before_three_options_and_a_fair_test(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged().reframed()
    hand.option("One invoice", "One day")
    assert "2 of 3 options" in refused(play.choose(hand.fields, hand.state, view, EXPLORE, "o1"))
    hand.option("One sender")
    assert "no fair test" in refused(play.choose(hand.fields, hand.state, view, EXPLORE, "o1"))
    hand.test("Would a client notice?")
    state = hand.does(play.choose(hand.fields, hand.state, view, EXPLORE, "o2"))
    assert [entry.text for entry in play.chosen(hand.fields, state, EXPLORE)] == ["One day"]
    state = hand.does(play.choose(hand.fields, hand.state, view, EXPLORE, "o2"))
    assert state.front.chosen == ()


def test_an_option_put_otherwise_is_not_the_one_that_was_chosen(view: View) -> None:
    hand = Hand(one(asks="options"), view)
    hand.option("One invoice")
    hand.does(play.choose(hand.fields, hand.state, view, 0, "o1"))
    state = hand.does(play.listed(hand.state, view, 0, "option", "o1", "Two invoices"))
    assert state.front.chosen == ()


def test_two_options_typed_at_once_are_both_kept(view: View) -> None:
    hand = Hand(one(asks="options"), view)
    first = play.listed(hand.state, view, 0, "option", "aa11", "One invoice")
    second = play.listed(hand.state, view, 0, "option", "bb22", "One day")
    hand.does(first)
    assert [entry.text for entry in hand.does(second).front.options] == ["One invoice", "One day"]


def weighing() -> StagesFields:
    return StagesFields.model_validate(
        {
            "kind": "stages",
            "stage": [
                {"name": "Options", "prompt": "What could we do?", "asks": "options"},
                {"name": "Criteria", "prompt": "What is fair?", "asks": "criteria", "least": 1},
                {
                    "name": "Weigh",
                    "prompt": "How does each stand?",
                    "asks": "grid",
                    "needs": ["a fair test named before choosing"],
                    "leads": "decide",
                },
            ],
        }
    )


def test_where_a_grid_follows_the_choice_is_made_at_the_grid(view: View) -> None:
    hand = Hand(weighing(), view)
    hand.option("One invoice", "One day")
    assert "at a later door" in refused(play.choose(hand.fields, hand.state, view, 0, "o1"))
    hand.enter()
    assert "0 of 1 criteria" in hand.refused()
    hand.test("Fair to both")
    hand.enter()
    hand.does(play.weigh(hand.fields, hand.state, view, 2, "o1", "t1", "well"))
    assert hand.state.front.cells == {("o1", "t1"): "well"}
    assert "not there any more" in refused(play.weigh(hand.fields, hand.state, view, 2, "o9", "t1", "well"))
    state = hand.does(play.choose(hand.fields, hand.state, view, 2, "o2"))
    assert [entry.text for entry in play.chosen(hand.fields, state, 2)] == ["One day"]


# whys -------------------------------------------------------------------------------------------------------


def test_causes_branch_and_go_to_any_depth(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    for key, under in (("a", ""), ("b", "a"), ("c", "b"), ("d", "a"), ("e", "")):
        hand.does(play.link(hand.state, view, 0, key, f"cause {key}", under))
    assert [(link.key, link.under) for link in hand.state.front.links] == [
        ("a", ""),
        ("b", "a"),
        ("c", "b"),
        ("d", "a"),
        ("e", ""),
    ]
    assert [link.key for link in needs.last_causes(hand.state.front.links)] == ["c", "d", "e"]


def test_a_cause_taken_out_leaves_what_hung_on_it(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    for key, under in (("a", ""), ("b", "a"), ("c", "b")):
        hand.does(play.link(hand.state, view, 0, key, f"cause {key}", under))
    state = hand.does(play.link(hand.state, view, 0, "b", ""))
    assert [(link.key, link.under) for link in state.front.links] == [("a", ""), ("c", "a")]


def test_evidence_is_that_every_last_cause_is_seen_or_likely(view: View) -> None:
    hand = Hand(one(asks="chain", needs=["evidence"]), view)
    assert "no cause has been written" in hand.refused()
    for key, under in (("a", ""), ("b", "a"), ("c", "a")):
        hand.does(play.link(hand.state, view, 0, key, f"cause {key}", under))
    hand.does(play.known(hand.state, view, 0, "b", "seen"))
    hand.does(play.known(hand.state, view, 0, "c", "guess"))
    assert "1 of 2 last causes is neither seen nor likely" in hand.refused()
    hand.does(play.known(hand.state, view, 0, "c", "likely"))
    assert hand.enter().front.passed == Pass("ready")


def test_an_owner_is_that_every_action_of_this_step_has_one(view: View) -> None:
    hand = Hand(one(needs=["an owner"], leads="action", least=2), view)
    hand.view = replace(view, items=(action("1", "imani", "s9"),))
    assert "no action has been captured" in hand.refused()
    hand.view = replace(view, items=(action("1", None), action("2", "imani")))
    assert "A1 has no owner" in hand.refused()
    hand.view = replace(view, items=(action("1", "mateo"),))
    assert "1 of 2 actions so far" in hand.refused()
    hand.view = replace(view, items=(action("1", "mateo"), action("2", "imani")))
    assert hand.enter().front.passed == Pass("ready")


# whatever happens -------------------------------------------------------------------------------------------

MIXED = StagesFields.model_validate(
    {
        "kind": "stages",
        "record": "words",
        "stage": [
            {"name": "A", "prompt": "?", "asks": "one statement", "needs": ["every party agrees the statement"]},
            {"name": "B", "prompt": "?", "asks": "each party in turn", "needs": ["every party says it was heard"]},
            {"name": "C", "prompt": "?", "asks": "chain", "needs": ["evidence"]},
            {"name": "D", "prompt": "?", "asks": "options", "least": 2},
            {"name": "E", "prompt": "?", "asks": "criteria"},
            {"name": "F", "prompt": "?", "asks": "grid", "leads": "decide"},
        ],
    }
)
at = st.integers(0, 7)
step = st.just("s1")
party = st.sampled_from(["quillmere", "tolland", "imani", "nobody"])
key = st.sampled_from(["k1", "k2", "k3"])
words = st.sampled_from(["", "so", "otherwise"])
yes = st.booleans()
happenings: st.SearchStrategy[StagesEvent] = st.one_of(
    st.builds(ev.Turned, step=step, stage=at),
    st.builds(ev.Written, step=step, stage=at, text=words, party=st.none() | party),
    st.builds(ev.Agreed, step=step, stage=at, parties=st.lists(party, max_size=3).map(tuple), yes=yes, read=words),
    st.builds(ev.Spoke, step=step, stage=at, party=party, spoken=yes, text=words),
    st.builds(ev.SaidBack, step=step, stage=at, party=party, text=words, facilitator=yes),
    st.builds(ev.Heard, step=step, stage=at, party=party, heard=yes, read=words),
    st.builds(ev.Listed, step=step, stage=at, sort=st.sampled_from(["option", "criterion"]), key=key, text=words),
    st.builds(ev.Linked, step=step, stage=at, key=key, under=st.none() | key, text=words),
    st.builds(ev.Known, step=step, stage=at, key=key, basis=st.sampled_from(["seen", "likely", "guess"])),
    st.builds(ev.Weighed, step=step, stage=at, option=key, criterion=key, text=words),
    st.builds(ev.Chosen, step=step, stage=at, key=key, chosen=yes),
    st.builds(
        ev.Passed,
        step=step,
        stage=at,
        how=st.sampled_from(["ready", "noted", "with a reason"]),
        missing=words,
        because=words,
        asked=st.none() | party,
        content=st.lists(party, max_size=2).map(tuple),
    ),
    st.builds(ev.Reopened, step=step, stage=at),
    st.builds(ev.LookBack, step=step, stage=at),
)
VIEW = View(partnership=PARTNERSHIP, step="s1", present=("imani", "mateo"), starts="tolland", day=date(2026, 11, 20))


@given(st.lists(happenings, max_size=40))
def test_no_order_of_events_breaks_the_step(happened: list[StagesEvent]) -> None:
    state = begin(MIXED)
    for event in happened:
        state = apply(MIXED, state, event, VIEW)
        assert 0 <= state.at < len(state.doors)
        for door in state.doors:
            assert door.heard <= door.spoken <= set(PARTNERSHIP.parties)
            assert door.yes <= set(PARTNERSHIP.parties)
            keys = {link.key for link in door.links}
            assert all(link.under in keys | {""} for link in door.links)
        play.forward(MIXED, state, VIEW)
        play.back(MIXED, state, VIEW)
        KIND.notes(MIXED, state, VIEW)


@given(st.lists(happenings, max_size=12), happenings)
def test_the_same_event_twice_is_that_event_once(happened: list[StagesEvent], last: StagesEvent) -> None:
    state = begin(MIXED)
    for event in happened:
        state = apply(MIXED, state, event, VIEW)
    once = apply(MIXED, state, last, VIEW)
    assert apply(MIXED, once, last, VIEW) == once


def test_causes_never_hang_on_themselves(view: View) -> None:
    fields = one(asks="chain")
    state = begin(fields)
    state = apply(fields, state, ev.Linked(step="s1", stage=0, key="a", under="a", text="so"), view)
    state = apply(fields, state, ev.Linked(step="s1", stage=0, key="b", under="a", text="so"), view)
    state = apply(fields, state, ev.Linked(step="s1", stage=0, key="a", under="b", text="so"), view)
    assert [(link.key, link.under) for link in state.front.links] == [("a", ""), ("b", "a")]


def test_nothing_is_touched_at_first() -> None:
    assert begin(care()).doors == (Door(),) * 4


def test_a_party_that_spoke_and_left_can_have_its_words_corrected(view: View) -> None:
    hand = Hand(care(), view).clarified()
    at = hand.state.at
    hand.spoke("tolland", "We heard it late")
    away = replace(view, present=("imani", "jonas"))
    assert isinstance(play.spoke(hand.state, away, at, "tolland", "We heard of it late"), ev.Spoke)
    hand = Hand(care(), view).clarified()
    assert isinstance(play.spoke(hand.state, away, hand.state.at, "tolland", "We heard it late"), Refusal)
    assert play.spoke(hand.state, view, hand.state.at, "tolland", "") == Refusal("say it in a few words first")


def test_nothing_is_said_of_a_cause_that_is_gone(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    hand.does(play.link(hand.state, view, 0, "c1", "The site was shut"))
    assert isinstance(play.link(hand.state, view, 0, "c2", "Nobody had the key", "c9"), Refusal)
    assert isinstance(play.link(hand.state, view, 0, "c2", "Nobody had the key", "c1"), ev.Linked)
    assert isinstance(play.known(hand.state, view, 0, "c9", "seen"), Refusal)
    assert isinstance(play.known(hand.state, view, 0, "c1", "seen"), ev.Known)

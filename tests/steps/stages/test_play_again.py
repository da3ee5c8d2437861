"""A door opened again, options and the fair test, whys, and any order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.items import Action, Captured, ItemKind
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import KIND, needs, play
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.happened import apply, begin
from meetingtui.steps.stages.state import Door, Pass
from meetingtui.steps.stages.step import StagesFields
from tests.steps.conftest import PARTNERSHIP
from tests.steps.stages.care import ACKNOWLEDGE, CLARIFY, EXPLORE, REFRAME, Hand, care, one, refused


def action(key: str, owner: str | None, step: str = "s1") -> Captured:
    return Captured(key, f"A{key}", ItemKind.ACTION, Action(text="Do it", owner=owner), step)


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
party = st.sampled_from(["quillmere", "tolland", "imani", "nobody"])
step = st.just("s1")
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

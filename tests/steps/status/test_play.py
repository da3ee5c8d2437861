"""The rules of red, yellow, green by party."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.people import Party
from meetingtui.core.standing import StreamNow
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import KIND, events, play, walk
from meetingtui.steps.status.state import Look, StatusState
from tests.steps.conftest import PARTNERSHIP
from tests.steps.status.conftest import STREAMS, Played, crowd, fields, promise, risk, stood, with_standing


@pytest.fixture
def played(view: View) -> Played:
    return Played(fields(), view)


# choosing ---------------------------------------------------------------------------------------------------


def test_each_party_chooses_in_turn_from_the_one_that_begins(played: Played) -> None:
    played.view = replace(played.view, starts="tolland")
    assert played.turn == "tolland"
    assert played.says("green").turn == "quillmere"
    assert played.says("red").turn == ""
    assert played.state.look("pilot").says == {"tolland": "green", "quillmere": "red"}


def test_the_event_holds_the_party_and_never_a_person(played: Played) -> None:
    event = play.choose(played.step, played.state, played.view, "red")
    assert isinstance(event, events.Said)
    assert set(event.model_dump()) == {"step", "item", "party", "says"}
    assert event.party == "quillmere"


def test_a_digit_too_many_changes_nobodys_choice(played: Played) -> None:
    played.says("green", "green")
    refused = play.choose(played.step, played.state, played.view, "red")
    assert isinstance(refused, Refusal)
    assert "arrows" in refused.sentence


def test_arrows_choose_the_party_and_it_can_choose_again(played: Played) -> None:
    played.says("green")
    played.does(play.give_turn(played.step, played.state, played.view, -1))
    assert played.turn == "quillmere"
    played.says("yellow")
    assert played.turn == "tolland"
    assert played.state.look("pilot").says == {"quillmere": "yellow"}


def test_enter_with_one_missing_says_who_and_enter_again_reveals_it_as_no_view(played: Played) -> None:
    played.says("green")
    event = play.forward(played.step, played.state, played.view)
    assert isinstance(event, events.Missing)
    assert event.parties == ("tolland",)
    played.enter()
    assert not played.state.look("pilot").open
    played.enter()
    look = played.state.look("pilot")
    assert look.open
    assert look.says == {"quillmere": "green", "tolland": "no view"}


def test_somebody_else_missing_since_is_told_again(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).enter()
    assert played.state.warned == ("pilot", ("quillmere",))
    played.view = view
    assert isinstance(play.forward(played.step, played.state, played.view), events.Missing)


def test_a_choice_that_came_in_with_the_reveal_is_not_overwritten(played: Played) -> None:
    played.says("green", "red")
    played.does(events.Revealed(step="s1", item="pilot", without=("tolland", "nobody")))
    assert played.state.look("pilot").says == {"quillmere": "green", "tolland": "red"}


def test_a_reveal_that_comes_twice_speaks_for_nobody_who_came_since(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).shown("green")
    played.does(events.Revealed(step="s1", item="pilot", without=("tolland",)))
    assert played.state.look("pilot").says == {"quillmere": "green"}


def test_a_stream_nobody_chose_for_is_left_without_a_colour(played: Played) -> None:
    assert played.enter(2).place == "stream:billing"
    assert not played.state.look("pilot").open


def test_a_party_with_no_stake_stands_aside_and_makes_no_gap(played: Played) -> None:
    played.shown("red", "no stake")
    look = played.state.look("pilot")
    assert (look.says, look.aside, look.open) == ({"quillmere": "red"}, {"tolland"}, True)
    assert walk.facts(played.state, played.view, "pilot").says == {"quillmere": "red"}
    assert played.enter().state.look("pilot").agreed == "red"


def test_a_stream_in_which_nobody_has_a_stake_is_shown_and_passed(played: Played) -> None:
    played.shown("no stake", "no stake")
    assert (played.place, played.state.look("pilot").open) == ("stream:pilot", True)
    assert played.enter().place == "stream:billing"


def test_a_party_can_take_its_stake_up_again(played: Played) -> None:
    played.says("no stake")
    played.does(play.give_turn(played.step, played.state, played.view, -1)).says("green")
    assert played.state.look("pilot").aside == frozenset()


def test_a_party_that_leaves_keeps_what_it_chose_and_is_not_waited_for(view: View) -> None:
    gone = replace(view, present=("imani", "jonas"))
    played = Played(fields(), view).says("green", "red")
    played.view = gone
    assert played.enter().state.look("pilot").says == {"quillmere": "green", "tolland": "red"}
    silent = Played(fields(), view).says("green")
    silent.view = gone
    assert silent.enter().state.look("pilot").says == {"quillmere": "green"}


def test_a_party_that_arrives_after_the_reveal_adds_its_view_in_the_open(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).shown("green")
    played.view = view
    assert played.turn == "tolland"
    played.says("red")
    assert played.state.look("pilot").says == {"quillmere": "green", "tolland": "red"}
    assert played.turn == ""


def test_an_arrival_holds_nobody_up(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani", "mateo"))).shown("green", "green")
    third = played.view.partnership.model_copy_with(
        party=(*PARTNERSHIP.party, Party(id="marl", name="Marl Trust")),
        person=(*PARTNERSHIP.person, PARTNERSHIP.person[0].model_copy(update={"id": "ana", "party": "marl"})),
    )
    played.view = replace(played.view, partnership=third, present=("imani", "mateo", "ana"))
    assert played.turn == "marl"
    assert played.enter().state.look("pilot").agreed == "green"


def test_twelve_parties_choose_and_are_shown_at_once() -> None:
    played = Played(fields(), crowd(12)).shown(*["green"] * 11, "red")
    assert len(played.state.look("s0").says) == 12
    assert play.proposal(played.state, "s0") == "differs"


def test_a_step_for_one_party_asks_only_that_one(view: View) -> None:
    played = Played(fields(who="tolland"), view).shown("yellow")
    assert played.state.look("pilot").says == {"tolland": "yellow"}
    assert played.enter().state.look("pilot").agreed == "yellow"


def test_nobody_in_the_room_holds_nothing_up(view: View) -> None:
    played = Played(fields(), replace(view, present=()))
    assert [played.enter().place for _ in range(3)] == ["stream:billing", "stream:print", "overview"]


# agreeing ---------------------------------------------------------------------------------------------------


def test_where_all_say_the_same_agreed_follows_by_enter(played: Played) -> None:
    played.shown("yellow", "yellow").enter()
    assert played.state.look("pilot").agreed == "yellow"


def test_those_who_have_not_looked_do_not_stand_in_the_way(played: Played) -> None:
    assert played.shown("green", "no view").enter().state.look("pilot").agreed == "green"


def test_agreement_is_never_forced(played: Played) -> None:
    played.shown("green", "red").enter()
    assert played.state.look("pilot").agreed == "differs"
    assert played.enter().place == "stream:billing"


def test_the_room_may_call_it_something_else(played: Played) -> None:
    played.shown("green", "red").does(play.agree(played.state, played.view, "pilot", "yellow"))
    assert played.state.look("pilot").agreed == "yellow"
    played.does(play.agree(played.state, played.view, "pilot", "yellow"))
    assert played.state.look("pilot").agreed is None


def test_one_party_alone_cannot_agree_for_another_that_is_not_here(view: View) -> None:
    played = Played(fields(), replace(view, present=("imani",))).shown("green")
    assert not play.may_agree(played.step, played.state, played.view, "pilot")
    assert played.enter().place == "stream:billing"
    assert played.state.look("pilot").agreed is None


def test_backspace_goes_back_into_the_colours_and_then_to_the_place_before(played: Played) -> None:
    played.shown("green", "green").enter(2)
    assert played.place == "stream:billing"
    assert played.back().place == "stream:pilot"
    assert played.back().turn == "quillmere"
    played.says("red")
    assert played.state.look("pilot").says["quillmere"] == "red"
    assert played.state.look("pilot").agreed is None, "what was agreed was about other colours"
    played.back()
    assert played.enter().turn == "", "Enter keeps the choice as it was"
    played.back()
    assert play.back(played.step, played.state, played.view) is None


def test_the_same_colour_again_leaves_what_was_agreed(played: Played) -> None:
    played.shown("green", "green").enter().back().says("green")
    assert played.state.look("pilot").agreed == "green"


def test_going_back_loses_nothing(played: Played) -> None:
    played.shown("green", "red").enter(2).shown("yellow", "yellow").enter(2).says("green")
    looks = played.state.looks
    while play.back(played.step, played.state, played.view) is not None:
        played.back()
    assert played.place == "stream:pilot"
    assert played.state.looks == looks


# evidence ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("colours", "wanted"),
    [
        (("green", "green"), ()),
        (("yellow", "yellow"), ("because",)),
        (("red", "red"), ("because", "ask")),
        (("green", "yellow"), ("because",)),
        (("no view", "no view"), ()),
    ],
)
def test_yellow_and_red_want_a_because_and_red_an_ask(played: Played, colours: Any, wanted: Any) -> None:
    played.shown(*colours).enter()
    assert play.missing(played.state, played.view, "pilot") == wanted
    assert played.enter().place == "stream:billing", "moving on is always possible"


def test_what_was_given_is_not_wanted_any_more(played: Played) -> None:
    played.shown("red", "red").enter()
    played.does(play.say(played.view, "pilot", "because", "The site has closed."))
    assert play.missing(played.state, played.view, "pilot") == ("ask",)
    played.does(play.say(played.view, "pilot", "ask", "An hour of Jonas."))
    assert play.missing(played.state, played.view, "pilot") == ()


@pytest.mark.parametrize("word", ["nothing", "Nothing.", "none", "no", "-", "nothing from this room"])
def test_red_may_ask_nothing_of_this_room(played: Played, word: str) -> None:
    played.shown("red", "red").enter().does(play.say(played.view, "pilot", "ask", word))
    assert played.state.look("pilot").ask == "nothing from this room"
    assert "ask" not in play.missing(played.state, played.view, "pilot")


def test_green_wants_a_because_where_there_is_a_doubt(view: View) -> None:
    view = with_standing(view, actions=(promise("A1", date(2026, 11, 1)),))
    played = Played(fields(), view).shown("green", "green").enter()
    assert play.missing(played.state, played.view, "pilot") == ("because",)
    played.does(play.say(view, "pilot", "because", "It was done; nobody has said so."))
    assert play.missing(played.state, played.view, "pilot") == ()


# early signs ------------------------------------------------------------------------------------------------


def test_a_sign_is_asked_after_the_colours_of_its_stream(view: View) -> None:
    view = with_standing(view, risks=(risk("R3"),))
    played = Played(fields(), view).shown("green", "green").enter(2)
    assert played.place == "sign:R3"


def test_a_yes_makes_the_sign_seen_and_doubts_the_green(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R3"),))).shown("green", "green").enter(2)
    assert play.missing(played.state, played.view, "pilot") == ()
    played.does(play.answer(played.state, played.view, "R3", "yes"))
    assert play.updates(played.step, played.state) == ({"item": "R3", "sign": "seen"},)
    seen = played.view.carried("R3")
    assert seen is not None
    assert (seen.item.state, seen.state) == ("seen", "open")
    assert play.missing(played.state, played.view, "pilot") == ("because",)


@pytest.mark.parametrize(("given", "word"), [("no", "not seen"), ("too soon", "too soon")])
def test_no_and_too_soon_are_kept_and_leave_the_risk_live(view: View, given: Any, word: str) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R3"),)))
    played.does(play.answer(played.state, played.view, "R3", given))
    assert play.updates(played.step, played.state) == ({"item": "R3", "sign": word},)
    now = played.view.carried("R3")
    assert now is not None
    assert (now.item.state, now.history[-1].to) == ("live", word)


def test_the_same_answer_again_takes_it_back(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R3"),)))
    for _ in range(2):
        played.does(play.answer(played.state, played.view, "R3", "yes"))
    assert play.updates(played.step, played.state) == ()


def test_what_was_seen_can_be_noted_once_it_was_answered(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R3"),)))
    assert isinstance(play.note(played.state, played.view, "R3", "A week."), Refusal)
    played.does(play.answer(played.state, played.view, "R3", "yes"))
    played.does(play.note(played.state, played.view, "R3", "A week without a reply."))
    assert play.updates(played.step, played.state) == (
        {"item": "R3", "sign": "seen", "note": "A week without a reply."},
    )
    played.does(play.answer(played.state, played.view, "R3", "too soon"))
    assert played.state.signs["R3"].note == "A week without a reply.", "what was typed is not lost"


def test_off_the_record_no_sign_is_kept(view: View) -> None:
    state = Played(fields(), with_standing(view, risks=(risk("R3"),))).does(
        events.Signed(step="s1", risk="R3", happened="yes")
    )
    assert play.updates(fields(record="nothing"), state.state) == ()


# the overview -----------------------------------------------------------------------------------------------


def test_the_overview_has_the_widest_gaps_first_then_red_then_doubts() -> None:
    view = crowd(2, 6)
    view = with_standing(view, actions=(promise("A1", date(2026, 11, 1), "s1", owner="a0"),))
    colours = (("green", "green"), ("green", "green"), ("red", "red"), ("green", "yellow"), ("green", "red"))
    played = Played(fields(), view)
    for pair in colours:
        played.shown(*pair).enter(2)
    order = [found.id for found in play.widest_first(played.step, played.state, played.view)]
    assert order == ["s4", "s3", "s2", "s1", "s0"]


def test_what_the_room_calls_red_stands_with_the_red_ones() -> None:
    played = Played(fields(), crowd(2, 2)).shown("green", "green").enter(2).shown("yellow", "yellow")
    played.does(play.agree(played.state, played.view, "s1", "red"))
    assert [f.id for f in play.widest_first(played.step, played.state, played.view)] == ["s1", "s0"]


def test_from_the_overview_one_goes_back_to_a_stream(played: Played) -> None:
    played.shown("green", "red").enter(2).enter(4)
    assert played.place == "overview"
    assert play.forward(played.step, played.state, played.view) is None
    assert played.does(play.go(played.step, played.state, played.view, "pilot")).place == "stream:pilot"
    assert play.go(played.step, played.state, played.view, "gone") is None


# only what has changed --------------------------------------------------------------------------------------


def test_what_has_not_changed_is_carried_as_it_was(view: View) -> None:
    view = with_standing(view, streams={stream.id: (stood(),) for stream in STREAMS})
    played = Played(fields(only="changed"), view)
    played.does(play.mark_changed(played.state, view, "billing")).enter().shown("green", "green").enter(2)
    assert played.place == "overview"
    assert list(played.state.looks) == ["billing"]


def test_a_mark_pressed_again_is_taken_back(view: View) -> None:
    played = Played(fields(only="changed"), view)
    assert walk.has_changed(played.state, view, "pilot"), "new ones are looked at"
    played.does(play.mark_changed(played.state, view, "pilot"))
    assert not walk.has_changed(played.state, view, "pilot")


def test_one_may_go_from_all_to_those_that_changed_and_back() -> None:
    played = Played(fields(), crowd(2, 12))
    played.does(play.walk_only(played.step, played.state, played.view))
    assert walk.scope(played.step, played.state) == "changed"
    played.does(play.walk_only(played.step, played.state, played.view))
    assert walk.scope(played.step, played.state) == "all"


# whatever happens -------------------------------------------------------------------------------------------

ITEMS = st.sampled_from(["pilot", "billing", "print", "gone"])
PARTIES = st.sampled_from(["quillmere", "tolland", "nobody"])
PLACES = st.sampled_from(["stream:pilot", "stream:gone", "sign:R1", "sign:R9", "overview", "changed", "none", "x:y:z"])
HAPPENED = st.one_of(
    st.builds(events.Here, step=st.just("s1"), place=PLACES, party=st.none() | PARTIES),
    st.builds(events.Walking, step=st.just("s1"), only=st.sampled_from(["all", "changed"])),
    st.builds(events.Changed, step=st.just("s1"), item=ITEMS, changed=st.booleans()),
    st.builds(events.Said, step=st.just("s1"), item=ITEMS, party=PARTIES, says=st.sampled_from(get_args(events.Says))),
    st.builds(events.Missing, step=st.just("s1"), item=ITEMS, parties=st.tuples(PARTIES)),
    st.builds(events.Revealed, step=st.just("s1"), item=ITEMS, without=st.tuples(PARTIES)),
    st.builds(
        events.Agreed,
        step=st.just("s1"),
        item=ITEMS,
        agreed=st.sampled_from([None, "green", "yellow", "red", "no view", "differs"]),
    ),
    st.builds(events.Because, step=st.just("s1"), item=ITEMS, text=st.text(max_size=9)),
    st.builds(events.Ask, step=st.just("s1"), item=ITEMS, text=st.text(max_size=9)),
    st.builds(
        events.Signed,
        step=st.just("s1"),
        risk=st.sampled_from(["R1", "R9"]),
        happened=st.sampled_from(get_args(events.Happened)),
        note=st.text(max_size=9),
    ),
)
ROOM = View(
    partnership=PARTNERSHIP.model_copy_with(stream=STREAMS),
    step="s1",
    present=("imani", "mateo"),
    day=date(2026, 11, 20),
)
ROOM = with_standing(
    ROOM,
    risks=(risk("R1"),),
    streams={"pilot": (stood(),) * 8},
    stream_changes={"print": StreamNow(ended=True)},
    actions=(promise("A1", date(2026, 11, 1)),),
)


@given(st.lists(HAPPENED, max_size=30), st.sampled_from([None, "changed"]), st.booleans())
def test_no_order_of_events_breaks_the_step(happened: list[Any], only: Any, someone: bool) -> None:
    step, state = fields(only=only), StatusState()
    view = ROOM if someone else replace(ROOM, present=())
    for event in happened:
        state = play.apply(step, state, event, view)
        assert play.apply(step, state, event, view) == state, "what became so twice became so once"
        view = replace(view, updates=play.updates(step, state))
        play.forward(step, state, view)
        play.back(step, state, view)
        KIND.notes(step, state, view)
        assert set(state.looks) <= {"pilot", "billing"}
        assert set(state.signs) <= {"R1"}
        assert all(set(look.says) <= {"quillmere", "tolland"} for look in state.looks.values())


@given(st.lists(HAPPENED, max_size=20))
def test_enter_always_reaches_the_end(happened: list[Any]) -> None:
    step, state = fields(), StatusState()
    for event in happened:
        state = play.apply(step, state, event, ROOM)
    for _ in range(40):
        event = play.forward(step, state, ROOM)
        if event is None:
            return
        state = play.apply(step, state, event, ROOM)
    pytest.fail(f"Enter went round in {state.place}")


def test_two_answers_at_once_end_in_one(played: Played) -> None:
    once = play.choose(played.step, played.state, played.view, "red")
    played.does(once, once)
    assert played.state.look("pilot").says == {"quillmere": "red"}


def test_a_word_of_the_room_before_the_reveal_counts_for_nothing(played: Played) -> None:
    played.says("green").does(events.Agreed(step="s1", item="pilot", agreed="green"))
    assert played.state.look("pilot") == Look(says={"quillmere": "green"})

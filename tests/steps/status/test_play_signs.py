"""Early signs, the overview, only what has changed, and any order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.standing import StreamNow
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import KIND, events, play, walk
from meetingtui.steps.status.state import Look, StatusState
from tests.steps.conftest import PARTNERSHIP
from tests.steps.status.conftest import STREAMS, Played, crowd, fields, promise, risk, stood, with_standing

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

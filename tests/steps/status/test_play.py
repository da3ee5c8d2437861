"""The rules of red, yellow, green by party."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.people import Party
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import events, play, walk
from tests.steps.conftest import PARTNERSHIP
from tests.steps.status.conftest import Played, crowd, fields, promise, with_standing

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

"""A terminal that speaks for one party: the colour that is chosen there is that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import events, play
from meetingtui.steps.status.panel import StatusPanel
from tests.steps.status.conftest import Played, fields


def test_the_colour_is_that_of_the_party_the_terminal_speaks_for(view: View) -> None:
    played = Played(fields(), view)
    event = play.choose(played.step, played.state, replace(played.view, speaks="tolland"), "red")
    assert isinstance(event, events.Said)
    assert event.party == "tolland"
    assert play.turn(played.step, played.state, played.view) == "quillmere"


def test_colours_of_two_terminals_are_shown_at_once(view: View) -> None:
    played = Played(fields(), view)
    for party, colour in (("tolland", "red"), ("quillmere", "green")):
        played.does(play.choose(played.step, played.state, replace(played.view, speaks=party), colour))
    played.does(play.forward(played.step, played.state, played.view))
    look = played.state.look("pilot")
    assert look.open
    assert look.says == {"tolland": "red", "quillmere": "green"}


def test_after_the_reveal_a_party_has_no_digit_of_its_own(view: View) -> None:
    played = Played(fields(), view).says("green", "red")
    own = replace(played.view, speaks="tolland")
    assert {one.digit for one in StatusPanel().ours(played.step, played.state, own)} == {"0", "1", "2", "3", "5"}
    played.does(play.forward(played.step, played.state, played.view))
    assert StatusPanel().ours(played.step, played.state, own) == ()
    assert isinstance(play.choose(played.step, played.state, own, "green"), Refusal)

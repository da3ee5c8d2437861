"""A terminal that speaks for one party: the numbers given there are that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.panel import RatePanel
from meetingtui.steps.rate.play import Given, RateState
from tests.steps.one_panel import shown
from tests.steps.rate.ratings import rate


def test_numbers_for_another_party_are_refused(view: View) -> None:
    own = replace(view, speaks="tolland")
    refused = play.give(rate(), RateState(), own, "news", "quillmere", "3 3", voice=False)
    assert refused == Refusal("you speak for Tolland")
    assert play.comment(rate(), RateState(), own, "news", "quillmere", "why") == Refusal("you speak for Tolland")
    assert isinstance(play.give(rate(), RateState(), own, "news", "tolland", "3 3", voice=False), Given)


async def test_a_digit_rates_for_the_party_the_terminal_speaks_for(view: View) -> None:
    fields = rate(who="parties")
    async with shown(RatePanel(), fields, RateState(), replace(view, speaks="tolland")) as run:
        given = await run.digit(4)
        assert given.event.party == "tolland"


def test_only_the_digits_of_the_own_party_are_ours(view: View) -> None:
    own = replace(view, speaks="tolland")
    assert [one.digit for one in RatePanel().ours(rate(), RateState(), own)] == ["2", "0"]
    assert RatePanel().ours(rate(), RateState(), replace(own, present=("imani",))) == ()

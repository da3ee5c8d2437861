"""A terminal that speaks for one party: an answer typed there, unseen, is that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.ask import play
from meetingtui.steps.ask.panel import AskPanel
from meetingtui.steps.ask.play import END, Answered, AskState
from meetingtui.steps.protocol import Refusal, View
from tests.steps.ask.test_play import fields
from tests.steps.one_panel import shown

BLIND = fields(who="parties", reveal="together", keep="each", record="gist")


def test_unseen_the_turn_is_the_own_partys(view: View) -> None:
    assert play.turn(BLIND, AskState(), view) == "party:quillmere"
    assert play.turn(BLIND, AskState(), replace(view, speaks="tolland")) == "party:tolland"
    assert play.turn(BLIND, AskState(), replace(view, speaks="tolland", present=("imani",))) == END


async def test_an_answer_is_asked_of_the_own_party(view: View) -> None:
    own = replace(view, speaks="tolland")
    async with shown(AskPanel(), BLIND, AskState(), own) as run:
        wanted = await run.digit(3)
        assert wanted.token == "answer:0:party:tolland"
        assert wanted.blind
        assert [one.digit for one in run.panel.ours(BLIND, AskState(), own)] == ["3"]


def test_an_answer_of_another_party_is_refused(view: View) -> None:
    own = replace(view, speaks="tolland")
    refused = play.answer(BLIND, AskState(), own, "party:quillmere", "Dates")
    assert refused == Refusal("you speak for Tolland")
    given = play.answer(BLIND, AskState(), own, "party:tolland", "Dates")
    assert isinstance(given, Answered)
    assert given.voices == ("tolland",)


def test_answers_of_two_terminals_are_shown_at_once(view: View) -> None:
    state = AskState()
    for party in ("tolland", "quillmere"):
        given = play.answer(BLIND, state, replace(view, speaks=party), f"party:{party}", party)
        assert isinstance(given, Answered)
        state = play.apply(BLIND, state, given, view)
    assert play.blind(BLIND, state)
    state = play.apply(BLIND, state, play.Revealed(step="s1", prompt=0), view)
    assert {answer.text for answer in state.answers} == {"tolland", "quillmere"}


def test_in_an_open_round_one_answers_when_it_is_the_own_partys_turn(view: View) -> None:
    step, panel = fields(who="parties", keep="each", record="gist"), AskPanel()
    assert panel.ours(step, AskState(), replace(view, speaks="tolland")) == ()
    assert [one.digit for one in panel.ours(step, AskState(), replace(view, speaks="quillmere"))] == ["3"]

"""A terminal that speaks for one party: the words and the yes given there are that party's."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import play
from meetingtui.steps.stages.panel import StagesPanel
from tests.steps.one_panel import shown
from tests.steps.stages.care import ACKNOWLEDGE, CLARIFY, OCTOBER, Hand, care

BARRED = Refusal("you speak for Tolland")


def test_words_and_yes_of_another_party_are_refused(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    own = replace(view, speaks="tolland")
    assert play.agree(hand.state, own, CLARIFY, "quillmere") == BARRED
    assert play.write(hand.state, own, CLARIFY, "Ours", "quillmere") == BARRED
    assert play.spoke(hand.state, own, ACKNOWLEDGE, "quillmere", "Ours") == BARRED
    assert play.heard(hand.state, own, ACKNOWLEDGE, "quillmere") == BARRED
    agreed = play.agree(hand.state, own, CLARIFY, "tolland")
    assert isinstance(agreed, ev.Agreed)
    assert agreed.voices == ("tolland",)


async def test_in_turn_the_own_partys_words_are_in_front(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.agree("quillmere", "tolland")
    hand.enter()
    own = replace(view, speaks="tolland")
    async with shown(StagesPanel(), hand.fields, hand.state, own) as run:
        assert (await run.digit(0)).token == f"view:{ACKNOWLEDGE}:tolland"
        assert (await run.digit(2)).event.party == "tolland"
        assert [one.digit for one in run.panel.ours(hand.fields, hand.state, own)] == ["2", "0"]


def test_at_a_shared_text_only_the_own_yes_and_the_own_words_are_ours(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    own = replace(view, speaks="tolland")
    assert [one.digit for one in StagesPanel().ours(hand.fields, hand.state, own)] == ["2", "8"]
    assert StagesPanel().ours(hand.fields, hand.state, replace(own, present=("imani",))) == ()


def test_what_was_said_back_is_nobodys_own(view: View) -> None:
    assert ev.SaidBack(step="s1", stage=1, party="tolland", text="So you").voices == ()

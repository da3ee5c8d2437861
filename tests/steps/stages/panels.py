"""What the tests of this panel share."""

from __future__ import annotations

from meetingtui.steps.protocol import View
from meetingtui.steps.stages.panel import StagesPanel
from tests.steps.one_panel import page_of
from tests.steps.stages.care import Hand, care


def page(hand: Hand, width: int = 72) -> str:
    return page_of(StagesPanel(), hand.fields, hand.state, hand.view, width)


def words_of(hand: Hand) -> str:
    """The page as one run of words, wherever its lines are broken."""
    return " ".join(page(hand).split())


def enter_says(hand: Hand) -> str:
    return StagesPanel().enter_label(hand.fields, hand.state, hand.view)


def exploring(view: View) -> Hand:
    hand = Hand(care(), view).clarified().acknowledged().reframed()
    hand.option("One invoice", "One day", "One sender")
    return hand

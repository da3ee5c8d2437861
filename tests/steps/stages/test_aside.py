"""What the facilitator alone is told at a door, and whose words are nobody's to mend."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.core.language import nudge
from meetingtui.steps.protocol import Aside, View
from meetingtui.steps.stages import KIND
from tests.steps.stages.care import Hand, care

BLAMING = "Tolland failed to send the hours."


def told(hand: Hand) -> Aside:
    return KIND.aside(hand.fields, hand.state, hand.view)


def nudges(hand: Hand) -> list[str]:
    aside = told(hand)
    found = nudge(aside.words, hand.view.partnership, quoted=aside.quoted, sorts=aside.sorts)
    return [one.sort for one in found]


def test_the_statement_is_looked_at_in_private_for_what_the_agenda_lists(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(BLAMING)
    assert told(hand).sorts == ("blame", "always and never", "guessing motives")
    assert nudges(hand) == ["blame"]


def test_a_view_in_ones_own_words_is_nobodys_to_mend(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("quillmere", BLAMING)
    assert told(hand).words == BLAMING
    assert nudges(hand) == []


def test_a_much_smaller_party_is_suggested_to_speak_first_until_somebody_has(view: View) -> None:
    hand = Hand(care(), replace(view, present=("imani", "mateo", "priya"))).clarified()
    assert told(hand).lines[0] == "Quillmere is the smaller party here: invite it to speak first."
    even = Hand(care(), view).clarified()
    assert "smaller" not in " ".join(told(even).lines)
    hand.spoke("tolland")
    assert "smaller" not in " ".join(told(hand).lines)


def test_the_next_door_is_told_before_it_opens(view: View) -> None:
    assert "Next door, Acknowledge:" in told(Hand(care(), view)).lines[-1]

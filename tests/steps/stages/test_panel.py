"""What the stage shows of doors in order, and which digit means what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from meetingtui.core.people import Partnership, Party, Person
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import play
from meetingtui.steps.stages.panel import StagesPanel
from meetingtui.widgets.page import Page
from tests.steps.conftest import PARTNERSHIP
from tests.steps.stages.care import ACKNOWLEDGE, OCTOBER, STAGES, Hand, care, one
from tests.steps.stages.panels import enter_says, exploring, page, words_of

# the doors and what they want -------------------------------------------------------------------------------


def test_the_doors_are_words_with_the_one_in_front_in_brackets(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert page(hand).split("\n")[0] == "✓ Clarify    [ Acknowledge ]    Reframe    Explore"


def test_every_need_is_a_line_with_a_tick_and_who_is_missing(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("quillmere")
    hand.spoke("tolland")
    hand.heard("quillmere")
    assert "✓ every party has spoken" in page(hand)
    assert "· every party says it was heard: Tolland not yet" in page(hand)


def test_where_nobody_has_done_it_yet_no_names_are_listed(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "· every party has spoken: nobody yet" in page(hand)


def test_the_statement_stays_in_view_behind_every_later_door(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert f"What happened: {OCTOBER}" in words_of(hand)
    hand.acknowledged()
    assert f"What happened: {OCTOBER}" in words_of(hand)


def test_reframe_shows_the_purpose_and_what_each_party_needs(view: View) -> None:
    named = replace(view, partnership=PARTNERSHIP.model_copy_with(purpose="Open three small museums."))
    hand = Hand(care(), named).clarified()
    hand.spoke("quillmere", "We looked as if we do not talk")
    hand.heard("quillmere")
    hand.spoke("tolland", "We paid twice")
    hand.heard("tolland")
    hand.enter()
    for words in ("Purpose: Open three", "◆ Quillmere: We looked as if", "○ Tolland: We paid twice"):
        assert words in page(hand)


def test_what_may_nudge_is_on_no_page(view: View) -> None:
    hand = Hand(care(), view)
    hand.write("They always blame us because they do not care")
    for words in ("always and never", "guessing motives", "blame "):
        assert words not in page(hand).replace("always blame us", "")


def test_words_that_changed_are_said_to_be_asked_again(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.agree("quillmere")
    hand.write("Other words")
    assert "The words have changed: each party is asked again." in page(hand)


def test_two_statements_stand_side_by_side(view: View) -> None:
    hand = Hand(care(), view)
    hand.write(OCTOBER)
    hand.does(play.write(hand.state, view, 0, "It came as one", "tolland"))
    assert f"What happened: {OCTOBER}" in words_of(hand)
    assert "Tolland puts it: It came as one" in page(hand)
    assert "this door opens with a reason" in page(hand)


def test_the_room_is_told_who_says_back_and_who_says_when_it_is_right(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert "Quillmere speaks. The others listen" in page(hand)
    hand.spoke("quillmere")
    assert "Tolland, say back what you heard. Quillmere, say when it is right." in page(hand)
    hand.heard("quillmere")
    hand.spoke("tolland")
    assert "Quillmere, say back what you heard. Tolland, say when it is right." in page(hand)
    hand.does(play.by_facilitator(hand.state, view, ACKNOWLEDGE, "tolland"))
    assert "The facilitator says back what Tolland said." in page(hand)
    assert "said back by the facilitator" in page(hand)


def test_the_gist_of_the_views_says_whether_the_room_has_agreed_it(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.write("Both lost a week.")
    assert "Gist, to be agreed: Both lost a week." in page(hand, 52)
    for party in ("quillmere", "tolland"):
        hand.spoke(party)
        hand.heard(party)
    assert enter_says(hand) == "gist agreed"
    hand.enter()
    assert "Gist, agreed: Both lost a week." in page(hand)
    assert enter_says(hand) == "go on"


def test_causes_stand_beneath_what_they_explain(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    for key, under in (("a", ""), ("b", "a"), ("c", "a")):
        hand.does(play.link(hand.state, view, 0, key, f"cause {key}", under))
    hand.does(play.known(hand.state, view, 0, "b", "seen"))
    assert "   ↳ cause a (how do we know?)" in page(hand)
    assert "     ↳ cause b (seen)" in page(hand)
    assert " ▶   ↳ cause c (how do we know?)" in page(hand)


def test_of_three_parties_any_one_other_says_it_back(view: View) -> None:
    party = (*PARTNERSHIP.party, Party(id="marsh", name="Marsh Trust"))
    person = (*PARTNERSHIP.person, Person(id="noor", name="Noor Haddad", party="marsh"))
    made = Partnership(name="Three", party=party, person=person)
    hand = Hand(care(), replace(view, partnership=made, present=("imani", "mateo", "noor"))).clarified()
    hand.spoke("quillmere")
    assert "One of the others, say back what you heard. Quillmere, say when it is right." in words_of(hand)
    assert sum("   heard: " in row for row in page(hand).split("\n")) == 3


def test_who_is_not_here_is_said(view: View) -> None:
    hand = Hand(care(), replace(view, present=("imani",)))
    hand.write(OCTOBER)
    assert "Not here: Tolland." in page(hand)


def test_a_later_door_is_marked_to_be_looked_at_again(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged()
    hand.write("How else?")
    hand.does(ev.Turned(step="s1", stage=0))
    hand.does(play.reopen(hand.state, view))
    first = page(hand).split("\n")[0]
    assert "[ Clarify (open" in first
    assert "Acknowledge (" in first
    hand.does(ev.Turned(step="s1", stage=2))
    assert "To look at again: an earlier door was opened since." in page(hand)


@pytest.mark.parametrize("width", [40, 52, 72])
@pytest.mark.parametrize("words", ["x" * 400, "[/bold] [red]a[/]", "山田太郎 " * 60, "plain words " * 40])
def test_whatever_is_written_every_page_keeps_its_width_and_its_length(view: View, width: int, words: str) -> None:
    hand = Hand(care(stage=[{**stage, "prompt": words} for stage in STAGES]), view)
    pages = [page(hand, width)]
    hand.write(words)
    hand.does(play.write(hand.state, view, 0, words, "tolland"))
    hand.agree("quillmere", "tolland")
    hand.enter()
    pages.append(page(hand, width))
    for party in ("quillmere", "tolland"):
        hand.spoke(party, words.strip())
        hand.does(play.said_back(hand.state, view, 1, party, words.strip()))
    pages.append(page(hand, width))
    for party in ("quillmere", "tolland"):
        hand.heard(party)
    hand.enter()
    hand.write(words)
    pages.append(page(hand, width))
    hand.agree("quillmere", "tolland")
    hand.enter()
    hand.option(*[f"{words.strip()} {number}" for number in range(12)])
    hand.test(words)
    pages.append(page(hand, width))
    for one_page in pages:
        assert all(cell_len(row) <= width for row in one_page.split("\n")), one_page
        assert len(one_page.split("\n")) <= 30


def test_a_normal_room_needs_no_more_than_the_stage_has(view: View) -> None:
    for width, most in ((72, 17), (52, 15)):
        hand = Hand(care(), view)
        hand.write(OCTOBER)
        pages = [page(hand, width)]
        hand = Hand(care(), view).clarified()
        for party in ("quillmere", "tolland"):
            hand.spoke(party, "We had promised one face to the client and looked as if we do not talk")
        pages.append(page(hand, width))
        pages.append(page(exploring(view), width))
        for one_page in pages:
            assert len(one_page.split("\n")) <= most, one_page


def test_on_a_narrow_screen_what_is_asked_is_cut_only_where_there_is_no_row_left_for_it(view: View) -> None:
    hand = exploring(view)
    question = hand.fields.stage[hand.state.at].questions[0]
    assert cell_len(question) > 56
    hand.test("Would it still work in August?")

    def drawn(rows: int) -> str:
        panel = StagesPanel()
        drawn = Page.of(56, rows, large=False, draw=lambda on: panel.draw(on, hand.fields, hand.state, hand.view))
        return drawn.content.plain

    assert question in " ".join(drawn(13).split())
    assert question not in " ".join(drawn(8).split())

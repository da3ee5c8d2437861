"""What Enter and the digits do at a door."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from meetingtui.core.items import Action, Captured, Decision, ItemKind
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import play
from meetingtui.steps.stages.happened import begin
from meetingtui.steps.stages.panel import StagesPanel
from meetingtui.steps.stages.step import StagesFields
from tests.steps.one_panel import Shown, page_of, shown
from tests.steps.stages.care import EXPLORE, OCTOBER, Hand, care, one
from tests.steps.stages.panels import enter_says, exploring, page, words_of

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def digits(hand: Hand) -> str:
    choices = StagesPanel().choices(hand.fields, hand.state, hand.view)
    return ", ".join(f"{choice.digit} {choice.label}" for choice in choices)


async def enter(run: Shown, hand: Hand) -> tuple[bool, Any]:
    """Press Enter: whether the panel did something itself, and what it posted."""
    run.app.heard.clear()
    run.panel.show(hand.fields, hand.state, hand.view)
    return run.panel.enter(), await run.posted()


async def digit(run: Shown, hand: Hand, number: int) -> Any:
    run.fields, run.state, run.view = hand.fields, hand.state, hand.view
    return await run.digit(number)


async def line(run: Shown, hand: Hand, token: str, text: str) -> tuple[str, Any]:
    """Hand a line back: the sentence that keeps it open, and the event that was posted."""
    run.app.heard.clear()
    run.panel.show(hand.fields, hand.state, hand.view)
    sentence = run.panel.line_given(token, text, NOW)
    message = await run.posted()
    return sentence, getattr(message, "event", None)


# Enter ------------------------------------------------------------------------------------------------------


async def test_enter_lists_what_is_missing_and_then_asks_why(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert run.panel.enter_label(hand.fields, hand.state, view) == "what is missing"
        assert await enter(run, hand) == (False, None)
        assert run.panel.enter_label(hand.fields, hand.state, view) == "go on anyway"
        assert "Enter again: go on anyway, because …" in page_of(run.panel, hand.fields, hand.state, view)
        did, message = await enter(run, hand)
        assert did
        assert isinstance(message, StepPanel.LineWanted)
        assert (message.token, message.label, message.names) == ("reason:1", "Go on anyway, because", True)


async def test_what_was_refused_is_forgotten_when_something_else_is_missing(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        await enter(run, hand)
        hand.spoke("quillmere")
        assert run.panel.enter_label(hand.fields, hand.state, view) == "what is missing"
        assert await enter(run, hand) == (False, None)


async def test_a_door_that_opens_freely_takes_a_second_enter_and_no_reason(view: View) -> None:
    hand = Hand(care(), view)
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        did, message = await enter(run, hand)
        assert did, "Enter opens the line of a door behind which nothing was done"
        assert (message.token, message.label) == ("text:0", "What happened")
        await enter(run, hand)
        did, message = await enter(run, hand)
        assert did
        assert message.event == ev.Passed(step="s1", stage=0, how="noted", missing="no statement has been written")


async def test_the_reason_names_who_asks_and_asks_once_who_is_content(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert "who asks for it?" in (await line(run, hand, "reason:1", "No time"))[0]
        asked, event = await line(run, hand, "reason:1", "No time @mateo")
        assert ("+quillmere +tolland" in asked, event) == (True, None)
        said, event = await line(run, hand, "reason:1", "No time @mateo")
        assert said == ""
        assert (event.because, event.asked, event.content) == ("No time", "mateo", ())
        said, event = await line(run, hand, "reason:1", "No time @mateo +quillmere +tolland ^27 nov")
        assert (said, event.content) == ("", ("quillmere", "tolland"))


async def test_an_empty_reason_leaves_the_door_as_it_was(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert await line(run, hand, "reason:1", "") == ("", None)


async def test_a_reason_for_a_door_that_was_passed_meanwhile_is_kept_in_the_line(view: View) -> None:
    hand = Hand(care(), view).clarified().acknowledged()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        said, event = await line(run, hand, "reason:1", "No time @mateo +tolland")
        assert "another door is in front" in said
        assert event is None


async def test_a_choice_leads_to_a_decision_in_its_words_offered_once(view: View) -> None:
    hand = exploring(view)
    hand.test("Would a client notice?")
    assert enter_says(hand) == "go on"
    hand.does(play.choose(hand.fields, hand.state, view, EXPLORE, "o2"))
    assert enter_says(hand) == "capture the decision"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        did, message = await enter(run, hand)
        assert did
        assert (message.kind, message.before) == (ItemKind.DECISION, "One day")
        assert run.panel.enter_label(hand.fields, hand.state, view) == "go on"
        assert await enter(run, hand) == (False, None)
    taken = Captured("i1", "D1", ItemKind.DECISION, Decision(text="One day"), "s1")
    hand.view = replace(view, items=(taken,))
    assert enter_says(hand) == "go on"


async def test_a_stage_that_leads_to_action_shows_its_slots_and_offers_each(view: View) -> None:
    hand = Hand(one(leads="action", needs=["an owner"]), view)
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert "action 3 of 3: open" in page(hand)
        did, message = await enter(run, hand)
        assert (did, message.kind) == (True, ItemKind.ACTION)
        taken = Captured("i1", "A1", ItemKind.ACTION, Action(text="Write down who sends", owner="imani"), "s1")
        hand.view = replace(view, items=(taken,))
        assert "A1 Write down who sends (Imani)" in words_of(hand)
        assert run.panel.enter_label(hand.fields, hand.state, hand.view) == "capture an action"
        did, message = await enter(run, hand)
        assert (did, message.kind) == (True, ItemKind.ACTION)
        assert run.panel.enter_label(hand.fields, hand.state, hand.view) == "go on"


async def test_a_day_to_look_back_is_proposed_once_at_the_end(view: View) -> None:
    hand = exploring(view)
    hand.test("Would a client notice?")
    hand.enter()
    assert enter_says(hand) == "look back in 30 days"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        run.app.heard.clear()
        assert run.panel.enter()
        await run.posted()
        happened, wanted = run.app.heard
        assert isinstance(happened, StepPanel.Happened)
        assert isinstance(wanted, StepPanel.CaptureWanted)
        assert (wanted.before, wanted.after) == ("Look back together at what we agreed", " ^+30d")
        hand.does(ev.LookBack(step="s1", stage=EXPLORE))
        assert await enter(run, hand) == (False, None)
    assert enter_says(hand) == ""


def test_no_day_to_look_back_where_the_agenda_wants_none(view: View) -> None:
    hand = Hand(one(), view)
    hand.enter()
    assert enter_says(hand) == ""


# digits -----------------------------------------------------------------------------------------------------


async def test_a_digit_is_a_partys_yes_and_zero_writes(view: View) -> None:
    hand = Hand(care(), view)
    assert digits(hand) == "0 write"
    hand.write(OCTOBER)
    assert digits(hand) == "1 Quillmere, 2 Tolland, 0 write, 8 Quillmere’s own"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        message = await digit(run, hand, 2)
        assert message.event == ev.Agreed(step="s1", stage=0, parties=("tolland",), yes=True, read=OCTOBER)
        message = await digit(run, hand, 0)
        assert (message.token, message.text) == ("text:0", OCTOBER)
        message = await digit(run, hand, 8)
        assert message.token == "beside:0:quillmere"
        run.panel.arrow(1)
        assert (await digit(run, hand, 8)).token == "beside:0:tolland"


async def test_one_is_the_speakers_yes_and_refused_before_it_has_spoken(view: View) -> None:
    hand = Hand(care(), view).clarified()
    assert digits(hand) == "2 Quillmere has spoken, 0 its words, 8 gist"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        message = await digit(run, hand, 1)
        assert isinstance(message, StepPanel.Refused)
        assert "Quillmere has not spoken yet" in message.sentence
        message = await digit(run, hand, 2)
        hand.does(message.event)
        assert digits(hand).startswith("1 heard, 0 its words, 4 said back, 3 facilitator")
        message = await digit(run, hand, 1)
        assert message.event == ev.Heard(step="s1", stage=1, party="quillmere", heard=True, read="")
        hand.does(message.event)
        assert digits(hand).startswith("2 Tolland has spoken")


async def test_arrows_give_the_turn_to_another_party(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        run.panel.arrow(1)
        message = await digit(run, hand, 2)
        assert message.event.party == "tolland"
        assert (await digit(run, hand, 0)).token == "view:1:tolland"


async def test_other_words_of_a_party_that_was_heard_are_asked_about_once(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.spoke("tolland", "We paid twice")
    hand.heard("tolland")
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        said, event = await line(run, hand, "view:1:tolland", "We paid three times")
        assert ("it is asked again" in said, event) == (True, None)
        said, event = await line(run, hand, "view:1:tolland", "We paid three times")
        assert (said, event.text) == ("", "We paid three times")
        assert await line(run, hand, "view:1:tolland", "We paid twice") == ("", None)


async def test_options_are_added_corrected_and_chosen_by_their_number(view: View) -> None:
    hand = exploring(view)
    assert digits(hand) == "0 option, 8 fair test, 1–3 choose, 9 correct"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        message = await digit(run, hand, 1)
        assert isinstance(message, StepPanel.Refused)
        assert "no fair test" in message.sentence
        _, event = await line(run, hand, (await digit(run, hand, 8)).token, "Would a client notice?")
        assert (event.sort, event.text) == ("criterion", "Would a client notice?")
        hand.does(event)
        assert (await digit(run, hand, 2)).event == ev.Chosen(step="s1", stage=3, key="o2", chosen=True)
        _, event = await line(run, hand, (await digit(run, hand, 0)).token, "One phone")
        hand.does(event)
        message = await digit(run, hand, 9)
        assert (message.token, message.text) == (f"option:3:{event.key}", "One phone")


async def test_an_entry_is_taken_out_by_a_second_enter_on_an_empty_line(view: View) -> None:
    hand = exploring(view)
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert await line(run, hand, "option:3", "") == ("", None)
        said, event = await line(run, hand, "option:3:o1", "")
        assert ("Enter again takes it out" in said, event) == (True, None)
        said, event = await line(run, hand, "option:3:o1", "")
        assert [one.key for one in hand.does(event).front.options] == ["o2", "o3"]


async def test_more_options_than_digits_are_shown_in_blocks(view: View) -> None:
    hand = Hand(one(asks="options"), view)
    hand.option(*[f"Option {number}" for number in range(1, 9)])
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        assert "6 to 8 of 8" in page(hand)
        assert (await digit(run, hand, 1)).event.key == "o6"
        for _ in range(3):
            run.panel.arrow(-1)
        assert "1 to 5 of 8" in page_of(run.panel, hand.fields, hand.state, view)
        assert (await digit(run, hand, 1)).event.key == "o1"


async def test_a_new_cause_hangs_on_the_one_in_front_and_is_then_in_front(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        for text in ("Two people each thought the other sends it", "Nobody wrote it down"):
            _, event = await line(run, hand, (await digit(run, hand, 0)).token, text)
            hand.does(event)
        first, second = hand.state.front.links
        assert (first.under, second.under) == ("", first.key)
        run.panel.show(hand.fields, hand.state, view)
        run.panel.arrow(-1)
        message = await digit(run, hand, 3)
        assert message.event == ev.Known(step="s1", stage=0, key=first.key, basis="guess")


async def test_a_why_answered_by_a_name_is_asked_once_what_made_it_possible(view: View) -> None:
    hand = Hand(one(asks="chain"), view)
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        said, event = await line(run, hand, "why:0:", "Jonas sent it early")
        assert said == "What made that possible? Enter again keeps it as it is."
        assert event is None
        said, event = await line(run, hand, "why:0:", "Jonas sent it early")
        assert (said, event.text) == ("", "Jonas sent it early")


def weighing() -> StagesFields:
    stages = [
        {"name": "Options", "prompt": "?", "asks": "options"},
        {"name": "Criteria", "prompt": "?", "asks": "criteria"},
        {"name": "Weigh", "prompt": "?", "asks": "grid", "leads": "decide"},
    ]
    return StagesFields.model_validate({"kind": "stages", "stage": stages})


async def test_a_grid_shows_one_option_and_a_digit_fills_each_place(view: View) -> None:
    hand = Hand(weighing(), view)
    hand.option("One invoice", "One day")
    assert "choose" not in digits(hand)
    hand.enter()
    hand.test("Fair to both", "Cheap")
    hand.enter()
    assert "Option 1 of 2" in page(hand)
    assert digits(hand) == "1–2 fill in, 0 next empty, 8 choose"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        message = await digit(run, hand, 2)
        assert message.token == "cell:2:o1:t2"
        _, event = await line(run, hand, message.token, "yes")
        hand.does(event)
        assert "  2  Cheap: yes" in page(hand)
        assert (await digit(run, hand, 0)).token == "cell:2:o1:t1"
        assert (await digit(run, hand, 8)).event.key == "o1"


async def test_a_passed_door_only_takes_nine_which_opens_it_again(view: View) -> None:
    hand = Hand(care(), view).clarified()
    hand.does(ev.Turned(step="s1", stage=0))
    assert digits(hand) == "9 open it again"
    assert enter_says(hand) == "next door"
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        for number in (0, 1, 2, 8):
            assert await digit(run, hand, number) is None
        assert (await digit(run, hand, 9)).event == ev.Reopened(step="s1", stage=0)


async def test_a_line_for_a_door_that_was_passed_meanwhile_is_kept_open(view: View) -> None:
    hand = Hand(care(), view).clarified()
    async with shown(StagesPanel(), hand.fields, hand.state, view) as run:
        said, event = await line(run, hand, "text:0", "Other words")
        assert ("this door has been passed" in said, event) == (True, None)


@pytest.mark.parametrize("number", range(10))
async def test_no_digit_ever_fails_whatever_stands_there(view: View, number: int) -> None:
    for asks in ("one statement", "one question", "each party in turn", "chain", "options", "criteria", "text"):
        for here in (view, replace(view, present=())):
            hand = Hand(one(asks=asks), here)
            async with shown(StagesPanel(), hand.fields, begin(hand.fields), here) as run:
                await digit(run, hand, number)

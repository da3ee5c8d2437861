"""CARE on the whole stage: a loop of being heard, a door opened with a reason, and one opened again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meetingtui.files.minutes import load_minutes
from meetingtui.live.opening import open_meetings
from tests.steps.conftest import PARTNERSHIP
from tests.steps.stages.care import OCTOBER, STEP
from tests.tui.conftest import CLOSE, HERE, SIZES, Running, Start

QUESTION = "How might we send one invoice so that the client sees one partnership?"
VIEW = "We looked as if we do not talk to each other"


async def types(run: Running, digit: str, words: str) -> None:
    """Press a digit that opens the line, type, and wait until it is shown."""
    await run.press(digit)
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste(words)
    await run.does("enter")


async def clarify(run: Running) -> None:
    await types(run, "0", OCTOBER)
    await run.does("1")
    await run.does("2")
    await run.does("enter")


def minutes(run: Running) -> Any:
    found, problems = load_minutes(run.minutes, PARTNERSHIP)
    assert found is not None, problems
    assert not problems
    return found


async def close(run: Running) -> None:
    await run.press("Q", "1", "enter")
    await run.sees("The meeting is closed.")


@pytest.mark.parametrize("size", SIZES)
async def test_each_speaker_says_that_it_was_heard_and_care_ends_with_a_choice_and_a_day_to_look_back(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(STEP, CLOSE, here=HERE, size=size) as run:
        await run.sees("[ Clarify ]", "Acknowledge", "Reframe", "Explore")
        await run.press("enter", "escape", "enter")
        assert "No statement has been written" in run.strip
        await clarify(run)
        await run.sees("[ Acknowledge ]", "Quillmere speaks.")
        await run.press("1")
        assert "Quillmere has not spoken yet" in run.strip
        await types(run, "0", VIEW)
        await run.sees("Tolland, say back what you heard.")
        await run.does("1")
        await run.sees("Tolland speaks.")
        await run.does("2")
        await types(run, "4", "You paid twice")
        assert run.meeting.steps[0].state.front.heard == {"quillmere"}
        await run.does("1")
        await run.does("enter")
        await run.sees("[ Reframe ]", VIEW[:24])
        await types(run, "0", QUESTION)
        await run.does("1")
        await run.does("2")
        await run.does("enter")
        for words in ("One invoice a month", "One day for sending", "One person who may send"):
            await types(run, "0", words)
        await run.press("1")
        assert "no fair test has been named" in run.strip
        await types(run, "8", "Would the client notice?")
        await run.does("1")
        await run.sees("✓ chosen: One invoice a month")
        await run.press("enter")
        assert run.typed.strip() == "One invoice a month"
        await run.does("enter")
        assert run.item("D1").text == "One invoice a month"
        await run.does("enter")
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "Look back together at what we agreed ^+30d"
        await run.paste(" @imani")
        await run.does("enter")
        assert run.item("A1").due is not None
        assert "next step" in run.foot
        await close(run)
        step = minutes(run).step[0]
        both = ("quillmere", "tolland")
        assert [stage.passed for stage in step.stage] == ["ready"] * 4
        assert [stage.agreed for stage in step.stage] == [both, (), both, ()]
        assert step.stage[1].heard == both
        assert step.stage[3].chosen == ("One invoice a month",)
        text = run.minutes.read_text(encoding="utf-8")
        assert VIEW not in text
        assert "paid twice" not in text


@pytest.mark.parametrize("size", SIZES)
async def test_a_door_is_opened_with_a_reason_which_stands_in_the_minutes_and_can_be_undone(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(STEP, CLOSE, here=HERE, size=size) as run:
        await clarify(run)
        await run.does("2")
        await run.does("1")
        await run.does("2")
        await run.press("enter")
        await run.sees("Enter again")
        assert "go on anyway" in run.foot
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Mateo must leave at 16:00 @mateo +quillmere +tolland ^2099-11-27")
        await run.does("enter")
        await run.sees("[ Reframe ]", "Acknowledge (")
        await run.does("u")
        assert run.meeting.steps[0].state.overrides == ()
        await run.sees("[ Acknowledge ]")
        await run.does("U")
        await run.sees("[ Reframe ]")
        await close(run)
        found = minutes(run)
        (row,) = found.override
        assert row.model_dump() == {
            "step": "CARE",
            "stage": "Acknowledge",
            "missing": "Tolland has not yet said it was heard",
            "because": "Mateo must leave at 16:00",
            "asked": "mateo",
            "content": ("quillmere", "tolland"),
            "again": date(2099, 11, 27),
        }
        assert found.step[0].stage[1].passed == "with a reason"


async def test_an_earlier_door_is_opened_again_and_what_came_later_stays(start: Start) -> None:
    async with start(STEP, CLOSE, here=HERE) as run:
        await clarify(run)
        for _ in range(2):
            await run.does("2")
            await run.does("1")
        await run.does("enter")
        await types(run, "0", QUESTION)
        await run.does("backspace")
        await run.does("backspace")
        await run.sees("[ ✓ Clarify ]")
        assert "open it again" in run.foot
        await run.does("9")
        await run.sees("[ Clarify (open", "Acknowledge (", "Reframe (")
        await types(run, "0", " They differed by four hours.")
        await run.sees("each party is asked again")
        await run.does("1")
        await run.does("2")
        await run.does("enter")
        await run.sees("To look at again: an earlier door was opened since.")
        await run.does("enter")
        await run.sees("[ Reframe (")
        await run.sees(QUESTION[:30])
        await close(run)
        stages = minutes(run).step[0].stage
        assert [stage.again for stage in stages] == [False, False, True]
        assert stages[2].gist == QUESTION


async def test_a_meeting_that_breaks_off_goes_on_at_the_same_door_with_everything_behind_it(
    start: Start, folder: Path
) -> None:
    async with start(STEP, CLOSE, here=HERE) as run:
        await clarify(run)
        await types(run, "0", VIEW)
        await run.does("1")
        before = run.meeting.steps[0].state
    (found,) = open_meetings(folder)
    assert found.meeting.steps[0].state == before
    assert found.meeting.steps[0].state.at == 1


async def test_a_party_that_leaves_before_it_has_spoken_blocks_no_door(start: Start) -> None:
    async with start(STEP, CLOSE, here=HERE) as run:
        await clarify(run)
        await run.does("2")
        await run.press("h")
        for number in ("3", "4"):
            await run.does(number)
        await run.press("escape")
        await run.sees("[ Acknowledge ]", "Not here: Tolland.")
        await run.does("1")
        await run.does("enter")
        await run.sees("[ Reframe ]")


async def test_what_may_nudge_is_never_on_the_stage(start: Start) -> None:
    async with start(STEP, CLOSE, here=HERE) as run:
        await run.press("0")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("They always send it twice because they do not care")
        for words in ("always and never", "guessing", "blame"):
            assert words not in run.words
        await run.does("enter")
        assert "guessing" not in run.words

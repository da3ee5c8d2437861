"""The sheets that only say something or ask one thing."""

from __future__ import annotations

import pytest

from tests.tui.conftest import HERE, SIZES, Start

SHEETS = ("question_mark", "b", "t", "s", "e", "h", "Q")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", SHEETS)
async def test_a_sheet_says_how_to_leave_it_and_escape_and_backspace_do(
    start: Start, key: str, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        for leave in ("escape", "backspace"):
            await run.press(key)
            await run.until(lambda: "your best hours" not in run.text)
            assert "Esc " in run.foot or "Enter back" in run.foot
            assert "? keys" in run.foot or key == "b"
            await run.press(leave)
            await run.sees("What has deserved your best hours?")


@pytest.mark.parametrize("key", ["question_mark", "b", "t", "s", "e", "h"])
async def test_the_key_that_opens_a_sheet_closes_it_again(start: Start, key: str) -> None:
    async with start(here=HERE) as run:
        await run.press(key, key)
        await run.sees("What has deserved your best hours?")


async def test_capture_works_over_an_open_sheet_and_one_is_back_on_it(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("s")
        await run.capture("d", "Bill monthly")
        await run.sees("If the rest takes as long as planned", "D1 Bill monthly")


async def test_the_clock_before_the_first_step_says_that_there_is_none(start: Start) -> None:
    async with start() as run:
        await run.press("t")
        await run.sees("There is no clock before the first step.")
        await run.press("1", "3", "0", "escape")
        await run.sees("Who is here?")


async def test_a_step_without_minutes_gets_a_clock_by_adding_some(start: Start) -> None:
    async with start({"kind": "ask", "title": "Open", "prompts": ["Why?"]}, here=HERE) as run:
        assert "min" not in run.lines[0]
        await run.press("t")
        await run.sees("Open: no clock")
        await run.does("3")
        await run.sees("3 min")


async def test_a_digit_that_is_no_choice_of_a_sheet_does_nothing(start: Start) -> None:
    async with start(here=HERE) as run:
        before = run.meeting
        await run.press("t", "7", "escape", "Q", "9", "3")
        await run.sees("Leave?")
        assert run.meeting is before


async def test_the_pause_cannot_be_left_but_by_its_own_key(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("o")
        for key in ("escape", "backspace", "enter"):
            await run.press(key)
            await run.sees("This is not being recorded.")
        assert run.meeting.at == "s1"
        assert "o go on recording" in run.foot
        await run.does("o")
        await run.sees("What has deserved your best hours?")

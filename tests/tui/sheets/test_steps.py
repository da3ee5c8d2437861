"""The steps menu: go to any, add one, leave one out; nothing done is undone by it."""

from __future__ import annotations

import pytest

from tests.tui.conftest import HERE, SIZES, Start


@pytest.mark.parametrize("size", SIZES)
async def test_the_menu_shows_every_step_and_where_one_is(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE) as run:
        await run.press("s")
        await run.sees(
            "1 ● Arriving",
            "2 What is moving",
            "5 Close",
            "14 min",
            "If the rest takes as long as planned, we end at",
            "Enter go there",
        )


async def test_a_number_or_an_arrow_and_enter_go_to_a_step(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("s", "3")
        assert run.meeting.at == "s3"
        await run.sees("Which of your promises is done?")
        await run.does("s", "up", "enter")
        assert run.meeting.at == "s2"


async def test_zero_goes_back_to_who_is_here_and_enter_begins_again_at_the_first_step(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("s", "0")
        await run.sees("Who is here?", "Enter begin")
        await run.does("enter")
        assert run.meeting.at == "s1"


async def test_a_step_can_be_left_out_and_taken_in_again(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("s", "down", "minus")
        await run.sees("– What is moving", "left out")
        await run.press("escape")
        for _ in range(8):
            if run.meeting.at != "s1":
                break
            await run.does("enter")
        assert run.meeting.at == "s3"
        await run.does("s", "up", "minus")
        await run.until(lambda: not run.meeting.steps[1].skipped)


async def test_the_step_one_is_in_cannot_be_left_out(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("s", "minus")
        await run.sees("You are in this step: go to another first.")
        assert not run.meeting.steps[0].skipped


async def test_leaving_a_step_out_can_be_undone(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("s", "down", "minus")
        await run.does("u")
        assert not run.meeting.steps[1].skipped
        await run.sees("Undone: a step left out or taken in")


async def test_a_step_is_added_after_the_one_that_is_picked(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("s", "plus")
        await run.sees("New step", "its prompt, in one line; it comes after Arriving")
        await run.press("enter")
        await run.sees("a step needs a prompt")
        await run.paste("What [/] else?")
        await run.does("enter")
        assert [step.fields.heading for step in run.meeting.steps][:2] == ["Arriving", "What [/] else?"]
        await run.does("2")
        await run.sees("What [/] else?", "2 of 6")


async def test_more_than_nine_steps_have_pages(start: Start) -> None:
    steps = [{"kind": "ask", "title": f"Step {number}", "prompts": ["Why?"]} for number in range(1, 13)]
    async with start(*steps, here=HERE) as run:
        await run.press("s")
        await run.sees("page 1 of 2", "9 Step 9")
        assert "Step 10" not in run.text
        await run.press("pagedown")
        await run.sees("page 2 of 2", "3 Step 12")
        await run.does("3")
        assert run.meeting.at == "s12"

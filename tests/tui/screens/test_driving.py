"""A stage that does not drive: it says who does, and takes over with a key, or where the driver is gone."""

from __future__ import annotations

import pytest

from meetingtui.live.terminals import Wheel
from tests.tui.conftest import HERE, SIZES, Start
from tests.tui.screens.test_console import console, notes, stage_elsewhere  # noqa: F401 - a fixture

GATE = "meetingtui.tui.screens.shown.wheel"


@pytest.mark.parametrize("size", SIZES)
async def test_a_stage_of_another_user_says_who_drives(
    start: Start, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        monkeypatch.setattr(GATE, lambda *_: Wheel.ELSEWHERE)
        before = run.meeting
        who = before.terminals[before.driver].label
        await run.press("enter")
        await run.sees(f"{who} drives this meeting; T takes over.")
        await run.press("t", "1", "s", "2", "Q", "1")
        assert run.meeting == before
        assert not run.stage.snapshot.over


async def test_words_for_a_new_step_are_not_lost_where_another_drives(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(here=HERE) as run:
        monkeypatch.setattr(GATE, lambda *_: Wheel.ELSEWHERE)
        await run.press("s", "+")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("How was the visit?")
        await run.press("enter")
        await run.sees("drives this meeting; T takes over.")
        await run.until(lambda: run.typed == "How was the visit?")


async def test_the_driver_says_that_it_drives(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("T")
        await run.sees("You drive this meeting.")


async def test_whoever_takes_over_is_named_on_the_other_stages(folder, notes) -> None:  # noqa: F811
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as one, console(folder) as two:
            await one.does("T")
            await one.sees("You drive now.")
            await two.sees("drives now.")
            assert two.meeting.driver == one.stage.session.name
    finally:
        elsewhere.finish()


async def test_where_the_driver_is_gone_the_next_enter_takes_over(folder, notes) -> None:  # noqa: F811
    elsewhere = stage_elsewhere(folder)
    async with console(folder) as run:
        elsewhere.finish()
        await run.does("s", "3")
        await run.until(lambda: run.meeting.at == "s3")
        assert run.meeting.driver == run.stage.session.name

"""Looking back: the help and commands name what works on this screen, and what is read can be copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingtui.core.keys import keys_of
from meetingtui.tui.keys import rows_now
from meetingtui.tui.screens.review.minutes import MinutesScreen
from meetingtui.tui.screens.review.reading import ReadingScreen
from meetingtui.tui.screens.review.register import RegisterScreen
from tests.tui.conftest import SIZES, Running, still
from tests.tui.screens.review.conftest import Review

IDLE = {f"everywhere.{name}" for name in ("up", "down", "left", "right", "page-up", "page-down")}
IDLE |= {"review.top", "review.end", "review.page-on", "everywhere.leave", "everywhere.find"}
"""Keys that may find nothing to move, one that leaves the program, and one that opens what is in front already."""


def reading(run: Running) -> ReadingScreen:
    found = run.app.screen
    assert isinstance(found, ReadingScreen)
    return found


def trace(run: Running) -> tuple[object, ...]:
    screen = reading(run)
    return run.text, type(screen), screen.large, screen.field.request


async def every_row(run: Running, depth: int) -> set[str]:
    """Press everything the help names, coming back each time."""
    tried: set[str] = set()
    while ready := [row for row in rows_now(reading(run)) if row.name not in tried | IDLE]:
        name = ready[0].name
        tried.add(name)
        before = trace(run)
        await run.press(keys_of(name)[0])
        await run.until(lambda before=before: trace(run) != before)
        screen = reading(run)
        if screen.field.request is not None:
            screen.close_line()
        while len(run.app.screen_stack) > depth:
            run.app.pop_screen()
        await still(run.pilot)
        if len(run.app.screen_stack) < depth:  # the key led back
            return tried | await every_row_again(run, tried)
        reading(run).notice("")
    return tried


async def every_row_again(run: Running, tried: set[str]) -> set[str]:
    left = [row.name for row in rows_now(reading(run)) if row.name not in tried | IDLE]
    return {*left, *tried}


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_of_the_help_works_in_the_archive(review: Review, three: Path, size: tuple[int, int]) -> None:
    async with review(three, size=size) as run:
        tried = await every_row(run, len(run.app.screen_stack))
        assert {"everywhere.forward", "review.actions", "review.experiments", "review.trends"} <= tried


async def test_the_help_names_what_a_screen_alone_has(review: Review, three: Path) -> None:
    async with review(three) as run:
        assert "outline: sections and steps" not in {row.does for row in rows_now(reading(run))}
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, MinutesScreen))
        does = {row.does for row in rows_now(reading(run))}
        assert {"outline: sections and steps", "the meeting before", "copy these minutes"} <= does
        await run.press("question_mark")
        await run.sees("Keys", "what became of it")


async def test_a_register_is_opened_by_its_name(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("colon", *"deci")
        await run.sees("▶ decisions d")
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, RegisterScreen))
        await run.press("colon", *"xyzzy", "enter")
        await run.sees("no command of that name; ? lists them")


async def test_minutes_a_page_and_a_row_are_copied(review: Review, three: Path) -> None:
    async with review(three) as run:
        await run.press("C")
        await run.sees("Copied this line, if your terminal allows it.")
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, MinutesScreen))
        await run.press("C")
        await run.sees("Copied these minutes, if your terminal allows it.")
        what, text = reading(run).to_copy()
        assert what == "these minutes"
        assert "Thank whoever opened the door" in text
        assert max(map(len, text.split("\n"))) <= 72
        await run.press("i", "C")
        await run.sees("Copied this page, if your terminal allows it.")

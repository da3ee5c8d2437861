"""The screens that look back are really drawn, in each theme, and every pair of colours on them is measured."""

from __future__ import annotations

from pathlib import Path

from tests.tui.looking import eyes_on
from tests.tui.screens.review.conftest import Review


async def test_looking_back(review: Review, three: Path) -> None:
    async with review(three, size=(120, 36)) as run:
        eyes = eyes_on(run)
        await eyes.look()
        for key in "adrpwxcgGMEij":
            await eyes.after(key)
            if key == "a":
                await eyes.after("enter")
                await run.press("escape")
            await run.press("escape")
        await eyes.after("slash", *"invoice")
        await run.press("escape", "escape")
        await eyes.after("question_mark")
        await run.press("escape", "enter")
        await eyes.look()
        for key in "sk":
            await eyes.after(key)
            await run.press("escape")
        await eyes.after("slash", *"door")
        eyes.satisfied()

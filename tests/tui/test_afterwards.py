"""A closed meeting leads on: to its minutes and back, and home to the next meeting."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from meetingtui.live.opening import open_meetings
from meetingtui.tui.screens.home import HomeScreen
from meetingtui.tui.screens.review.archive import ArchiveScreen
from meetingtui.tui.screens.review.minutes import MinutesScreen
from meetingtui.tui.screens.stage import StageScreen
from tests.tui.conftest import HERE, SIZES, Start

NOW = """
name = "Quillmere and Tolland"

[[party]]
id = "quillmere"
name = "Quillmere"

[[party]]
id = "tolland"
name = "Tolland"

[[person]]
id = "imani"
name = "Imani Okafor"
party = "quillmere"

[[person]]
id = "noor"
name = "Noor Aziz"
party = "tolland"
"""


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_meeting_leads_to_its_minutes_and_home_where_the_next_one_begins(
    start: Start, folder: Path, size: tuple[int, int]
) -> None:
    async with start(here=HERE, size=size) as run:
        await run.capture("a", "Open a door @imani ^+2w")
        await run.press("Q", "1", "enter")
        await run.sees("The meeting is closed.", "1 minutes", "2 home", "Enter leave")
        first = run.minutes.name
        await run.press("1")
        await run.until(lambda: isinstance(run.app.screen, MinutesScreen))
        await run.sees("Open a door")
        await run.press("backspace")
        await run.until(lambda: isinstance(run.app.screen, ArchiveScreen))
        await run.press("backspace")
        await run.sees("The meeting is closed.")
        await run.press("2")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen))
        await run.sees("Minutes to confirm", "Recent")
        assert open_meetings(folder) == ()
        await run.press("n")
        await run.paste("trouble while it is still small")
        await run.sees("weekly-standup")
        await run.press("enter")
        await run.until(lambda: isinstance(run.app.screen, StageScreen))
        await run.sees("Who is here?")
        assert run.minutes.name != first
        assert run.app.launch.agenda is None


async def test_home_after_a_meeting_reads_who_is_in_the_partnership_now(start: Start, folder: Path) -> None:
    async with start(here=HERE[:1]) as run:
        (folder / "partnership.toml").write_text(NOW, encoding="utf-8")
        await run.press("Q", "1")
        await run.sees("2 home")
        await run.press("2")
        await run.until(lambda: isinstance(run.app.screen, HomeScreen))
        names = run.app.launch.partnership
        assert names is not None
        assert [person.id for person in names.person] == ["imani", "noor"]


async def test_who_only_takes_part_is_led_to_the_minutes_alone(start: Start) -> None:
    async with start(here=HERE[:1]) as run:
        run.app.launch = replace(run.app.launch, role="join")
        await run.press("Q", "1")
        await run.sees("The meeting is closed.", "1 minutes")
        assert "home" not in run.foot
        await run.press("2")
        assert "The meeting is closed." in run.text

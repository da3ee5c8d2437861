"""One meeting's minutes: read in peace, with an outline, and found again."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from meetingtui.files.minutes import load_minutes
from meetingtui.review.plain import plain_text
from tests.tui.conftest import SIZES
from tests.tui.screens.review.conftest import NAMES, SECOND, Review, write


@pytest.mark.parametrize("size", SIZES)
async def test_enter_opens_the_minutes_in_the_words_of_show(review: Review, three: Path, size: tuple[int, int]) -> None:
    path = three / "minutes" / "2024-01-19-kickoff.toml"
    minutes, _ = load_minutes(path)
    assert minutes is not None
    wanted = " ".join(plain_text(minutes, NAMES).split())
    seen: list[str] = []
    async with review(three, size=size, minutes=path) as run:
        while True:
            seen += [line for line in run.lines[2:-4] if line.strip() and line.strip() not in seen]
            before = run.text
            await run.press("down")
            if run.text == before:
                break
        assert all(cell_len(line) <= 76 for line in run.lines[2:-4])
    read = " ".join(" ".join(seen).split())
    missing = [word for word in wanted.split() if word not in read]
    assert missing == []


async def test_enter_goes_from_section_to_section(review: Review, three: Path) -> None:
    async with review(three, size=(60, 20)) as run:
        await run.press("end", "enter")
        await run.sees("Kickoff", "Enter next section")
        for section in ("DECISIONS", "ACTIONS", "AGREEMENTS"):
            await run.press("enter")
            assert section in "".join(run.lines[2:4])
        for _ in range(12):
            await run.press("enter")
        assert "This is the end" in run.strip


async def test_the_outline_lists_sections_and_goes_there(review: Review, three: Path) -> None:
    path = three / "minutes" / "2024-01-19-kickoff.toml"
    async with review(three, size=(60, 20), minutes=path) as run:
        await run.press("s")
        await run.sees("Outline", "1 Decisions", "2 Actions", "What is moving")
        await run.press("2")
        assert "ACTIONS" in run.lines[2]
        await run.press("s")
        await run.sees("▶ 2 Actions")
        await run.press("down", "enter")
        assert "AGREEMENTS" in run.text
        await run.press("s", "s")
        assert "Outline" not in run.text


async def test_a_wide_screen_has_the_outline_at_its_side(review: Review, three: Path) -> None:
    async with review(three, size=(120, 20), minutes=three / "minutes" / "2024-01-19-kickoff.toml") as run:
        assert "Outline" in run.part("rail")
        assert "What is moving" in run.part("rail")
        await run.press("enter", "enter")
        assert "▶ Actions" in run.part("rail")


async def test_arrows_turn_to_the_meeting_before_and_after(review: Review, three: Path) -> None:
    async with review(three, minutes=three / "minutes" / "2024-02-02-weekly-stand-up.toml") as run:
        await run.sees("Weekly stand up", "Send November")
        await run.press("left")
        await run.sees("Kickoff", "Start with two sites")
        await run.press("left")
        assert "no earlier meeting" in run.strip
        await run.press("right", "right")
        await run.sees("Context and status", "Thank whoever")
        await run.press("right")
        assert "no later meeting" in run.strip


async def test_words_are_found_within_and_enter_goes_on_to_the_next(review: Review, three: Path) -> None:
    async with review(three, size=(60, 20), minutes=three / "minutes" / "2024-01-19-kickoff.toml") as run:
        await run.press("slash", *"site")
        await run.sees("on 3 lines")
        await run.press("enter")
        await run.sees('"site" is on 3 lines', "· D1 Start with two sites", "Enter next place")
        await run.press("enter", "enter")
        await run.sees("· R1 The third site never answers")
        await run.press("escape")
        assert "next section" in run.foot
        await run.press("slash", *"zebra")
        await run.sees("nowhere in these minutes")


async def test_a_filter_leads_to_the_words_it_found(review: Review, three: Path) -> None:
    async with review(three, size=(60, 20)) as run:
        await run.press("slash", *"never", "enter", "enter")
        await run.sees("▶ R1 The third site never answers")
        await run.press("escape", "escape")
        await run.sees('1 with "never"')


async def test_minutes_that_were_asked_for_are_there_before_the_archive_is(review: Review, three: Path) -> None:
    path = three / "minutes" / "2024-01-19-kickoff.toml"
    async with review(three, minutes=path, whole=False) as run:
        await run.until(lambda: "Start with two sites" in run.text)
        await run.press("backspace")
        await run.sees("3 meetings")


async def test_minutes_that_change_while_one_reads_show_what_they_say_now(review: Review, three: Path) -> None:
    path = three / "minutes" / "2024-02-02-weekly-stand-up.toml"
    async with review(three, minutes=path) as run:
        await run.sees("Send November as one invoice")
        path.unlink()
        write(three, "2024-02-02", "weekly-stand-up", 2, SECOND.replace("November as", "December as"))
        await run.sees("Send December as one invoice")


async def test_minutes_that_go_away_while_one_reads_are_told_so(review: Review, three: Path) -> None:
    path = three / "minutes" / "2024-02-02-weekly-stand-up.toml"
    async with review(three) as run:
        await run.press("down", "enter")
        await run.sees("Send November as one invoice")
        path.unlink()
        await run.sees("not in the folder any more")
        assert run.foot == "Esc back   ? keys"
        await run.press("k")
        await run.sees("What became of it", "not in the folder any more")
        await run.press("escape")
        await run.press("left", "enter", "s", "escape", "k", "escape", "backspace")
        await run.sees("2 meetings")


async def test_the_screen_may_become_wider_and_narrower(review: Review, three: Path) -> None:
    async with review(three, minutes=three / "minutes" / "2024-01-19-kickoff.toml") as run:
        for size in ((60, 20), (120, 40), (40, 12), (80, 24)):
            await run.pilot.resize_terminal(*size)
            await run.sees("Kickoff")
            await run.press("down", "pagedown", "home")


@pytest.mark.parametrize("size", SIZES)
async def test_what_became_of_what_was_said_in_a_meeting_is_a_key_away(
    review: Review, three: Path, size: tuple[int, int]
) -> None:
    async with review(three, size=size, minutes=three / "minutes" / "2024-02-02-weekly-stand-up.toml") as run:
        await run.press("k")
        await run.sees(
            "What became of it", "▶ A1 Open a door", "done Fri 1 Mar 2024", "A2 Send November", "Measures M1"
        )
        assert "A3" not in run.text
        await run.press("enter")
        await run.sees("Actions: A1", "made in Kickoff")
        await run.press("backspace", "k")
        await run.sees("Weekly stand up", "Enter next section")

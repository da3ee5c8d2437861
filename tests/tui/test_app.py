"""The program as a whole: what it opens with, and what it keeps when it is ended from outside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from meetingtui.live import rescue
from meetingtui.live.opening import open_meetings
from meetingtui.tui.screens.leaving import LeavingScreen
from meetingtui.widgets import line_field
from tests.tui.conftest import HERE, MOVING, STANDING, Start, still


def drafts(home: Path) -> str:
    """Everything typed and unsent that was kept in the user's own folder."""
    found = list((home / ".local/state/meetingtui/rescue").glob("*-unsent.json"))
    assert all(path.stat().st_mode & 0o077 == 0 for path in found)
    return "".join(path.read_text() for path in found)


async def test_an_agenda_that_was_asked_for_is_on_the_stage_at_once(start: Start) -> None:
    async with start() as run:
        await run.sees("Context and status", "Who is here?")


async def test_a_folder_where_no_meeting_can_be_kept_ends_the_program_with_a_sentence(
    start: Start, folder: Path
) -> None:
    (folder / "live").rmdir()
    (folder / "live").write_text("in the way")
    async with start() as run:
        await run.until(lambda: run.app.return_code == 2)
        assert run.app.refusal.startswith(str(folder))


async def test_what_is_being_typed_when_the_terminal_goes_is_kept_privately(start: Start, own_home: Path) -> None:
    async with start(MOVING, here=HERE) as run:
        await run.press("4")
        await run.paste("They write on")
        await run.press("ctrl+o", "d")
        await run.paste("Bill mon")
        run.app.keep_everything()
        assert run.app.finish(5)
    assert list(json.loads(drafts(own_home)).values()) == ["They write on", "Bill mon"]


async def test_what_was_typed_a_second_ago_survives_a_kill_and_is_a_draft_again(start: Start, own_home: Path) -> None:
    async with start(here=HERE) as run:
        await run.press("a")
        await run.paste("Send the plan")
        await run.until(lambda: "Send the plan" in drafts(own_home))
        run.stage.line.restore(rescue.typing_of(run.stage.session.live.name))
        await run.press("escape", "a")
        await run.until(lambda: run.typed == "Send the plan")


async def test_a_draft_that_came_back_is_kept_again_for_the_next_terminal(start: Start, own_home: Path) -> None:
    async with start(here=HERE) as run:
        meeting = run.stage.session.live.name
        kept = rescue.keep_typing(meeting, {"capture:action": "Send the plan"})
        assert kept is not None
        kept.rename(kept.with_name(f"{meeting}-99999999-unsent.json"))  # of a terminal that is gone
        LeavingScreen.on_mount(run.stage)
        await run.until(kept.exists)
        assert json.loads(drafts(own_home)) == {"capture:action": "Send the plan"}


async def test_a_line_that_is_saved_is_no_draft_from_then_on(
    start: Start, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(here=HERE) as run:
        await run.press("p")
        await run.paste("Which door?")
        await run.press("escape", "a")
        await run.paste("Send the plan")
        await run.until(lambda: "Send the plan" in drafts(own_home))
        monkeypatch.setattr(line_field, "PAUSE_SECONDS", 3600.0)  # as where the terminal is gone before the next pause
        await run.press("enter")
        await run.until(lambda: "Send the plan" not in drafts(own_home))
        assert list(json.loads(drafts(own_home)).values()) == ["Which door?"]


async def test_a_blind_answer_that_is_being_typed_is_kept_nowhere(start: Start, own_home: Path, folder: Path) -> None:
    async with start(STANDING, here=HERE) as run:
        await run.press("3")
        await run.paste("marmot")
        await run.press("ctrl+o", "d")
        run.app.keep_everything()
        assert run.app.finish(5)
    assert "marmot" not in drafts(own_home)
    for path in (*folder.rglob("*"), *own_home.rglob("*")):
        assert path.is_dir() or b"marmot" not in path.read_bytes()


async def test_after_the_end_has_begun_nothing_is_taken_in_and_typed_text_stays(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("a")
        await run.paste("Open a door")
        run.app.keep_everything()
        before = run.meeting
        await run.press("enter")
        await still(run.pilot)
        assert run.meeting is before
        assert run.typed == "Open a door"


async def test_everything_acknowledged_is_there_when_the_program_is_started_again(start: Start, folder: Path) -> None:
    async with start(here=HERE) as run:
        for number in range(5):
            await run.capture("d", f"Thing {number}")
        run.app.keep_everything()
        assert run.app.finish(5)
    (found,) = open_meetings(folder)
    assert [one.headline for one in found.meeting.live_items] == [f"Thing {number}" for number in range(5)]


async def test_a_smaller_and_a_larger_terminal_is_filled_at_once(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        for width, height in ((60, 20), (120, 36), (80, 24), (40, 10)):
            await run.pilot.resize_terminal(width, height)
            await still(run.pilot)
            assert len(run.lines) == height
            assert "Enter" in run.foot
            assert ("Captured" in run.text) == (width >= 110)


async def test_the_files_of_a_meeting_are_for_its_owner_only(start: Start, folder: Path) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
    for path in (folder / "live").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0
        assert path.stat().st_uid == os.geteuid()

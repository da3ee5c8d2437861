"""Leaving the stage, a disk that fails, and what must not be seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.people import Partnership
from meetingtui.live.opening import open_meetings
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, STANDING, Start, checked, key_event, still

# leaving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["Q", "ctrl+c"])
async def test_leaving_asks_and_escape_stays(start: Start, key: str) -> None:
    async with start(here=HERE) as run:
        await run.press(key)
        await run.sees("Leave?", "1 close the meeting", "2 leave it open")
        await run.press("escape")
        await run.sees("What has deserved your best hours?")
        assert run.app.return_code is None


async def test_a_meeting_left_open_is_there_to_go_on_with(start: Start, folder: Path) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.press("Q", "2")
        await run.until(lambda: run.app.return_code == 0)
        assert f"meetingtui --folder {folder}" in run.app.goodbye
    (found,) = open_meetings(folder)
    assert [one.headline for one in found.meeting.live_items] == ["Bill monthly"]


async def test_closing_in_ten_seconds_leaves_valid_minutes(start: Start, folder: Path) -> None:
    async with start(here=HERE[:1]) as run:
        await run.capture("a", "Open a door @imani ^+2w")
        await run.capture("a", "Ask about the site")
        await run.press("Q", "1", "1")
        await run.sees("Nothing has been read back.")
        assert not run.minutes.exists() or checked(run, run.minutes).state == "in progress"
        await run.press("enter")
        await run.sees("The meeting is closed.")
        assert f"Minutes: minutes/{run.minutes.name}" in run.words
        found = checked(run, run.minutes)
        assert found.state == "draft"
        assert [item.text for item in found.action] == ["Open a door"]
        assert [row["text"] if isinstance(row, dict) else row.text for row in found.open] == ["Ask about the site"]
        await run.press("enter")
        await run.until(lambda: run.app.return_code == 0)
    assert open_meetings(folder) == ()
    assert list((folder / "live").iterdir()) == []


async def test_after_the_close_no_key_changes_or_unsays_anything(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("Q", "1")
        await run.sees("The meeting is closed.")
        said = run.app.goodbye
        before = run.minutes.read_bytes()
        for key in ("a", "e", "s", "3", "h", "t", "0", "u", "o", "b", "slash", "colon", "f", "question_mark"):
            await run.press(key)
            assert "The meeting is closed." in run.text, key
            assert run.stage.line.request is None, key
        await run.press("Q")
        await run.until(lambda: run.app.return_code == 0)
        assert run.app.goodbye == said
        assert run.minutes.read_bytes() == before


async def test_the_read_back_goes_through_everything_and_ends_in_confirmed_minutes(start: Start) -> None:
    async with start(here=("imani", "mateo")) as run:
        await run.capture("d", "Bill once a month = one date")
        await run.capture("a", "Open a door @imani ^+2w")
        await run.capture("a", "Send the sketch @priya ^+2w")
        await run.capture("p", "Who pays the courier?")
        await run.capture("w", "The launch was calm +mateo")
        await run.go(5)
        await run.sees("Decision D1", "Bill once a month", "Because one date")
        await run.does("1")
        await run.does("2")
        await run.sees("◆ Quillmere ✓ yes", "○ Tolland ✓ yes")
        await run.does("enter")
        await run.sees("Imani, you have one promise.")
        await run.does("1")
        await run.sees("✓ accepted")
        await run.does("enter")
        await run.sees("Priya is not here.", "These stay offered")
        await run.does("enter")
        await run.sees("Parked. Where does each come up again?", "goes to nowhere yet")
        await run.does("enter")
        await run.sees("Thanks.", "to Mateo")
        await run.does("enter")
        await run.does("2")
        await run.does("enter")
        await run.sees("One word?")
        await run.does("enter")
        await run.sees("Does each party confirm these minutes?")
        await run.does("1")
        await run.does("2")
        await run.sees("✓ confirmed by Imani", "✓ confirmed by Mateo")
        await run.does("enter")
        await run.sees("1 decision, 2 promises, 1 accepted")
        await run.press("enter")
        await run.sees("The meeting is closed.")
        found = checked(run, run.minutes)
        assert found.state == "confirmed"
        assert [item.accepted for item in found.action] == [True, False]
        assert found.decision[0].yes == ("quillmere", "tolland")


# the disk ---------------------------------------------------------------------------------------------------


async def test_a_meeting_that_cannot_be_closed_says_why_and_can_be_closed_later(start: Start, disk: Any) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        disk(True)
        await run.press("Q", "1", "enter")
        await run.sees("Not closed:")
        disk(False)
        await run.press("Q", "1", "enter")
        await run.sees("The meeting is closed.")
        assert [item.text for item in checked(run, run.minutes).decision] == ["Bill monthly"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_capture_that_is_not_saved_is_back_in_the_line_and_enter_saves_it_when_there_is_room(
    start: Start, disk: Any, size: tuple[int, int]
) -> None:
    async with start(here=HERE, size=size) as run:
        disk(True)
        await run.press("a")
        await run.paste("Open a door @imani")
        await run.press("enter")
        await run.sees("NOT SAVED")
        await run.until(lambda: run.typed == "Open a door @imani")
        await run.press("enter")
        await run.until(lambda: run.typed == "Open a door @imani")
        disk(False)
        await run.press("enter")
        await run.until(lambda: "NOT SAVED" not in run.text)
        assert run.item("A1").owner == "imani"
        assert len(run.meeting.live_items) == 1
        await run.capture("d", "And on without a restart")
        await run.sees("saved")


async def test_a_gist_an_answer_a_correction_and_a_new_person_that_are_not_saved_come_back_too(
    start: Start, disk: Any
) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.go(2)
        for keys_, words, pressed in (
            (("4",), "They write on Mondays", "gist"),
            (("s", "3"), "", ""),
            (("3",), "All but one", "answer"),
            (("e", "1"), "Bill every month", "correction"),
            (("h", "plus"), "Rosa Lind, Tolland", "person"),
            (("escape", "f"), "Priya", "facilitator"),
        ):
            if not words:
                await run.does(*keys_)
                continue
            await run.press(*keys_)
            await run.until(lambda: run.stage.line.request is not None)
            for _ in run.typed:
                await run.press("backspace")
            await run.paste(words)
            disk(True)
            await run.press("enter")
            await run.sees("NOT SAVED")
            await run.until(lambda words=words: run.stage.line.request is not None and run.typed == words)
            disk(False)
            await run.press("enter")
            await run.until(lambda: run.stage.line.request is None)
            await run.until(lambda: "NOT SAVED" not in run.text)
            assert pressed
        assert run.meeting.steps[1].state.gist == "They write on Mondays"
        assert [one.text for one in run.meeting.steps[2].state.answers] == ["All but one"]
        assert run.item("D1").text == "Bill every month"
        await run.until(lambda: "rosa" in run.meeting.present)
        await run.until(lambda: run.meeting.facilitator == "priya")


# what must not be seen --------------------------------------------------------------------------------------


async def test_a_step_off_the_record_takes_nothing_that_is_typed(start: Start, folder: Path) -> None:
    async with start(here=HERE) as run:
        await run.sees("Nothing of this is written down.")
        for key in ("3", "4"):
            await run.press(key)
            assert run.stage.line.request is None
            await run.paste("quokka")
        assert "3 " not in run.foot
        assert "4 " not in run.foot
        await run.press("a")
        await run.paste("quokka")
        await run.press("escape")
        await run.does("enter")
    for path in folder.rglob("*"):
        assert path.is_dir() or b"quokka" not in path.read_bytes(), path


async def test_blind_answers_are_not_on_the_screen_before_they_are_shown(start: Start) -> None:
    async with start(STANDING, here=HERE) as run:
        seen: list[str] = []
        for words in ("marmot green", "marmot yellow"):
            await run.press("3")
            await run.until(lambda: run.stage.line.request is not None)
            await run.press(*"marmot")
            seen.append(run.text)
            await run.press("ctrl+o")
            seen.append(run.text)
            await run.press("d")
            seen.append(run.text)
            await run.press("escape")
            seen.append(run.text)
            await run.until(lambda: run.typed == "marmot")
            await run.paste(words.removeprefix("marmot"))
            seen.append(run.text)
            await run.does("enter")
            seen.append(run.text)
            for keys_ in (("slash", *"marmot", "enter", "escape"), ("e", "escape"), ("u",), ("U",), ("Q", "escape")):
                await (run.does if keys_ in {("u",), ("U",)} else run.press)(*keys_)
                await still(run.pilot)
                seen.append(run.text)
            await run.sees("answer, not shown yet")
            await run.press("3")
            seen.append(run.text)
            assert run.typed == ""
            await run.press("escape")
            await run.does("enter")
            seen.append(run.text)
        seen = [text.replace("marmot", "", 1) if "Find" in text else text for text in seen]
        assert not [text for text in seen if "marmot" in text]
        assert "Enter show all" in run.foot
        await run.does("enter")
        await run.sees("marmot green", "marmot yellow")


async def test_a_meeting_of_people_whose_names_look_alike_says_them_in_full(start: Start) -> None:
    twins = Partnership(
        name="Twins",
        party=PARTNERSHIP.party,
        person=(
            PARTNERSHIP.person[0].model_copy(update={"id": "sam-a", "name": "Sam Brook"}),
            PARTNERSHIP.person[2].model_copy(update={"id": "sam-b", "name": "Sam Tan"}),
        ),
    )
    async with start(partnership=twins, here=("sam-a", "sam-b")) as run:
        await run.sees("Sam Brook", "Sam Tan")


async def test_keys_typed_in_one_burst_each_mean_what_stands_there_then(start: Start) -> None:
    async with start() as run:
        for key in ("1", "2", "3", "4", "enter", "enter"):
            run.app.post_message(key_event(key))
        await run.until(lambda: run.meeting.at == "s1" and len(run.meeting.step.state.marks) == 1)
        assert run.meeting.present == HERE

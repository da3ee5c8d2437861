"""The stage: keys go through a meeting losing nothing, and nothing that is private or paused gets on it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, PROMISES, SIZES, Running, Start, checked, still


async def to_the_end(run: Running) -> list[str]:
    """Enter until nothing is left but to close; the steps on the way."""
    seen = [run.meeting.at]
    for _ in range(60):
        if "Nothing is left to read back." in run.words:
            return seen
        await run.does("enter")
        if seen[-1] != run.meeting.at:
            seen.append(run.meeting.at)
    raise AssertionError(run.text)


# going through a meeting ------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_enter_goes_through_the_whole_agenda_and_backspace_back_losing_nothing(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        await run.capture("a", "Open a door @imani ^+2w")
        await run.go(2)
        await run.press("4")
        await run.paste("They write on Mondays")
        await run.does("enter")
        await run.go(1)
        assert await to_the_end(run) == ["s1", "s2", "s3", "s4", "s5"]
        marks = {step.key: getattr(step.state, "marks", None) for step in run.meeting.steps}
        assert all(marks[key] for key in ("s1", "s2", "s3", "s4"))
        for _ in range(60):
            if run.meeting.at == "arrivals":
                break
            await run.does("backspace")
        assert run.meeting.at == "arrivals"
        assert {step.key: getattr(step.state, "marks", None) for step in run.meeting.steps} == marks
        assert run.meeting.steps[1].state.gist == "They write on Mondays"
        assert run.meeting.steps[1].state.agreed
        assert run.item("A1").owner == "imani"


async def test_digits_belong_to_the_thing_on_screen(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("2")
        assert run.meeting.steps[0].state.marks == {(0, "person:imani"): "passed"}
        await run.press("t")
        await run.does("3")
        assert run.meeting.steps[0].planned == 7
        await run.press("h")
        await run.does("4")
        assert "priya" not in run.meeting.present
        assert run.meeting.steps[0].state.marks == {(0, "person:imani"): "passed"}


async def test_arrows_give_the_turn_to_somebody_else(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("down")
        await run.sees("▶ ○ Mateo speaking")
        await run.does("up")
        await run.sees("▶ ◆ Imani speaking")


async def test_enter_after_the_last_step_of_an_agenda_without_a_close_asks_to_leave(start: Start) -> None:
    async with start(PROMISES, here=HERE) as run:
        await run.does("enter")
        await run.does("enter")
        assert "Enter leave" in run.foot
        await run.press("enter")
        await run.sees("Leave?", "1 close the meeting and finish the minutes")


# undo -------------------------------------------------------------------------------------------------------


async def test_undo_and_redo_have_no_limit_and_say_what_they_did(start: Start) -> None:
    async with start(here=HERE) as run:
        for words in ("One", "Two", "Three"):
            await run.capture("d", words)
        for left in (2, 1, 0):
            await run.does("u")
            assert len(run.meeting.live_items) == left
        assert "Undone" in run.strip
        for there in (1, 2, 3):
            await run.does("U")
            assert len(run.meeting.live_items) == there
        assert [found.label for found in run.meeting.live_items] == ["D1", "D2", "D3"]
        await run.press("U")
        await run.sees("Nothing to redo.")


async def test_a_number_of_something_undone_is_not_used_again(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "One")
        await run.does("u")
        await run.capture("d", "Another")
        assert [found.label for found in run.meeting.live_items] == ["D2"]


async def test_undo_takes_a_mark_back(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.does("enter")
        await run.sees("▶ ○ Mateo speaking")
        await run.does("u")
        await run.sees("▶ ◆ Imani speaking")


# pause ------------------------------------------------------------------------------------------------------


async def test_while_the_record_is_paused_nothing_is_captured_and_the_minutes_say_only_when(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Before")
        await run.does("o")
        await run.sees("This is not being recorded.", "o go on recording")
        assert "speaking" not in run.text
        for letter in "adrpwxcg":
            await run.press(letter)
            assert run.stage.line.request is None
            assert "The record is paused" in run.strip
        await run.press("e", "1")
        assert run.stage.line.request is None
        await run.press("escape", "3", "4", "1", "2")
        assert run.stage.line.request is None
        await run.does("o")
        await run.sees("▶ ◆ Imani speaking")
        await run.capture("d", "After")
        await run.does("o")
        await run.press("Q", "1", "enter")
        await run.sees("The meeting is closed.")
        found = checked(run, run.minutes)
        assert len(found.pause) == 2
        assert [item.text for item in found.decision] == ["Before", "After"]


# curtain and large ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [*SIZES, (120, 36)])
async def test_the_curtain_hides_everything_but_the_partnerships_name(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE) as run:
        await run.capture("d", "Secret plan")
        await run.press("b")
        shown = " ".join("\n".join(run.lines[:-1]).replace("─", " ").replace("│", " ").split())
        assert shown == PARTNERSHIP.name
        await run.press("a", "3", "u")
        assert run.stage.line.request is None
        assert "Secret" not in run.text
        await run.press("b")
        await run.sees("What has deserved your best hours?")


async def test_a_list_opened_behind_the_curtain_does_not_lift_it(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Secret plan")
        await run.press("b")
        for key in ("e", "s", "h", "t", "question_mark", "slash", "colon", "f", "z"):
            await run.press(key)
            assert "Secret" not in run.text, key
            assert "Imani" not in run.text, key
        assert PARTNERSHIP.name in run.text
        await run.press("enter")
        await run.sees("What has deserved your best hours?")


async def test_the_large_layout_has_more_air_and_says_how_to_get_bigger_letters(start: Start) -> None:
    async with start(here=HERE, size=(120, 36)) as run:
        assert "Steps" in run.text
        await run.press("z")
        assert "Large layout" in run.strip
        assert "✓ Who is here" not in run.text
        await run.press("z")
        assert "Normal layout." in run.strip
        assert "✓ Who is here" in run.text


# clock ------------------------------------------------------------------------------------------------------


async def test_the_clock_takes_one_minute_more_three_more_and_stops(start: Start) -> None:
    async with start(here=HERE) as run:
        assert run.lines[0].rstrip().endswith("4 min")
        for key, planned in (("1", 5), ("3", 8), ("0", None)):
            await run.press("t")
            await run.does(key)
            assert run.meeting.steps[0].planned == planned
        assert run.lines[0].rstrip().endswith("1 of 5")


async def test_nothing_is_painted_while_the_clock_runs_between_its_minutes(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with start(here=HERE) as run:
        painted: list[Any] = []
        update, render = Static.update, Static.render

        def updated(self: Static, *given: Any, **named: Any) -> Any:
            painted.append(given)
            return update(self, *given, **named)

        def rendered(self: Static) -> Any:
            painted.append(self)
            return render(self)

        # A stretch in which the store looks at the disk twice, and writes the minutes.
        until = time.monotonic() + 2.5
        await still(run.pilot)
        monkeypatch.setattr(Static, "update", updated)
        monkeypatch.setattr(Static, "render", rendered)
        await run.until(lambda: time.monotonic() > until)
        assert painted == []
        assert run.stage._ticking is not None
        assert run.stage._ticking._interval > 50


# find and command -------------------------------------------------------------------------------------------


async def test_find_narrows_as_one_types_over_people_items_and_earlier_minutes(start: Start, folder: Path) -> None:
    data = Path(__file__).parents[2] / "data" / "minutes.toml"
    (folder / "minutes" / "2026-11-20-context-and-status.toml").write_bytes(data.read_bytes())
    async with start(here=HERE) as run:
        await run.capture("r", "The site goes quiet @mateo")
        await run.press("slash")
        await run.press(*"ima")
        await run.sees("1 Imani Okafor")
        await run.press("backspace", "backspace", "backspace", *"quiet")
        await run.sees("The site goes quiet Mateo")
        assert "Imani" not in run.text
        await run.press("enter", "1")
        await run.until(lambda: run.typed == "The site goes quiet @mateo")
        await run.press("escape", "slash")
        await run.until(lambda: run.stage.line.request is not None)
        for _ in run.typed:
            await run.press("backspace")
        await run.press(*"invoice")
        await run.sees("Fri 20 Nov")
        await run.press("enter")
        before = run.meeting
        await run.press("1")
        assert run.meeting is before


async def test_find_that_finds_nothing_says_so(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("slash", *"xyzzy")
        await run.sees("Nothing in this meeting")
        await run.press("enter", "escape")
        await run.sees("What has deserved your best hours?")


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("clock", "three minutes more"),
        ("keys", "back, losing nothing"),
        ("who is", "Who is here?"),
        ("curtain", "lift the curtain"),
        ("leave", "Leave?"),
        ("close", "Leave?"),
        ("steps", "If the rest takes as long as planned"),
        ("large", "Large layout"),
        ("pause", "This is not being recorded."),
        ("undo", "Undone"),
    ],
)
async def test_a_command_runs_by_its_name(start: Start, words: str, seen: str) -> None:
    async with start(here=HERE) as run:
        await run.press("colon")
        await run.paste(words)
        await run.press("enter")
        await run.sees(seen)


async def test_a_command_that_does_not_exist_keeps_the_line_open(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("colon", *"fly", "enter")
        await run.sees("no command of that name; ? lists them")
        assert run.typed == "fly"

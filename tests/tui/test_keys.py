"""The help, the commands by name and every text name the keys that do something here and now, whosever they are."""

from __future__ import annotations

import pytest

from meetingtui.core.keys import KEYS, keys_of
from meetingtui.files.config import Config
from meetingtui.tui.keys import Row, matching, rows_now
from meetingtui.tui.sheets.help import KeysSheet
from tests.tui.conftest import SIZES, Running, Start, still

HERE = ("imani", "mateo")
OWN = Config.model_validate(
    {
        "keys": {
            "stage.action": ["m", "f2"],
            "stage.pause": "O",
            "everywhere.keys": "f1",
            "everywhere.command": "f3",
            "everywhere.leave": "f10",
            "everywhere.digit-1": "&",
            "line.capture": "ctrl+t",
        }
    }
)
MOVES = {f"everywhere.{name}" for name in ("up", "down", "left", "right", "page-up", "page-down")}
IDLE = {*MOVES, "everywhere.escape"}
"""Keys that may find nothing to do where they belong: a page that fits is not scrolled."""


def trace(run: Running) -> tuple[object, ...]:
    """Everything that a key may change and a person can see."""
    stage = run.stage
    return run.text, stage.snapshot.meeting, stage.large, stage.line.request, type(stage.front())


async def clear(run: Running) -> None:
    """Back to what the meeting itself shows."""
    stage = run.stage
    stage.capturing.leave_all()
    stage.close_sheet()
    stage.notice("")
    await still(run.pilot)


async def whole_help(run: Running) -> str:
    """All pages of the help as one run of words."""
    await run.sees("Keys that do something now")
    seen = run.words
    sheet = run.stage.sheet
    while isinstance(sheet, KeysSheet) and sheet.enter_label == "next page":
        await run.press("enter")
        seen += " " + run.words
    return seen


# the help ---------------------------------------------------------------------------------------------------


async def test_every_row_of_the_help_does_something_and_every_other_key_nothing(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        tried: set[str] = set()
        while ready := [row for row in rows_now(run.stage) if row.name not in tried | IDLE]:
            row = ready[0]
            tried.add(row.name)
            before = trace(run)
            await run.press(keys_of(row.name)[0])
            await run.until(lambda before=before: trace(run) != before)
            await clear(run)
            if run.meeting.paused:
                await run.does(keys_of("stage.pause")[0])
        working = {row.name for row in rows_now(run.stage)}
        for binding in {one.binding.id: one.binding for one in run.stage.active_bindings.values()}.values():
            if binding.id in KEYS and binding.id not in working:
                before = run.meeting, run.stage.large, run.stage.line.request, type(run.stage.front())
                await run.press(keys_of(binding.id or "")[0])
                after = run.meeting, run.stage.large, run.stage.line.request, type(run.stage.front())
                assert after == before, binding.id
        assert len(tried) > 20


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_fits_by_pages_and_names_every_key_once(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE) as run:
        await run.capture("d", "Bill monthly")
        rows = rows_now(run.stage)
        await run.press("question_mark")
        seen = await whole_help(run)
        assert not run.stage.sheet_panel.show_vertical_scrollbar
        assert [row.does for row in rows if row.name not in MOVES and f" {row.does} " not in seen] == []
        await run.press("enter")
        await run.sees("What has deserved your best hours?")


async def test_the_help_says_what_the_digits_mean_now_and_nothing_that_cannot_be_done(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("question_mark")
        seen = await whole_help(run)
        assert "1 come back" in seen
        assert "correct an item" not in seen  # nothing is captured yet
        await run.press("question_mark")
        await run.does("o")
        await run.press("question_mark")
        seen = await whole_help(run)
        assert "go on with the record" in seen
        assert not any(words in seen for words in ("come back", " undo ", "glossary term"))


async def test_the_keys_of_an_open_line_are_told_beneath_it(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("a", "ctrl+o", "question_mark")
        await run.sees("Tab completes", "Ctrl-O and a letter captures", "Ctrl-G your editor", "Ctrl-C leaves")
        await run.press("h")
        assert run.typed == "h"


# keys of one's own ------------------------------------------------------------------------------------------


async def test_own_keys_work_and_ours_in_their_place_do_not(start: Start) -> None:
    async with start(here=HERE, config=OWN) as run:
        for key in ("m", "f2"):
            await run.press(key)
            await run.until(lambda: run.stage.line.request is not None)
            await run.press("escape")
        for key in ("a", "Q", "question_mark", "colon", "o"):
            before = trace(run)
            await run.press(key)
            assert trace(run) == before, key
        await run.press("m", "ctrl+t", "m")
        assert len(run.stage.capturing.waiting) == 1


async def test_the_keys_that_stay_do_what_they_always_do(start: Start) -> None:
    async with start(here=HERE, config=OWN) as run:
        await run.press("ctrl+c")
        await run.sees("Leave?")
        await run.press("escape", "f10")
        await run.sees("Leave?")
        await run.press("escape")
        await run.does("ampersand")
        await run.does("1")


@pytest.mark.parametrize("size", SIZES)
async def test_the_screen_names_the_keys_in_force(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE, config=OWN) as run:
        assert "m action" in run.foot
        assert run.foot.endswith("F1 keys")
        if size[0] >= 80:
            assert "m captures an action, d a decision" in run.strip
        await run.press("f1")
        seen = await whole_help(run)
        for words in ("m F2 action", "O pause the record", "F10 Ctrl-C leave", "1 & come back"):
            assert words in seen
        assert "Ctrl-T and a letter" in seen
        await run.press("enter")
        await run.does("O")
        await run.press("m")
        await run.sees("The record is paused: O goes on, then capture.")
        assert "O go on recording" in run.foot


async def test_what_is_taken_out_says_which_key_of_ones_own_brings_it_back(start: Start) -> None:
    async with start(here=HERE, config=Config(keys={"stage.undo": ("f5",)})) as run:
        await run.press("a", *"Bill", "enter")
        await run.sees("A1")
        await run.press("e", "minus")
        await run.sees("A1 is taken out; F5 brings it back.")


async def test_without_own_keys_the_next_program_has_ours_again(start: Start) -> None:
    async with start(here=HERE) as run:
        assert "a action" in run.foot
        assert run.foot.endswith("? keys")


async def test_what_is_wrong_with_the_file_is_said_on_the_first_screen(start: Start) -> None:
    async with start(home=True, said="config.toml:2: this is wrong") as run:
        await run.sees("config.toml:2: this is wrong")
    async with start(said="config.toml:2: this is wrong") as run:
        await run.until(lambda: "config.toml:2: this is wrong" in run.strip)


async def test_the_large_layout_can_be_where_one_begins(start: Start) -> None:
    async with start(here=HERE, config=Config(large=True)) as run:
        assert run.stage.large
        await run.press("z")
        assert not run.stage.large


# commands by name -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_commands_narrow_as_one_types_with_their_keys_beside_them(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE, config=OWN) as run:
        await run.press("f3")
        await run.sees("What can be done now", "come back 1 &")
        await run.press(*"pause")
        await run.until(lambda: "1 of " in run.words and "▶ pause the record" in run.words)
        assert "glossary" not in run.words
        await run.press("enter")
        await run.sees("This is not being recorded.")
        await run.press("f3", *"glossary", "enter")
        await run.sees("no command of that name; F1 lists them")
        await run.press("escape")
        await run.sees("This is not being recorded.")


async def test_the_arrows_mark_another_command_while_one_types(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("colon", *"risk", "backspace", "backspace", "backspace", "down")
        marked = next(line for line in run.lines if "▶" in line)
        await run.press("up")
        assert next(line for line in run.lines if "▶" in line) != marked


def test_a_name_is_found_by_its_beginning_its_words_its_parts_and_its_letters() -> None:
    rows = [Row(name, "", name, "") for name in ("test a decision", "decision", "undo", "who is here or not")]
    assert [row.does for row in matching(rows, "dec")] == ["decision", "test a decision"]
    assert [row.does for row in matching(rows, "here who")] == ["who is here or not"]
    assert [row.does for row in matching(rows, "ndo")] == ["undo"]
    assert [row.does for row in matching(rows, "wihr")] == ["who is here or not"]
    assert matching(rows, "xyzzy") == []


# copying ----------------------------------------------------------------------------------------------------


async def test_what_was_captured_last_is_copied_and_said_so(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("C")
        await run.sees("Nothing is captured yet that could be copied.")
        await run.capture("d", "Bill monthly")
        await run.press("C")
        await run.sees("Copied D1, if your terminal allows it.")


async def test_what_is_marked_in_a_list_is_copied_before_what_came_last(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.capture("r", "Nobody answers")
        await run.press("e", "down", "C")
        await run.sees("Copied D1, if your terminal allows it.")
        await run.press("escape", "slash", *"Imani", "enter", "C")
        await run.sees("Copied what is marked, if your terminal allows it.")


async def test_behind_the_curtain_nothing_is_copied(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill monthly")
        await run.press("b")
        await run.sees("lift the curtain")
        await run.press("C")
        assert "Copied" not in run.stage.noticed

"""Picking something captured to correct it, and finding anything."""

from __future__ import annotations

import pytest

from tests.tui.conftest import HERE, SIZES, Start


@pytest.mark.parametrize("size", SIZES)
async def test_the_latest_capture_is_listed_first_with_who_and_when(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, here=HERE) as run:
        await run.capture("a", "Open a door @imani")
        await run.capture("d", "Bill monthly")
        await run.press("e")
        await run.sees("▶ 1 D1 Bill monthly", "2 A1 Open a door Imani no date", "Enter correct")


async def test_a_digit_an_arrow_or_enter_opens_the_line_of_an_item(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "One")
        await run.capture("d", "Two")
        for keys, words in ((("2",), "One"), (("enter",), "Two"), (("down", "enter"), "One")):
            await run.press("e", *keys)
            await run.until(lambda words=words: run.typed == words)
            await run.press("escape")


async def test_nothing_captured_says_so(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("e")
        await run.sees("Nothing is captured yet.")
        await run.press("1", "minus", "enter", "escape")
        await run.sees("What has deserved your best hours?")


async def test_minus_takes_an_item_out_and_undo_brings_it_back(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "One")
        await run.does("e", "minus")
        await run.sees("D1 is taken out; u brings it back.")
        assert run.meeting.live_items == ()
        await run.does("u")
        await run.until(lambda: len(run.meeting.live_items) == 1)


async def test_ten_things_have_two_pages(start: Start) -> None:
    async with start(here=HERE) as run:
        for number in range(1, 11):
            await run.capture("d", f"Thing {number}")
        await run.press("e")
        await run.sees("page 1 of 2", "9 D2 Thing 2")
        await run.press("pagedown", "1")
        await run.until(lambda: run.typed == "Thing 1")


async def test_a_person_who_is_found_says_where_they_are(start: Start) -> None:
    async with start(here=HERE[:1]) as run:
        await run.press("slash", *"okafor", "enter")
        await run.press("1")
        await run.sees("Imani Okafor: Quillmere, here")
        await run.press("slash")
        await run.until(lambda: run.stage.line.request is not None)
        await run.sees("Find")


async def test_every_word_typed_must_begin_a_word_of_what_is_found(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("d", "Bill once a month")
        await run.capture("d", "Bill the museum")
        await run.press("slash")
        await run.paste("mon bill")
        await run.sees("1 found", "Bill once a month")
        assert "Bill the museum" not in run.words.split("Find", 1)[1].split("──")[0]

"""Grids on the stage: filled with keys, corrected, kept, and found in the minutes."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.files.minutes import load_minutes
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, SIZES, Running, Start

CLOSE: dict[str, Any] = {"kind": "close", "minutes": 3}
RIGHTS: dict[str, Any] = {
    "kind": "grid",
    "title": "Who decides",
    "id": "rights",
    "minutes": 15,
    "rows": ["Hiring", "Prices"],
    "add": True,
    "cols": ["Decides", {"text": "Answers for it", "id": "owner", "owner": True}],
    "result": "agreement",
    "private": "zebra: slow down here",
}
EMPATHY: dict[str, Any] = {
    "kind": "grid",
    "title": "Their world",
    "id": "world",
    "rows": "parties",
    "cols": ["Pleased about", {"text": "Hidden limits", "id": "limits", "record": "gist"}],
    "check": True,
    "reveal": "together",
}
WORDS: dict[str, Any] = {
    "kind": "grid",
    "title": "Our words",
    "rows": [],
    "add": True,
    "fill": "self",
    "cols": ["Means", "Agreed meaning"],
    "shared": ["agreed-meaning"],
    "result": "glossary",
}


async def write(run: Running, words: str) -> None:
    """Enter, type, Enter; wait until it is on disk and shown."""
    await run.press("enter")
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste(words)
    await run.does("enter")


async def close(run: Running) -> Any:
    """Enter until the meeting is closed; its minutes."""
    for _ in range(40):
        if run.stage.snapshot.over:
            break
        await run.does("enter")
    await run.until(lambda: run.stage.snapshot.over and run.minutes.exists())
    found, problems = load_minutes(run.minutes, PARTNERSHIP)
    assert found is not None, problems
    assert not problems
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_a_grid_is_filled_agreed_kept_and_taken_up_again(start: Start, size: tuple[int, int]) -> None:
    async with start(RIGHTS, CLOSE, size=size, here=HERE) as run:
        await run.sees("Hiring", "row 1 of 2", "▶ Decides")
        assert "zebra" not in run.text
        await write(run, "Both leads")
        await run.sees("Both leads", "▶ Answers for it")
        await run.press("enter")
        await run.paste("@imani @jonas")
        await run.press("enter")
        await run.sees("ne person is accountable; add the other with +")
        await run.press(*["backspace"] * len("@jonas"))
        await run.paste("+jonas")
        await run.does("enter")
        await run.sees("Imani, with Jonas", "2 of 4 filled")
        await run.does("enter")
        await run.sees("Prices", "row 2 of 2")
        await run.press("1")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "Prices: Decides?"
        await run.does("enter")
        await run.sees("we do not know")
        assert run.item("Q1").text == "Prices: Decides?"
        await run.does("enter")
        await run.does("3")
        await run.sees("left empty on purpose")
        await run.does("u")
        await run.until(lambda: "left empty on purpose" not in run.words)
        await run.does("U")
        await run.sees("left empty on purpose")
        await run.does("enter")
        await run.sees("█ filled 2, ▒ not known 1, – left empty 1", "Nobody is accountable yet: Prices.")
        await run.does("1")
        await run.sees("◆ Quillmere ✓ yes", "○ Tolland … not said")
        assert "keep as an agreement" in run.foot
        await run.does("enter")
        assert run.item("G1").yes == ("quillmere",)
        await run.does("u")
        assert not [found for found in run.meeting.live_items if found.label == "G1"]
        await run.does("U")
        made = await close(run)
        assert made.step[0].grid["hiring"] == {"decides": "Both leads", "owner": "@imani +jonas"}
        assert made.step[0].unknown == ("prices/decides",)
        assert made.agreement[0].topic == "Who decides"
        assert made.agreement[0].text == "Hiring: Decides = Both leads; Answers for it = Imani, with Jonas."
    async with start({**RIGHTS, "start": "last"}, CLOSE, size=size, here=HERE, name="again") as run:
        await run.sees("Both leads", "As it was on")
        await run.press("4")
        assert run.typed == "Both leads"
        await run.paste(" together")
        await run.does("enter")
        for _ in range(3):
            await run.does("enter")
        await run.sees("1 cell changed since", "Both leads → Both leads together")


@pytest.mark.parametrize("size", SIZES)
async def test_guesses_are_written_unseen_shown_at_once_and_corrected(start: Start, size: tuple[int, int]) -> None:
    async with start(EMPATHY, CLOSE, size=size, here=HERE) as run:
        await run.sees("◆ Quillmere", "○ Tolland guesses.")
        await write(run, "marmot")
        await run.sees("written, not shown yet")
        await write(run, "badger")
        await run.does("enter")
        await run.sees("◆ Quillmere guesses.")
        await write(run, "otter")
        await write(run, "weasel")
        assert not any(word in run.text for word in ("marmot", "badger", "otter", "weasel"))
        assert "show all" in run.foot
        await run.does("enter")
        await run.sees("otter", "weasel")
        await run.does("enter")
        await run.sees("◆ Quillmere says what is right", "marmot")
        await run.press("3")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("the grant")
        await run.does("enter")
        await run.sees("✗ missed", "Correction: the grant")
        await run.does("enter")
        await run.sees("badger", "Sensitive")
        await run.press("2")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("money is slow")
        await run.does("enter")
        await run.sees("≈ partly", "Gist, agreed by the room: money is slow")
        await run.does("enter")
        await run.does("1")
        await run.does("enter")
        await run.does("enter")
        await run.sees("Guesses: right 1, partly 1, missed 1, not marked 1.")
        for _ in range(3):
            await run.does("backspace")
        await run.sees("badger", "money is slow")
        step = (await close(run)).step[0]
        assert step.grid["quillmere"] == {"pleased-about/tolland": "marmot", "limits/tolland": "money is slow"}
        assert [(check.row, check.mark, check.text) for check in step.check] == [
            ("quillmere", "missed", "the grant"),
            ("quillmere", "partly", None),
            ("tolland", "right", None),
        ]
        assert "badger" not in run.minutes.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
async def test_rows_are_added_and_pasted_and_become_words_of_the_glossary(start: Start, size: tuple[int, int]) -> None:
    async with start(WORDS, CLOSE, size=size, here=HERE) as run:
        await run.sees("There are no rows yet.")
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Sprint\nGate\nSprint\n")
        await run.press("escape")
        await run.sees("Sprint", "row 1 of 2")
        await run.press("5")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Slip")
        await run.does("enter")
        await run.sees("Slip", "row 3 of 3")
        await run.does("0")
        await run.sees("Sprint", "row 1 of 2")
        await write(run, "a rush")
        await write(run, "two weeks")
        await write(run, "ten working days")
        await run.sees("3 of 6 filled")
        await run.does("enter")
        await run.sees("Gate", "row 2 of 2")
        await run.does("left")
        await run.sees("Sprint", "row 1 of 2")
        await run.does("right")
        for _ in range(3):
            await run.press("enter")
            await run.until(lambda: run.stage.line.request is not None)
            await run.press("enter")
            await run.until(lambda: run.stage.line.request is None)
            await run.does("enter")
        await run.sees("For the glossary: 1 word, 1 with an agreed meaning.")
        await run.does("enter")
        term = run.item("T1")
        assert (term.word, term.means) == ("Sprint", {"quillmere": "a rush", "tolland": "two weeks"})
        made = await close(run)
        assert made.term[0].agreed == "ten working days"


@pytest.mark.parametrize("size", SIZES)
async def test_enter_alone_goes_through_a_grid_and_out_of_it(start: Start, size: tuple[int, int]) -> None:
    async with start(EMPATHY, WORDS, CLOSE, size=size, here=HERE) as run:
        for _ in range(60):
            if run.meeting.at == "s3":
                return
            before = run.text
            await run.press("enter")
            await run.until(lambda was=before: run.text != was)
        raise AssertionError(run.text)

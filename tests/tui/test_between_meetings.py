"""What the parties agreed between meetings shows in the meeting: words, rungs, concerns, purpose, and a rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Escalation, Rest
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import ARRIVING, HERE, SIZES, Start

EARLIER = """
partnership = "quillmere-tolland"
meeting = {number}
title = "Weekly"
date = 2026-0{number}-02
began = 14:00:00
ended = 15:00:00
[present]
quillmere = ["imani"]
tolland = ["mateo"]
"""
MADE = """
[[term]]
id = "T1"
word = "draft"
means = { quillmere = "a sketch", tolland = "nearly final" }
[[concern]]
id = "C1"
happened = "Two invoices came."
raised = "tolland"
[[action]]
id = "A1"
text = "Open a door."
owner = "imani"
due = 2026-02-20
accepted = true
"""
RUNGS = PARTNERSHIP.model_copy_with(
    purpose="Doors that open.",
    escalate=(Escalation(when="after three working days", to=("imani", "mateo"), how="one page"),),
)
REVIEW = {"kind": "review", "of": "actions", "show": "open"}


@pytest.fixture
def held(folder: Path) -> Path:
    """Three meetings that were held; the first left something behind."""
    for number in (1, 2, 3):
        text = EARLIER.format(number=number) + (MADE if number == 1 else "")
        (folder / "minutes" / f"2026-0{number}-02-weekly.toml").write_text(text)
    return folder


@pytest.mark.parametrize("size", SIZES)
async def test_a_word_that_means_two_things_is_explained_while_it_is_typed(
    start: Start, held: Path, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        await run.press("a")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Send the draft @imani")
        await run.sees("Imani Okafor, Quillmere", '"draft": to Quillmere a sketch; to Tolland nearly final')
        await run.press("backspace", "ctrl+u")
        await run.until(lambda: not run.typed)
        assert "a sketch" not in run.words


async def test_tab_completes_a_word_of_the_glossary(start: Start, held: Path) -> None:
    async with start(here=HERE) as run:
        await run.press("a")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Send the dra")
        await run.press("tab")
        await run.until(lambda: run.typed == "Send the draft")


async def test_a_word_made_in_this_meeting_counts_at_once(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.capture("g", "slot = an hour | a morning")
        await run.press("a")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Book a slot")
        await run.sees('"slot": to Quillmere an hour; to Tolland a morning')


@pytest.mark.parametrize("size", SIZES)
async def test_the_purpose_stands_where_people_arrive(start: Start, size: tuple[int, int]) -> None:
    async with start(size=size, partnership=RUNGS) as run:
        await run.sees("We are here for: Doors that open.", "Who is here?")


async def test_a_concern_that_waits_is_said_where_people_arrive(start: Start, held: Path) -> None:
    async with start(size=(80, 60)) as run:
        await run.sees("C1, raised three meetings ago, is not acknowledged: CARE is the place for it")


async def test_the_rung_stands_with_the_promise_and_on_the_private_page(start: Start, held: Path) -> None:
    async with start(REVIEW, ARRIVING, partnership=RUNGS, here=HERE, size=(80, 40)) as run:
        await run.sees("A1 Open a door.", "Past its day by more than three working days")
        await run.press("v", "enter")
        await run.sees("C1, raised three meetings ago, is not acknowledged")
        await run.sees("A1: Past its day by more than three working days: Imani and Mateo carry it together")


async def test_how_the_one_who_decides_likes_to_be_told_is_for_the_facilitator_alone(start: Start) -> None:
    imani = PARTNERSHIP.person[0].model_copy(update={"likes": "numbers first"})
    names = PARTNERSHIP.model_copy_with(person=(imani, *PARTNERSHIP.person[1:]))
    step = {"kind": "decide", "text": "Two sites.", "method": "one decides after hearing", "owner": "imani"}
    async with start(step, ARRIVING, partnership=names, here=HERE) as run:
        await run.sees("Two sites.")
        assert "numbers first" not in run.words
        await run.press("v", "enter")
        await run.sees("How Imani likes to be told things: numbers first")


async def test_no_meeting_begins_while_the_partnership_rests(start: Start, held: Path) -> None:
    resting = PARTNERSHIP.model_copy_with(state="resting", rest=Rest(since=date(2026, 3, 2), why="shut"))
    async with start(partnership=resting, home=True) as run:
        await run.sees("has been resting since Mon 2 Mar", "To meet again: meetingtui state active")
        await run.press("n")
        await run.sees("has been resting since Mon 2 Mar")
        assert "Who is here?" not in run.text
    assert not list((held / "live").iterdir())

"""A register walked on the stage: promises settled with keys, and the minutes that this leaves."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from meetingtui.files.minutes import Minutes, dump_minutes, load_minutes
from tests.tui.conftest import HERE, SIZES, Running, Start

TODAY = date.today()
THEN = TODAY - timedelta(days=40)
DONE = {"quillmere": "A person has replied.", "tolland": "We have their diary."}
ACTIONS: list[dict[str, Any]] = [
    {"id": "A1", "text": "Open a door", "owner": "imani", "due": TODAY - timedelta(days=9), "done": DONE},
    {"id": "A2", "text": "Send the sketch", "owner": "priya", "due": TODAY - timedelta(days=2)},
    {"id": "A3", "text": "Ask the courier", "owner": "mateo", "due": TODAY + timedelta(days=2)},
    {"id": "A4", "text": "Draw a map", "owner": "jonas", "due": TODAY + timedelta(days=90)},
]
REVIEW = {"kind": "review", "of": "actions", "minutes": 8, "private": "zebra: do not rush"}
CLOSE = {"kind": "close", "minutes": 5}


@pytest.fixture
def earlier(folder: Path) -> Path:
    """A meeting was held in which four things were promised; one decision, one question and nothing confirmed."""
    minutes = {
        "partnership": folder.name,
        "meeting": 1,
        "title": "Weekly",
        "date": THEN,
        "began": time(14, 0),
        "present": {"quillmere": ["imani", "jonas"], "tolland": ["mateo", "priya"]},
        "action": [{**one, "accepted": True} for one in ACTIONS],
        "decision": [{"id": "D1", "text": "Start with two sites", "review": TODAY, "owner": "imani"}],
        "parked": [{"id": "Q1", "text": "Who pays the courier", "goes": "next meeting"}],
    }
    path = folder / "minutes" / f"{THEN.isoformat()}-weekly.toml"
    path.write_text(dump_minutes(Minutes.model_validate(minutes)), encoding="utf-8")
    return path


def written(run: Running) -> Minutes:
    minutes, problems = load_minutes(run.minutes)
    assert minutes is not None, problems
    return minutes


def updates(run: Running) -> list[tuple[str | None, str | None]]:
    return [(row.item, row.to) for row in written(run).update]


@pytest.mark.parametrize("size", SIZES)
async def test_promises_are_walked_settled_and_written(start: Start, earlier: Path, size: tuple[int, int]) -> None:
    async with start(REVIEW, CLOSE, size=size, here=HERE) as run:
        await run.sees("1 of 3", "A1 Open a door", "What got in the way?", "Imani Okafor")
        assert "zebra" not in run.text

        await run.does("1")
        await run.sees("Quillmere, is it so?", "1 yes")
        await run.does("1")
        await run.sees("Tolland, is it so?")
        await run.press("2")
        await run.paste("a call is as good")
        await run.does("enter")
        await run.sees("✓ done: Tolland: a call is as good")

        await run.does("enter")
        await run.sees("2 of 3", "A2 Send the sketch")
        await run.press("2")
        await run.paste("^+2w")
        await run.press("enter")
        await run.sees("say why, too")
        await run.paste(" because the site was shut")
        await run.does("enter")
        await run.sees("✓ moved to", "because the site was shut")

        await run.does("enter")
        await run.sees("3 of 3", "A3 Ask the courier")
        await run.press("4")
        await run.paste("@jonas")
        await run.does("enter")
        await run.sees("Does Jonas take it on?")
        await run.does("1")
        await run.sees("✓ Jonas takes it on", "Jonas Weil")
        await run.does("u")
        await run.until(lambda: "✓" not in run.part("body"))
        await run.does("U")
        await run.sees("✓ Jonas takes it on")

        await run.until(lambda: run.minutes.exists() and len(updates(run)) == 3)
        assert updates(run) == [("A1", "done"), ("A2", "moved"), ("A3", "handed on")]
        rows = written(run).update
        assert rows[0].note == "Tolland: a call is as good"
        assert (rows[1].due, rows[1].why) == (written(run).date + timedelta(weeks=2), "the site was shut")
        assert rows[2].owner == "jonas"
        assert written(run).step[0].walked == 3

        await run.does("0")
        await run.until(lambda: run.minutes.exists() and len(updates(run)) == 2)
        await run.does("enter")
        assert run.meeting.at == "s2"


@pytest.mark.parametrize("size", SIZES)
async def test_a_decision_is_replaced_and_a_question_gets_an_owner(
    start: Start, earlier: Path, size: tuple[int, int]
) -> None:
    decisions, questions = {"kind": "review", "of": "decisions"}, {"kind": "review", "of": "questions"}
    async with start(decisions, questions, CLOSE, size=size, here=HERE) as run:
        await run.sees("D1 Start with two sites")
        await run.press("3")
        await run.press("ctrl+u")
        await run.paste("Start with all three = they signed")
        await run.does("enter")
        await run.sees("✓ D2 is in its place")
        assert run.item("D2").replaces == "D1"
        await run.does("u")
        await run.until(lambda: "in its place" not in run.words and not run.meeting.live_items)
        await run.does("U")
        await run.sees("✓ D2 is in its place")

        await run.does("enter")
        await run.sees("Q1 Who pays the courier", "comes up here")
        await run.press("4")
        await run.paste("@mateo")
        await run.does("enter")
        await run.sees("Does Mateo take it on?")
        await run.does("1")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "Who pays the courier @mateo ^"
        await run.paste("fri")
        await run.does("enter")
        assert run.item("A5").owner == "mateo"
        await run.until(lambda: run.minutes.exists() and updates(run) == [("Q1", "owned")])
        assert written(run).decision[0].replaces == "D1"


@pytest.mark.parametrize("size", SIZES)
async def test_earlier_minutes_are_confirmed_by_those_who_are_here(
    start: Start, earlier: Path, size: tuple[int, int]
) -> None:
    async with start({"kind": "review", "of": "minutes"}, CLOSE, size=size, here=("imani", "mateo", "priya")) as run:
        await run.sees("Are these minutes right?")
        await run.does("1")
        await run.sees("✓ confirmed by Imani")
        await run.press("2")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("@priya")
        await run.does("enter")
        await run.sees("✓ confirmed by Priya")
        await run.until(lambda: run.minutes.exists() and len(written(run).confirmed) == 2)
        assert {(row.party, row.by, row.of) for row in written(run).confirmed} == {
            ("quillmere", "imani", earlier.stem),
            ("tolland", "priya", earlier.stem),
        }
        assert written(run).state == "in progress"


async def test_with_nothing_on_the_list_one_line_says_so_and_enter_goes_on(start: Start) -> None:
    async with start(REVIEW, CLOSE, here=HERE) as run:
        await run.sees("No promise needs a word today.", "Enter goes on.")
        await run.press("1", "5")
        await run.does("enter")
        assert run.meeting.at == "s2"


async def test_enter_alone_keeps_a_decision_and_escape_leaves_it(start: Start, earlier: Path) -> None:
    async with start({"kind": "review", "of": "decisions"}, CLOSE, here=HERE) as run:
        await run.press("1")
        await run.until(lambda: run.stage.line.request is not None)
        assert "Enter alone keeps it without a date" in run.words
        await run.press("escape")
        assert "✓" not in run.part("body")
        await run.press("1")
        await run.until(lambda: run.stage.line.request is not None)
        await run.does("enter")
        await run.sees("✓ kept")
        await run.until(lambda: run.minutes.exists() and updates(run) == [("D1", "kept")])

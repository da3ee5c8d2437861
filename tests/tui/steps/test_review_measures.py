"""Measures walked on the stage: where there is none yet, one is named, with what it is for."""

from __future__ import annotations

from meetingtui.files.minutes import load_minutes
from tests.tui.conftest import HERE, Start

REVIEW = {"kind": "review", "of": "metrics"}


async def test_a_measure_is_named_where_the_measures_are_walked(start: Start) -> None:
    async with start(REVIEW, size=(60, 20), here=HERE) as run:
        await run.sees("Nothing is measured together yet.", "3 a new measure")
        await run.press("3")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Days to the first reply @imani = five | whoever writes to us | the list of letters")
        await run.does("enter")
        await run.sees("M1")
        await run.until(lambda: run.minutes.exists() and b"[[metric]]" in run.minutes.read_bytes())
        minutes, problems = load_minutes(run.minutes)
        assert minutes is not None, problems
        (one,) = minutes.metric
        assert (one.id, one.name, one.owner) == ("M1", "Days to the first reply", "imani")
        assert (one.target, one.whom, one.source) == ("five", "whoever writes to us", "the list of letters")

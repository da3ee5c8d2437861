"""Concerns and wins walked on the stage: acknowledged, taken up, told; and the minutes that this leaves."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from meetingtui.files.minutes import Minutes, dump_minutes, load_minutes
from tests.tui.conftest import HERE, SIZES, Running, Start

TODAY = date.today()
THEN = TODAY - timedelta(days=40)
CLOSE = {"kind": "close", "minutes": 5}


@pytest.fixture
def earlier(folder: Path) -> Path:
    """A meeting was held in which one concern was raised, and one win was noted that nobody was told about."""
    minutes = {
        "partnership": folder.name,
        "meeting": 1,
        "title": "Weekly",
        "date": THEN,
        "began": time(14, 0),
        "concern": [{"id": "C1", "happened": "A late change", "wish": "Tell us a day ahead", "raised": "quillmere"}],
        "win": [{"id": "W1", "text": "The first site opened", "to": ["mateo"]}],
    }
    path = folder / "minutes" / f"{THEN.isoformat()}-weekly.toml"
    path.write_text(dump_minutes(Minutes.model_validate(minutes)), encoding="utf-8")
    return path


def written(run: Running) -> Minutes:
    minutes, problems = load_minutes(run.minutes)
    assert minutes is not None, problems
    return minutes


@pytest.mark.usefixtures("earlier")
@pytest.mark.parametrize("size", SIZES)
async def test_a_concern_is_acknowledged_and_taken_up_and_a_win_is_told(start: Start, size: tuple[int, int]) -> None:
    concerns, wins = {"kind": "review", "of": "concerns"}, {"kind": "review", "of": "wins"}
    async with start(concerns, wins, CLOSE, size=size, here=HERE) as run:
        await run.sees("C1 A late change", "Tell us a day ahead", "not yet acknowledged")
        await run.does("1")
        await run.sees("✓ acknowledged by Tolland")
        await run.press("2")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed.strip() == "Tell us a day ahead"
        await run.paste(" @mateo ^fri")
        await run.does("enter")
        assert run.item("A1").owner == "mateo"
        await run.sees("✓ taken up")

        await run.does("enter")
        await run.sees("W1 The first site opened")
        await run.press("1")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("partners' meeting, 18 Nov")
        await run.does("enter")
        await run.sees("✓ told: partners' meeting, 18 Nov")

        await run.until(lambda: run.minutes.exists() and len(written(run).update) == 3)
        rows = [row.model_dump(exclude_none=True) for row in written(run).update]
        assert rows == [
            {"item": "C1", "to": "acknowledged", "acknowledged": written(run).date, "note": "by Tolland"},
            {"item": "C1", "to": "taken up"},
            {"item": "W1", "to": "told", "told": "partners' meeting, 18 Nov"},
        ]

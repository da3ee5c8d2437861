"""Earlier minutes at the arrivals: a digit a party gives its word, nothing waits for it, and the minutes say so."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from meetingtui.files.minutes import load_minutes
from meetingtui.register.seal import seal_of
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import CLOSE, HERE, MOVING, SIZES, Running, Start

NAME = "2026-11-06-weekly"
WEEKLY = (
    'partnership = "p"\nmeeting = 1\ntitle = "Weekly"\ndate = 2026-11-06\nbegan = 14:00:00\nstate = "draft"\n'
    '[[confirmed]]\nparty = "quillmere"\nby = "imani"\n'
)


@pytest.fixture
def weekly(folder: Path) -> Path:
    """Minutes that Quillmere has confirmed and Tolland has not."""
    path = folder / "minutes" / f"{NAME}.toml"
    path.write_text(WEEKLY)
    (folder / "partnership.toml").write_text('name = "p"\n[[party]]\nid = "quillmere"\nname = "Quillmere Advisory"\n')
    return path


async def close(run: Running) -> dict[str, Any]:
    await run.press("Q", "1")
    await run.sees("The meeting is closed.")
    return tomllib.loads(run.minutes.read_text())


@pytest.mark.parametrize("size", SIZES)
async def test_a_digit_gives_a_partys_word_and_takes_it_back(start: Start, weekly: Path, size: tuple[int, int]) -> None:
    async with start(size=size) as run:
        await run.sees("5 [ ] Minutes of Fri 6 Nov confirmed ○ Tolland")
        assert "confirmed ◆ Quillmere" not in run.words
        await run.press("5")
        await run.sees("Nobody from Tolland is here yet; their word stays pending.")
        await run.does("3")
        await run.does("5")
        await run.sees("[x] Minutes of Fri 6 Nov confirmed ○ Tolland")
        await run.does("5")
        await run.sees("[ ] Minutes of Fri 6 Nov confirmed ○ Tolland")
        await run.does("5")
        await run.does("u")
        await run.sees("Undone: Tolland's word on earlier minutes")
        await run.sees("[ ] Minutes of Fri 6 Nov confirmed ○ Tolland")


async def test_the_word_stands_in_this_meetings_minutes_with_the_seal_of_the_earlier_ones(
    start: Start, folder: Path, weekly: Path
) -> None:
    earlier, _ = load_minutes(weekly, PARTNERSHIP)
    assert earlier is not None
    async with start() as run:
        await run.does("3")
        await run.does("5")
        await run.does("enter")
        held = await close(run)
    (row,) = held["confirmed"]
    assert row == {"party": "tolland", "by": "mateo", "on": held["date"], "of": NAME, "seal": seal_of(earlier)}
    assert 'state = "confirmed"' in weekly.read_text()
    assert weekly.read_text().replace('confirmed"\n[[', 'draft"\n[[') == WEEKLY
    (copy,) = (folder / "sealed").iterdir()
    assert copy.name == f"{NAME}.{seal_of(earlier).replace(' ', '-')}.toml"


async def test_where_several_are_there_it_is_the_party_that_says_it(start: Start, weekly: Path) -> None:
    async with start() as run:
        await run.does("3")
        await run.does("4")
        await run.does("5")
        await run.does("enter")
        assert "by" not in (await close(run))["confirmed"][0]


async def test_nothing_is_asked_where_nothing_waits(start: Start) -> None:
    async with start() as run:
        await run.sees("Who is here?")
        assert "confirmed" not in run.words


async def test_leaving_it_out_stands_in_nobodys_way(start: Start, weekly: Path) -> None:
    async with start(here=HERE) as run:
        assert "confirmed" not in await close(run)
    assert weekly.read_text() == WEEKLY


@pytest.mark.parametrize("size", SIZES)
async def test_the_close_says_the_four_words_that_the_parties_confirmed(start: Start, size: tuple[int, int]) -> None:
    async with start(MOVING, {**CLOSE, "prompts": [], "next": False}, here=("imani", "mateo"), size=size) as run:
        await run.go(2)
        await run.sees("Does each party confirm these minutes?")
        await run.does("1")
        await run.does("2")
        await run.press("enter", "enter")
        await run.sees("The meeting is closed.", "Read it aloud")
        minutes, _ = load_minutes(run.minutes, PARTNERSHIP)
        assert minutes is not None
        seal = seal_of(minutes)
        assert (minutes.state, [row.seal for row in minutes.confirmed]) == ("confirmed", [seal, seal])
        await run.sees(f"Seal: {seal}")
        assert f"Seal: {seal}. Read it aloud" in run.app.goodbye
        assert [path.name for path in (run.folder / "sealed").iterdir()] == [
            f"{run.minutes.stem}.{seal.replace(' ', '-')}.toml"
        ]

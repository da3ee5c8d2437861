"""Statements rated on the stage, from the first number to the minutes."""

from __future__ import annotations

import pytest

from meetingtui.files.minutes import load_minutes
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import CLOSE, HERE, SIZES, Running, Start

RATE = {
    "kind": "rate",
    "title": "How we are",
    "minutes": 20,
    "private": "zebra: leave the gap standing",
    "line": [
        {"id": "news", "text": "Bad news reaches the other side within a day.", "group": "Trust"},
        {"id": "gain", "text": "Each of us could say what the other gains."},
    ],
}


async def typed(run: Running, digit: str, words: str) -> None:
    await run.press(digit)
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste(words)
    assert len(words) == 1 or words not in run.text, "what is given unseen is not for the room"
    await run.does("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_two_statements_are_rated_shown_and_written_by_party(start: Start, size: tuple[int, int]) -> None:
    async with start(RATE, CLOSE, size=size, here=HERE) as run:
        assert "Enter who is missing" in run.foot
        await typed(run, "1", "4 2")
        await run.sees("◆ Quillmere ● in", "○ Tolland waiting")
        await run.press("enter")
        await run.sees("Not in yet: Tolland; Enter again reveals without")
        assert "Enter reveal without" in run.foot
        await typed(run, "2", "5 1")
        await run.sees("○ Tolland ● in")
        assert "Enter reveal" in run.foot
        await run.does("enter")
        await run.sees("Tolland differs within itself.", "· ◆ · ◆ ·", "○ · · · ○")
        await run.does("u")
        await run.sees("● in")
        assert "differs" not in run.text
        await run.does("U")
        await run.sees("Tolland differs within itself.")
        await run.press("2")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("One of us heard on the day")
        await run.does("enter")
        await run.sees("○ Tolland: One of us heard on the day")
        await run.does("enter")
        await run.sees("Each of us could say what the other gains.", "waiting")
        await typed(run, "0", "4")
        await run.press("enter")
        await run.sees("Not in yet: Tolland")
        await run.does("enter")
        await run.sees("Only one party has rated this.")
        await run.does("enter")
        await run.sees("All statements, the widest gap first", "▶ 1 Bad news")
        assert "zebra" not in run.text
        await run.does("2")
        await run.sees("Only one party has rated this.")
        await run.does("enter")
        await run.does("enter")
        assert run.meeting.at == "s2"
        for _ in range(30):
            if "Nothing is left to read back." in run.words:
                break
            await run.does("enter")
        path = run.minutes
        await run.press("enter")
        await run.sees("The meeting is closed.")
        found, problems = load_minutes(path, PARTNERSHIP)
        assert found is not None, problems
        assert not problems
        news, gain = found.rating
        assert news.values == {"quillmere": (2, 4), "tolland": (1, 5)}
        assert news.median == {"quillmere": 3.0, "tolland": 3.0}
        assert [(one.party, one.text) for one in news.comment] == [("tolland", "One of us heard on the day")]
        assert (gain.values, gain.voice) == ({"quillmere": (4,)}, ("quillmere",))


async def test_parties_settle_on_one_number_with_a_digit_that_nobody_sees(start: Start) -> None:
    async with start({**RATE, "who": "parties", "scale": "agree"}, CLOSE, here=HERE) as run:
        await run.sees("Each party settles on one number.")
        before = run.text
        await run.does("2")
        await run.sees("◆ Quillmere ● in")
        assert sum(a != b for a, b in zip(before.split("\n"), run.lines, strict=True)) <= 4
        await run.does("5")
        await run.sees("○ Tolland ● in")
        await run.does("enter")
        await run.sees("You see this differently: Tolland three steps above Quillmere.")

"""Cards on the whole stage: written unseen, shown, put together, voted on, answered, and in the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from meetingtui.files.minutes import load_minutes
from tests.tui.conftest import CLOSE, HERE, SIZES, Running, Start

PREMORTEM = {
    "kind": "gather",
    "title": "Why it ended",
    "phases": ["write", "share", "group", "vote", "answer"],
    "prompt": "Both boards have just heard that this is over. Why?",
    "answer": "risk",
    "top": 1,
    "last": "mateo",
}
UNSAID = {
    "kind": "gather",
    "title": "Unsaid",
    "phases": ["write", "share", "answer"],
    "prompt": "A date that slid past",
}
SECRETS = ("Dates slip", "Grants end", "Nobody owns it", "Invoices wait")
CHAT = "14:02 Imani Okafor: Dates slip\n14:02 Mateo Ferreira: Nobody owns it\n14:03 mateo: nobody owns it"


def step(run: Running) -> Any:
    found = run.meeting.step
    assert found is not None
    return found


async def look(run: Running) -> None:
    """Nothing that was not shown is on the screen."""
    assert not any(secret in run.words for secret in SECRETS)


async def write(run: Running) -> None:
    await run.press("enter")
    await run.until(lambda: run.stage.line.request is not None)
    await run.paste("Grants end")
    await look(run)
    await run.does("enter")
    await run.until(lambda: run.stage.line.request is not None)
    before = run.stage.snapshot.meeting
    await run.paste(CHAT)
    await run.until(lambda: run.stage.snapshot.meeting is not before)
    await run.sees("2 cards taken in: Quillmere 1, Tolland 1. 1 double left out.")
    await look(run)
    await run.press("enter")
    await run.until(lambda: run.stage.line.request is None)
    await look(run)


@pytest.mark.parametrize("size", SIZES)
async def test_cards_become_risks_that_stand_in_the_minutes(
    start: Start, size: tuple[int, int], tmp_path: Path
) -> None:
    prepared = tmp_path / "cards.txt"
    prepared.write_text("Tolland: Invoices wait\n", encoding="utf-8")
    async with start(PREMORTEM, CLOSE, size=size, here=HERE) as run:
        await write(run)
        await run.press("0")
        await run.paste(str(prepared))
        await run.does("enter")
        await look(run)
        assert len(step(run).state.cards) == 4
        assert "imani" not in str(step(run).state.cards).casefold()
        await run.does("u")
        assert len(step(run).state.cards) == 3
        await run.does("U")
        assert len(step(run).state.cards) == 4
        await run.does("6")
        await run.does("6")
        assert "show the cards" in run.foot
        await run.does("enter")
        await run.sees("Card 1 of 4", "Mateo shares last.")
        for number in (2, 3, 4):
            await run.does("enter")
            await run.sees(f"Card {number} of 4")
        await run.does("enter")
        await run.sees("4 cards in 4 themes")
        await run.press("1", "down")
        assert "put it there" in run.foot
        await run.does("1")
        await run.sees("4 cards in 3 themes")
        await run.does("u")
        await run.sees("4 cards in 4 themes")
        await run.does("U")
        await run.press("up", "up", "3")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Time")
        await run.does("enter")
        await run.sees("Time", "×2")
        await run.does("enter")
        for digit in ("4", "2"):
            await run.does(digit)
        assert "◆ 4" not in run.text
        await run.does("enter")
        await run.does("3")
        await run.does("enter")
        await run.does("enter")
        await run.sees("What every party cares about comes first.", "◆ 4 ○ 3")
        await run.does("enter")
        await run.sees("Theme 1 of 1", "No risk yet.")
        await run.press("1")
        await run.until(lambda: run.stage.line.request is not None)
        assert run.typed == "Time"
        await run.paste(" @imani")
        await run.press("enter")
        await run.sees("a risk needs an early sign, after =")
        await run.paste(" = a letter is late | we ask early")
        await run.does("enter")
        await run.sees("How likely is it?")
        await run.does("3")
        await run.does("2")
        await run.sees("likelihood high · impact mid")
        await run.does("enter")
        assert run.meeting.at == "s2"
        written = run.minutes
    minutes, _ = load_minutes(written)
    assert minutes is not None
    (risk,) = minutes.risk
    assert (risk.cause, risk.sign, risk.owner, risk.likelihood, risk.impact) == (
        "Time",
        "a letter is late",
        "imani",
        "high",
        "mid",
    )
    table = minutes.step[0]
    (theme, other) = table.theme
    assert (theme.name, theme.votes, theme.answer) == ("Time", {"quillmere": 4, "tolland": 3}, (risk.id,))
    assert len(theme.cards) == 2
    assert other.votes == {"quillmere": 2, "tolland": 0}
    assert len(table.left) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_let_go_is_in_no_minutes(start: Start, size: tuple[int, int]) -> None:
    async with start(UNSAID, CLOSE, size=size, here=HERE) as run:
        await write(run)
        await run.press("9")
        await run.sees("9 again goes on; still writing: Quillmere")
        assert "7 cards" not in run.text
        await run.does("9")
        for _ in range(3):
            await run.does("enter")
        await run.sees("Theme 1 of 3", "Talk now, put a note on it, or let it go for good?")
        gone = next(secret for secret in SECRETS if secret in run.words)
        await run.does("3")
        await run.sees("Theme 1 of 2")
        await run.does("1")
        await run.sees("We talk about it now.")
        await run.does("enter")
        await run.press("enter")
        await run.sees("One theme not spoken of yet; Enter again goes on")
        await run.does("enter")
        assert run.meeting.at == "s2"
        written = run.minutes
    text = written.read_text(encoding="utf-8")
    assert "[[step.theme]]" in text
    assert gone not in text


async def test_names_in_a_pasted_chat_that_nobody_knows_are_asked_about(start: Start) -> None:
    async with start(UNSAID, CLOSE, here=HERE) as run:
        await run.press("enter")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("Alex R: Dates slip\nImani: Grants end")
        await run.sees("Whose cards are Alex R's?", "1 Quillmere 2 Tolland 0 that is no name")
        await run.press("2")
        await run.does("enter")
        await run.until(lambda: len(step(run).state.cards) == 2)
        assert run.stage.line.request is not None
        assert run.stage.line.request.blind
        await look(run)
        await run.press("enter")
        logs = [path.read_text(encoding="utf-8") for path in (run.folder / "live").rglob("*.jsonl")]
        assert logs
        assert not any("Alex" in log for log in logs)
        drafts = (path for path in run.folder.rglob("*") if path.is_file())
        assert not any("Alex" in path.read_text(encoding="utf-8") for path in drafts)


async def test_cards_that_were_not_shown_are_only_counted_in_the_minutes(start: Start) -> None:
    async with start(UNSAID, CLOSE, here=HERE) as run:
        await write(run)
        written = run.minutes
    text = written.read_text(encoding="utf-8")
    assert "3 cards were written and not shown" in text
    assert not any(secret in text for secret in SECRETS)

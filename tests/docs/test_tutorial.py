"""The tutorial's keys, pressed in the real program one row after another: what a row tells of is on the screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.files.minutes import load_minutes
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.widgets.line_field import LineField
from tests.cli.conftest import Run
from tests.docs.conftest import page
from tests.tui.conftest import PATIENCE, Running, settle

NAMED = {"Enter": "enter", "Backspace": "backspace", "Escape": "escape"}
ROW = re.compile(r"^\| (`.+?`) \| (.+) \|$", re.MULTILINE)
ROWS = [
    (re.findall(r"`([^`]+)`", keys), re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", told))
    for keys, told in ROW.findall(page("tutorial.md"))
]


async def pressed(run: Running, word: str) -> None:
    """A key by its name or its letter; anything longer is typed."""
    if word in NAMED or len(word) == 1:
        await run.press(NAMED.get(word, word))
    else:
        await run.until(lambda: run.app.screen.query_one(LineField).request is not None)
        await run.paste(word)


async def test_every_row_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "meetings" / "quillmere-tolland"
    agenda, _ = load_agenda(shipped_agendas() / "context-and-status.toml")
    app = MeetingApp(Launch(folder, None, agenda, "UTC"))
    assert len(ROWS) > 25
    async with app.run_test(size=(80, 24)) as pilot:
        running = Running(app, pilot)
        await running.sees("Enter go on")
        for keys, told in ROWS:
            for word in keys:
                await pressed(running, word)
                await app.settle()
            await settle(pilot, lambda told=told: all(words in running.words for words in told))
        await settle(pilot, lambda: app.return_code is not None)
    app.finish(PATIENCE)
    (made,) = (folder / "minutes").glob("*-context-and-status.toml")
    minutes, problems = load_minutes(made)
    assert problems == []
    assert minutes is not None
    assert minutes.state == "confirmed"
    assert [one.owner for one in minutes.action] == ["mateo"]
    for command in re.findall(r"^    meetingtui (show|check|actions) ([^ ]+)", page("tutorial.md"), re.MULTILINE):
        last = [folder / "minutes"] if command[0] == "check" else [*(["last"] if command[0] == "show" else [])]
        assert run(command[0], *last, "--folder", folder).returncode == 0

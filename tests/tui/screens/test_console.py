"""The console: the same meeting, with what is private above it; and the guard of the stage before any of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from meetingtui.files.agenda import Agenda
from meetingtui.live.event import Attended, StepTurned, TerminalJoined
from meetingtui.live.opening import prepare
from meetingtui.live.replan import Change
from meetingtui.live.session import Session
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.console import ConsoleScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import HERE, PATIENCE, SIZES, STEPS, Running, Start, screen_text, settle


def stage_elsewhere(folder: Path, steps: tuple[dict[str, Any], ...] = STEPS) -> Session:
    """A stage that another process would have: the meeting is in its second step."""
    agenda = Agenda.model_validate({"title": "Context", "name": "context", "step": list(steps)})
    live, opening = prepare(folder, PARTNERSHIP, agenda, "UTC")
    session = Session(folder, live, "stage")
    session.start(opening)
    for person in HERE:
        session.submit(Attended(person=person, here=True))
    stored = Flag()
    session.submit(StepTurned(step="s2"), lambda _: stored.set())
    assert stored.wait(PATIENCE)
    return session


@asynccontextmanager
async def console(folder: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Running]:
    app = MeetingApp(Launch(folder, PARTNERSHIP, None, "UTC", role="console"))
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot, lambda: isinstance(app.screen, ConsoleScreen) and screen_text(app).strip())
        yield Running(app, pilot)
    app.finish(PATIENCE)


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "meetingtui" / "notes"


@pytest.mark.parametrize("size", SIZES)
async def test_the_console_has_the_private_note_the_next_prompt_and_who_is_not_heard(
    folder: Path, size: tuple[int, int], notes: Path
) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder, size) as run:
            await run.sees("Private", "zebra: park delivery updates", "Next prompt: Which priority is climbing?")
            await run.sees("What do you see coming?")
            await run.does("enter")
            await run.sees("Not heard yet: Tolland. Invite them by name.")
    finally:
        elsewhere.finish()


async def test_it_drives_the_stage(folder: Path, notes: Path) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.does("s", "3")
            await run.until(lambda: elsewhere.meeting.at == "s3")
    finally:
        elsewhere.finish()


async def test_a_note_to_oneself_is_in_ones_own_folder_and_nowhere_in_the_partnerships(
    folder: Path, notes: Path
) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.press("n", *"giraffe", "enter")
            await run.sees("Noted in your own folder.", "Noted: giraffe")
        elsewhere.finish()
        (kept,) = notes.rglob("*.txt")
        assert kept.read_text() == "giraffe\n"
        assert kept.stat().st_mode & 0o077 == 0
        assert not [path for path in folder.rglob("*") if path.is_file() and b"giraffe" in path.read_bytes()]
    finally:
        elsewhere.finish()


async def test_what_does_not_fit_is_a_key_away(folder: Path, notes: Path) -> None:
    long = {**STEPS[1], "private": "\n".join(f"line {number} of the note" for number in range(1, 30))}
    elsewhere = stage_elsewhere(folder, (STEPS[0], long, *STEPS[2:]))
    try:
        async with console(folder) as run:
            await run.sees("line 1 of the note", "v turns")
            assert "line 20 of the note" not in run.words
            for _ in range(5):
                if "line 20 of the note" in run.words:
                    break
                await run.press("v")
            await run.sees("line 20 of the note")
    finally:
        elsewhere.finish()


async def test_a_plan_is_taken_only_where_there_is_one(folder: Path, notes: Path) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.press("y")
            await run.sees("The meeting is not late: there is nothing to plan anew.")
    finally:
        elsewhere.finish()


async def test_a_plan_that_is_offered_is_taken_with_one_key(
    folder: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = (Change("s3", "Our promises", 8, 5), Change("s4", "How the work stands", 12, None))
    monkeypatch.setattr("meetingtui.tui.screens.console.replan", lambda _meeting, _now: offered)
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.press("y")
            await run.sees("Planned anew: Our promises 8 to 5; leave out How the work stands.")
            await run.until(lambda: run.meeting.find("s3").planned == 5 and run.meeting.find("s4").skipped)
    finally:
        elsewhere.finish()


@pytest.mark.parametrize("size", SIZES)
async def test_the_stage_shows_nothing_private_before_its_question_is_answered(
    start: Start, size: tuple[int, int]
) -> None:
    async with start(size=size, here=HERE) as run:
        await run.press("v")
        await run.sees("You may be sharing this screen.")
        assert "zebra" not in run.words
        await run.press("escape")
        await run.sees("What has deserved your best hours?")
        await run.press("v", "enter")
        await run.sees("zebra: if they are tired, shorten")
        await run.press("enter")
        await run.sees("What has deserved your best hours?")
        assert "zebra" not in run.words


async def test_what_is_private_goes_by_itself_after_a_few_seconds(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetingtui.tui.sheets.plain.PRIVATE_SECONDS", 0.05)
    async with start(here=HERE) as run:
        await run.press("v", "enter")
        await run.until(lambda: "zebra" not in run.words and "What has deserved your best hours?" in run.words)


async def test_a_wording_is_looked_at_on_the_console_and_never_on_the_stage(folder: Path, notes: Path) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.capture("c", "Tolland failed to send the hours @quillmere")
            await run.press("v")
            await run.sees("Wording:", "what happened:")
    finally:
        elsewhere.finish()


async def test_the_stage_says_nothing_about_wording(start: Start) -> None:
    async with start(here=HERE) as run:
        await run.press("c")
        await run.until(lambda: run.stage.line.request is not None)
        await run.paste("You never answer, Tolland failed to send the hours @quillmere")
        await run.sees("raised by Quillmere")
        assert "Wording" not in run.words
        await run.does("enter")
        assert "Wording" not in run.words


async def test_who_is_connected_is_among_what_is_private(folder: Path, notes: Path) -> None:
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.sees("Next prompt")
            assert "Connected" not in run.words
            elsewhere.submit(TerminalJoined(terminal=elsewhere.name, person="mateo"))
            await run.until(lambda: run.meeting.terminals[elsewhere.name].person == "mateo")
            await run.until(lambda: turned_to(run, "Connected: Mateo Ferreira, login"))
    finally:
        elsewhere.finish()


def turned_to(run: Running, words: str) -> bool:
    """Whether the private part shows this now; else it is turned on."""
    if words not in run.words:
        run.stage.action_private()
    return words in run.words


async def test_a_note_that_cannot_be_kept_comes_back_to_be_typed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.press("n", *"giraffe", "enter")
            await run.sees("The note is not kept:")
            await run.until(lambda: run.typed == "giraffe")
    finally:
        elsewhere.finish()


async def test_a_key_that_changes_nothing_tells_nothing_anew(
    folder: Path, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from meetingtui.tui.screens import console as module

    told: list[object] = []
    real = module.private_lines

    def counted(*given: Any) -> Any:
        told.append(given)
        return real(*given)

    monkeypatch.setattr(module, "private_lines", counted)
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.sees("zebra: park delivery updates")
            before = len(told)
            for key in ("question_mark", "escape", "z", "z"):
                await run.press(key)
            assert len(told) == before
            await run.does("enter")
            assert len(told) > before
    finally:
        elsewhere.finish()

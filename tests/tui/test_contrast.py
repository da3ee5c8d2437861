"""Every screen is really drawn, in each theme, and every pair of colours on it is measured as it stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from textual.widgets import Static

from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.place import ThrowAway
from meetingtui.rehearsal.player import Player, play
from meetingtui.rehearsal.preparing import prepare_rehearsal
from meetingtui.tui.themes import DARK
from tests.tui.conftest import HERE, MOVING, STANDING, Running, Start, still
from tests.tui.looking import Colours, eyes_on, wear
from tests.tui.screens.test_console import console, stage_elsewhere
from tests.tui.screens.test_join import join

KINDS = ("monthly-briefing", "care", "retrospective", "health-check")
"""Agendas that have every kind of step between them."""
EACH_STEP = 3
"""States of a step that are looked at, spread over what happens in it."""


async def test_a_faint_colour_is_found(start: Start) -> None:
    """The measure itself: with a grey that is too weak, the same look finds where it stands."""
    async with start(MOVING, here=HERE) as run:
        await run.sees("Prompt 1 of 2")
        await wear(run, "light")
        run.app.register_theme(replace(DARK, variables={**DARK.variables, "mt-quiet": "#6b7680"}))
        seen = Colours("dark")
        await wear(run, "dark")
        seen.look(run.app)
    assert [one for one in seen.faint() if one.startswith("dark: #6b7680 on #11161b is 3.9")] == seen.faint() != []


async def test_the_stage_and_everything_that_is_laid_over_it(start: Start, disk: Callable[[bool], None]) -> None:
    async with start(MOVING, STANDING, size=(120, 36)) as run:
        eyes = eyes_on(run)
        await eyes.look()
        for person in (1, 2, 3):
            await run.does(str(person))
        await run.does("enter")
        await run.capture("a", "Open a door at the third site @imani ^+2w")
        await eyes.look()
        for key in ("question_mark", "s", "t", "v", "e", "h", "slash", "z", "b", "Q"):
            await eyes.after(key)
            await run.press("escape", "escape")
        await run.does("o")
        await eyes.look()
        await run.does("o")
        await eyes.after("a", *"Send it @im", "tab", "home", "shift+right", "shift+right")
        await run.press("escape")
        await eyes.after("ctrl+o", "d")
        await run.press("escape")
        disk(True)
        await run.press("1")
        await run.sees("NOT SAVED")
        await eyes.look()
        disk(False)
        eyes.satisfied()


async def test_a_partnership_being_made_and_home(start: Start, folder: Path) -> None:
    async with start(partnership=None) as run:
        eyes = eyes_on(run)
        await eyes.after(*"Quill")
        eyes.satisfied()


async def test_home(start: Start) -> None:
    async with start(home=True) as run:
        eyes = eyes_on(run)
        await eyes.look()
        await eyes.after("down")
        await eyes.after("question_mark")
        eyes.satisfied()


async def test_the_console_and_who_joins(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    elsewhere = stage_elsewhere(folder)
    try:
        async with console(folder) as run:
            await run.sees("Private")
            eyes = eyes_on(run)
            await eyes.after("n", *"zebra")
            eyes.satisfied()
        async with join(folder) as run:
            eyes = eyes_on(run)
            await eyes.look()
            await eyes.after("question_mark")
            eyes.satisfied()
    finally:
        elsewhere.finish(5)


def spread(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Some states of every step of a meeting, the last one among them."""
    by_step: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_step.setdefault(meeting.at, []).append(meeting)
    picked: list[Meeting] = []
    for states in by_step.values():
        places = {round(part * (len(states) - 1) / (EACH_STEP - 1)) for part in range(EACH_STEP)}
        picked += [states[place] for place in sorted(places)]
    return picked


def rehearsed(name: str) -> list[Meeting]:
    """An agenda as made-up people play it."""
    agenda, _ = load_agenda(shipped_agendas() / f"{name}.toml")
    assert agenda is not None
    with ThrowAway() as place:
        rehearsal = prepare_rehearsal(place.folder, agenda)
        return spread(meeting for _, meeting in play(rehearsal.opened, Player()))


def drawn(run: Running) -> bool:
    """Whether the step in front, whose panel may just have been made, is on the screen."""
    panels = cast("Any", run.stage.query("StepPanel"))
    return all(str(panel.query_one(Static).content) for panel in panels if panel.display)


async def test_every_kind_of_step_from_its_beginning_to_its_end(start: Start) -> None:
    kinds: set[str] = set()
    async with start(size=(80, 24)) as run:
        eyes = eyes_on(run)
        for name in KINDS:
            for meeting in rehearsed(name):
                stage = run.stage
                stage.sheet, stage.large = None, not stage.large
                stage.snapshot = replace(stage.snapshot, meeting=meeting)
                stage.refresh_stage()
                await still(run.pilot)
                await run.until(lambda: drawn(run))
                await eyes.look()
                kinds |= {meeting.step.fields.kind} if meeting.step else set()
        eyes.satisfied()
        assert kinds == {"ask", "close", "decide", "gather", "grid", "rate", "review", "stages", "status"}

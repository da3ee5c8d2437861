"""A rehearsal on the stage: marked, played to its end at both sizes, and anybody's to take over with a key."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.rehearsal.pace import Pace
from meetingtui.rehearsal.place import ThrowAway
from meetingtui.rehearsal.preparing import prepare_rehearsal
from meetingtui.rehearsal.reckoning import reckon
from meetingtui.tui.app import Launch
from meetingtui.tui.rehearsal.app import RehearsalApp, Show
from meetingtui.tui.rehearsal.screen import RehearsalScreen
from tests.tui.conftest import PATIENCE, SIZES, Running, screen_text, settle
from tests.tui.rehearsing import rehearsed

WIDE, SMALL = SIZES
SLOW = Pace({"arrivals": 10_000.0, "s1": 10_000.0})
"""Nothing happens by itself before the test is over."""


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("care", WIDE),
        ("care", SMALL),
        ("context-and-status", WIDE),
        ("context-and-status", SMALL),
        ("premortem", SMALL),
        ("empathy-map", WIDE),
    ],
)
async def test_every_screen_of_it_can_be_read_and_says_what_it_is(name: str, size: tuple[int, int]) -> None:
    seen = await rehearsed(shipped_agendas() / f"{name}.toml", size)
    assert seen.screens > 40
    assert seen.unmarked == []
    assert seen.keys == []
    assert seen.wide == []
    assert seen.cut == []


Rehearse = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def place() -> ThrowAway:
    return ThrowAway()


@pytest.fixture
def rehearse(place: ThrowAway) -> Rehearse:
    """Start a rehearsal of an agenda at a pace."""

    @asynccontextmanager
    async def run(
        name: str = "context-and-status", pace: Pace = SLOW, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Running]:
        agenda, _ = load_agenda(shipped_agendas() / f"{name}.toml")
        assert agenda is not None
        rehearsal = prepare_rehearsal(place.folder, agenda)
        show = Show(rehearsal, pace, reckon(rehearsal).verdict)
        app = RehearsalApp(Launch(place.folder, rehearsal.opened.partnership, None, "UTC"), show, place.remove)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            running = Running(app, pilot)
            await settle(pilot, lambda: "Rehearsal" in screen_text(app))
            yield running
        assert app.crash_sentence is None
        app.finish(PATIENCE)

    return run


def screen(running: Running) -> RehearsalScreen:
    found = running.stage
    assert isinstance(found, RehearsalScreen)
    return found


async def test_any_key_pauses_and_does_nothing_else(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        assert screen(running).playing
        await running.press("1")
        await running.sees("Paused: your turn.")
        assert not screen(running).playing
        assert running.meeting.present == ()


async def test_what_is_pasted_while_it_plays_pauses_it_too(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        await running.paste("a note for later")
        await running.sees("Paused: your turn.")


async def test_after_that_keys_act_as_in_any_meeting(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        await running.press("1")
        await running.does("1")
        assert running.meeting.present == ("nell",)


async def test_they_play_on_from_what_the_person_at_the_keys_has_made_of_it(rehearse: Rehearse) -> None:
    async with rehearse(pace=Pace({"arrivals": 10_000.0})) as running:
        await running.press("x")
        await running.does("1")
        await running.does("enter")
        assert running.meeting.at == "s1"
        running.app.pace = Pace()  # pyright: ignore[reportAttributeAccessIssue]
        await running.press("R")
        await running.until(lambda: running.app.session is not None and running.app.session.snapshot.over)
        assert running.meeting.closed is not None
        assert running.meeting.present == ("nell",)
        await running.sees("Nothing of this rehearsal was kept.")


async def test_what_is_captured_by_hand_is_shown_as_saved(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        await running.press("x")
        await running.does("1")
        await running.does("enter")
        assert running.strip.startswith("Paused: your turn.")
        await running.capture("a", "Send the list @nell ^fri")
        await running.until(lambda: running.strip.startswith("A4  Send the list"))


async def test_a_list_or_a_line_that_is_open_does_not_hold_it_up(rehearse: Rehearse) -> None:
    async with rehearse(pace=Pace({"arrivals": 10_000.0})) as running:
        await running.press("x", "s")
        running.app.pace = Pace()  # pyright: ignore[reportAttributeAccessIssue]
        await running.press("R")
        await running.until(lambda: running.app.session is not None and running.app.session.snapshot.over)


async def test_a_paused_record_goes_on_with_the_players(rehearse: Rehearse) -> None:
    async with rehearse(pace=Pace({"arrivals": 10_000.0})) as running:
        await running.press("x")
        await running.does("1")
        await running.does("enter")
        await running.does("o")
        running.app.pace = Pace()  # pyright: ignore[reportAttributeAccessIssue]
        await running.press("R")
        await running.until(lambda: running.app.session is not None and running.app.session.snapshot.over)


async def test_leaving_asks_nothing_says_that_nothing_was_kept_and_leaves_nothing(
    rehearse: Rehearse, place: ThrowAway, own_home: Path
) -> None:
    async with rehearse() as running:
        await running.press("Q")
        await running.until(lambda: running.app.return_code is not None)
        assert running.app.return_code == 0
        assert running.app.goodbye.startswith("Nothing of this rehearsal was kept.\nEverything fits")
    assert not place.path.exists()
    assert [path for path in own_home.rglob("*") if path.is_file() and "register" not in path.name] == []


async def test_a_line_that_was_being_typed_is_kept_nowhere(rehearse: Rehearse, own_home: Path) -> None:
    async with rehearse() as running:
        await running.press("x")
        await running.does("1")
        await running.does("enter")
        await running.press("a")
        await running.paste("a promise that nobody made")
        await running.press("ctrl+c")
        await running.until(lambda: running.app.return_code is not None)
    texts = [path.read_text(errors="replace") for path in own_home.rglob("*") if path.is_file()]
    assert not any("nobody made" in text for text in texts)


async def test_the_keys_that_only_a_rehearsal_has_are_in_the_help_and_at_the_foot(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        await running.press("x")
        await running.does("1")
        await running.does("enter")
        assert "R goes on" in running.foot
        await running.press("question_mark")
        await running.sees("let them play on, or pause")
        await running.press("pagedown")
        await running.sees("leave the rehearsal")


async def test_the_curtain_says_too_that_it_is_a_rehearsal(rehearse: Rehearse) -> None:
    async with rehearse() as running:
        await running.press("x", "b")
        await running.sees("lift the curtain")
        assert running.lines[0].strip() == "Rehearsal"

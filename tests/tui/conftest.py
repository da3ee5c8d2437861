"""The whole program without a terminal: started in a folder of its own, with keys pressed and its screen read."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual import events
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda
from meetingtui.files.config import Config
from meetingtui.files.minutes import load_minutes
from meetingtui.live.meeting import Meeting
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.stage import StageScreen
from tests.steps.conftest import PARTNERSHIP

SIZES = ((80, 24), (60, 20))
PATIENCE = 10.0
"""Seconds after which something that should have come so never will."""

STEPS: tuple[dict[str, Any], ...] = (
    {
        "kind": "ask",
        "title": "Arriving",
        "minutes": 4,
        "prompts": ["What has deserved your best hours?"],
        "record": "nothing",
        "private": "zebra: if they are tired, shorten",
    },
    {
        "kind": "ask",
        "title": "What is moving",
        "minutes": 14,
        "who": "parties",
        "record": "gist",
        "prompts": ["What do you see coming?", "Which priority is climbing?"],
        "private": "zebra: park delivery updates",
    },
    {
        "kind": "ask",
        "title": "Our promises",
        "minutes": 8,
        "who": "parties",
        "keep": "each",
        "prompts": ["Which of your promises is done?"],
        "private": "zebra: what got in the way?",
    },
    {
        "kind": "ask",
        "title": "How the work stands",
        "minutes": 12,
        "who": "parties",
        "keep": "each",
        "reveal": "together",
        "prompts": ["Green, yellow or red?"],
        "private": "zebra: leave the difference standing",
    },
    {"kind": "close", "minutes": 7, "seal": True, "prompts": ["One word?"], "private": "zebra: thank them"},
)
ARRIVING, MOVING, PROMISES, STANDING, CLOSE = STEPS
HERE = ("imani", "jonas", "mateo", "priya")


async def settle(pilot: Pilot[Any], condition: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Let the program work until the condition holds; the store is a thread, so nothing is there at once."""
    deadline = time.monotonic() + seconds
    for tries in count():
        await still(pilot)
        if condition():
            return
        assert pilot.app._exception is None, pilot.app._exception
        assert time.monotonic() < deadline, f"this never came so:\n{screen_text(pilot.app)}"
        if tries > 3:
            await pilot.pause()


async def still(pilot: Pilot[Any]) -> None:
    """Let every widget see to what has reached it; unlike `pilot.pause`, no time passes when there is nothing."""
    for _ in range(3):
        await pilot._wait_for_screen()
        pilot.app.screen._on_timer_update()


def key_event(key: str) -> events.Key:
    """A key as the driver tells of it."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        char: str | None = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        char = key if len(key) == 1 else None
    return events.Key(name, char)


def screen_text(app: Any) -> str:
    """What stands on the screen, line by line, as it would reach a terminal."""
    screen = app.screen
    return "\n".join(strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size))


class Running:
    """The program while it runs."""

    def __init__(self, app: MeetingApp, pilot: Pilot[int | None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def folder(self) -> Path:
        return self.app.launch.folder

    @property
    def text(self) -> str:
        return screen_text(self.app)

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def words(self) -> str:
        """The screen as one run of words, wherever lines were broken."""
        return " ".join(self.text.split())

    @property
    def foot(self) -> str:
        return self.part("foot")

    @property
    def strip(self) -> str:
        return self.part("strip")

    def part(self, name: str) -> str:
        """What stands in one part of the screen, as one line."""
        region = self.app.screen.query_one(f"#{name}").content_region
        return " ".join(line[region.x : region.right].rstrip() for line in self.lines[region.y : region.bottom])

    @property
    def stage(self) -> StageScreen:
        found = self.app.screen
        assert isinstance(found, StageScreen), f"the stage is not in front:\n{self.text}"
        return found

    @property
    def meeting(self) -> Meeting:
        return self.stage.snapshot.meeting

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.stage.line.text

    @property
    def minutes(self) -> Path:
        return self.folder / "minutes" / self.meeting.minutes

    def item(self, label: str) -> Any:
        return next(found.item for found in self.meeting.live_items if found.label == label)

    async def until(self, condition: Callable[[], object]) -> None:
        await settle(self.pilot, condition)

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(key_event(key))
            await still(self.pilot)

    async def sees(self, *words: str) -> None:
        """Wait until these words are on the screen, wherever its lines are broken."""
        await self.until(lambda: all(word in self.words for word in words))

    async def does(self, *keys: str) -> None:
        """Press keys, and wait until what they made so is on disk and shown."""
        before = self.stage.snapshot.meeting
        await self.press(*keys)
        await self.until(lambda: self.stage.snapshot.meeting is not before)

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await still(self.pilot)

    async def capture(self, letter: str, words: str) -> None:
        """Capture something that raises no question, and wait until it is on disk and shown."""
        await self.press(letter)
        await self.until(lambda: self.stage.line.request is not None)
        await self.paste(words)
        await self.does("enter")

    async def go(self, number: int) -> None:
        """Turn to a step by its number in the agenda."""
        await self.does("s", str(number))


class Start(Protocol):
    def __call__(
        self,
        *steps: dict[str, Any],
        size: tuple[int, int] = (80, 24),
        partnership: Partnership | None = PARTNERSHIP,
        home: bool = False,
        here: Sequence[str] = (),
        config: Config | None = None,
        said: str = "",
        **agenda: Any,
    ) -> AbstractAsyncContextManager[Running]: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership's folder with nothing in it yet."""
    made = tmp_path / "quillmere-tolland"
    for name in ("live", "minutes", "agendas"):
        (made / name).mkdir(parents=True, mode=0o700)
    return made


@pytest.fixture
def start(folder: Path) -> Start:
    """Start the program; with `here`, these people have arrived and the first step is in front."""

    @asynccontextmanager
    async def run(
        *steps: dict[str, Any],
        size: tuple[int, int] = (80, 24),
        partnership: Partnership | None = PARTNERSHIP,
        home: bool = False,
        here: Sequence[str] = (),
        config: Config | None = None,
        said: str = "",
        **agenda: Any,
    ) -> AsyncIterator[Running]:
        wanted = {"title": "Context and status", "name": "context", **agenda, "step": list(steps or STEPS)}
        launch = Launch(
            folder,
            partnership,
            None if home else Agenda.model_validate(wanted),
            "UTC",
            config=config or Config(),
            said=said,
        )
        app = MeetingApp(launch)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            running = Running(app, pilot)
            await settle(pilot, lambda: screen_text(app).strip() or app.return_code is not None)
            if here:
                people = [person.id for party in partnership.parties for person in partnership.of_party(party)]
                for person in here:
                    await running.does(str(people.index(person) + 1))
                await running.does("enter")
            yield running
        assert app.crash_sentence is None
        app.finish(PATIENCE)

    return run


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Fill the disk, or make room again: what the system answers when something is to be made durable."""
    import errno
    import os

    real = os.fsync

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return lambda filled: monkeypatch.setattr(os, "fsync", full if filled else real)


def checked(run: Running, path: Path) -> Any:
    """The minutes at a path, which must be right in every respect."""
    found, problems = load_minutes(path, PARTNERSHIP)
    assert found is not None, problems
    assert not problems
    return found

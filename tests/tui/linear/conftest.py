"""The program in lines: typed at through a pipe, heard through another, with the real screens behind it."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
from textual.pilot import Pilot

from meetingtui.core.people import Partnership
from meetingtui.files.agenda import Agenda
from meetingtui.live.meeting import Meeting
from meetingtui.tui.app import Launch
from meetingtui.tui.linear.app import SIZE, LinearApp
from meetingtui.tui.screens.stage import StageScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import PATIENCE, STEPS, settle


class Talk:
    """A conversation with the program."""

    def __init__(self, app: LinearApp, pilot: Pilot[int | None], typing: int, hearing: int) -> None:
        self.app = app
        self.pilot = pilot
        self._typing = typing
        self._hearing = hearing
        self._heard = bytearray()
        self._numbers = count(1)
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        with suppress(OSError):
            while data := os.read(self._hearing, 65_536):
                self._heard += data

    @property
    def heard(self) -> str:
        """Everything that was said so far."""
        return bytes(self._heard).decode()

    @property
    def stage(self) -> StageScreen:
        found = self.app.screen
        assert isinstance(found, StageScreen), self.heard
        return found

    @property
    def meeting(self) -> Meeting:
        return self.stage.snapshot.meeting

    def item(self, label: str) -> Any:
        return next(found.item for found in self.meeting.live_items if found.label == label)

    async def until(self, condition: Callable[[], object]) -> None:
        try:
            await settle(self.pilot, condition)
        except AssertionError as error:
            raise AssertionError(f"{error}\n\nheard:\n{self.heard[-3000:]}") from None

    async def types(self, *lines: str) -> None:
        for line in lines:
            os.write(self._typing, f"{line}\n".encode())

    async def hears(self, *words: str, since: int = 0) -> None:
        """Wait until these words were said, wherever lines were broken."""
        await self.until(lambda: all(word in _words(self.heard[since:]) for word in words))

    async def asks(self, *lines: str) -> list[str]:
        """Type lines, and give what was said to them; they must leave no line open."""
        start = len(self.heard)
        end = f"end{next(self._numbers)}"
        await self.types(*lines, end)
        await self.hears(f'"{end}" is no command', since=start)
        told = self.heard[start:].replace("\n  ", " ").split("\n")
        return told[: next(number for number, line in enumerate(told) if f'"{end}"' in line)]

    def hang_up(self) -> None:
        """Nothing more will be typed."""
        if self._typing >= 0:
            os.close(self._typing)
            self._typing = -1

    def turn_away(self) -> None:
        """Nobody listens any more."""
        os.close(self._hearing)
        self._hearing = -1


def _words(text: str) -> str:
    return " ".join(text.split())


class Hold(Protocol):
    def __call__(
        self,
        *steps: dict[str, Any],
        partnership: Partnership | None = PARTNERSHIP,
        home: bool = False,
        here: Sequence[str] = (),
        role: Any = "stage",
        folder: Path | None = None,
        **agenda: Any,
    ) -> AbstractAsyncContextManager[Talk]: ...


@pytest.fixture
def hold(folder: Path) -> Hold:
    """Hold a meeting in lines; with `here`, these people have arrived and the first step is in front."""
    usual = folder

    @asynccontextmanager
    async def run(
        *steps: dict[str, Any],
        partnership: Partnership | None = PARTNERSHIP,
        home: bool = False,
        here: Sequence[str] = (),
        role: Any = "stage",
        folder: Path | None = None,
        **agenda: Any,
    ) -> AsyncIterator[Talk]:
        wanted = {"title": "Context and status", "name": "context", **agenda, "step": list(steps or STEPS)}
        found = None if home else Agenda.model_validate(wanted)
        launch = Launch(folder or usual, partnership, found, "UTC", role=role, linear=True)
        (their_end, typing), (hearing, our_end) = os.pipe(), os.pipe()
        app = LinearApp(launch, stdin=their_end, stdout=our_end)
        async with app.run_test(size=SIZE) as pilot:
            talk = Talk(app, pilot, typing, hearing)
            await talk.until(lambda: talk.heard or app.return_code is not None)
            if here and partnership is not None:
                people = [person.id for party in partnership.parties for person in partnership.of_party(party)]
                await talk.asks(*(str(people.index(person) + 1) for person in here), "")
            yield talk
            talk.hang_up()
        assert app.crash_sentence is None
        app.finish(PATIENCE)
        app.conversation.end(None)
        app.out.close(PATIENCE)
        os.close(our_end)

    return run

"""Keys for the real screens, one after another: each has had its whole effect before the next one is pressed."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Final

from textual import events

from meetingtui.tui.app import MeetingApp
from meetingtui.tui.screens.leaving import LeavingScreen
from meetingtui.widgets.line_field import LineField

PATIENCE: Final = 10.0
"""Seconds that a slow disk may take until the next line is looked at all the same."""
ROUNDS: Final = 3
"""How often screens are let finish what they began: what a message sets off may send another, and that one a third."""
_TURN_SECONDS: Final = 0.1
_CHARACTERS: Final = {
    "enter": "\r",
    "escape": "\x1b",
    "backspace": "\x7f",
    "tab": "\t",
    "slash": "/",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
}


def key(name: str) -> events.Key:
    """A key as a terminal's driver tells of it."""
    return events.Key(name, name if len(name) == 1 else _CHARACTERS.get(name))


class Hands:
    """Presses keys and puts text in, and waits for what came of it."""

    def __init__(self, app: MeetingApp) -> None:
        self._app = app

    async def press(self, *names: str) -> bool:
        """Press keys; false where what they made so is not stored within a few seconds."""
        for name in names:
            self._app.post_message(key(name))
        return await self.settle()

    async def fill(self, text: str, *names: str) -> bool:
        """Put a text in the line in place of what stands there, and press keys after it."""
        line = getattr(self._app.screen, "line", None)
        if isinstance(line, LineField) and line.text:
            for name in ("end", "ctrl+u"):
                self._app.post_message(key(name))
        if text:
            self._app.post_message(events.Paste(text))
        return await self.press(*names)

    async def settle(self) -> bool:
        """Wait until everything has come to rest; false where the disk takes too long for that."""
        seen = asyncio.Event()
        self._app.post_message(events.Callback(callback=seen.set))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await seen.wait()
                for _ in range(ROUNDS):
                    await self._stored()
                    await self._shown()
                return True
        return False

    async def _stored(self) -> None:
        await self._app.settle()
        while isinstance(screen := self._app.screen, LeavingScreen) and screen.closing:
            await self._shown()

    async def _shown(self) -> None:
        done, screen = asyncio.Event(), self._app.screen
        there = screen.call_after_refresh(done.set)
        while there and not done.is_set() and screen is self._app.screen:  # one that is left shows nothing more
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_TURN_SECONDS):
                    await done.wait()

"""Keys act in the order in which they were typed, however many arrive at once.

Textual sends a key to the widget in front and hears only later that a letter was a command, or that Enter closed a
line: what was typed meanwhile goes where the first key went. On a slow line, where keys arrive in bursts, the words
after `a` would be commands. Here each key has had its effect before the next one is looked at.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Generator
from typing import Final, Generic, TypeVar

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from meetingtui.widgets.line_field import TypingInput

ResultT = TypeVar("ResultT")

SETTLE_SECONDS: Final = 0.5
"""How long a key waits for what the one before it set off."""

TOGETHER_SECONDS: Final = 0.03
"""How long the first picture after a key waits for the second."""
APART_SECONDS: Final = 0.1
"""Keys that come sooner than this after each other are painted as they come."""


class InOrder(App[ResultT], Generic[ResultT]):
    """An app whose keys and pastes take effect one after another."""

    _key_at = 0.0
    """When the last key had its effect."""

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes are seen to here; everything else as Textual does."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.app_focus = True
            await self._take_key(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded and isinstance(self.focused, TypingInput):
            self.focused.take_paste(event)
        else:
            await super().on_event(event)

    async def _take_key(self, event: events.Key) -> None:
        name, letter = event.key.rpartition("+")[::2]
        if name in {"alt", "alt+shift"} and event.character:
            # Esc and a letter typed quickly look like Alt and the letter, which nothing here is bound to.
            await self._take_key(events.Key("escape", "\x1b"))
            char = event.character[-1]
            await self._take_key(events.Key(char if name == "alt+shift" else letter, char))
            return
        if await self._check_bindings(event.key, priority=True):
            return
        field = self.focused
        if field is None:
            await self._check_bindings(event.key)
        elif not isinstance(field, TypingInput):
            await super().on_event(event)
            return
        elif not field.asked_for(event):
            if field.take_character(event):
                return
            await self._check_bindings(event.key)
        await self._settle()

    async def _settle(self) -> None:
        """Wait for what a key set off, but not for long: a slow disk must not stop the keys."""
        with contextlib.suppress(TimeoutError), self._one_picture():
            async with asyncio.timeout(SETTLE_SECONDS):
                await self.settle()

    @contextlib.contextmanager
    def _one_picture(self) -> Generator[None]:
        """Paint what a key set off in one go, unless it takes long enough to be seen waiting.

        Not for keys that follow each other closely, or nothing would be painted as long as they come.
        """
        now, before = time.monotonic(), self._key_at
        self._key_at = now
        if now - before < APART_SECONDS:
            yield
            return
        held = contextlib.ExitStack()
        held.enter_context(self.batch_update())
        late = asyncio.get_running_loop().call_later(TOGETHER_SECONDS, self._paint, held)
        try:
            yield
        finally:
            late.cancel()
            self._paint(held)

    def _paint(self, held: contextlib.ExitStack) -> None:
        held.close()
        if self.screen_stack:  # not so once the program leaves
            self.screen.check_idle()

    async def settle(self) -> None:
        """Wait until the messages that a key set off have climbed from the widget that acted to the screen."""
        start: Widget | Screen[object] = self.focused or self.acting or self.screen
        for _ in range(2):  # a message that is answered with a message
            for node in start.ancestors_with_self:
                await _turn_of(node)
                if isinstance(node, Screen):
                    break

    @property
    def acting(self) -> Widget | None:
        """The widget that answers keys while no line is open, where one posts messages of its own."""
        return getattr(self.screen, "acting", None)


async def _turn_of(node: DOMNode) -> None:
    """Wait until a widget has handled every message that it was sent so far."""
    done = asyncio.Event()
    if node.is_running and node.call_later(done.set):
        await done.wait()

"""What the tests of this panel share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from meetingtui.steps.gather.panel import GatherPanel
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from tests.steps.gather.gathering import Room, gathering
from tests.steps.one_panel import Shown, page_of, shown

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def hidden(view: View, **given: Any) -> Room:
    room = Room(gathering(**given), view)
    return room.writes("quillmere", "Zebra", "Marmot").writes("tolland", "Otter")


def page(room: Room, width: int = 72, panel: GatherPanel | None = None) -> str:
    return page_of(panel or GatherPanel(), room.fields, room.state, room.view, width)


def digits(room: Room, panel: GatherPanel | None = None) -> dict[str, str]:
    return {c.digit: c.label for c in (panel or GatherPanel()).choices(room.fields, room.state, room.view)}


class Playing:
    """A panel on a screen over a step in progress: what it posts happens."""

    def __init__(self, room: Room, run: Shown) -> None:
        self.room, self.run = room, run
        self.panel: Any = run.panel

    async def _did(self) -> list[Any]:
        await self.run.posted()
        heard = list(self.run.app.heard)
        self.run.app.heard.clear()
        for message in heard:
            if isinstance(message, StepPanel.Happened):
                self.room.happens(message.event)  # type: ignore[arg-type]
        self._show()
        return heard

    def _show(self) -> None:
        self.panel.show(self.room.fields, self.room.state, self.room.view)

    async def press(self, *keys: str | int) -> list[Any]:
        """Press digits, arrows or Enter: all that was posted for the last of them."""
        heard: list[Any] = []
        for key in keys:
            self._show()
            if key == "enter":
                label = self.panel.enter_label(self.room.fields, self.room.state, self.room.view)
                assert label, "Enter would leave the step"
                if not self.panel.enter():
                    self.room.enter()
            elif key in {"down", "up"}:
                self.panel.arrow(1 if key == "down" else -1)
            else:
                self.panel.digit(int(key))
            heard = await self._did()
        return heard

    async def line(self, token: str, text: str) -> tuple[str, list[Any]]:
        self._show()
        return self.panel.line_given(token, text, NOW), await self._did()

    async def paste(self, token: str, text: str) -> tuple[str, list[Any]]:
        self._show()
        return self.panel.lines_given(token, text, NOW), await self._did()

    @property
    def page(self) -> str:
        return page(self.room, panel=self.panel)


@asynccontextmanager
async def playing(room: Room) -> AsyncIterator[Playing]:
    async with shown(GatherPanel(), room.fields, room.state, room.view) as run:
        yield Playing(room, run)

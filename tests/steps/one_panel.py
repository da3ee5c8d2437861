"""A step's panel with nothing around it: shown a state, given digits, and heard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import View
from meetingtui.widgets.page import Page


class Around(App[None]):
    """An app that keeps what its panel posts."""

    def __init__(self, panel: StepPanel[Any, Any]) -> None:
        super().__init__()
        self.panel = panel
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.panel

    @on(StepPanel.Happened)
    @on(StepPanel.Refused)
    @on(StepPanel.LineWanted)
    @on(StepPanel.CaptureWanted)
    @on(StepPanel.EditWanted)
    def hear(self, message: Message) -> None:
        self.heard.append(message)


class Shown:
    """A panel on a screen, with the state it shows."""

    def __init__(self, app: Around, fields: Any, state: Any, view: View) -> None:
        self.app, self.panel = app, app.panel
        self.fields, self.state, self.view = fields, state, view

    async def digit(self, number: int) -> Any:
        """Press a digit: what the panel posted, or None."""
        self.app.heard.clear()
        self.panel.show(self.fields, self.state, self.view)
        self.panel.digit(number)
        return await self.posted()

    async def posted(self) -> Any:
        await Pilot(self.app)._wait_for_screen()
        return self.app.heard[-1] if self.app.heard else None


def page_of(panel: StepPanel[Any, Any], fields: Any, state: Any, view: View, width: int = 72) -> str:
    """What the panel puts on a page, as plain text."""
    page = Page(width)
    panel.draw(page, fields, state, view)
    return page.content.plain


@asynccontextmanager
async def shown(panel: StepPanel[Any, Any], fields: Any, state: Any, view: View) -> AsyncIterator[Shown]:
    """Run an app around a panel that shows this state."""
    app = Around(panel)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True):
        panel.show(fields, state, view)
        yield Shown(app, fields, state, view)

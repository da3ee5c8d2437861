"""What a key sets off is painted in one picture; what takes long, or comes fast, is painted as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import ClassVar

import pytest
from textual.app import ComposeResult, RenderResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from meetingtui.tui import in_order
from meetingtui.tui.in_order import InOrder
from tests.tui.conftest import key_event, screen_text


class Asking(InOrder[None]):
    """Every `x` is shown at once, and answered when the test says so."""

    BINDINGS: ClassVar = [("x", "ask")]

    def __init__(self) -> None:
        super().__init__()
        self.answer = asyncio.Event()
        self.asked = 0
        self.happened = asyncio.Event()
        self.painted: list[str] = []
        """What stood there each time something was sent to the terminal."""

    def _display(self, screen: Screen[object], renderable: RenderResult | None) -> None:
        if not self._batch_count:
            self.painted.append(screen_text(self).strip())
        super()._display(screen, renderable)
        self.happened.set()

    def compose(self) -> ComposeResult:
        yield Static("nothing yet")

    def action_ask(self) -> None:
        self.asked += 1
        self.happened.set()
        self.query_one(Static).update(f"asked {self.asked}")

    async def settle(self) -> None:
        await self.answer.wait()
        self.query_one(Static).update(f"answered {self.asked}")


@pytest.fixture
async def pilot(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Pilot[None]]:
    monkeypatch.setattr(in_order, "TOGETHER_SECONDS", 60.0)
    monkeypatch.setattr(in_order, "SETTLE_SECONDS", 60.0)
    app = Asking()
    async with app.run_test() as pilot:
        yield pilot
        app.answer.set()


def app_of(pilot: Pilot[None]) -> Asking:
    assert isinstance(pilot.app, Asking)
    return pilot.app


async def press(app: Asking, times: int) -> None:
    """Press, and wait until the key was heard."""
    app.post_message(key_event("x"))
    await until(app, lambda: app.asked == times)


async def until(app: Asking, condition: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not condition():
            app.happened.clear()
            await app.happened.wait()


async def test_a_key_is_painted_once_it_is_answered(pilot: Pilot[None]) -> None:
    app = app_of(pilot)
    await press(app, 1)
    app.screen._on_timer_update()
    app.answer.set()
    await until(app, lambda: "answered 1" in app.painted)
    assert "asked 1" not in app.painted


async def test_what_takes_long_is_painted_meanwhile(pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "TOGETHER_SECONDS", 0.001)
    app = app_of(pilot)
    await press(app, 1)
    await until(app, lambda: "asked 1" in app.painted)
    app.answer.set()
    await until(app, lambda: "answered 1" in app.painted)


async def test_keys_that_follow_closely_are_painted_as_they_come(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_order, "APART_SECONDS", 60.0)
    app = app_of(pilot)
    app._key_at = in_order.time.monotonic()
    await press(app, 1)
    await until(app, lambda: "asked 1" in app.painted)
    app.answer.set()
    await press(app, 2)
    await until(app, lambda: "answered 2" in app.painted)

"""What the tests of this panel share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from meetingtui.steps.status.panel import StatusPanel
from tests.steps.one_panel import Shown, page_of, shown
from tests.steps.status.conftest import Played

NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def page(played: Played, width: int = 72) -> str:
    return page_of(StatusPanel(), played.step, played.state, played.view, width)


def words(played: Played, width: int = 72) -> str:
    return " ".join(page(played, width).split())


def digits(played: Played) -> str:
    return " ".join(choice.digit for choice in StatusPanel().choices(played.step, played.state, played.view))


def label(played: Played) -> str:
    return StatusPanel().enter_label(played.step, played.state, played.view)


def on_stage(played: Played) -> Any:
    return shown(StatusPanel(), played.step, played.state, played.view)


async def enters(run: Shown) -> list[Any]:
    """Press Enter: what the panel posted, in order; empty where it leaves Enter to the step."""
    run.app.heard.clear()
    run.panel.show(run.fields, run.state, run.view)
    assert run.panel.enter() == bool(await run.posted())
    return list(run.app.heard)

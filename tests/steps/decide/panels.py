"""What the tests of this panel share."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from meetingtui.core.items import Decision
from meetingtui.core.standing import CarriedDecision, Standing
from meetingtui.steps.decide.panel import DecidePanel
from tests.steps.decide.room import VIEW, Room
from tests.steps.one_panel import page_of


def page(room: Room, width: int = 72) -> str:
    return page_of(DecidePanel(), room.step, room.state, room.view, width)


def earlier(count: int) -> Any:
    made = [
        CarriedDecision(item=Decision(text=f"Decision {n}"), id=f"D{n}", on=date(2026, 6, 1), minutes="m")
        for n in range(1, count + 1)
    ]
    return replace(VIEW, standing=Standing(decisions=tuple(made)))

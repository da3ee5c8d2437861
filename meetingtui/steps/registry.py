"""The nine kinds of step; the only list of them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from meetingtui.steps import ask, close, decide, gather, grid, rate, review, stages, status
from meetingtui.steps.protocol import StepEvent, StepKind

KINDS: dict[str, StepKind[Any, Any, Any]] = {
    "ask": ask.KIND,
    "status": status.KIND,
    "gather": gather.KIND,
    "stages": stages.KIND,
    "grid": grid.KIND,
    "rate": rate.KIND,
    "review": review.KIND,
    "decide": decide.KIND,
    "close": close.KIND,
}
"""Every kind an agenda may name."""


def event_types() -> dict[str, type[StepEvent]]:
    """Every event of every kind, by its stable name."""
    return {event.type: event for kind in KINDS.values() for event in kind.events}


def event_type(name: str) -> type[StepEvent] | None:
    """The event of that stable name, which begins with the name of its kind; None where there is none."""
    kind = KINDS.get(name.partition(".")[0])
    return next((event for event in kind.events if event.type == name), None) if kind else None


def panel_class(kind: str) -> Any:
    """The panel that shows a kind on the stage; imports Textual, so only when a screen asks."""
    return import_module(f"meetingtui.steps.{kind}.panel").PANEL

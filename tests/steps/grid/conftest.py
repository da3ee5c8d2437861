"""A few grids, and a view with a version kept earlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.standing import Filled as Last
from meetingtui.core.standing import Standing
from meetingtui.steps.grid import play
from meetingtui.steps.grid.events import GridEvent
from meetingtui.steps.grid.panel import GridPanel
from meetingtui.steps.grid.state import GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import Refusal, View
from tests.steps.one_panel import page_of


def grid_of(**given: Any) -> GridFields:
    """A grid of two rows and two columns, unless said otherwise."""
    return GridFields.model_validate(
        {"kind": "grid", "rows": ["Hiring", "Prices"], "cols": ["Decides", "Told"], **given}
    )


def empathy(**given: Any) -> GridFields:
    """Parties guess each other's world; what they cannot easily say is kept as a gist."""
    cols = [{"id": "glad", "text": "Pleased about"}, {"id": "limits", "text": "Hidden limits", "record": "gist"}]
    return GridFields.model_validate({"kind": "grid", "rows": "parties", "cols": cols, "check": True, **given})


def so(fields: GridFields, state: GridState, view: View, *events: GridEvent | Refusal | None) -> GridState:
    """The state after these events, none of them a refusal."""
    for event in events:
        assert isinstance(event, GridEvent), event
        state = play.apply(fields, state, event, view)
    return state


def filled(
    fields: GridFields, view: View, texts: dict[tuple[str, ...], str], state: GridState | None = None
) -> GridState:
    """A grid with these words in these lines, and the same line in front as before."""
    made = state or GridState()
    for place, text in texts.items():
        made = so(fields, made, view, play.write(fields, made, view, Spot(*place), text))
    return replace(made, at=state.at if state else None)


@pytest.fixture
def again(view: View) -> View:
    """The view of a meeting before which a grid `rights` was kept."""
    before = Last(
        on=date(2026, 10, 2),
        minutes="2026-10-02-rights",
        rows={"hiring": "Hiring", "prices": "Prices", "press": "Press"},
        cols={"decides": "Who decides", "told": "Told"},
        cells={"hiring": {"decides": "Both leads", "told": "–"}, "press": {"decides": "Tolland"}},
        unknown=("prices/decides",),
    )
    return replace(view, standing=Standing(grids={"rights": before}))


GUESS, LIMITS = Spot("quillmere", "glad", "tolland"), Spot("quillmere", "limits", "tolland")


def page(fields: GridFields, state: GridState, view: View, width: int = 72) -> str:
    """What the stage shows."""
    return page_of(GridPanel(), fields, state, view, width)


def at(fields: GridFields, state: GridState, view: View, phase: Any, spot: Spot | None = None) -> GridState:
    """The same grid with this line, or the overview, in front."""
    return so(fields, state, view, play.at(view, phase, spot))


def guessed(fields: GridFields, view: View) -> GridState:
    """Both guesses about Quillmere are there, and it is asked about the first."""
    return at(fields, filled(fields, view, {tuple(GUESS): "Leeds", tuple(LIMITS): "marmot"}), view, "check", GUESS)

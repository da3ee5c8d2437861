"""What a `status` step writes: a `[[status]]` row for each stream whose colours were opened."""

from __future__ import annotations

from typing import Any

from meetingtui.steps.protocol import StepNotes, View
from meetingtui.steps.status import walk
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields


def notes(fields: StatusFields, state: StatusState, view: View) -> StepNotes:
    """The rows, in listing order. A stream left as it was, and colours that nobody has seen yet, write none."""
    if not fields.written:
        return StepNotes()
    rows = tuple(
        _row(state, view, found.id)
        for found in walk.subjects(fields, view)
        if state.look(found.id).open and state.look(found.id).says
    )
    return StepNotes(tables={"status": rows} if rows else {})


def _row(state: StatusState, view: View, item: str) -> dict[str, Any]:
    look, was = state.look(item), walk.was(view, item)
    row: dict[str, Any] = {
        "stream": item,
        "says": {party: look.says[party] for party in view.partnership.parties if party in look.says},
    }
    for key, value in (("agreed", look.agreed), ("was", was), ("because", look.because), ("ask", look.ask)):
        if value:
            row[key] = value
    return row

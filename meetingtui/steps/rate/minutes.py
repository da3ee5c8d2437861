"""What a `rate` step writes in the minutes: values by party without names, and never one number for two parties."""

from __future__ import annotations

from typing import Any

from meetingtui.steps.protocol import StepNotes, View
from meetingtui.steps.rate.findings import middle
from meetingtui.steps.rate.play import RateState
from meetingtui.steps.rate.step import RateFields, RateLine


def notes(fields: RateFields, state: RateState, view: View) -> StepNotes:
    """The rows of `[[rating]]`. Dots that nobody has seen, and steps off the record, write nothing."""
    if fields.record == "nothing":
        return StepNotes()
    rows = tuple(_row(line, fields, state, view) for line in fields.line if _shown(line, state))
    return StepNotes(tables={"rating": rows} if rows else {})


def _shown(line: RateLine, state: RateState) -> bool:
    return line.id in state.revealed and bool(state.of_line(line.id))


def _row(line: RateLine, fields: RateFields, state: RateState, view: View) -> dict[str, Any]:
    given = state.of_line(line.id)
    said = {party: given[party] for party in view.partnership.parties if party in given}
    row: dict[str, Any] = {"line": line.id, "text": line.text}
    if line.group:
        row["group"] = line.group
    row["scale"] = fields.scale
    if fields.own_points:
        row["anchors"] = list(fields.points)
    parts: dict[str, Any] = {
        "values": {party: list(one.values) for party, one in said.items() if one.values},
        "median": {party: middle(one.values) for party, one in said.items() if one.values},
        "voice": [party for party, one in said.items() if one.voice],
        "abstained": {party: one.abstained for party, one in said.items() if one.abstained},
        "comment": [
            {"party": party, "text": state.comments[line.id, party]}
            for party in said
            if fields.asks != "none" and (line.id, party) in state.comments
        ],
    }
    return {**row, **{name: part for name, part in parts.items() if part}}

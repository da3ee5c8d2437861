"""What a `review` step writes besides its updates: how much was walked, and who confirmed earlier minutes."""

from __future__ import annotations

from typing import Any

from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.steps.protocol import StepNotes, View
from meetingtui.steps.review.front import front
from meetingtui.steps.review.state import ReviewState
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.walking import walk


def notes(fields: ReviewFields, state: ReviewState, view: View) -> StepNotes:
    """A count of what was looked at; for earlier minutes a `[[confirmed]]` row a party, and what is to be corrected."""
    keys = walk(fields, view).keys
    seen = (state.seen | {front(fields, state, view)}) & set(keys)
    table: dict[str, Any] = {"walked": len(seen)}
    if fields.of != "minutes":
        return StepNotes(table=table)
    if state.corrected:
        table["gist"] = clip(
            "\n\n".join(f"To correct in {key}: {text}" for key, text in state.corrected.items()), TEXT_LIMIT
        )
    rows = tuple(
        _row(state, view, key, party)
        for key in keys
        for party in view.partnership.parties
        if (key, party) in state.confirmed
    )
    return StepNotes(table=table, tables={"confirmed": rows} if rows else {})


def _row(state: ReviewState, view: View, key: str, party: str) -> dict[str, Any]:
    word = state.confirmed[key, party]
    row: dict[str, Any] = {"party": party, "by": word.by, "on": word.on or view.day, "of": key}
    if key in state.corrected:
        row["corrections"] = len([part for part in state.corrected[key].split(";") if part.strip()])
    return row

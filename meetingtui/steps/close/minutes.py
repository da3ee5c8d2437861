"""What a `close` step writes: what was said at the end, each party's confirmation, the next date."""

from __future__ import annotations

from typing import Any

from meetingtui.steps.close.play import CloseState
from meetingtui.steps.close.play import confirmed as holding
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import StepNotes, View


def notes(fields: CloseFields, state: CloseState, view: View) -> StepNotes:
    """The step's table, a `[[confirmed]]` row a party, and the `[next]` table."""
    table: dict[str, Any] = {}
    if state.words and fields.record != "nothing":
        table["gist"] = state.words
        table["prompts"] = list(fields.prompts)
    if state.hands:
        order = view.partnership.parties
        table["worth"] = {party: list(state.hands[party]) for party in order if party in state.hands}
    words = holding(state, view)
    confirmed = tuple(
        {"party": party, "by": words[party].by, "on": words[party].on}
        for party in view.partnership.parties
        if party in words
    )
    head: dict[str, Any] = {}
    if state.next.on or state.next.agenda:
        head["next"] = {"date": state.next.on, "agenda": state.next.agenda}
    if state.confirm_by and len(confirmed) < len(view.partnership.parties):
        head["confirm_by"] = state.confirm_by
    return StepNotes(table=table, tables={"confirmed": confirmed} if confirmed else {}, head=head)

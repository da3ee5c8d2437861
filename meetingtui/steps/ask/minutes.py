"""What an `ask` step writes in the minutes: a gist, an outcome, or rows of what was said by party."""

from __future__ import annotations

from typing import Any

from meetingtui.steps.ask.play import AskState, party_of
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import StepNotes, View


def notes(fields: AskFields, state: AskState, view: View) -> StepNotes:
    """The step's own table. Answers that nobody has seen yet, and steps off the record, write nothing."""
    table: dict[str, Any] = {}
    if fields.record != "nothing" and state.gist:
        table["outcome" if fields.record == "outcome" else "gist"] = state.gist
        if not state.agreed:
            table["agreed"] = False
    if fields.each:
        said = [_row(answer, view, fields) for answer in state.answers if _seen(fields, state, answer.prompt)]
        if fields.reveal == "together":
            # In the order of speaking, rows would tell who said what.
            said.sort(key=lambda row: (row.get("prompt", 0), str(row["party"]), str(row["text"])))
        if said:
            if len(fields.prompts) > 1:
                table["prompts"] = list(fields.prompts)
            table["said"] = said
    missed = _not_reached(fields, state, view)
    if missed:
        table["not_reached"] = missed
    return StepNotes(table=table, tables={}, head={})


def _seen(fields: AskFields, state: AskState, prompt: int) -> bool:
    return fields.reveal == "as said" or prompt in state.revealed


def _row(answer: Any, view: View, fields: AskFields) -> dict[str, Any]:
    row: dict[str, Any] = {"party": party_of(answer.speaker, view)}
    if answer.who:
        row["who"] = answer.who
    row["text"] = answer.text
    if len(fields.prompts) > 1:
        row["prompt"] = answer.prompt + 1
    return row


def _not_reached(fields: AskFields, state: AskState, view: View) -> list[str]:
    """Parties that neither spoke nor passed: moving on is always possible, and is noted (practices B1)."""
    if fields.who != "parties" or fields.shape != "round" or fields.record == "nothing":
        return []
    put = {prompt for prompt, _ in state.marks} | {answer.prompt for answer in state.answers}
    if not put and not state.gist:
        return []

    def reached(party: str, prompt: int) -> bool:
        return state.marks.get((prompt, f"party:{party}"), "later") != "later"

    return [party for party in view.partnership.parties if not all(reached(party, prompt) for prompt in put or {0})]

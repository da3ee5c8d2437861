"""What a `gather` step tells the facilitator alone: who is still writing, and cards as they come in."""

from __future__ import annotations

from meetingtui.steps.gather.state import GatherState, unseen, writing
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.protocol import Aside, View


def aside(fields: GatherFields, state: GatherState, view: View) -> Aside:
    """Cards that the room has not seen are told by party, never by person: nobody's name is known here."""
    names = view.partnership
    if state.phase != "write":
        return Aside()
    lines: list[str] = []
    busy = writing(fields, state, view)
    if busy:
        lines.append(f"Still writing: {', '.join(names.party_name(party) for party in busy)}.")
    if state.prompt + 1 < len(fields.asked):
        lines.append(f"Next prompt: {fields.asked[state.prompt + 1]}")
    lines += [f"{names.party_name(card.party)}, unseen: {card.text}" for card in unseen(fields, state)]
    return Aside(tuple(lines))

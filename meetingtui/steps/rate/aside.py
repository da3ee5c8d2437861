"""What a `rate` step tells the facilitator alone: who is waited for, who can be recognised, what comes next."""

from __future__ import annotations

from meetingtui.steps.protocol import Aside, View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.play import RateState
from meetingtui.steps.rate.step import RateFields


def aside(fields: RateFields, state: RateState, view: View) -> Aside:
    """Who has not rated yet, and the next statement. Numbers that are unseen stay unseen here too."""
    names = view.partnership
    line = play.line_at(fields, state)
    if line is None:
        return Aside()
    lines: list[str] = []
    missing = () if line.id in state.revealed else play.waiting(state, view, line.id)
    if missing:
        lines.append(f"Still to rate: {', '.join(names.party_name(party) for party in missing)}.")
    few = [party for party in missing if play.recognisable(fields, view, party)]
    if few:
        lines.append(f"Could be recognised: {', '.join(names.party_name(party) for party in few)}. Offer one voice.")
    if state.at + 1 < len(fields.line):
        lines.append(f"Next statement: {fields.line[state.at + 1].text}")
    said = [text for (mark, _), text in state.comments.items() if mark == line.id]
    return Aside(tuple(lines), said[-1] if said else "")

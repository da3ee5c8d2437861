"""What a `status` step tells the facilitator alone: who has to choose, and what was chosen unseen."""

from __future__ import annotations

from meetingtui.steps.protocol import Aside, View
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields
from meetingtui.steps.status.walk import in_front, unset


def aside(fields: StatusFields, state: StatusState, view: View) -> Aside:
    """Before the reveal, each party's choice as it comes; after it, the because for a private look at its wording."""
    sort, item = in_front(fields, state, view)
    if sort != "stream":
        return Aside()
    names, look = view.partnership, state.look(item)
    if look.open:
        return Aside(words=look.because)
    lines = [f"{names.party_name(party)}, unseen: {colour}" for party, colour in look.says.items()]
    waiting = unset(fields, state, view, item)
    if waiting:
        lines.append(f"Still to choose: {', '.join(names.party_name(party) for party in waiting)}.")
    return Aside(tuple(lines))

"""What a `stages` step tells the facilitator alone: who might speak first, what the next door asks, the wording."""

from __future__ import annotations

from meetingtui.core.keys import shown
from meetingtui.steps.protocol import Aside, View
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import StagesFields

UNEVEN = 2
"""So many times as many people: then the smaller party is suggested to speak first (practices B4, edge)."""


def aside(fields: StagesFields, state: StagesState, view: View) -> Aside:
    """Hints for the door in front. What somebody says of their own view is theirs, and nobody's wording to mend."""
    stage, door = fields.stage[state.at], state.front
    in_turn = stage.asks == "each party in turn"
    lines: list[str] = []
    if in_turn and not door.spoken and (small := smaller(view)):
        lines.append(f"{view.partnership.party_name(small)} is the smaller party here: invite it to speak first.")
    if in_turn:
        lines.append(f"If it gets hot, offer a break apart: {shown('stage.pause')} pauses the record.")
    if state.at + 1 < len(fields.stage):
        following = fields.stage[state.at + 1]
        lines.append(f"Next door, {following.name}: {following.questions[0]}")
    words = list(door.views.values())[-1] if in_turn and door.views and not door.text else door.text
    return Aside(tuple(lines), words, stage.nudge or None, quoted=in_turn and words in door.views.values())


def smaller(view: View) -> str:
    """The party with by far the fewest people in the room; empty where none has."""
    sizes = {party: len(view.people_of(party)) for party in view.parties_present}
    if len(sizes) < 2:
        return ""
    least = min(sizes, key=lambda party: sizes[party])
    rest = [size for party, size in sizes.items() if party != least]
    return least if min(rest) >= UNEVEN * sizes[least] else ""

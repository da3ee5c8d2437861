"""What an `ask` step tells the facilitator alone: what comes next, who has not spoken, what came in unseen."""

from __future__ import annotations

from collections import Counter

from meetingtui.steps.ask.play import AskState, blind, party_of, speakers
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Aside, View


def aside(fields: AskFields, state: AskState, view: View) -> Aside:
    """The next prompt, who is still to be heard, turns by party, and unseen answers as they come."""
    names = view.partnership
    lines: list[str] = []
    if state.prompt + 1 < len(fields.prompts):
        lines.append(f"Next prompt: {fields.prompts[state.prompt + 1]}")
    order = speakers(fields, view)
    silent = [one for one in order if state.marks.get((state.prompt, one), "later") == "later"]
    if silent and len(silent) < len(order):
        called = [_called(one, view) for one in silent]
        lines.append(f"Not heard yet: {', '.join(called)}. Invite them by name.")
    turns = Counter(party_of(speaker, view) for (_, speaker), how in state.marks.items() if how == "heard")
    if turns and len(names.parties) > 1:
        told = ", ".join(f"{names.party_name(party)} {turns.get(party, 0)}" for party in names.parties)
        lines.append(f"Turns so far: {told}")
    if blind(fields, state):
        unseen = [one for one in state.answers if one.prompt == state.prompt]
        lines += [f"{names.party_name(party_of(one.speaker, view))}, unseen: {one.text}" for one in unseen]
    return Aside(tuple(lines), state.gist)


def _called(speaker: str, view: View) -> str:
    sort, _, name = speaker.partition(":")
    return view.partnership.party_name(name) if sort == "party" else view.partnership.first_name(name)

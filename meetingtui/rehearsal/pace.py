"""How long each thing of a rehearsal stays on the screen, so that the whole takes the minutes asked for. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.player import Played

ARRIVING = 0.06
"""The part of the time that goes to people coming in."""
SHORTEST = 0.25
"""Seconds below which nothing is seen: with many things to show, a rehearsal takes a little longer."""
LONGEST = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds for a thing of weight one, by step; none at all where it is to go as fast as it can."""

    seconds: Mapping[str, float] = field(default_factory=dict[str, float])

    def after(self, step: str, weight: int) -> float:
        """How long to wait after something of this weight, in seconds."""
        if not self.seconds:
            return 0.0
        usual = sum(self.seconds.values()) / len(self.seconds)
        return min(max(self.seconds.get(step, usual) * weight, SHORTEST), LONGEST)


def pace_of(minutes: float, played: Iterable[Played], meeting: Meeting) -> Pace:
    """The minutes spread over the steps as their agenda plans them, and in each over what happens there."""
    if not minutes > 0:
        return Pace()
    weights: dict[str, int] = {}
    for one in played:
        weights[one.step] = weights.get(one.step, 0) + one.turn.weight
    planned = {step.key: max(step.fields.minutes or 0, 1) for step in meeting.steps if step.key in weights}
    whole = sum(planned.values()) or 1
    shares = {key: (1 - ARRIVING) * count / whole for key, count in planned.items()} | {ARRIVALS: ARRIVING}
    return Pace({key: minutes * 60 * shares.get(key, 0.0) / weight for key, weight in weights.items()})

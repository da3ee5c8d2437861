"""A rehearsal gone through in memory first: how many things happen where, and what every step needs. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import Meeting
from meetingtui.rehearsal.fitting import Fit, fits_of, verdict
from meetingtui.rehearsal.player import Played, Player, play
from meetingtui.rehearsal.preparing import Rehearsal


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a rehearsal comes to."""

    played: tuple[Played, ...]
    meeting: Meeting
    """As it is at the end."""
    fits: tuple[Fit, ...]
    verdict: tuple[str, ...]
    stuck: tuple[str, ...]
    """Steps that could not be played to their end."""


def reckon(rehearsal: Rehearsal, people: int | None = None) -> Reckoned:
    """Go through a rehearsal from the arrivals to the close."""
    player = Player(people)
    played: list[Played] = []
    fits: tuple[Fit, ...] = ()
    meeting: Meeting | None = None
    for one, now in play(rehearsal.opened, player):
        if meeting is not None and not fits and now.at != ARRIVALS:
            fits = fits_of(now)
        played.append(one)
        meeting = now
    assert meeting is not None, "the opening event always makes a meeting"
    return Reckoned(tuple(played), meeting, fits, verdict(rehearsal.agenda, fits), tuple(player.stuck))

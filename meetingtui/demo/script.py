"""The played meeting from end to end, and how long each moment of it is to be read. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.demo.beats import Beat, Cue, cue_of
from meetingtui.demo.talk import ARRIVING, MOVING, PROMISED
from meetingtui.demo.work import DECIDING, READ_BACK, STANDING
from meetingtui.live.meeting import Meeting

SCRIPT: tuple[Beat, ...] = (*ARRIVING, *MOVING, *PROMISED, *STANDING, *DECIDING, *READ_BACK)
A_LETTER = 0.055
"""Seconds to read one."""
A_KEY = 0.05
"""Seconds between two letters that are typed."""
SHORTEST, QUICK = 1.6, 0.6
"""Seconds for a short sentence, and for a moment without words."""
LONGEST = 6.0


@dataclass(slots=True)
class Prompter:
    """Knows where the played meeting is; asked with the meeting as it is then, so that it may be left and come back."""

    at: int = 0

    def next(self, meeting: Meeting) -> Cue | None:
        """The next moment that has something to do here; None where there is none any more."""
        while self.at < len(SCRIPT):
            number, self.at = self.at, self.at + 1
            if cue := cue_of(number, SCRIPT[number], meeting):
                return cue
        return None


def reading(cue: Cue) -> float:
    """Seconds to read what is said or told at this moment."""
    return min(max(len(cue.words) * A_LETTER, SHORTEST), LONGEST) if cue.words else QUICK


def lasting() -> float:
    """Seconds that the whole takes at reading speed, about."""
    whole = 0.0
    for number, beat in enumerate(SCRIPT):
        whole += reading(Cue(number, beat, beat.words))
        whole += len(beat.line.text) * A_KEY + SHORTEST if beat.line else 0.0
    return whole

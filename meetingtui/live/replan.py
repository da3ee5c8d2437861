"""When a meeting runs late: which later steps to leave out or shorten, so that it ends when it was to end. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from meetingtui.live.event import ClockSet, Data, StepSkipped
from meetingtui.live.meeting import Meeting, StepRun

WORTH = 2
"""Minutes of lateness from which a new plan is offered."""
LEAST = 0.5
"""No step is made shorter than this part of what it was planned for."""
READ_BACK = 5
"""Minutes that a read-back keeps, if it had them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A later step and the minutes it would have; None where it would be left out."""

    step: str
    heading: str
    was: int
    minutes: int | None

    @property
    def event(self) -> Data:
        """What makes it so."""
        if self.minutes is None:
            return StepSkipped(step=self.step, skipped=True)
        return ClockSet(step=self.step, minutes=self.minutes)

    @property
    def words(self) -> str:
        """The change in a few words."""
        return f"leave out {self.heading}" if self.minutes is None else f"{self.heading} {self.was} to {self.minutes}"


def late_by(meeting: Meeting, now: datetime) -> int:
    """Whole minutes by which the meeting would end late if the rest took as long as planned; 0 where it would not."""
    if meeting.began is None:
        return 0
    planned = sum(step.fields.minutes or 0 for step in meeting.steps)
    late = meeting.ends(now) - (meeting.began + timedelta(minutes=planned))
    return max(math.ceil(late.total_seconds() / 60), 0)


def replan(meeting: Meeting, now: datetime) -> tuple[Change, ...]:
    """What would bring the end back: optional steps go first, the longest of them before the others, then the longest
    steps are made shorter. Empty where the meeting is not late, or nothing later can give way."""
    late = late_by(meeting, now)
    if late < WORTH:
        return ()
    changes: dict[str, Change] = {}
    later = sorted(_later(meeting), key=lambda step: step.planned or 0, reverse=True)
    for step in later:
        if late > 0 and step.fields.optional:
            changes[step.key] = Change(step.key, step.fields.heading, step.planned or 0, None)
            late -= step.planned or 0
    for step in later:
        planned = step.planned or 0
        give = min(planned - _shortest(step), late)
        if step.key not in changes and give > 0:
            changes[step.key] = Change(step.key, step.fields.heading, planned, planned - give)
            late -= give
    return tuple(changes[step.key] for step in meeting.steps if step.key in changes)


def _later(meeting: Meeting) -> list[StepRun]:
    keys = [step.key for step in meeting.steps]
    at = keys.index(meeting.at) + 1 if meeting.at in keys else 0
    return [step for step in meeting.steps[at:] if step.planned and not (step.skipped or step.card or step.first)]


def _shortest(step: StepRun) -> int:
    planned = step.planned or 0
    least = math.ceil(planned * LEAST)
    return max(least, min(planned, READ_BACK)) if step.fields.kind == "close" else least

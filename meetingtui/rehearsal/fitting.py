"""What of an agenda fits the minutes that are planned for it, with the people who come. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from meetingtui.files.agenda import Agenda
from meetingtui.live.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Fit:
    """One step: the minutes that are planned, and those that it takes, with what they are reckoned from."""

    number: int
    kind: str
    title: str
    planned: int | None
    needs: float | None
    words: str = ""

    @property
    def minutes(self) -> int | None:
        """About how many whole minutes it takes."""
        return None if self.needs is None else max(round(self.needs), 1 if self.needs > 0 else 0)

    @property
    def fits(self) -> bool:
        """Whether it has the minutes that it takes; a step without a clock has."""
        return self.minutes is None or self.planned is None or self.minutes <= self.planned

    @property
    def sentence(self) -> str:
        """What does not fit, in a sentence."""
        planned = "1 is" if self.planned == 1 else f"{self.planned} are"
        needed = _minutes(self.minutes or 0)
        return f"Step {self.number} {self.title}: {self.words} need about {needed}; {planned} planned."


def fits_of(meeting: Meeting) -> tuple[Fit, ...]:
    """Every step of the agenda, with the people who are in the room."""
    made: list[Fit] = []
    for number, step in enumerate((one for one in meeting.steps if not one.added), 1):
        takes = step.kind.takes(step.fields, meeting.view(step.key))
        made.append(
            Fit(
                number,
                step.fields.kind,
                step.fields.heading,
                step.fields.minutes,
                takes.minutes if takes else None,
                takes.words if takes else "",
            )
        )
    return tuple(made)


def will_not_fit(agenda: Agenda, fits: tuple[Fit, ...]) -> tuple[str, ...]:
    """A sentence for each thing that will not fit; none where everything will."""
    made = [fit.sentence for fit in fits if not fit.fits]
    if agenda.minutes is not None and agenda.planned > agenda.minutes:
        made.insert(
            0, f"The steps are planned for {agenda.planned} minutes together; the agenda says {agenda.minutes}."
        )
    needed = sum(fit.minutes or 0 for fit in fits)
    if made and needed > agenda.length:
        made.append(f"Together the steps need about {_minutes(needed)}; the agenda has {agenda.length}.")
    return tuple(made)


def verdict(agenda: Agenda, fits: tuple[Fit, ...]) -> tuple[str, ...]:
    """What will not fit, or that everything does."""
    return will_not_fit(agenda, fits) or (
        f"Everything fits: the steps need about {_minutes(sum(fit.minutes or 0 for fit in fits))} of {agenda.length}.",
    )


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"

"""The days of the story: seven meetings a quarter that end a little before a given day, all of them working days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.sample.scenes import Scene

WEEKS_A_YEAR = 52
SATURDAY = 5
EARLIEST, LATEST = 1900, 9000
_WEEKDAYS = {"weekly-standup": 1, "context-and-status": 3, "leaders-weekly": 4}
"""On which weekday an agenda is held; the others on Wednesdays."""


def week_of(number: int) -> int:
    """The week of the story in which a meeting stands: every second one, thirteen to a quarter."""
    return 13 * ((number - 1) // 7) + 2 * ((number - 1) % 7)


@dataclass(frozen=True, slots=True)
class Days:
    """When each meeting was held; meeting number 1 is the first of `held`."""

    first_monday: date
    held: tuple[date, ...]
    holidays: bool = True
    """Whether firms are closed between the 24th of December and New Year's Day."""

    def of(self, number: int) -> date:
        """The day of a meeting."""
        return self.held[number - 1]

    def after(self, number: int, weeks: float) -> date:
        """A working day so many weeks after a meeting."""
        return working(self.of(number) + timedelta(days=round(7 * weeks)), holidays=self.holidays)

    def monday(self, week: int) -> date:
        """The Monday of a week of the story."""
        return self.first_monday + timedelta(weeks=week)


def days(scenes: Sequence[Scene], until: date, years: int, *, holidays: bool = True) -> Days:
    """The days of these meetings. Raises ValueError for a day that is out of reach."""
    first = in_reach(until) - timedelta(days=until.weekday(), weeks=WEEKS_A_YEAR * years)
    planned = [
        first + timedelta(weeks=week_of(number), days=_WEEKDAYS.get(scene.agenda, 2))
        for number, scene in enumerate(scenes, 1)
    ]
    held: list[date] = []
    for day in reversed(planned):
        # Backwards, so that a meeting moved out of a holiday stays before the next one, and all before `until`.
        latest = held[-1] - timedelta(days=1) if held else day
        held.append(earlier(min(day, latest), holidays=holidays))
    return Days(first, tuple(reversed(held)), holidays)


def in_reach(until: date) -> date:
    """The day itself, where years before and after it are days too; else ValueError."""
    if not EARLIEST <= until.year <= LATEST:
        raise ValueError(f"the minutes cannot end before {until}; give a day between {EARLIEST} and {LATEST}")
    return until


def is_working(day: date, *, holidays: bool = True) -> bool:
    """Whether firms work that day: not at weekends, nor between the 24th of December and New Year's Day."""
    closed = holidays and ((day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1))
    return day.weekday() < SATURDAY and not closed


def working(day: date, *, holidays: bool = True) -> date:
    """This day, or the next one on which firms work."""
    while not is_working(day, holidays=holidays):
        day += timedelta(days=1)
    return day


def earlier(day: date, *, holidays: bool = True) -> date:
    """This day, or the one before it on which firms work."""
    while not is_working(day, holidays=holidays):
        day -= timedelta(days=1)
    return day

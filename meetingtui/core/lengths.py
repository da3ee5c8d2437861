"""Lengths of time in the words of an agreement, such as "five working days"; and small numbers as words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from meetingtui.core.dates import read_date
from meetingtui.core.people import Escalation

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LENGTH = (
    rf"\b(?P<count>[0-9]{{1,3}}|a|an|{'|'.join(NUMBERS[1:])}) "
    r"(?P<working>working |business )?(?P<unit>day|week|month)s?\b"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """After how long a rung is climbed."""

    count: int
    unit: str
    working: bool = False

    @property
    def words(self) -> str:
        """The length as people say it."""
        return counted(self.count, f"{'working ' if self.working else ''}{self.unit}")

    def upto(self, since: date) -> date:
        """The last day on which it is not yet time, counted from `since`."""
        if self.working:
            return _working_days_on(since, self.count)
        return read_date(f"in {self.count} {self.unit}s", since) or date.max


def trigger(escalation: Escalation) -> Trigger | None:
    """After how long a rung is climbed; None where its words name no length of time."""
    if escalation.days:
        return Trigger(escalation.days, "day", working=True)
    found = re.search(_LENGTH, escalation.when, re.IGNORECASE)
    if found is None:
        return None
    said, unit = found["count"].casefold(), found["unit"].casefold()
    count = int(said) if said.isdigit() else 1 if said in {"a", "an"} else NUMBERS.index(said)
    return Trigger(count, unit, working=bool(found["working"]) and unit == "day") if count else None


def number(count: int) -> str:
    """A small number as a word."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else str(count)


def counted(count: int, one: str, many: str = "") -> str:
    """So many of something: "one meeting", "three meetings"."""
    return f"{number(count)} {one if count == 1 else many or f'{one}s'}"


def _working_days_on(day: date, count: int) -> date:
    """So many working days on, Monday to Friday."""
    while count and day < date.max:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day

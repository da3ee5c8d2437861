"""Two minutes, value by value: what one says and the other does not, each under its name. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meetingtui.core.text import fold_name
from meetingtui.files.minutes import Minutes
from meetingtui.register.meaning import meaning, with_amendments
from meetingtui.register.seal import written


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that two minutes say differently; None where one of them does not have it."""

    part: str
    was: Any
    now: Any


def differences(one: Minutes, other: Minutes) -> tuple[Difference, ...]:
    """Every part in which they differ, in the order of the first, then what only the second has."""
    was, now = meaning(one), meaning(other)
    found = (Difference(part, was.get(part), now.get(part)) for part in {**was, **now} if _differ(part, was, now))
    # That there is an A33 is told by what A33 says.
    return tuple(one for one in found if one.part not in {f"{one.was}.id", f"{one.now}.id"})


def amended_apart(one: Minutes, other: Minutes) -> tuple[Difference, ...]:
    """Parts that were confirmed alike and mean two things now: only one copy holds an amendment, or each its own."""
    told = {row.part for row in differences(one, other)}
    now = differences(with_amendments(one), with_amendments(other))
    return tuple(row for row in now if row.part not in told)


def _differ(part: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return (part in was) != (part in now) or written(was[part]) != written(now[part])


def same_meeting(one: Minutes, other: Minutes) -> bool:
    """Whether these are minutes of one meeting: held on one day, under one number or one title."""
    alike = one.meeting == other.meeting or fold_name(one.title) == fold_name(other.title)
    return one.date == other.date and alike

"""What narrows a list: a name that was said, and days as people type them, looking back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from meetingtui.cli.screens import refuse
from meetingtui.core.dates import read_date, refuse_date, say_date
from meetingtui.core.text import clean_line, fold_name

_TWO_WAYS = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/|\Z)")
"""A day and a month in numbers, in an order that is not everybody's."""
_MONTHS = 12


def known(said: str | None, names: dict[str, tuple[str, ...]], sort: str) -> str | None:
    """The id of the one whose id or name was said; the program ends with those there are where it is none of them."""
    if said is None:
        return None
    wanted = fold_name(said)
    found = [key for key, words in names.items() if wanted in {fold_name(key), *map(fold_name, words)}]
    if len(found) == 1:
        return found[0]
    listing = ", ".join(names) or "none"
    return refuse(f"{clean_line(said)} is no {sort} here; there {'is' if len(names) == 1 else 'are'} {listing}")


def past_days(since: str | None, until: str | None, today: date) -> tuple[date | None, date | None]:
    """The first and the last day that were asked for; the program ends where no day is between them."""
    first, last = past_day(since, today), past_day(until, today, last=True)
    if first is not None and last is not None and first > last:
        return refuse(
            f"no day is since {say_date(first)} and until {say_date(last)}; the earlier one goes with --since"
        )
    return first, last


def read_as(since: str | None, until: str | None, today: date) -> list[str]:
    """How days were read that other people write the other way round."""
    told: list[str] = []
    for said in (since, until):
        numbers = _TWO_WAYS.match(said.strip().lstrip("^")) if said is not None else None
        if said is not None and numbers and numbers[1].zfill(2) != numbers[2].zfill(2) and int(numbers[1]) <= _MONTHS:
            day = past_day(said, today)
            told.append(f"{clean_line(said)} was read as {say_date(day)}: the day comes first" if day else "")
    return told


def past_day(said: str | None, today: date, *, last: bool = False) -> date | None:
    """A day as people type it, looking back; a month or a year is its first day, with `last` its last one."""
    if said is None:
        return None
    from meetingtui.review.index.query import read_day

    words = said.strip().lstrip("^")
    day = read_day(words, last=last) or read_date(words, today)
    if day is None:
        return refuse(refuse_date(clean_line(words), ""))
    return day if day <= today or re.search(r"[0-9]{4}", words) else _last_such_day(words, day, today)


def _last_such_day(words: str, coming: date, today: date) -> date:
    """The last day, today included, that a phrase without a year means; one that counts from today keeps its day."""
    if read_date(words, today + timedelta(days=1)) == coming + timedelta(days=1):
        return coming
    # A leap day was up to eight years ago.
    for back in (timedelta(weeks=1), *(timedelta(days=365 * years) for years in range(1, 9))):
        found = read_date(words, today - back)
        if found is not None and found <= today:
            return found
    return coming

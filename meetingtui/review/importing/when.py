"""Days and times as old minutes write them: a meeting's day has a year, and is found anywhere in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from meetingtui.core.dates import longest_date, read_date

_ANY = date(2000, 1, 1)
"""Stands for today where a year is written, so that it does not matter."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?)?"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)[0-9]{2}"
_WITH_YEAR = re.compile(
    rf"(?<![\w.-])(?:"
    rf"(?P<iso>{_YEAR}([-./])[01]?[0-9]\2[0-3]?[0-9])(?:T[0-9:.]{{4,12}}Z?)?"
    rf"|(?P<run>{_YEAR}[01][0-9][0-3][0-9])"
    rf"|(?P<numbers>[0-3]?[0-9]([-./])[0-3]?[0-9]\5{_YEAR})"
    rf"|(?P<words>{_WEEKDAY}(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR}))"
    rf")(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_IN_NAME = re.compile(
    rf"(?<![0-9])(?P<year>{_YEAR})(?P<mark>[-._]?)(?P<month>[01][0-9])(?P=mark)(?P<day>[0-3][0-9])(?![0-9])"
)
_WEEKDAY_FIRST = re.compile(r"\A[a-z]{3,9}\.?,?\s+(?:the\s+)?(?=[0-9a-z])", re.IGNORECASE)
_CLOCK = r"(?P<{0}h>[0-2]?[0-9])(?:[:.h](?P<{0}m>[0-5][0-9])(?::[0-5][0-9])?)?\s*(?P<{0}half>[ap]\.?m\b\.?)?"
_SPAN = re.compile(
    rf"(?<![\w.:]){_CLOCK.format('a')}\s*(?:-|–|—|to|until|till)\s*{_CLOCK.format('b')}(?![\w:])", re.IGNORECASE
)
_TIME = re.compile(rf"(?<![\w.:]){_CLOCK.format('a')}(?![\w:])", re.IGNORECASE)
_DUE = re.compile(
    r"(?:^|(?<=[\s,;–—(-]))(?:due(?: date)?(?: by| on)?|by|before|until|deadline|target(?: date)?|📅)\s*[:=]?\s+(?=\S)",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_WITHOUT_YEAR = re.compile(
    rf"(?<![\w./-])(?:([0-3]?[0-9])(?:st|nd|rd|th)?(?:\s+of)?[ -]({_MONTHS})"
    rf"|({_MONTHS})[ ]([0-3]?[0-9])(?:st|nd|rd|th)?)"
    rf"(?!\w|[.:/-]\w|,?[\s-]+{_YEAR})",
    re.IGNORECASE | re.ASCII,
)
_FAR = 270
"""A day without a year that lies so many days ahead may as well be one that is past."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names: where it stands there, and what must be said of how it was read."""

    day: date
    start: int
    end: int
    doubt: str = ""


def find_day(text: str) -> Day | None:
    """The first day with a year in a text."""
    for found in _WITH_YEAR.finditer(text[:500]):
        if (read := _read(found)) is not None:
            return Day(read[0], found.start(), found.end(), read[1])
    return None


def no_days(text: str, today: date | None = None) -> Iterator[str]:
    """What is written like a day in a text and is none; without `today`, only what has a year."""
    for found in _WITH_YEAR.finditer(text):
        if not found["run"] and "." not in found[0][:10] and _read(found) is None:
            yield found[0]
    if today is None:
        return
    for found in _WITHOUT_YEAR.finditer(text):
        day, month = (found[1] or found[4]), (found[2] or found[3])
        if read_date(f"{int(day)} {month[:3]}", today) is None:
            yield found[0]


def day_in_name(stem: str) -> date | None:
    """The day that a file's name begins with, or holds."""
    for found in _IN_NAME.finditer(stem[:200]):
        if day := _made(int(found["year"]), int(found["month"]), int(found["day"])):
            return day
    day = find_day(re.sub("[-_]+", " ", stem[:200]))
    return day.day if day else None


def _read(found: re.Match[str]) -> tuple[date, str] | None:
    if found["iso"] or found["run"]:
        text = found["iso"] or found["run"]
        parts = re.split("[-./]", text) if found["iso"] else (text[:4], text[4:6], text[6:])
        day = _made(*(int(part) for part in parts))
        return (day, "") if day else None
    if found["numbers"]:
        first, second, year = (int(part) for part in re.split("[-./]", found["numbers"]))
        if day := _made(year, second, first):
            either = first <= 12 and first != second and "." not in found["numbers"]
            doubt = f'"{found["numbers"]}" was read with the day first' if either else ""
            return day, doubt
        # No month is above 12, so there is one way only to read it.
        day = _made(year, first, second)
        return (day, "") if day else None
    return _in_words(found["words"])


def _in_words(words: str) -> tuple[date, str] | None:
    text = " ".join(words.replace("-", " ").split())
    if day := read_date(text, _ANY):
        return day, ""
    short = _WEEKDAY_FIRST.sub("", text) if text[:3].lower() in _WEEKDAYS else text
    for wish in (short, re.sub(r"\b([a-z]{3})[a-z]*\.?", r"\1", short, flags=re.IGNORECASE)):
        if day := read_date(wish, _ANY):
            return day, f'the weekday of "{text}" is another one' if _fits_not(text, day) else ""
    return None


def _fits_not(text: str, day: date) -> bool:
    first = text[:3].lower()
    return first in _WEEKDAYS and _WEEKDAYS.index(first) != day.weekday()


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Hours:
    """When a meeting began and ended, and the words around that say more."""

    began: time | None
    ended: time | None
    rest: str = ""


def read_hours(text: str) -> Hours | None:
    """The time, or the two, that a text tells; None where there is none."""
    if found := _SPAN.search(text):
        began, ended = _clock(found, "a", found["bhalf"]), _clock(found, "b", "")
    elif (found := _TIME.search(text)) and (found["am"] or found["ahalf"]):
        began, ended = _clock(found, "a", ""), None
    else:
        return None
    if began is None or (ended is None and "bh" in found.groupdict()):
        return None
    return Hours(began, ended, (text[: found.start()] + text[found.end() :]).strip(" ()[],;."))


def _clock(found: re.Match[str], which: str, later_half: str | None) -> time | None:
    hour, minute = int(found[f"{which}h"]), int(found[f"{which}m"] or 0)
    half = (found[f"{which}half"] or later_half or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half.startswith("p"):
        hour = hour % 12 + 12
    elif half.startswith("a"):
        hour %= 12
    return time(hour, minute) if hour < 24 else None


@dataclass(frozen=True, slots=True)
class Due:
    """By when a thing is promised, the text without it, and what must be said of how it was read."""

    day: date
    text: str
    doubt: str = ""


def read_due(phrase: str, today: date) -> Due | None:
    """The day that a whole phrase means, with or without "due" or "by" before it."""
    words = _DUE.sub("", phrase.strip(" .,;"), count=1).strip()
    if day := _day_of(words, today):
        return Due(day, "", _doubt(words, day, today))
    return None


def take_due(text: str, today: date) -> Due | None:
    """The day after the last "by" or "due" in a text. It is taken out where it ends the text."""
    for found in reversed(list(_DUE.finditer(text))[-8:]):
        rest = text[found.end() :]
        whole = rest.strip(" .,;)")
        if day := _day_of(whole, today):
            return Due(day, text[: found.start()].rstrip(" ,;–—(-"), _doubt(whole, day, today))
        if partly := longest_date(rest.split()[:10], today):
            words = " ".join(rest.split()[: partly[1]])
            return Due(partly[0], text, _doubt(words, partly[0], today))
    return None


def _day_of(words: str, today: date) -> date | None:
    if not 0 < len(words) <= 40:
        return None
    if day := read_date(words.removeprefix("the "), today):
        return day
    found = find_day(words)
    return found.day if found and (found.start, found.end) == (0, len(words)) else None


def _doubt(words: str, day: date, today: date) -> str:
    if (day - today).days > _FAR and not re.search(r"[0-9]{4}|y", words, re.IGNORECASE):
        return f'"{words}" was read as a day to come: {day.isoformat()}'
    found = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})(?:/.*)?", words)
    if found and int(found[1]) <= 12 and found[1] != found[2]:
        return f'"{words}" was read with the day first: {day.isoformat()}'
    return ""

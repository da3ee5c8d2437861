"""Due dates as people type them: a closed grammar in English, where a phrase is a date as a whole or not at all.

Weeks begin on Monday. What the grammar takes, with the choices that could have gone another way:

- ``fri``, ``friday``: the next one after today, so today's own name means a week from today;
- ``this fri``: the coming one, today included; ``next fri`` and ``fri next week``: the one in next week;
- ``27 nov``, ``nov 27``, ``27th of november``, ``fri 27 nov``: the next such day on or after today; a year may follow;
  a weekday that does not fit the day makes the phrase no date, and so does a year of two digits;
- ``12/12``, ``12.12.``: day first, month second, never the other way round;
- ``+2w``, ``2w``, ``3 days``, ``in two weeks``: counted from today; months keep the day number, or end with the month;
- ``eow``: the Friday of this week (on a Saturday or Sunday, of next week);
- ``eom``, ``eoy``, ``end of november``: the last day of each;
- ``next week``: its Monday; ``next month``: the same day number, or the month's last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

WORDS_AT_MOST = 6
"""No date in this grammar is longer than "fri the 27th of november 2026"."""

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY = r"mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_UNIT = r"d|days?|w|wks?|weeks?|m|months?|y|years?"
_COUNT = {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
} | {"a": 1}

# A whole word, the punctuation of the sentence around it left aside.
_ENDS = r"(?=[,.;:!?)]*(?: |$))"
_ANOTHER_DAY = (
    rf"(?:the )?(?:[0-2]?[0-9]|3[01])(?:st|nd|rd|th)?(?: (?:of )?(?:{_MONTH}))?{_ENDS}"
    rf"|(?:{_MONTH})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?{_ENDS}"
    # May and March alone are words of a sentence more often.
    rf"|(?!may|mar)(?:{_MONTH}){_ENDS}"
    r"|[0-9]{1,2}[/.][0-9]{1,2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
)
"""What would go on after a weekday that is not the whole date: the rest of "sun 21 nov" where that is no Sunday."""
_SHORT_YEAR = rf"['’]?[0-9]{{2}}{_ENDS}"
"""What would go on after a day and a month: the rest of "1 dec 26"."""
_REST_WORDS = 4
WORDS_LOOKED_AT = WORDS_AT_MOST + _REST_WORDS
"""How many words `longest_date` has a use for."""

_Found = re.Match[str]
_Reader = Callable[[_Found, date], date | None]
_Rest = str | None


def read_date(phrase: str, today: date) -> date | None:
    """The day that the whole phrase means, or None; never raises, also where a date would leave the calendar."""
    found = _read(phrase, today)
    return found[0] if found else None


def longest_date(words: Sequence[str], today: date) -> tuple[date, int] | None:
    """The longest run of leading words that is a date, and how many words it takes.

    A comma or full stop after the last word is let go. None also where the words after it look like its rest: half of a
    date would be another day, and nobody would notice.
    """
    found = _longest(words, today)
    return found[:2] if found and not found[2] else None


def no_date(words: Sequence[str], today: date) -> str:
    """The leading words to name where `longest_date` found none."""
    found = _longest(words, today)
    return " ".join([*words[: found[1]], found[2]]) if found else " ".join(words[:1])


def say_date(day: date, today: date | None = None) -> str:
    """A day in words, "Fri 27 Nov 2026"; without the year where `today` is given and shares it."""
    words = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return words if today is not None and today.year == day.year else f"{words} {day.year}"


def refuse_date(phrase: str, mark: str = "^") -> str:
    """The sentence for a phrase that is not a date: what is wrong, and what would be right; `mark` led to it."""
    said = f'"{mark}{phrase}"'
    numbers = re.fullmatch(r"([0-9]{1,2})([/.])([0-9]{1,2})(\.|[/.][0-9]{2,4})?[,.]?", phrase)
    if numbers:
        first, mark, second, tail = (numbers[1], numbers[2], numbers[3], numbers[4] or "")
        if 1 <= int(first) <= 12 < int(second) <= 31:
            return f"{said} has no month {second}; the day comes first: {second}{mark}{first}{tail}"
    if short := re.fullmatch(rf"(.*(?:{_MONTH})\.?,?(?: .*)?) ['’]?([0-9]{{2}})", phrase, re.IGNORECASE):
        return f"{said} has a year of two digits; write it in full, as in {short[1]} 20{short[2]}"
    if re.match(rf"(?:(?:this|next) )?(?:{_WEEKDAY})\b.* ", phrase, re.IGNORECASE):
        return f"{said} may be two different days; write one, as in fri, 27 nov or 2026-12-01"
    return f"{said} is not a date; try fri, 27 nov, +2w or 2026-12-01"


def _read(phrase: str, today: date) -> tuple[date, _Rest] | None:
    """The day of a whole phrase, and what must not come after it."""
    words = " ".join(phrase.lower().split())
    if len(words) > 40:
        return None
    for pattern, reader, rest in _grammar():
        if found := pattern.fullmatch(words):
            try:
                day = reader(found, today)
            except (ValueError, OverflowError):
                return None
            return (day, None if found.groupdict().get("year") else rest) if day else None
    return None


def _longest(words: Sequence[str], today: date) -> tuple[date, int, str] | None:
    """The day, how many words it takes, and what comes after it and looks like its rest."""
    for count in range(min(WORDS_AT_MOST, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        read = _read(phrase, today) or (_read(phrase[:-1], today) if phrase.endswith((",", ".")) else None)
        if read is not None:
            day, rest = read
            after = re.match(rest, " ".join(words[count : count + _REST_WORDS]).lower(), re.ASCII) if rest else None
            return day, count, after.group() if after else ""
    return None


def _weekday(word: str) -> int:
    return _WEEKDAYS.index(word[:3].title())


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].title()) + 1


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months_on(day: date, months: int) -> date:
    """The same day number so many months on, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    end = _month_end(day.year + years, month + 1)
    return end.replace(day=min(day.day, end.day))


def _on(today: date, count: int, unit: str) -> date:
    match unit[0]:
        case "d":
            return today + timedelta(days=count)
        case "w":
            return today + timedelta(weeks=count)
        case "f":
            return today + timedelta(weeks=2 * count)
        case "m":
            return _months_on(today, count)
        case _:
            return _months_on(today, 12 * count)


def _coming(today: date, month: int, day: int) -> date | None:
    """The next such day on or after today: for 29 February, in the next leap year."""
    for year in range(today.year, min(today.year + 9, 10_000)):
        if day <= monthrange(year, month)[1] and date(year, month, day) >= today:
            return date(year, month, day)
    return None


def _named_weekday(found: _Found, today: date) -> date:
    ahead = (_weekday(found["weekday"]) - today.weekday()) % 7
    if found["which"] == "this":
        return today + timedelta(days=ahead)
    return today + timedelta(days=ahead or 7)


def _weekday_of_next_week(found: _Found, today: date) -> date:
    return _monday(today) + timedelta(days=7 + _weekday(found["weekday"]))


def _calendar_day(found: _Found, today: date) -> date | None:
    month, number = _month(found["month"]), int(found["day"])
    day = date(int(found["year"]), month, number) if found["year"] else _coming(today, month, number)
    if day and found["weekday"] and day.weekday() != _weekday(found["weekday"]):
        return None
    return day


def _numeric_day(found: _Found, today: date) -> date | None:
    number, month, year = int(found["day"]), int(found["month"]), found["year"]
    if not 1 <= month <= 12 or number < 1:
        return None
    if not year:
        return _coming(today, month, number)
    return date(int(year) + (2000 if len(year) == 2 else 0), month, number)


def _span(found: _Found, today: date) -> date:
    count = found["count"]
    return _on(today, _COUNT[count] if count in _COUNT else int(count), found["unit"])


def _end_of_week(today: date) -> date:
    friday = _monday(today) + timedelta(days=4)
    return friday if friday >= today else friday + timedelta(weeks=1)


def _end(found: _Found, today: date) -> date:
    unit, later = found["unit"], found["which"] == "next"
    match unit:
        case "week" | "w":
            return _monday(today) + timedelta(days=11) if later else _end_of_week(today)
        case "month" | "m":
            month = _months_on(today, 1 if later else 0)
            return _month_end(month.year, month.month)
        case _:
            return date(today.year + (1 if later else 0), 12, 31)


def _end_of_named_month(found: _Found, today: date) -> date:
    month = _month(found["month"])
    return _month_end(int(found["year"]) if found["year"] else today.year + (month < today.month), month)


# Only these centuries, so that "27 nov 3000 flyers" keeps its flyers.
_YEAR = r"(?:,? (?P<year>(?:19|20|21)[0-9]{2}))?"
_FITTING = rf"(?:(?P<weekday>{_WEEKDAY}),? )?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NUMBER = r"[1-9][0-9]{0,3}"

_RULES: tuple[tuple[str, _Reader, _Rest], ...] = (
    (r"today", lambda _, today: today, None),
    (r"tomorrow", lambda _, today: today + timedelta(days=1), None),
    (rf"(?:(?P<which>this) )?(?P<weekday>{_WEEKDAY})", _named_weekday, _ANOTHER_DAY),
    (rf"next (?P<weekday>{_WEEKDAY})", _weekday_of_next_week, _ANOTHER_DAY),
    (rf"(?P<weekday>{_WEEKDAY}) next week", _weekday_of_next_week, _ANOTHER_DAY),
    (rf"{_FITTING}(?:the )?{_DAY} (?:of )?(?P<month>{_MONTH})\.?{_YEAR}", _calendar_day, _SHORT_YEAR),
    (rf"{_FITTING}(?P<month>{_MONTH})\.? {_DAY}{_YEAR}", _calendar_day, _SHORT_YEAR),
    (r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?", _numeric_day, _SHORT_YEAR),
    (r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})?", _numeric_day, _SHORT_YEAR),
    (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})", _numeric_day, None),
    (rf"(?:\+|in )?(?P<count>{_NUMBER}) ?(?P<unit>{_UNIT})", _span, None),
    (rf"in (?P<count>{'|'.join(_COUNT)}) (?P<unit>days?|weeks?|fortnights?|months?|years?)", _span, None),
    (r"(?P<which>)eo(?P<unit>[wmy])", _end, None),
    (r"end of (?:the |(?P<which>this|next) )?(?P<unit>week|month|year)", _end, None),
    (rf"end of (?P<month>{_MONTH}){_YEAR}", _end_of_named_month, _SHORT_YEAR),
    (r"next week", lambda _, today: _monday(today) + timedelta(weeks=1), None),
    (r"next month", lambda _, today: _months_on(today, 1), None),
)


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], _Reader, _Rest], ...]:
    # At the first date: many a command that prints has none to read.
    return tuple((re.compile(pattern, re.ASCII), reader, rest) for pattern, reader, rest in _RULES)

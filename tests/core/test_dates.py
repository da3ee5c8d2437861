"""Due dates: what counts as one, what must not, and what can never happen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from meetingtui.core.dates import WORDS_AT_MOST, longest_date, no_date, read_date, refuse_date, say_date

FRIDAY = date(2026, 11, 20)

PHRASES = """
2026-01-05: 2026-1-5
2026-11-20: today | this fri | 20 nov | eow | end of the week
2026-11-21: tomorrow | Tomorrow | sat | this saturday
2026-11-22: sun
2026-11-23: mon | this mon | +3d | next week
2026-11-24: tues | next tue
2026-11-25: wednesday
2026-11-26: thurs
2026-11-27: fri | friday | FRI | next fri | fri next week | 27 nov | nov 27 | 27th nov | 27th of november
2026-11-27: the 27th of November | november 27th | fri 27 nov | Fri 27 Nov 2026 | fri, 27 nov 2026
2026-11-27: end of next week
2026-11-29: next sunday
2026-11-30: 10 days | in 10 days | eom | end of month | end of november | in   10  days
2026-12-01: 2026-12-01
2026-12-04: +2w | 2w | +2 weeks | in two weeks | in a fortnight
2026-12-12: 12/12 | 12/12/2026 | 12.12. | 12.12.2026
2026-12-20: +1m | in a month | next month
2026-12-25: 25/12
2026-12-31: eoy | end of next month | end of this year
2027-02-01: 1/2
2027-02-20: in 3m
2027-02-28: end of feb
2027-04-03: 3/4/27
2027-05-01: 1 may
2027-09-02: 2 sept
2027-11-19: 19 nov
2027-11-20: +1y | in a year
2027-11-27: 27 nov 2027 | nov 27, 2027 | 27 nov. 2027
2028-02-29: 29 feb | end of feb 2028
"""
READINGS = [
    (phrase, date.fromisoformat(line[:10])) for line in PHRASES.split("\n") if line for phrase in line[12:].split(" | ")
]

TRAPS = """
may | march | august | november | 10 | 27 | 27th | 2027 | a | an | second | in a second | a second look
march on | may be | may i | on | in | of | next | this | the | week | month | end | end of | end of day
next time | next step | next quarter | soon | now | later | noon | monday morning | frday | fr | sunny | saturdays
decent | marching 3 | 12/25 | 0/5 | 5/0 | 31/4 | 50/50 | 12.12 | 3.14 | 1.2.3 | 10am | 10:30 | +2 | +w | -2w
0d | +0w | 2x | two weeks | thu 27 nov | 27 nov 26 | 27 nov 3000 | 30 feb | feb 29 2027 | 0 nov | 2026-13-01
2026-02-30 | 2026-12 | 0000-01-01 | 27 nov or later | by 27 nov | fri fri | ٣ nov | +２w | 27 nov 2027 2028
"""
NO_DATES = ["", " ", *(phrase for line in TRAPS.split("\n") if line for phrase in line.split(" | "))]


@pytest.mark.parametrize(("phrase", "day"), READINGS)
def test_a_phrase_of_the_grammar_is_its_day(phrase: str, day: date) -> None:
    assert read_date(phrase, FRIDAY) == day


@pytest.mark.parametrize("phrase", NO_DATES)
def test_what_only_resembles_a_date_is_none(phrase: str) -> None:
    assert read_date(phrase, FRIDAY) is None


def test_the_tables_are_as_long_as_the_ones_the_grammar_was_chosen_by() -> None:
    assert len(READINGS) >= 55
    assert len(NO_DATES) >= 40


@pytest.mark.parametrize(
    ("phrase", "today", "day"),
    [
        ("+1m", date(2027, 1, 31), date(2027, 2, 28)),
        ("in a month", date(2028, 1, 31), date(2028, 2, 29)),
        ("next month", date(2026, 10, 31), date(2026, 11, 30)),
        ("next month", date(2026, 12, 15), date(2027, 1, 15)),
        ("+1y", date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_month_on_keeps_the_day_number_or_ends_with_the_month(phrase: str, today: date, day: date) -> None:
    assert read_date(phrase, today) == day


@pytest.mark.parametrize("saturday_or_sunday", [date(2026, 11, 21), date(2026, 11, 22)])
def test_the_end_of_the_week_is_never_behind_us(saturday_or_sunday: date) -> None:
    assert read_date("eow", saturday_or_sunday) == date(2026, 11, 27)
    assert read_date("this fri", saturday_or_sunday) == date(2026, 11, 27)


def test_next_tuesday_on_a_monday_is_in_the_week_after() -> None:
    monday = date(2026, 11, 23)
    assert read_date("tue", monday) == date(2026, 11, 24)
    assert read_date("next tue", monday) == date(2026, 12, 1)


def test_a_weekday_that_does_not_fit_its_day_is_no_date() -> None:
    assert read_date("fri 27 nov 2026", FRIDAY) is not None
    assert read_date("mon 27 nov 2026", FRIDAY) is None


@pytest.mark.parametrize(
    "phrase", ["+1d", "tomorrow", "fri", "next week", "+9999y", "in 9999 months", "1 jan", "29 feb", "end of next year"]
)
def test_a_date_past_the_end_of_the_calendar_is_none_and_raises_nothing(phrase: str) -> None:
    assert read_date(phrase, date.max) is None


def test_the_first_and_last_weeks_of_the_calendar_can_be_read_from() -> None:
    assert read_date("fri", date.min) == date(1, 1, 5)
    assert read_date("eow", date.min) == date(1, 1, 5)
    assert read_date("today", date.max) == date.max
    assert read_date("eom", date.max) == date.max


@pytest.mark.parametrize(
    ("words", "day", "count"),
    [
        (["fri", "we", "meet"], "2026-11-27", 1),
        (["27", "nov", "2027", "latest"], "2027-11-27", 3),
        (["27", "nov", "3", "tickets"], "2026-11-27", 2),
        (["27", "nov", "3000", "flyers"], "2026-11-27", 2),
        (["fri", "40", "people"], "2026-11-27", 1),
        (["fri", "may", "be", "late"], "2026-11-27", 1),
        (["fri", "3pm"], "2026-11-27", 1),
        (["fri", "decent", "work"], "2026-11-27", 1),
        (["tomorrow", "10", "people"], "2026-11-21", 1),
        (["+2w", "3", "reports"], "2026-12-04", 1),
        (["sat", "21", "nov", "here"], "2026-11-21", 3),
        (["12/12/26", "10", "people"], "2026-12-12", 1),
        (["Fri", "the", "27th", "of", "november", "2026", "at", "ten"], "2026-11-27", 6),
        (["27", "nov,", "2027", "x"], "2027-11-27", 3),
        (["fri,", "and", "then"], "2026-11-27", 1),
        (["27", "nov."], "2026-11-27", 2),
        (["12.12.", "in", "the", "hall"], "2026-12-12", 1),
        (["in", "two", "weeks.", "Or", "not"], "2026-12-04", 3),
        (["Fri", "27th", "of", "november", "2026", "at", "ten"], "2026-11-27", 5),
    ],
)
def test_the_longest_run_of_words_that_is_a_date_is_taken(words: list[str], day: str, count: int) -> None:
    assert longest_date(words, FRIDAY) == (date.fromisoformat(day), count)


@pytest.mark.parametrize("words", [[], ["may", "we", "ask"], ["10", "people"], ["a", "fri"], ["fri;"], ["."]])
def test_words_that_do_not_begin_with_a_date_have_none(words: list[str]) -> None:
    assert longest_date(words, FRIDAY) is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("sun 21 nov we meet", "sun 21 nov"),
        ("sun, 21 nov", "sun, 21 nov"),
        ("sun 21st of november, all", "sun 21st of november"),
        ("sun nov 21", "sun nov 21"),
        ("sun the 21st", "sun the 21st"),
        ("sun 21", "sun 21"),
        ("sun 21/11", "sun 21/11"),
        ("sun 2026-11-21", "sun 2026-11-21"),
        ("fri 30 feb", "fri 30 feb"),
        ("this fri 27 nov", "this fri 27 nov"),
        ("next fri 4 dec", "next fri 4 dec"),
        ("fri dec", "fri dec"),
        ("fri may 5", "fri may 5"),
        ("1 dec 26 tickets", "1 dec 26"),
        ("1 dec '26", "1 dec '26"),
        ("5 jan 25", "5 jan 25"),
        ("jan 5, 25", "jan 5, 25"),
        ("sat 21 nov 26", "sat 21 nov 26"),
        ("the 27th of november 26.", "the 27th of november 26"),
        ("end of nov 26", "end of nov 26"),
        ("12/12 26", "12/12 26"),
    ],
)
def test_a_date_that_goes_on_is_no_date_rather_than_half_of_it(words: str, named: str) -> None:
    assert longest_date(words.split(), FRIDAY) is None
    assert no_date(words.split(), FRIDAY) == named


def test_words_without_any_date_are_named_by_the_first() -> None:
    assert no_date(["frday", "27"], FRIDAY) == "frday"
    assert no_date([], FRIDAY) == ""


def test_a_day_is_said_in_words_and_the_year_only_where_it_differs() -> None:
    assert say_date(date(2026, 11, 27)) == "Fri 27 Nov 2026"
    assert say_date(date(2026, 11, 27), FRIDAY) == "Fri 27 Nov"
    assert say_date(date(2027, 1, 1), FRIDAY) == "Fri 1 Jan 2027"


def test_a_month_first_date_is_refused_with_the_right_order() -> None:
    assert refuse_date("12/25") == '"^12/25" has no month 25; the day comes first: 25/12'
    assert refuse_date("12/25/2026") == '"^12/25/2026" has no month 25; the day comes first: 25/12/2026'


def test_a_year_of_two_digits_is_refused_with_the_whole_year() -> None:
    assert refuse_date("1 dec 26") == '"^1 dec 26" has a year of two digits; write it in full, as in 1 dec 2026'
    assert refuse_date("jan 5, '25").endswith("as in jan 5, 2025")


def test_a_weekday_beside_another_day_is_refused_as_two_days() -> None:
    assert refuse_date("sun 21 nov") == (
        '"^sun 21 nov" may be two different days; write one, as in fri, 27 nov or 2026-12-01'
    )
    assert "two different days" in refuse_date("next fri 4")


def test_any_other_phrase_is_refused_with_examples() -> None:
    assert refuse_date("frday") == '"^frday" is not a date; try fri, 27 nov, +2w or 2026-12-01'
    assert "try fri" in refuse_date("31/4")
    assert "try fri" in refuse_date("50/50")


PIECES = (
    "fri next this in end of the month week may nov november 27 27th 2026 10 a two days weeks +2w 12/12 12.12. eom , ."
)
WORDS = st.sampled_from(PIECES.split())
WEEKDAYS = "mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday"


@given(st.dates(), st.dates())
def test_an_iso_date_reads_as_itself(day: date, today: date) -> None:
    assert read_date(day.isoformat(), today) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates())
def test_a_day_as_it_is_said_reads_as_itself(day: date, today: date) -> None:
    assert read_date(say_date(day), today) == day


@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=9), st.dates())
@example(["9999", "9999"], date.max)
def test_a_run_of_words_is_never_longer_than_the_longest_date_and_never_raises(words: list[str], today: date) -> None:
    found = longest_date(words, today)
    assert found is None or 1 <= found[1] <= min(WORDS_AT_MOST, len(words))


@given(st.lists(WORDS, max_size=6).map(" ".join), st.dates())
def test_reading_any_phrase_on_any_day_raises_nothing(phrase: str, today: date) -> None:
    found = read_date(phrase, today)
    assert found is None or isinstance(found, date)


@given(st.sampled_from(WEEKDAYS.split()), st.dates(date(1, 1, 1), date(9999, 12, 24)))
def test_a_weekday_lies_ahead_within_seven_days(name: str, today: date) -> None:
    day = read_date(name, today)
    assert day is not None
    assert timedelta(days=1) <= day - today <= timedelta(days=7)
    assert say_date(day).lower().startswith(name[:3])


@given(st.integers(1, 31), st.integers(1, 12), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_without_a_year_is_today_or_ahead(number: int, month: int, today: date) -> None:
    day = read_date(f"{number}/{month}", today)
    assert day is None or (day >= today and (day.day, day.month) == (number, month))

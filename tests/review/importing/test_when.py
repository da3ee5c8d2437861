"""Days and times as old minutes write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from meetingtui.review.importing.when import day_in_name, find_day, read_due, read_hours, take_due

WEDNESDAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12",
        "20250312",
        "2025.03.12",
        "12 March 2025",
        "12th of March 2025",
        "12-Mar-2025",
        "March 12th, 2025",
        "Mar. 12, 2025",
        "Wednesday, March 12, 2025",
        "Wed 12 March 2025",
        "12.3.2025",
        "2025/3/12",
    ],
)
def test_a_day_with_its_year_is_found_wherever_it_stands(text: str) -> None:
    found = find_day(f"Council – {text} – notes")
    assert found is not None
    assert (found.day, found.doubt) == (WEDNESDAY, "")
    assert f"Council – {text} – notes"[found.start : found.end] == text


@pytest.mark.parametrize("text", ["12 March", "next Friday", "2025", "version 2025.13.40", "31 February 2025", ""])
def test_what_has_no_year_or_is_no_day_is_none(text: str) -> None:
    assert find_day(text) is None


def test_a_day_in_numbers_is_read_with_the_day_first_and_says_so() -> None:
    found = find_day("03/04/2025")
    assert found is not None
    assert found.day == date(2025, 4, 3)
    assert "day first" in found.doubt


def test_numbers_that_fit_one_way_only_leave_no_doubt() -> None:
    for text in ("25/03/2025", "3/25/2025"):
        found = find_day(text)
        assert found is not None
        assert (found.day, found.doubt) == (date(2025, 3, 25), "")


def test_a_weekday_that_is_another_one_is_told() -> None:
    found = find_day("Tuesday, March 12, 2025")
    assert found is not None
    assert found.day == WEDNESDAY
    assert "weekday" in found.doubt


@pytest.mark.parametrize("stem", ["2025-03-12-call", "notes_20250312", "2025.03.12", "call_12_March_2025"])
def test_the_name_of_a_file_may_say_the_day(stem: str) -> None:
    assert day_in_name(stem) == WEDNESDAY


@pytest.mark.parametrize("stem", ["call", "release-2025", "20251399", "1234567890"])
def test_other_names_say_none(stem: str) -> None:
    assert day_in_name(stem) is None


@pytest.mark.parametrize(
    ("text", "began", "ended", "rest"),
    [
        ("10:00–11:15", time(10), time(11, 15), ""),
        ("2:00 PM - 3:30 PM GMT", time(14), time(15, 30), "GMT"),
        ("2 - 3 pm", time(14), time(15), ""),
        ("9.30 to 10.45 (Leeds)", time(9, 30), time(10, 45), "Leeds"),
        ("14h00-15h30", time(14), time(15, 30), ""),
        ("10am", time(10), None, ""),
        ("12:00 am", time(0), None, ""),
    ],
)
def test_hours(text: str, began: time, ended: time | None, rest: str) -> None:
    found = read_hours(text)
    assert found is not None
    assert (found.began, found.ended, found.rest) == (began, ended, rest)


@pytest.mark.parametrize("text", ["25:00", "noon", "12", "13 pm - 14 pm", ""])
def test_what_is_no_hour(text: str) -> None:
    assert read_hours(text) is None


@pytest.mark.parametrize(
    ("text", "left", "day"),
    [
        ("send it by 20 March", "send it", date(2025, 3, 20)),
        ("send it by Friday.", "send it", date(2025, 3, 14)),
        ("send it, due: 2025-04-01", "send it", date(2025, 4, 1)),
        ("send it before the end of March", "send it", date(2025, 3, 31)),
        ("send it by Friday if we can", "send it by Friday if we can", date(2025, 3, 14)),
    ],
)
def test_the_day_by_which_something_is_promised(text: str, left: str, day: date) -> None:
    due = take_due(text, WEDNESDAY)
    assert due is not None
    assert (due.text, due.day) == (left, day)


@pytest.mark.parametrize("text", ["stand by me", "send it by post", "due to rain", "by", ""])
def test_by_is_not_always_a_day(text: str) -> None:
    assert take_due(text, WEDNESDAY) is None


def test_a_day_just_past_is_taken_for_one_to_come_and_told() -> None:
    due = read_due("1 March", WEDNESDAY)
    assert due is not None
    assert due.day == date(2026, 3, 1)
    assert due.doubt == '"1 March" was read as a day to come: 2026-03-01'

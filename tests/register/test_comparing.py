"""Two copies are compared by what they mean, value by value, each under its name."""

from __future__ import annotations

from meetingtui.register.comparing import differences, same_meeting
from tests.register.test_meaning import TEXT, read


def parts(before: str, after: str) -> list[str]:
    return [one.part for one in differences(read(before), read(after))]


def test_what_only_one_of_them_has_is_told_on_its_side() -> None:
    more = TEXT + '\n[[action]]\nid = "A33"\ntext = "Ring them."\n'
    (one,) = differences(read(TEXT), read(more))
    assert (one.part, one.was, one.now) == ("A33.text", None, "Ring them.")
    (other,) = differences(read(more), read(TEXT))
    assert (other.was, other.now) == ("Ring them.", None)


def test_who_confirmed_a_copy_is_no_difference() -> None:
    assert parts(TEXT, TEXT + '\n[[confirmed]]\nparty = "tolland"\n') == []


def test_a_number_and_a_yes_are_not_taken_for_each_other() -> None:
    row = '\n[[exchange]]\nwhat = "A list"\nmood = {}\n'
    assert parts(TEXT + row.format("1"), TEXT + row.format("true")) == ["exchange.2.mood"]


def test_copies_are_of_one_meeting_where_the_day_and_the_number_or_the_title_are_one() -> None:
    assert same_meeting(read(TEXT), read(TEXT.replace("meeting     = 9", "meeting = 10")))
    assert same_meeting(read(TEXT), read(TEXT.replace("Context conversation and status", "Status")))
    assert not same_meeting(read(TEXT), read(TEXT.replace("date        = 2026-11-20", "date = 2026-11-21")))

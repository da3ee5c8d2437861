"""The script is written in a small language; what it does not know is refused, not guessed."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.sample.days import days, earlier, week_of, working
from meetingtui.sample.pieces import Turn, turn
from meetingtui.sample.ratings import LINES, MEDIANS
from meetingtui.sample.scenes import card, stands
from meetingtui.sample.script import SCENES


def test_a_turn_says_when_what_by_whom_and_why() -> None:
    assert turn("9 done") == Turn(9, "done")
    assert turn("9 moved +2: the vans were away") == Turn(9, "moved", "the vans were away", weeks=2)
    assert turn("36 handed on @ruth +4: he left") == Turn(36, "handed on", "he left", weeks=4, who="ruth")
    assert turn("4 read =61: by hand") == Turn(4, "read", "by hand", value=61)


@pytest.mark.parametrize("text", ["done", "9", "9 moved 2", "9 moved +two", "9 done because", "9 forgotten"])
def test_what_is_no_turn_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no turn"):
        turn(text)


def test_seven_meetings_a_quarter() -> None:
    assert [week_of(number) for number in (1, 2, 7, 8, 84)] == [0, 2, 12, 13, 155]
    assert len(SCENES) == 84


def test_nobody_works_at_weekends_or_at_the_turn_of_the_year() -> None:
    assert working(date(2026, 11, 21)) == date(2026, 11, 23)
    assert working(date(2026, 12, 24)) == date(2027, 1, 4)
    assert earlier(date(2027, 1, 1)) == date(2026, 12, 23)


def test_meetings_that_fall_into_the_holidays_come_earlier_and_stay_in_order() -> None:
    for ahead in range(14):
        held = days(SCENES, date(2026, 12, 26 + ahead % 6), 3).held
        assert list(held) == sorted(set(held))
        assert held[-1] < date(2026, 12, 24)


def test_views_that_differ_are_called_so_unless_the_room_agreed_another_word() -> None:
    assert stands("seats", "GY", "late").agreed == "differs"
    assert stands("seats", "GY", "late", agreed="yellow").agreed == "yellow"
    assert stands("seats", "YY", "late").agreed == "yellow"
    assert stands("seats", "G-", "new").agreed == "green"


def test_a_card_has_its_party_and_perhaps_its_column() -> None:
    assert card("w+ It worked.") == {"party": "wrenfield", "text": "It worked.", "column": "worked"}
    assert card("o It broke.") == {"party": "osier", "text": "It broke."}


def test_every_line_is_rated_twelve_times_by_both() -> None:
    assert MEDIANS.keys() == LINES.keys()
    assert {len(side) for sides in MEDIANS.values() for side in sides} == {12}
    assert set("".join("".join(sides) for sides in MEDIANS.values())) <= set("12345")

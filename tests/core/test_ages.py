"""How old something is, as people say it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from meetingtui.core.ages import meetings_ago, say_age, say_care, say_span, wants_care
from meetingtui.core.items import Action, Concern
from meetingtui.core.standing import CarriedAction, CarriedConcern, Change

TODAY = date(2026, 11, 20)


def promise(days: int, meetings: int = 0, moves: int = 0) -> CarriedAction:
    made = TODAY - timedelta(days=days)
    moved = tuple(Change(on=made, minutes="m", to="moved") for _ in range(moves))
    return CarriedAction(item=Action(text="x"), id="A1", on=made, minutes="m", meetings=meetings, history=moved)


def concern(meetings: int, **given: Any) -> CarriedConcern:
    return CarriedConcern(item=Concern(happened="x", **given), id="C2", on=TODAY, minutes="m", meetings=meetings)


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "one day"), (13, "13 days"), (14, "two weeks"), (44, "six weeks"), (150, "five months"), (800, "two years")],
)
def test_a_span_is_said_in_the_unit_that_people_would_use(days: int, words: str) -> None:
    assert say_span(days) == words


def test_an_age_is_in_weeks_and_in_meetings_with_how_often_it_was_moved() -> None:
    assert say_age(promise(44, 3, 2), TODAY) == "six weeks old, three meetings, moved twice"
    assert say_age(promise(44, 1, 1), TODAY) == "six weeks old, moved once"
    assert say_age(promise(0), TODAY) == "new today"
    assert say_age(promise(44, 3, 5), TODAY).endswith("moved five times")


def test_a_concern_wants_care_after_two_meetings_and_only_while_nobody_has_acknowledged_it() -> None:
    assert not wants_care(concern(1))
    assert wants_care(concern(2))
    assert not wants_care(concern(5, acknowledged=TODAY))
    assert not wants_care(concern(5, closed=TODAY))


def test_the_offer_says_since_when() -> None:
    assert say_care(concern(2)) == "C2, raised three meetings ago, is not acknowledged: CARE is the place for it"
    assert meetings_ago(concern(0)) == "at the last meeting"

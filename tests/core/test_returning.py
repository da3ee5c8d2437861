"""Where a parked question comes up again."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.people import Rhythm
from meetingtui.core.returning import returns
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)
NAMES = PARTNERSHIP.model_copy_with(
    rhythm=(
        Rhythm(agenda="quarterly-strategy", every="3 months", about="strategy"),
        Rhythm(agenda="retrospective", every="6 weeks", about="relationship"),
    )
)


def here(goes: str | None, minutes: str = "2026-11-20-context-and-status", heading: str = "", **given: object) -> bool:
    by = given.get("by")
    assert by is None or isinstance(by, date)
    return returns(goes, by, minutes=minutes, heading=heading, names=NAMES, day=TODAY)


@pytest.mark.parametrize("goes", ["next meeting", "Next time", "the next one", "here", "when we meet again"])
def test_a_place_that_names_no_sort_of_meeting_is_this_one(goes: str) -> None:
    assert here(goes)


@pytest.mark.parametrize(
    ("goes", "agenda", "comes"),
    [
        ("next context conversation", "context-and-status", True),
        ("the status", "context-and-status", True),
        ("next context conversation", "weekly-standup", False),
        ("next strategy conversation", "quarterly-strategy", True),
        ("next strategy conversation", "quarterly-strategy-2", True),
        ("retrospectives", "retrospective", True),
        ("the relationship talk", "retrospective", True),
        ("status of the billing", "context-and-status", False),
        ("leadership retreat", "context-and-status", False),
        ("Rétrospective", "retrospective", True),
    ],
)
def test_a_place_is_matched_with_the_agenda_and_what_it_is_about(goes: str, agenda: str, comes: bool) -> None:
    assert here(goes, f"2026-11-20-{agenda}") is comes


def test_the_words_of_the_steps_heading_count_too() -> None:
    assert here("pilot", heading="Questions about the pilot")


@pytest.mark.parametrize(("goes", "comes"), [("27 nov", False), ("2026-11-20", True), ("today", True)])
def test_a_day_comes_up_when_it_has_come(goes: str, comes: bool) -> None:
    assert here(goes) is comes


def test_a_question_wanted_by_a_day_comes_up_from_that_day() -> None:
    assert here("elsewhere", by=TODAY)
    assert not here("elsewhere", by=date(2026, 11, 21))


def test_a_question_that_goes_nowhere_comes_up_nowhere() -> None:
    assert not here(None)
    assert not here("")

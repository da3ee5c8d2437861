"""Which rung is offered, and when: after the length of time that the parties' own words name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from meetingtui.core.items import Action, Agreement, Concern, Decision, Parked, Ratify
from meetingtui.core.people import Escalation, Partnership
from meetingtui.core.rungs import Trigger, rung_for, say_rung, trigger, waiting_rungs
from meetingtui.core.standing import (
    Carried,
    CarriedAction,
    CarriedAgreement,
    CarriedConcern,
    CarriedDecision,
    CarriedParked,
    Standing,
)
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)  # a Friday
FIVE = Escalation(when="two leads still differ after five working days", to=("imani", "mateo"), how="one page")
LATER = Escalation(when="that pair differs after 3 weeks", to=("mateo",))


def with_rungs(*rungs: Escalation) -> Partnership:
    return PARTNERSHIP.model_copy_with(escalate=rungs)


NAMES = with_rungs(FIVE)


def carried(made: type[Carried], item: Any, **given: Any) -> Any:
    return made.model_validate({"item": item, "id": "A1", "on": date(2026, 11, 2), "minutes": "m", **given})


def due(day: date, **given: Any) -> CarriedAction:
    return carried(CarriedAction, Action(text="x", due=day), **given)


@pytest.mark.parametrize(
    ("when", "wanted"),
    [
        ("two leads still differ after five working days", Trigger(5, "day", working=True)),
        ("after 10 business days", Trigger(10, "day", working=True)),
        ("nobody answers for 3 days", Trigger(3, "day")),
        ("it waits longer than a week", Trigger(1, "week")),
        ("Two Months without an answer", Trigger(2, "month")),
        ("the two leads differ", None),
        ("0 days", None),
        ("after fivedays", None),
    ],
)
def test_one_length_of_time_is_read_from_the_words(when: str, wanted: Trigger | None) -> None:
    assert trigger(Escalation(when=when)) == wanted


def test_days_say_it_where_the_words_do_not() -> None:
    assert trigger(Escalation(when="they still differ", days=4)) == Trigger(4, "day", working=True)


def test_working_days_leave_out_the_weekend() -> None:
    # Five working days after Thursday 12 are over on Thursday 19: on Friday it is more than five.
    assert rung_for(due(date(2026, 11, 12)), NAMES, TODAY) is not None
    assert rung_for(due(date(2026, 11, 13)), NAMES, TODAY) is None


def test_a_promise_is_counted_from_its_day_and_never_from_when_it_was_made() -> None:
    assert rung_for(due(date(2026, 12, 4), on=date(2026, 1, 1)), NAMES, TODAY) is None
    assert rung_for(carried(CarriedAction, Action(text="x")), NAMES, TODAY) is None


def test_what_waits_for_a_yes_and_what_nobody_acknowledged_is_counted_from_when_it_was_raised() -> None:
    ratify = Ratify(by=("tolland",))
    for one in (
        carried(CarriedDecision, Decision(text="x", ratify=ratify)),
        carried(CarriedAgreement, Agreement(text="x", ratify=ratify)),
        carried(CarriedConcern, Concern(happened="x")),
    ):
        assert rung_for(one, NAMES, TODAY) is not None
    for one in (
        carried(CarriedDecision, Decision(text="x")),
        carried(CarriedDecision, Decision(text="x", ratify=Ratify(by=("tolland",), until=date(2026, 11, 30)))),
        carried(CarriedConcern, Concern(happened="x", acknowledged=TODAY)),
        carried(CarriedConcern, Concern(happened="x"), state="closed"),
    ):
        assert rung_for(one, NAMES, TODAY) is None


def test_a_question_is_stuck_where_it_goes_nowhere_and_not_where_it_waits_for_its_own_meeting() -> None:
    assert rung_for(carried(CarriedParked, Parked(text="x"), meetings=2), NAMES, TODAY) is not None
    assert rung_for(carried(CarriedParked, Parked(text="x", goes="next meeting"), meetings=2), NAMES, TODAY) is not None
    assert rung_for(carried(CarriedParked, Parked(text="x"), meetings=1), NAMES, TODAY) is None
    assert rung_for(carried(CarriedParked, Parked(text="x", goes="next strategy"), meetings=9), NAMES, TODAY) is None
    assert rung_for(carried(CarriedParked, Parked(text="x", by=date(2026, 11, 2))), NAMES, TODAY) is not None


def test_the_highest_rung_whose_time_has_passed_is_offered() -> None:
    names = with_rungs(LATER, FIVE)
    soon, late = rung_for(due(date(2026, 11, 9)), names, TODAY), rung_for(due(date(2026, 10, 9)), names, TODAY)
    assert soon is not None
    assert soon.escalation is FIVE
    assert late is not None
    assert late.escalation is LATER


def test_the_offer_says_who_carries_it_how_and_where() -> None:
    rung = rung_for(due(date(2026, 11, 9)), NAMES, TODAY)
    assert rung is not None
    assert say_rung(rung, NAMES) == (
        "Past its day by more than five working days: Imani and Mateo carry it together, one page; "
        "meetingtui run escalation"
    )
    raised = rung_for(carried(CarriedConcern, Concern(happened="x")), with_rungs(LATER), date(2027, 1, 1))
    assert raised is not None
    assert say_rung(raised, NAMES) == "Older than three weeks: it goes to Mateo; meetingtui run escalation"


def test_without_rungs_nothing_is_offered_and_with_them_the_longest_waiting_comes_first() -> None:
    standing = Standing(actions=(due(date(2026, 11, 9)), due(date(2026, 10, 9), id="A2"), due(TODAY, id="A3")))
    assert waiting_rungs(standing, PARTNERSHIP, TODAY) == ()
    assert [one.id for one, _ in waiting_rungs(standing, NAMES, TODAY)] == ["A2", "A1"]


def test_the_end_of_the_calendar_stops_nothing() -> None:
    assert rung_for(due(date(9999, 12, 30)), NAMES, date.max) is None

"""What a colour leaves open, in words."""

from __future__ import annotations

from typing import Any

import pytest

from meetingtui.core.standing import together
from meetingtui.steps.status.doubts import Doubt, Facts, doubts, gap, needs_ask, needs_because, sentence
from tests.steps.status.conftest import stood

GREEN = {"quillmere": "green", "tolland": "green"}


def known(**given: Any) -> Facts:
    return Facts(**{"says": GREEN, "because": "So.", **given})


def read_out(facts: Facts) -> list[str]:
    return [sentence(doubt, facts) for doubt in doubts(facts)]


@pytest.mark.parametrize(
    ("says", "wide"),
    [
        (GREEN, 0),
        ({"a": "green", "b": "yellow"}, 1),
        ({"a": "yellow", "b": "red"}, 1),
        ({"a": "green", "b": "yellow", "c": "red"}, 2),
        ({"a": "red", "b": "no view"}, 0),
        ({"a": "no view"}, 0),
        ({}, 0),
    ],
)
def test_the_gap_is_the_distance_between_colours_and_no_view_is_none(says: Any, wide: int) -> None:
    assert gap(says) == wide
    assert (Doubt.DIFFER in doubts(Facts(says=says))) == (wide > 0)


def test_the_colours_side_by_side_make_one_word() -> None:
    assert together({"a": "green", "b": "no view"}) == "green"
    assert together({"a": "green", "b": "red"}) == "differs"
    assert together({"a": "no view", "b": "no view"}) == "no view"
    assert together({}) is None


def test_parties_that_differ_are_told_so() -> None:
    assert read_out(known(says={"a": "yellow", "b": "red"})) == ["You see this differently."]


@pytest.mark.parametrize(
    ("late", "words"),
    [
        (1, "Green, and one promise is late."),
        (3, "Green, and three promises are late."),
        (14, "Green, and 14 promises are late."),
    ],
)
def test_green_with_promises_late(late: int, words: str) -> None:
    assert read_out(known(late=late)) == [words]
    assert needs_because(known(late=late, because=""))


def test_promises_late_are_no_doubt_about_yellow() -> None:
    assert read_out(known(says={"a": "yellow"}, late=3)) == []


def test_green_with_no_reason_three_times_running() -> None:
    bare = stood("green", None)
    assert read_out(known(because="", before=(bare, bare))) == ["Green, no reason given three times running."]
    assert needs_because(known(because="", before=(bare, bare)))
    assert read_out(known(because="Signed.", before=(bare, bare))) == []


@pytest.mark.parametrize(
    "before",
    [
        (),
        (stood("green", None),),
        (stood("green", None), stood("green", "Signed.")),
        (stood("yellow", None), stood("green", None)),
        (stood("green", None), stood("differs", None)),
    ],
)
def test_fewer_bare_greens_than_three_in_a_row_are_no_doubt(before: Any) -> None:
    assert read_out(known(because="", before=before)) == []


def test_what_was_never_agreed_counts_by_what_every_party_said() -> None:
    bare = stood(None, None, quillmere="green", tolland="green")
    assert Doubt.NO_REASON in doubts(known(because="", before=(bare, bare)))
    apart = stood(None, None, quillmere="green", tolland="red")
    assert Doubt.NO_REASON not in doubts(known(because="", before=(bare, apart)))


def test_green_and_an_early_sign_has_been_seen() -> None:
    assert read_out(known(seen=True)) == ["Green, and an early sign has been seen."]
    assert needs_because(known(seen=True, because=""))
    assert read_out(known(says={"a": "yellow"}, seen=True)) == []


def test_jumped_from_green_to_red() -> None:
    assert read_out(known(says={"a": "red"}, before=(stood("green"),))) == ["Jumped from green to red."]
    assert read_out(known(says={"a": "red"}, before=(stood("green"), stood("yellow")))) == []
    assert read_out(known(says={"a": "yellow"}, before=(stood("green"),))) == []


def test_what_is_agreed_counts_more_than_what_was_said() -> None:
    apart: Any = {"a": "green", "b": "yellow"}
    assert Doubt.LATE in doubts(known(says=apart, late=1))
    assert Doubt.LATE not in doubts(known(says=apart, late=1, agreed="yellow"))
    assert Doubt.LATE in doubts(known(says=apart, late=1, agreed="differs"))


@pytest.mark.parametrize(
    ("agreed", "because", "ask"),
    [("green", False, False), ("yellow", True, False), ("red", True, True), ("no view", False, False)],
)
def test_yellow_and_red_need_a_because_and_red_an_ask(agreed: Any, because: bool, ask: bool) -> None:
    facts = Facts(says=GREEN, agreed=agreed)
    assert (needs_because(facts), needs_ask(facts)) == (because, ask)


def test_where_parties_differ_the_worst_colour_says_what_is_needed() -> None:
    facts = Facts(says={"a": "green", "b": "red"}, agreed="differs")
    assert (needs_because(facts), needs_ask(facts)) == (True, True)

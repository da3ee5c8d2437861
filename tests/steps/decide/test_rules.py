"""When a text passes, by each method."""

from __future__ import annotations

import pytest

from meetingtui.steps.decide.rules import FINGERS, Position, passes
from meetingtui.steps.decide.step import METHODS, Method

YES, CONCERN, NO = Position("yes"), Position("concern", words="slow"), Position("objects", words="dear")
ASIDE, BEYOND, HEARD = Position("aside"), Position("beyond"), Position("heard")


def hands(*fingers: int) -> Position:
    return Position("yes", fingers=fingers)


PARTIES = "each party says yes"
HEARING = "one decides after hearing"


@pytest.mark.parametrize(
    ("method", "positions", "holds", "sentence"),
    [
        (PARTIES, [YES, YES, YES], True, ""),
        (PARTIES, [YES, CONCERN, BEYOND], True, ""),
        (PARTIES, [YES, YES, NO], False, "c objects"),
        (PARTIES, [YES, NO, NO], False, "b and c object"),
        (PARTIES, [YES, YES, ASIDE], False, "c objects"),
        (PARTIES, [YES, YES, None], False, "c has not spoken yet"),
        (PARTIES, [YES, None, None], False, "b and c have not spoken yet"),
        ("consent", [YES, CONCERN, YES], True, ""),
        ("consent", [YES, NO, YES], False, "b objects"),
        ("consent", [YES, YES, None], False, "c has not spoken yet"),
        ("fist to five", [hands(3), hands(5, 3, 3), hands(4)], True, ""),
        ("fist to five", [hands(3), hands(5, 2), hands(4)], False, "b showed fewer than three fingers"),
        ("fist to five", [hands(5), hands(5), hands(0)], False, "c showed fewer than three fingers"),
        ("fist to five", [hands(5), hands(5), None], False, "c has not spoken yet"),
        ("consensus", [YES, ASIDE, CONCERN], True, ""),
        ("consensus", [YES, ASIDE, NO], False, "c objects"),
        ("consensus", [ASIDE, ASIDE, ASIDE], False, "everybody stands aside: nobody has said yes"),
        ("consensus", [YES, YES, None], False, "c has not spoken yet"),
        ("majority", [YES, CONCERN, NO], True, ""),
        ("majority", [YES, NO, NO], False, "1 for it, 2 against: b and c"),
        ("majority", [YES, YES, None], False, "c has not spoken yet"),
        ("one text", [YES, YES, BEYOND], True, ""),
        ("one text", [YES, YES, NO], False, "c objects"),
        ("one text", [YES, None, YES], False, "b has not spoken yet"),
    ],
)
def test_a_text_passes_by_its_method(
    method: Method, positions: list[Position | None], holds: bool, sentence: str
) -> None:
    said = {who: one for who, one in zip("abc", positions, strict=True) if one}
    found = passes(method, ("a", "b", "c"), said)
    assert (found.holds, found.sentence) == (holds, sentence)


def test_a_tie_does_not_pass_by_majority() -> None:
    found = passes("majority", ("a", "b"), {"a": YES, "b": NO})
    assert (found.holds, found.sentence) == (False, "1 for it, 1 against: b; a tie does not pass")


@pytest.mark.parametrize(
    ("positions", "decider", "sentence"),
    [
        ({"a": HEARD, "b": HEARD, "boss": YES}, "boss", ""),
        ({"a": HEARD, "b": NO, "boss": YES}, "boss", ""),
        ({"a": HEARD, "boss": YES}, "boss", "b has not been heard"),
        ({"a": HEARD, "b": HEARD}, "boss", "boss has not decided"),
        ({"a": HEARD, "b": HEARD, "boss": NO}, "boss", "boss decided against it"),
        ({"a": HEARD, "b": HEARD}, None, "nobody is named to decide"),
    ],
)
def test_one_decides_once_everybody_was_heard(
    positions: dict[str, Position], decider: str | None, sentence: str
) -> None:
    found = passes(HEARING, ("a", "b"), positions, decider=decider)
    assert (found.holds, found.sentence) == (not sentence, sentence)


@pytest.mark.parametrize("method", METHODS)
def test_silence_is_never_a_yes(method: Method) -> None:
    assert not passes(method, ("a", "b"), {}, decider="a").holds
    assert not passes(method, ("a", "b"), {"a": YES}, decider="a").holds


@pytest.mark.parametrize("method", METHODS)
def test_nobody_in_the_room_decides_nothing(method: Method) -> None:
    assert not passes(method, (), {}).holds


def test_every_number_of_fingers_means_something() -> None:
    assert [count for count, _ in FINGERS] == [5, 4, 3, 2, 1, 0]


def test_more_than_three_names_are_counted() -> None:
    assert passes("consent", ("a", "b", "c", "d", "e"), {}).sentence == "a, b and 3 others have not spoken yet"
    assert passes("consent", ("a", "b", "c"), {}).sentence == "a, b and c have not spoken yet"

"""The fields of a `rate` step agree with each other, or are refused with a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from meetingtui.steps.rate.step import ANCHORS, RateFields

LINE = {"id": "news", "text": "Bad news reaches the other side within a day."}


def fields(**given: object) -> RateFields:
    return RateFields.model_validate({"kind": "rate", "line": [LINE], **given})


def test_jointness_by_everyone_unseen_unless_said_otherwise() -> None:
    made = fields()
    assert (made.scale, made.who, made.reveal, made.comment) == (
        "jointness",
        "everyone",
        "together",
        "lowest and highest",
    )
    assert made.points == ANCHORS["jointness"]
    assert not made.own_points


@pytest.mark.parametrize("scale", ["jointness", "agree", "confidence"])
def test_every_scale_has_five_anchors_short_enough_for_the_stage(scale: str) -> None:
    assert len(set(fields(scale=scale).points)) == 5
    assert all(len(words) <= 47 for words in fields(scale=scale).points)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"line": []}, "needs at least one statement"),
        ({"line": [LINE, {**LINE, "text": "Another"}]}, 'two lines have the id "news"'),
        ({"scale": "custom"}, 'needs "anchors"'),
        ({"anchors": ["only one"]}, "needs 2 to 10"),
        ({"anchors": [f"word {n}" for n in range(11)]}, "at most 10"),
        ({"who": "tolland"}, '"everyone" or "parties"'),
        ({"who": "anyone"}, '"everyone" or "parties"'),
        ({"reveal": "as said"}, "is blind"),
        ({"line": [{**LINE, "text": ""}]}, "is empty"),
        ({"line": [{**LINE, "id": "two words"}]}, "pattern"),
        ({"line": [{"id": "news"}]}, "required"),
        ({"comment": "some"}, "lowest and highest"),
    ],
)
def test_what_cannot_be_played_is_refused(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        fields(**given)


def test_anchors_of_ones_own_may_stand_in_for_those_of_a_scale() -> None:
    assert fields(anchors=["no", "yes"]).own_points
    assert fields(anchors=["no", "yes"]).points == ("no", "yes")
    assert fields(scale="custom", anchors=["no", "yes"]).own_points
    assert not fields(anchors=[words.upper() for words in ANCHORS["jointness"]]).own_points


def test_off_the_record_nobody_is_asked_for_a_line() -> None:
    assert fields(comment="all").asks == "all"
    assert fields(comment="all", record="nothing").asks == "none"

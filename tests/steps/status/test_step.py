"""The fields of a `status` step agree with each other, or are refused with a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.steps.status.conftest import fields


def test_both_parties_choose_before_either_is_shown_unless_said_otherwise() -> None:
    assert fields().reveal == "together"
    assert fields(reveal="as said").reveal == "as said"


def test_signs_are_asked_and_everything_is_walked_unless_said_otherwise() -> None:
    assert fields().signs
    assert fields().only is None


def test_prompts_are_not_needed() -> None:
    assert fields().prompts == ()


def test_one_meaning_can_be_changed_and_the_others_stay() -> None:
    means = fields(means={"red": "somebody must come"}).means
    assert means.red == "somebody must come"
    assert means.green == "on course, and we can say how we know"


def test_an_empty_meaning_is_refused() -> None:
    with pytest.raises(ValidationError, match="is empty"):
        fields(means={"green": " "})


def test_streams_and_a_list_at_once_are_refused() -> None:
    with pytest.raises(ValidationError, match="both given"):
        fields(of="streams", items=["Hiring"])


def test_two_lines_that_would_be_kept_under_one_name_are_refused() -> None:
    with pytest.raises(ValidationError, match="kept under one name"):
        fields(items=["The pilot", "the  PILOT!"])


@pytest.mark.parametrize("wrong", [{"of": "risks"}, {"only": "all"}, {"items": [""]}, {"items": ["x" * 81]}])
def test_a_word_that_means_nothing_here_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        fields(**wrong)

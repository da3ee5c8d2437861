"""The TOML fields of a `decide` step."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from meetingtui.steps.decide.step import METHODS, DecideFields, due, word_and_meaning


def fields(**given: object) -> DecideFields:
    return DecideFields.model_validate({"kind": "decide", **given})


def test_nothing_but_the_kind_is_needed() -> None:
    step = fields()
    assert (step.text, step.method, step.makes) == ("", "each party says yes", "decision")


def test_every_method_may_be_named() -> None:
    for method in METHODS:
        assert fields(method=method).method == method
    with pytest.raises(ValidationError):
        fields(method="vote")


@pytest.mark.parametrize("given", ["6 weeks", "+6w", "6w", "in six weeks", "six weeks"])
def test_a_review_is_a_length_of_time(given: str) -> None:
    assert fields(review=given).review == given
    assert due(given, date(2026, 11, 20)) == date(2027, 1, 1)


@pytest.mark.parametrize("given", ["fri", "27 nov", "soon", "2026-12-01", ""])
def test_a_review_that_is_none_is_refused_in_words(given: str) -> None:
    with pytest.raises(ValidationError, match=r"length of time|is empty"):
        fields(review=given)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"heard": ["imani"]}, '"heard" needs method = "one decides after hearing"'),
        ({"topic": "rhythm"}, '"topic" needs makes = "agreement"'),
        ({"makes": "glossary", "text": "delivery"}, "word: meaning"),
        ({"makes": "purpose", "item": "k1"}, 'take out "makes"'),
        ({"options": [f"o{n}" for n in range(9)]}, "at most 8"),
    ],
)
def test_fields_that_do_not_agree_are_refused_in_words(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        fields(**given)


def test_a_term_is_a_word_and_its_meaning() -> None:
    assert word_and_meaning("delivery: in use, not sent: really") == ("delivery", "in use, not sent: really")
    assert word_and_meaning("delivery") is None
    assert word_and_meaning(": in use") is None

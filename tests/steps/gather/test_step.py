"""The fields of a `gather` step agree with each other, or are refused with a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from meetingtui.steps.gather.step import GatherFields


def fields(**given: object) -> GatherFields:
    return GatherFields.model_validate({"kind": "gather", "prompt": "What could end this?", **given})


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"phases": ["share", "write"]}, 'begins with "write"'),
        ({"phases": ["write", "group", "group"]}, "twice"),
        ({"prompts": ["One?"]}, "keep one of them"),
        ({"prompt": None}, '"prompt" is missing'),
        ({"answer": "risk"}, 'needs the phase; add "answer"'),
        ({"answer": "risk", "phases": ["write", "answer"], "record": "nothing"}, "needs a record"),
        ({"columns": ["Keep", "keep"]}, "names a column twice"),
    ],
)
def test_fields_that_cannot_go_together_are_refused_with_a_way_out(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        fields(**given)


@pytest.mark.parametrize(
    "given", [{"phases": []}, {"phases": ["write", "sing"]}, {"dots": 0}, {"limit": 0}, {"top": 0}]
)
def test_a_value_out_of_range_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        fields(**given)


def test_cards_and_dots_are_unseen_and_a_party_has_six_unless_said_otherwise() -> None:
    plain = fields()
    assert (plain.blind, plain.dots, plain.top, plain.answer) == (True, 6, 5, "none")


def test_phases_stand_in_the_order_given() -> None:
    assert fields(phases=["write", "group", "share"]).phases == ("write", "group", "share")


def test_one_prompt_or_several_are_what_is_asked() -> None:
    assert fields().asked == ("What could end this?",)
    assert fields(prompt=None, prompts=["One?", "Two?"]).asked == ("One?", "Two?")


def test_two_experiments_are_enough_unless_the_agenda_says_otherwise() -> None:
    assert fields(answer="experiment", phases=["write", "answer"]).at_most == 2
    assert fields(answer="experiment", phases=["write", "answer"], most=3).at_most == 3
    assert fields(answer="risk", phases=["write", "answer"]).at_most is None

"""The fields of an `ask` step agree with each other, or are refused with a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from meetingtui.steps.ask.step import AskFields


def fields(**given: object) -> AskFields:
    return AskFields.model_validate({"kind": "ask", "prompts": ["What is moving?"], **given})


def test_a_step_without_a_prompt_is_refused() -> None:
    with pytest.raises(ValidationError):
        fields(prompts=[])


@pytest.mark.parametrize("given", [{"makes": "win"}, {"keep": "each"}])
def test_what_is_off_the_record_keeps_nothing(given: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="needs a record"):
        fields(record="nothing", **given)


def test_a_reveal_needs_answers_to_reveal() -> None:
    with pytest.raises(ValidationError, match="needs typed answers"):
        fields(reveal="together", record="gist")
    assert fields(reveal="together", keep="each").each


def test_a_reveal_needs_a_round() -> None:
    with pytest.raises(ValidationError, match="needs shape"):
        fields(reveal="together", keep="each", shape="open")


def test_words_are_kept_each_and_a_gist_together_unless_said_otherwise() -> None:
    assert fields(record="words").each
    assert fields(record="gist").together
    assert fields(record="gist", keep="each").each
    assert not fields(record="nothing").each
    assert not fields(record="nothing").together

"""The fields of doors in order, and the sentences about wrong ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from meetingtui.files.agenda import load_agenda
from meetingtui.steps.stages.step import LOOK_BACK_DAYS, SLOTS, StagesFields
from tests.steps.stages.care import care, one


def sentence(**stage: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        one(**stage)
    return str(caught.value.errors()[0]["msg"])


def test_care_is_read_as_written() -> None:
    fields = care()
    assert [stage.name for stage in fields.stage] == ["Clarify", "Acknowledge", "Reframe", "Explore"]
    assert [stage.open for stage in fields.stage] == ["freely", "with a reason", "freely", "freely"]
    assert fields.stage[3].wants == ("at least", "a fair test named before choosing")


def test_a_number_that_is_asked_for_is_a_need_also_where_the_list_leaves_it_out() -> None:
    assert one(asks="options", least=3).stage[0].wants == ("at least",)
    assert one(asks="options", least=3, needs=["at least"]).stage[0].wants == ("at least",)


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ({"asks": "options", "needs": ["at least"]}, "add least = 3"),
        ({"asks": "one statement", "least": 2}, '"least" counts options, criteria, causes or actions'),
        ({"needs": ["evidence"]}, 'it goes with asks = "chain"'),
        ({"asks": "options", "needs": ["every party has spoken"]}, 'goes with asks = "each party in turn"'),
        ({"prompt": None}, '"prompt" is missing'),
    ],
)
def test_a_stage_that_could_never_open_says_why(stage: dict[str, Any], words: str) -> None:
    assert words in sentence(**stage)


def test_a_need_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValidationError):
        one(needs=["every party is happy"])


def test_a_stage_shows_what_is_known_or_an_earlier_stage_and_nothing_else() -> None:
    first = {"name": "First", "prompt": "A?"}
    StagesFields.model_validate({"kind": "stages", "stage": [first, {"name": "B", "prompt": "B?", "shows": ["First"]}]})
    with pytest.raises(ValidationError, match='shows "B", which is not known there; known: "purpose"'):
        one(name="A", shows=["B"])


def test_two_stages_have_two_names() -> None:
    with pytest.raises(ValidationError, match='two stages are called "First"'):
        StagesFields.model_validate({"kind": "stages", "stage": [{"name": "First", "prompt": "A?"}] * 2})


def test_no_stages_and_no_record_are_refused_with_a_way_out() -> None:
    with pytest.raises(ValidationError, match=r"add \[\[step.stage\]\]"):
        StagesFields.model_validate({"kind": "stages"})
    with pytest.raises(ValidationError, match='write record = "outcome"'):
        care(record="nothing")


def test_a_grid_needs_options_and_a_fair_test_before_it() -> None:
    with pytest.raises(ValidationError, match='"options" and "criteria" before it'):
        one(asks="grid")


def test_a_step_in_which_parties_are_heard_looks_back_in_thirty_days_unless_told_not() -> None:
    assert care().look_back_days == LOOK_BACK_DAYS == 30
    assert care(look_back=0).look_back_days == 0
    assert one().look_back_days == 0
    assert StagesFields.model_validate({**care(look_back=14).model_dump()}).look_back_days == 14


def test_a_stage_that_leads_to_action_has_three_slots() -> None:
    assert one(leads="action").stage[0].slots == SLOTS == 3
    assert one(leads="action", least=2).stage[0].slots == 2
    assert one(leads="decide").stage[0].slots == 0


def test_wrong_words_of_an_agenda_are_named_with_their_place_and_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "care.toml"
    path.write_text(
        'title = "CARE"\n[[step]]\nkind = "stages"\n[[step.stage]]\nname = "Clarify"\npromt = "What?"\n'
        'prompt = "What?"\nasks = "one statment"\nneeds = ["every party agree the statement"]\n',
        encoding="utf-8",
    )
    _, problems = load_agenda(path, None, "care.toml")
    told = "\n".join(str(problem) for problem in problems)
    assert "care.toml:6" in told
    assert 'did you mean "prompt"' in told
    assert 'did you mean "one statement"?' in told
    assert 'did you mean "every party agrees the statement"?' in told

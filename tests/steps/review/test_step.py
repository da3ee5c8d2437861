"""The TOML fields of a `review` step."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from meetingtui.steps.review.step import ReviewFields


def fields(**given: Any) -> ReviewFields:
    return ReviewFields.model_validate({"kind": "review", **given})


def test_the_register_is_the_only_field_it_needs() -> None:
    assert fields(of="risks").limit is None
    with pytest.raises(ValidationError, match="of"):
        fields()


@pytest.mark.parametrize("of", ["actions", "decisions", "agreements"])
def test_what_comes_due_is_shown_when_it_is_due(of: str) -> None:
    assert fields(of=of).shown == "due or overdue"
    assert fields(of=of, show="all").shown == "all"


@pytest.mark.parametrize(
    "of", ["risks", "questions", "metrics", "exchanges", "glossary", "minutes", "streams", "experiments"]
)
def test_of_the_others_what_is_open_is_shown(of: str) -> None:
    assert fields(of=of).shown == "open"


def test_without_a_title_the_stage_calls_it_by_its_register() -> None:
    assert fields(of="actions").heading == "Promises"
    assert fields(of="actions", title="What we said").heading == "What we said"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"of": "glossary", "show": "by topic"}, "needs things that have a stream"),
        ({"of": "minutes", "by": "stream"}, "needs things that have a stream"),
        ({"of": "agreements", "by": "owner"}, "needs things that have one"),
        ({"of": "glossary", "by": "party"}, "needs things that belong to one"),
        ({"of": "actions", "show": "by topic", "by": "owner"}, 'take "by" out'),
        ({"of": "actions", "limit": 0}, "greater than or equal to 1"),
        ({"of": "promises"}, "actions"),
        ({"of": "actions", "record": "nothing"}, 'take record = "nothing" out'),
        ({"of": "actions", "reveal": "together"}, "hides nothing"),
    ],
)
def test_fields_that_do_not_go_together_are_refused_with_a_way_out(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        fields(**given)


def test_exchanges_stand_by_the_party_that_received_them() -> None:
    assert fields(of="exchanges").grouped == "party"
    assert fields(of="actions").grouped == ""
    assert fields(of="actions", show="by topic").grouped == "stream"

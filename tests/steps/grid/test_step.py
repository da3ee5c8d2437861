"""The fields of a `grid` step agree with each other, or are refused with a sentence."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from meetingtui.steps.grid import play
from meetingtui.steps.grid import state as grid
from meetingtui.steps.grid.state import GridState
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import View
from tests.steps.grid.conftest import empathy, grid_of, so

OWNED = {"text": "Owner", "owner": True}
EACH = {"text": "Means", "party": True}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"cols": []}, "at least 1"),
        ({"rows": []}, "add = true"),
        ({"rows": "parties", "add": True}, "needs a list of rows"),
        ({"rows": ["Hiring", "hiring"]}, 'two rows are called "hiring"'),
        ({"cols": ["Told", {"text": "Heard", "id": "told"}]}, 'two columns are called "told"'),
        ({"shared": ["nowhere"]}, "the columns are decides, told"),
        ({"cols": [{**EACH, "shared": True}]}, "not both"),
        ({"cols": [{**OWNED, "party": True}]}, "names one person"),
        ({"check": True}, 'needs rows = "parties"'),
        ({"rows": "parties", "check": True, "fill": "self"}, "needs guesses"),
        ({"fill": "other"}, 'needs rows = "parties"'),
        ({"start": "last"}, "needs an id"),
        ({"reveal": "together"}, "write apart"),
        ({"reveal": "together", "fill": "self", "cols": [{"text": "Limits", "record": "gist"}]}, "in the open"),
        ({"record": "nothing"}, "keeps what is filled in"),
        ({"record": "outcome"}, "needs result"),
        ({"result": "roles"}, "owner = true"),
        ({"result": "glossary"}, "party = true"),
        ({"rows": "parties", "cols": [EACH], "result": "glossary"}, "rows that are words"),
        ({"rows": [3]}, "rows.0"),
        ({"rows": "party"}, 'may be "parties", or a list'),
    ],
)
def test_fields_that_do_not_agree_are_refused_with_the_way_out(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        grid_of(**given)


USES: dict[str, dict[str, object]] = {
    "how we decide": {
        "rows": [{"id": "money", "text": "Prices and budgets"}],
        "add": True,
        "cols": ["Who proposes", {"text": "Who decides", "owner": True}, {"id": "limit", "text": "Up to what, alone"}],
        "id": "decision-rights",
        "start": "last",
        "result": "roles",
    },
    "empathy map": {
        "rows": "parties",
        "cols": ["Pleased about", {"text": "What slows them", "record": "gist"}],
        "check": True,
        "reveal": "together",
    },
    "strengths": {"rows": "parties", "cols": [{"text": "What people ring them about", "party": True}]},
    "value": {
        "rows": "parties",
        "cols": ["Core", "Filled in", "Only because of both"],
        "shared": ["Only because of both"],
        "id": "value",
        "start": "last",
    },
    "done means": {
        "rows": [],
        "add": True,
        "cols": [{"text": "Done means", "party": True}, {"text": "Answers for it", "owner": True}],
    },
    "give and get": {"rows": "parties", "cols": ["Would like", "Could offer"], "fill": "self", "reveal": "together"},
    "priorities": {"rows": [], "add": True, "cols": ["Ours, yours, both or apart", "How we know"]},
}


@pytest.mark.parametrize("use", USES)
def test_the_shipped_uses_of_a_grid_are_fields_that_agree(use: str, view: View) -> None:
    fields = GridFields.model_validate({"kind": "grid", **USES[use]})
    state = GridState()
    if fields.add:
        state = so(fields, state, view, play.add_row(fields, state, view, "Another"))
    assert grid.spots(fields, state, view)


def test_ids_come_from_the_words_unless_they_are_given() -> None:
    fields = grid_of(rows=["Client moments", {"text": "Prices", "id": "money"}], cols=["Who proposes"])
    assert [row.key for row in fields.listed] == ["client-moments", "money"]
    assert list(fields.columns) == ["who-proposes"]


def test_parties_fill_their_own_row_lists_are_filled_together_and_a_check_means_guesses() -> None:
    assert grid_of(rows="parties").filling == "self"
    assert grid_of().filling == "together"
    assert empathy().filling == "other"


def test_shared_columns_are_named_by_id_or_by_their_words() -> None:
    for name in ("only-both", "Only both"):
        fields = grid_of(rows="parties", cols=["Core", "Only both"], shared=[name])
        assert [key for key, col in fields.columns.items() if col.shared] == ["only-both"]


def test_the_fields_survive_being_written_as_json() -> None:
    for fields in (grid_of(cols=[OWNED]), empathy(), grid_of(rows=[], add=True)):
        assert GridFields.model_validate_json(fields.model_dump_json()) == fields

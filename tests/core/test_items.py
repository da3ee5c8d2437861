"""What people said yes to counts for those words only."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.items import MODELS, Action, Agreement, Decision, ItemKind, falls_away, headline, names_in


@pytest.mark.parametrize("changes", [{"owner": "jonas"}, {"text": "Open the door"}, {"due": date(2026, 12, 1)}])
def test_a_promise_with_another_owner_date_or_text_is_not_accepted(changes: dict[str, object]) -> None:
    before = Action(text="Open a door", owner="imani", accepted=True)
    assert falls_away(before, before.model_copy(update=changes)) == {"accepted": False}


@pytest.mark.parametrize("before", [Decision(text="Bill monthly"), Agreement(text="Bill monthly")])
def test_other_words_have_nobodys_yes(before: Decision | Agreement) -> None:
    assert falls_away(before, before.model_copy(update={"text": "Bill weekly"})) == {"yes": (), "no": ()}


def test_what_was_said_yes_to_stays_where_something_else_changes() -> None:
    promise = Action(text="Open a door", owner="imani", accepted=True)
    assert falls_away(promise, promise.model_copy(update={"helpers": ("mateo",)})) == {}
    decided = Decision(text="Bill monthly", yes=("quillmere",))
    assert falls_away(decided, decided.model_copy(update={"why": "one date"})) == {}


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_has_a_headline_of_its_own(kind: ItemKind) -> None:
    field = next(name for name, one in MODELS[kind].model_fields.items() if one.is_required())
    item = MODELS[kind].model_validate({MODELS[kind].model_fields[field].alias or field: "Said so"})
    assert headline(kind, item) == "Said so"
    assert names_in(item) == (set(), set(), set())

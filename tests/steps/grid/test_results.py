"""What comes of a grid: an agreement, a glossary, and what is still open in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from meetingtui.core.items import Agreement, ItemKind, Term
from meetingtui.steps.grid import events, play, results
from meetingtui.steps.grid.state import TOGETHER, GridState, Spot
from meetingtui.steps.grid.step import GridFields
from meetingtui.steps.protocol import Refusal, View
from tests.steps.grid.conftest import empathy, filled, grid_of, so

RIGHTS = grid_of(title="Who decides", result="agreement")
WORDS = grid_of(
    rows=["Sprint", "Gate"], cols=["Means", "Agreed meaning"], fill="self", shared=["agreed-meaning"], result="glossary"
)
OWNERS = grid_of(rows=list("ABCDE"), cols=[{"text": "Owner", "owner": True}], result="roles")


def yes(fields: GridFields, state: GridState, view: View, *parties: str) -> GridState:
    for party in parties:
        state = so(fields, state, view, play.say_yes(fields, state, view, party))
    return state


# agreement --------------------------------------------------------------------------------------------------


def test_an_agreement_lists_rows_and_columns_in_one_text(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "Both leads.", ("prices", "told"): "Clients"})
    assert results.agreement_text(RIGHTS, state, view) == "Hiring: Decides = Both leads. Prices: Told = Clients."


def test_the_text_of_an_agreement_names_people_and_parties_as_they_are_called(view: View) -> None:
    fields = grid_of(cols=[{"text": "Owner", "owner": True}, {"text": "Done", "party": True}], result="agreement")
    state = filled(fields, view, {("hiring", "owner"): "@imani +jonas", ("hiring", "done", "tolland"): "Signed"})
    assert results.agreement_text(fields, state, view) == ("Hiring: Owner = Imani, with Jonas; Done = Tolland: Signed.")


def test_a_very_long_grid_makes_a_text_that_a_register_can_hold(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "long " * 390, ("prices", "decides"): "long " * 390})
    text = results.agreement_text(RIGHTS, state, view)
    assert len(text) == results.TEXT_LIMIT
    assert text.endswith("…")


def test_enter_makes_the_agreement_with_the_yes_of_those_who_said_it(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "Both leads"})
    state = so(RIGHTS, state, view, play.at(view, "overview"))
    assert play.forward(RIGHTS, state, view) is None, "silence is no yes"
    state = yes(RIGHTS, state, view, "tolland")
    kept = play.forward(RIGHTS, state, view)
    assert isinstance(kept, events.Kept)
    (item,) = play.effects(RIGHTS, state, kept, view)
    made = Agreement.model_validate(item.fields)
    assert (item.key, item.kind, made.topic) == ("result", ItemKind.AGREEMENT, "Who decides")
    assert (made.text, made.yes, made.ratify) == ("Hiring: Decides = Both leads.", ("tolland",), None)
    assert not made.model_extra
    state = so(RIGHTS, state, view, kept)
    assert play.forward(RIGHTS, state, view) is None
    assert play.effects(RIGHTS, state, kept, view) == ()


def test_a_yes_is_taken_back_and_a_later_one_added_absolutely(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "Both leads"})
    state = so(RIGHTS, yes(RIGHTS, state, view, "tolland"), view, events.Kept(step="s1"))
    says = play.say_yes(RIGHTS, state, view, "quillmere")
    assert isinstance(says, events.Says)
    (item,) = play.effects(RIGHTS, state, says, view)
    assert item.fields["yes"] == ["quillmere", "tolland"]
    assert so(RIGHTS, state, view, says, says) == so(RIGHTS, state, view, says)
    back = yes(RIGHTS, so(RIGHTS, state, view, says), view, "tolland")
    assert results.saying_yes(RIGHTS, back, view) == ("quillmere",)


def test_a_yes_does_not_hold_for_other_words_and_the_agreement_says_what_the_grid_says(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "Both leads"})
    state = so(RIGHTS, yes(RIGHTS, state, view, "tolland", "quillmere"), view, events.Kept(step="s1"))
    change = play.write(RIGHTS, state, view, Spot("hiring", "decides"), "Imani")
    assert isinstance(change, events.Filled)
    (item,) = play.effects(RIGHTS, state, change, view)
    assert (item.fields["text"], item.fields["yes"]) == ("Hiring: Decides = Imani.", [])


def test_a_yes_that_was_said_to_other_words_is_none(view: View) -> None:
    state = filled(RIGHTS, view, {("hiring", "decides"): "Both leads"})
    late = events.Says(step="s1", party="tolland", yes=True, read="Hiring: Decides = Mateo.")
    assert results.saying_yes(RIGHTS, so(RIGHTS, state, view, late), view) == ()


def test_a_party_that_is_not_here_cannot_say_yes_and_is_to_ratify(view: View) -> None:
    alone = replace(view, present=("imani",))
    state = filled(RIGHTS, alone, {("hiring", "decides"): "Both leads"})
    refused = play.say_yes(RIGHTS, state, alone, "tolland")
    assert isinstance(refused, Refusal)
    assert "ratify" in refused.sentence
    state = yes(RIGHTS, state, alone, "quillmere")
    (item,) = play.effects(RIGHTS, state, events.Kept(step="s1"), alone)
    assert item.fields["ratify"] == {"by": ["tolland"]}
    assert Agreement.model_validate(item.fields).ratify is not None


def test_nobody_says_yes_to_an_empty_grid(view: View) -> None:
    assert isinstance(play.say_yes(RIGHTS, GridState(), view, "tolland"), Refusal)


# glossary ---------------------------------------------------------------------------------------------------


def test_each_row_with_a_meaning_becomes_a_word_of_the_glossary(view: View) -> None:
    texts = {("sprint", "means", "tolland"): "Two weeks", ("sprint", "means", "quillmere"): "A rush"}
    state = filled(WORDS, view, texts)
    (item,) = play.effects(WORDS, state, events.Kept(step="s1"), view)
    term = Term.model_validate_json(json.dumps(dict(item.fields)))
    assert (item.key, item.kind, term.word) == ("term-sprint", ItemKind.TERM, "Sprint")
    assert (term.means, term.agreed, term.since) == ({"quillmere": "A rush", "tolland": "Two weeks"}, None, None)


def test_the_meaning_they_agreed_is_the_shared_cell(view: View) -> None:
    state = so(WORDS, filled(WORDS, view, {("gate", "agreed-meaning"): "A yes or a no"}), view, events.Kept(step="s1"))
    assert results.terms(WORDS, state, view)["gate"]["agreed"] == "A yes or a no"
    assert results.terms(WORDS, state, view)["gate"]["since"] == "2026-11-20"
    change = play.write(WORDS, state, view, Spot("sprint", "agreed-meaning"), "Ten days")
    assert isinstance(change, events.Filled)
    assert [item.key for item in play.effects(WORDS, state, change, view)] == ["term-sprint"]


@pytest.mark.parametrize("result", ["none", "roles"])
def test_without_such_a_result_nothing_is_made(view: View, result: str) -> None:
    fields = grid_of(cols=[{"text": "Owner", "owner": True}], result=result)
    state = filled(fields, view, {("hiring", "owner"): "imani"})
    assert play.effects(fields, state, events.Kept(step="s1"), view) == ()


# what is still open -----------------------------------------------------------------------------------------


def test_a_row_without_a_person_and_a_person_with_more_than_three_rows_are_told(view: View) -> None:
    three = filled(OWNERS, view, {(row, "owner"): "imani" for row in "abc"})
    assert results.flags(OWNERS, three, view) == ("Nobody is accountable yet: D, E.",)
    four = filled(OWNERS, view, {("d", "owner"): "imani", ("e", "owner"): "mateo +imani"}, three)
    assert results.flags(OWNERS, four, view) == ("Imani has 4 rows: is that too much for one?",)


def test_a_row_whose_owner_is_not_known_has_no_person(view: View) -> None:
    state = so(OWNERS, GridState(), view, play.leave(OWNERS, GridState(), view, Spot("a", "owner"), "unknown"))
    assert "A, B, C and 2 more" in results.flags(OWNERS, state, view)[0]


def test_a_value_map_tells_whose_gain_is_not_said(view: View) -> None:
    fields = grid_of(rows="parties", cols=["Core", "Only both"], shared=["only-both"])
    state = filled(fields, view, {(TOGETHER, "only-both", "tolland"): "Evidence"})
    assert results.flags(fields, state, view) == ("Only both: not said yet what Quillmere gains.",)
    both = filled(fields, view, {(TOGETHER, "only-both", "quillmere"): "Reach"}, state)
    assert results.flags(fields, both, view) == ()


def test_a_done_map_tells_whose_line_is_not_there(view: View) -> None:
    fields = grid_of(rows=["Report", "Film"], cols=[{"text": "Done", "party": True}])
    state = filled(fields, view, {("report", "done", "quillmere"): "Read"})
    assert results.flags(fields, state, view) == ("Done: no line from Tolland yet for Report.",)


def test_what_is_unseen_is_told_by_no_flag(view: View) -> None:
    fields = grid_of(rows=["Report"], cols=[{"text": "Done", "party": True}], reveal="together")
    state = filled(fields, view, {("report", "done", "quillmere"): "Read"})
    assert results.flags(fields, state, view) == ()
    assert results.agreement_text(fields, state, view) == ""


def test_a_sensitive_guess_is_in_no_text(view: View) -> None:
    fields = empathy(result="agreement")
    state = filled(fields, view, {("quillmere", "limits", "tolland"): "marmot"})
    assert "marmot" not in results.agreement_text(fields, state, view)

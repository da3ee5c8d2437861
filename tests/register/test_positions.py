"""Silence is not a yes: a decision is agreed once no party's word is missing, and lists and the story say so."""

from __future__ import annotations

from datetime import date

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried
from meetingtui.register.positions import positions_of
from meetingtui.review.item_facts import facts_of
from meetingtui.review.listing import Filter, as_data, listed
from meetingtui.review.overviews import story_page
from meetingtui.review.storied import told_story
from tests.register.test_asking import NAMES
from tests.register.test_fold import after, update

TODAY = date(2026, 11, 22)


def decision(number: int = 1, /, **more: str) -> str:
    rows = "".join(f"{key} = {value}\n" for key, value in more.items())
    return f'[[decision]]\nid = "D{number}"\ntext = "We meet weekly"\n{rows}'


def first(*texts: str) -> Carried:
    return after(*texts).items["D1"]


def state(*texts: str, names: Partnership = NAMES) -> str:
    return listed(after(*texts).items.values(), ItemKind.DECISION, names, TODAY)[0].state


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "positions left open"),
        ({"yes": '["quillmere"]'}, "position left open: Tolland"),
        ({"yes": '["quillmere"]', "no": '["tolland"]', "method": '"consent"'}, "no: Tolland"),
        ({"no": '["tolland"]'}, "no: Tolland; position left open: Quillmere"),
        ({"yes": '["quillmere", "tolland"]'}, ""),
        ({"yes": '["quillmere"]', "ratify": '{ by = ["tolland"] }'}, "to be ratified by Tolland"),
        ({"yes": '["quillmere"]', "ratify": '{ by = ["mateo"] }'}, "to be ratified by Mateo"),
        ({"yes": '["quillmere"]', "method": '"one decides after hearing"'}, ""),
        ({"state": '"deferred"'}, "deferred"),
    ],
)
def test_a_list_says_whose_word_is_missing(said: dict[str, str], words: str) -> None:
    assert state(decision(**said)) == words


def test_one_that_decides_after_hearing_has_decided_and_nobody_else_has() -> None:
    method = '"one decides after hearing"'
    heard = decision(yes='["quillmere"]', no='["tolland"]', method=method)
    assert positions_of(first(heard), NAMES).agreed
    assert positions_of(first(decision(method=method)), NAMES).left_open


def test_a_majority_is_more_than_half_of_the_parties() -> None:
    rows = [*NAMES.party, {"id": "third", "name": "Third"}]
    three = Partnership.model_validate({"name": "Q", "party": rows, "person": NAMES.person})
    most = first(decision(yes='["quillmere", "third"]', no='["tolland"]', method='"majority"'))
    assert positions_of(most, three).agreed
    half = first(decision(yes='["quillmere"]', no='["tolland"]', method='"majority"'))
    assert positions_of(half, three).left_open


def test_a_party_that_came_later_is_not_waited_for() -> None:
    rows = [*NAMES.party, {"id": "third", "name": "Third", "joined": date(2026, 12, 1)}]
    later = Partnership.model_validate({"name": "Q", "party": rows, "person": NAMES.person})
    assert state(decision(yes='["quillmere", "tolland"]'), names=later) == ""


def test_what_was_ratified_later_is_agreed_however_it_was_written_down() -> None:
    taken = decision(yes='["quillmere"]', ratify='{ by = ["tolland"] }')
    assert not positions_of(first(taken), NAMES).agreed
    assert positions_of(first(taken, update("D1", to='"ratified"')), NAMES).agreed


def test_a_yes_that_was_amended_counts_and_confirmed_minutes_add_none() -> None:
    confirmed = '[[confirmed]]\nparty = "quillmere"\n[[confirmed]]\nparty = "tolland"\n'
    assert state(f"{decision()}{confirmed}") == "positions left open"
    amended = '[[amendment]]\npart = "D1.yes"\nnow = ["quillmere", "tolland"]\nwhy = "both said so"\n'
    assert state(f"{decision()}{amended}") == ""


def test_what_has_ended_says_nothing_of_positions() -> None:
    withdrawn = listed(
        after(decision(), update("D1", to='"withdrawn"')).items.values(),
        ItemKind.DECISION,
        NAMES,
        TODAY,
        Filter(ended=True),
    )
    assert [row.state for row in withdrawn] == ["withdrawn Sat 14 Nov 2026"]


def test_an_item_says_what_the_list_says() -> None:
    half = {fact.name: fact.words for fact in facts_of(first(decision(yes='["quillmere"]')), NAMES, TODAY)}
    assert (half["yes"], half["position left open"]) == ("Quillmere", "Tolland")
    none = {fact.name: fact.words for fact in facts_of(first(decision()), NAMES, TODAY)}
    assert (none["yes"], none["position left open"]) == ("positions left open", "")


def test_an_agreement_is_held_to_the_same() -> None:
    made = '[[agreement]]\nid = "G1"\ntext = "Bad news within a day"\nyes = ["quillmere"]\n'
    (row,) = listed(after(made).items.values(), ItemKind.AGREEMENT, NAMES, TODAY)
    assert row.state == "position left open: Tolland"


def test_for_programs_it_is_said_in_keys() -> None:
    items = after(decision(no='["tolland"]')).items.values()
    (row,) = listed(items, ItemKind.DECISION, NAMES, TODAY)
    assert as_data(row, NAMES)["positions"] == {
        "agreed": False,
        "no": ["tolland"],
        "left_open": ["quillmere"],
        "to_ratify": [],
    }


def test_the_story_counts_as_decided_what_was_agreed() -> None:
    both = decision(yes='["quillmere", "tolland"]') + decision(2) + decision(3, no='["tolland"]', yes='["quillmere"]')
    found = {one.about: one.lines for one in told_story(after(both), NAMES, TODAY)}
    assert found["Decided"] == ("D1 We meet weekly.",)
    words = "Not yet agreed: D2 We meet weekly (positions left open); D3 We meet weekly (no: Tolland)."
    assert found["Captured"] == (words,)
    assert list(found) == ["So far", "Decided", "Captured"]
    assert any("Not yet agreed: D2" in line for line in story_page(after(both), NAMES, TODAY, 200))


def test_the_story_names_the_latest_and_counts_the_rest() -> None:
    many = "".join(decision(number) for number in range(1, 6))
    found = {one.about: one.lines for one in told_story(after(many), NAMES, TODAY)}
    assert "Decided" not in found
    assert found["Captured"][0].startswith("Not yet agreed: D3 ")
    assert found["Captured"][0].endswith("and 2 from before.")

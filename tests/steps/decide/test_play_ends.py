"""How a test ends, cards, and that no event however strange breaks it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from meetingtui.core.items import ItemKind
from meetingtui.core.standing import Standing
from meetingtui.steps.decide import KIND, play
from meetingtui.steps.decide.events import (
    EVENTS,
    Adopted,
    At,
    Dated,
    Declared,
    Dissented,
    Ended,
    Worded,
)
from meetingtui.steps.decide.positions import lost, positions, shown, turn
from meetingtui.steps.decide.step import METHODS
from meetingtui.steps.protocol import Refusal
from tests.steps.decide.room import LATER, TEXT, Room, card, fields, old

# not adopted, deferred --------------------------------------------------------------------------------------


def test_what_is_not_adopted_makes_no_item() -> None:
    room = Room().says("quillmere", "objects", words="dear").says("tolland", "yes")
    room.does(play.end(room.step, room.state, room.view, "not adopted", "too dear"))
    assert (room.how, room.made) == ("not adopted", None)
    assert room.enter() is None


def test_what_is_deferred_waits_until_a_day_and_can_be_tested_again() -> None:
    room = Room().does(play.end(*(lambda r: (r.step, r.state, r.view))(Room()), "deferred", "numbers", LATER))
    assert (room.how, room.made) == ("deferred", None)
    room.does(Ended(step="s1", text=TEXT, how="open"))
    assert (room.how, room.state.phase) == ("", "test")


def test_a_position_after_the_end_opens_the_test_again() -> None:
    room = Room().does(Ended(step="s1", text=TEXT, how="not adopted")).says("tolland", "yes")
    assert (room.how, shown(room.step, room.state, room.view)) == ("", "test")


def test_an_end_of_other_words_ends_nothing() -> None:
    room = Room().does(Worded(step="s1", text="Other")).does(Ended(step="s1", text=TEXT, how="not adopted"))
    assert room.how == ""


def test_what_is_adopted_does_not_end_otherwise() -> None:
    room = Room().all_say().adopt()
    assert isinstance(play.end(room.step, room.state, room.view, "deferred"), Refusal)
    room.does(Ended(step="s1", text=TEXT, how="deferred"))
    assert (room.how, room.made.state) == ("adopted", None)


def test_leaving_it_undecided_is_always_possible() -> None:
    room = Room().does(At(step="s1", phase="ending"))
    assert room.enter() is None
    room = Room(fields(text="")).does(At(step="s1", phase="ending"))
    assert room.enter() is None


# a card -----------------------------------------------------------------------------------------------------


def test_a_card_tests_the_captured_decisions_own_words_and_keeps_what_it_says() -> None:
    room = card(owner="jonas", why="two have signed", instead=("three",))
    room.correct("k1", text="Other words")
    assert room.text == "Other words"
    room.all_say().adopt()
    made = room.made
    assert (made.text, made.owner, made.why, made.instead) == ("Other words", "jonas", "two have signed", ("three",))
    assert (made.yes, made.method) == (("quillmere", "tolland"), "each party says yes")
    assert len(room.view.items) == 1


def test_a_card_shows_a_yes_that_was_given_elsewhere() -> None:
    room = card(yes=("tolland",))
    assert positions(room.step, room.state, room.view)["tolland"].says == "yes"
    room.does(play.not_yet(room.step, room.state, room.view, "tolland"))
    assert room.made.yes == ()


def test_every_position_on_a_card_is_the_decisions_own_at_once() -> None:
    room = card().says("quillmere", "yes").says("tolland", "objects", words="dear")
    assert (room.made.yes, room.made.no) == (("quillmere",), ("tolland",))


def test_a_card_that_is_not_adopted_or_deferred_says_so_in_the_decision_until_it_is_adopted() -> None:
    room = card().does(Ended(step="s1", text=TEXT, how="not adopted", why="dear"))
    assert room.made.state == "not adopted"
    room.does(Ended(step="s1", text=TEXT, how="deferred", until=LATER))
    assert (room.made.state, room.made.review) == ("deferred", LATER)
    room.all_say()
    assert room.made.state is None
    room.adopt()
    assert (room.made.state, room.how) == (None, "adopted")


def test_a_second_card_on_a_decision_loses_nothing_that_was_said_before() -> None:
    said = {
        "yes": ("quillmere", "tolland"),
        "concern": ({"who": "tolland", "text": "slow", "watch": "a silent week"},),
        "declared": ({"who": "tolland", "text": "we own the hall"},),
        "dissent": ({"who": "mateo", "text": "I would wait."},),
        "ratify": {"by": ("quillmere",)},
    }
    room = card(**said)
    held = positions(room.step, room.state, room.view)
    assert (held["tolland"].says, held["quillmere"].says) == ("concern", "beyond")
    room.does(Declared(step="s1", who="quillmere", text="our cousin runs it")).says("quillmere", "beyond").adopt()
    made = room.made
    assert [(one.text, one.watch) for one in made.concern] == [("slow", "a silent week")]
    assert [one.text for one in made.declared] == ["we own the hall", "our cousin runs it"]
    assert [one.text for one in made.dissent] == ["I would wait."]
    assert made.ratify.by == ("quillmere",)


def test_who_stood_aside_before_stands_aside_on_a_card() -> None:
    room = card(yes=("quillmere",), aside=("mateo", "priya"))
    held = positions(room.step, room.state, room.view)["tolland"]
    assert (held.says, held.named) == ("aside", ("mateo", "priya"))


def test_concerns_about_the_old_words_do_not_stay_with_the_new_ones() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "concern", words="slow").adopt()
    room.does(Worded(step="s1", text="Other"))
    assert room.made.concern == ()


def test_a_card_whose_decision_was_taken_out_is_done() -> None:
    room = card()
    room.view = replace(room.view, items=())
    assert room.enter() is None
    room.does(Adopted(step="s1", text=TEXT))
    assert room.how == ""


# whatever comes ---------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["quillmere", "tolland", "imani", "mateo", "nobody"])
TEXTS = st.sampled_from([TEXT, "Other", "", "word: meaning"])
FULL = st.sampled_from([TEXT, "Other", "word: meaning"])
MARKS = st.sampled_from(["D8", "D99", None])
DAYS = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
KNOWN = {
    "step": st.just("s1"),
    "who": NAMES,
    "person": st.one_of(st.none(), NAMES),
    "read": TEXTS,
    "words": TEXTS,
    "watch": TEXTS,
    "why": TEXTS,
    "option": st.one_of(st.none(), FULL),
    "named": st.lists(NAMES, max_size=2).map(tuple),
    "again": st.lists(NAMES, max_size=2).map(tuple),
    "lines": st.lists(FULL, max_size=2).map(tuple),
    "fingers": st.lists(st.integers(0, 5), max_size=3).map(tuple),
    "round": st.integers(1, 99),
    "on": DAYS,
    "until": DAYS,
    "item": MARKS,
}


def any_event() -> st.SearchStrategy[Any]:
    made = []
    for event in EVENTS:
        given_ = {}
        for name, field in event.model_fields.items():
            if name == "text":
                given_[name] = FULL if event in {Worded, Adopted} else TEXTS
            else:
                given_[name] = KNOWN[name] if name in KNOWN else st.sampled_from(field.annotation.__args__)
        made.append(st.builds(event, **given_))
    return st.one_of(made)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(any_event(), max_size=12),
    st.sampled_from(METHODS),
    st.sampled_from(["decision", "agreement", "purpose", "glossary"]),
    st.booleans(),
)
def test_no_event_however_strange_raises_or_adopts_without_the_rule(
    events: list[Any], method: str, makes: str, on_card: bool
) -> None:
    room = card() if on_card else Room(fields(method=method, makes=makes, text="word: meaning", owner="imani"))
    room.view = replace(room.view, standing=Standing(decisions=(old("D8", text="x"),)))
    for event in events:
        room.does(event)
        KIND.forward(room.step, room.state, room.view)
        KIND.back(room.step, room.state, room.view)
        notes = KIND.notes(room.step, room.state, room.view)
        assert TypeAdapter(dict[str, Any]).validate_python(dict(notes.table)) is not None
        if room.how == "adopted":
            assert room.made is not None
            assert room.state.outcome.asked
            assert set(room.state.outcome.asked) <= positions(room.step, room.state, room.view).keys()


@given(any_event())
def test_an_event_twice_is_the_same_as_once(event: Any) -> None:
    once = Room().all_say().does(event)
    state, items = once.state, once.view.items
    once.does(event)
    assert (replace(once.state, reset=False), once.view.items) == (replace(state, reset=False), items)


def test_a_made_item_is_of_the_kind_that_was_wanted() -> None:
    kinds = {"decision": ItemKind.DECISION, "agreement": ItemKind.AGREEMENT, "purpose": ItemKind.AGREEMENT}
    for makes, kind in kinds.items():
        assert Room(fields(makes=makes)).all_say().adopt().view.items[0].kind is kind


def test_dissent_is_bounded_in_the_event_itself() -> None:
    with pytest.raises(ValueError, match="300"):
        Dissented(step="s1", who="mateo", text="x" * 301)


def test_a_terms_meaning_corrected_elsewhere_is_asked_again() -> None:
    room = Room(fields(text="delivery: in use", makes="glossary")).all_say().adopt()
    room.correct("s1/text", agreed="opened")
    assert (room.how, positions(room.step, room.state, room.view)) == ("", {})
    assert lost(room.step, room.state, room.view)


def test_those_asked_again_after_a_shorter_term_have_no_word_in_the_decision_either() -> None:
    room = card().says("quillmere", "yes").says("tolland", "objects", words="dear")
    room.does(Dated(step="s1", what="review", on=LATER, again=("tolland",)))
    assert (room.made.yes, room.made.no, room.made.concern, room.made.review) == (("quillmere",), (), (), LATER)
    assert turn(room.step, room.state, room.view) == "tolland"


def test_an_agreement_corrected_elsewhere_is_asked_again_though_its_yes_stayed() -> None:
    room = Room(fields(makes="agreement")).all_say().adopt()
    room.correct("s1/text", text="Other")
    assert (room.how, positions(room.step, room.state, room.view)) == ("", {})
    room.says("quillmere", "yes")
    assert room.made.yes == ("quillmere",)


def test_leaving_the_room_is_not_a_yes() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "objects", words="dear")
    room.view = replace(room.view, present=("imani", "jonas"))
    refused = room.enter()
    assert isinstance(refused, Refusal)
    assert "Tolland objects" in refused.sentence

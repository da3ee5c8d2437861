"""The rules of testing a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from meetingtui.core.items import Agreement, Decision, ItemKind, Term
from meetingtui.core.standing import CarriedAgreement, CarriedDecision, Standing
from meetingtui.steps.decide import KIND, play
from meetingtui.steps.decide.events import (
    EVENTS,
    Adopted,
    At,
    Dated,
    Declared,
    Dissented,
    Ended,
    Listed,
    Named,
    Noted,
    Replaces,
    Worded,
)
from meetingtui.steps.decide.positions import absent, lost, positions, shown, turn
from meetingtui.steps.decide.state import details
from meetingtui.steps.decide.step import METHODS
from meetingtui.steps.protocol import Refusal
from tests.steps.decide.room import DAY, TEXT, VIEW, Room, card, fields, late, with_parties

LATER = date(2026, 12, 4)


def standing(**given: Any) -> Any:
    return replace(VIEW, standing=Standing(**given))


def old(mark: str, **given: Any) -> CarriedDecision:
    return CarriedDecision(item=Decision(**given), id=mark, on=date(2026, 6, 1), minutes="m1")


def agreed(mark: str, **given: Any) -> CarriedAgreement:
    return CarriedAgreement(item=Agreement(**given), id=mark, on=date(2026, 6, 1), minutes="m1")


# moving -----------------------------------------------------------------------------------------------------


def test_words_that_are_given_are_tested_at_once_and_blank_ones_are_drafted() -> None:
    assert Room().state.phase == "test"
    assert Room(fields(text="")).state.phase == "drafting"
    assert isinstance(Room(fields(text="")).enter(), Refusal)


def test_consent_goes_through_clarify_and_reactions_before_the_test() -> None:
    room = Room(fields(method="consent"))
    seen = [room.state.phase]
    for _ in range(2):
        room.enter()
        seen.append(room.state.phase)
    assert seen == ["clarify", "reactions", "test"]


def test_one_text_is_drafted_in_rounds_even_where_words_are_given() -> None:
    room = Room(fields(method="one text"))
    assert room.state.phase == "drafting"
    room.does(play.another_round(room.view, room.state))
    assert room.state.round == 2
    room.enter()
    assert (room.state.phase, room.state.round) == ("test", 2)
    room.does(play.back(room.step, room.state, room.view))
    room.does(play.back(room.step, room.state, room.view))
    assert (room.state.phase, room.state.round) == ("drafting", 1)


@pytest.mark.parametrize("method", METHODS)
def test_going_back_is_always_possible_and_loses_nothing(method: str) -> None:
    room = Room(fields(method=method, owner="imani"))
    while room.state.phase != "test":
        room.enter()
    room.says("tolland", "concern", words="slow")
    said = room.state.positions
    while (event := play.back(room.step, room.state, room.view)) is not None:
        room.does(event)
    assert room.state.phase == "drafting"
    assert room.state.positions == said


def test_the_party_that_begins_is_asked_first_then_the_next_without_a_position() -> None:
    room = Room(view=replace(VIEW, starts="tolland"))
    assert turn(room.step, room.state, room.view) == "tolland"
    room.says("tolland", "yes")
    assert turn(room.step, room.state, room.view) == "quillmere"
    room.says("quillmere", "yes")
    assert turn(room.step, room.state, room.view) == ""


def test_arrows_give_the_turn_and_change_nobodys_word() -> None:
    room = Room().all_say()
    room.does(play.give_turn(room.step, room.state, room.view, -1))
    assert turn(room.step, room.state, room.view) == "tolland"
    room.does(play.give_turn(room.step, room.state, room.view, -1))
    assert turn(room.step, room.state, room.view) == "quillmere"
    assert len(room.state.positions) == 2
    for _ in range(2):
        room.does(play.give_turn(room.step, room.state, room.view, 1))
    assert turn(room.step, room.state, room.view) == ""


def test_whoever_objects_is_asked_again_until_it_is_resolved() -> None:
    room = Room().says("quillmere", "objects", words="dear").says("tolland", "yes")
    assert turn(room.step, room.state, room.view) == "quillmere"


# positions --------------------------------------------------------------------------------------------------


def test_every_party_present_needs_a_position_and_no_position_is_not_a_yes() -> None:
    room = Room().says("quillmere", "yes")
    refused = room.enter()
    assert isinstance(refused, Refusal)
    assert refused.sentence == "Tolland has not spoken yet"
    assert room.made is None


def test_a_word_that_is_taken_away_is_no_position() -> None:
    room = Room().all_say()
    room.does(play.not_yet(room.step, room.state, room.view, "tolland"))
    assert isinstance(room.enter(), Refusal)


def test_not_yet_where_nothing_was_said_asks_the_next() -> None:
    room = Room()
    room.does(play.not_yet(room.step, room.state, room.view, "quillmere"))
    assert turn(room.step, room.state, room.view) == "tolland"
    assert room.state.positions == {}


def test_an_objection_is_withdrawn_by_choosing_again() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "objects", words="dear")
    assert "objects" in room.enter().sentence
    room.says("tolland", "yes").adopt()
    assert (room.made.yes, room.made.no, room.made.concern) == (("quillmere", "tolland"), (), ())


def test_a_party_with_nobody_in_the_room_cannot_speak_and_it_is_theirs_to_ratify() -> None:
    room = Room(view=with_parties("imani"))
    refused = play.say(room.step, room.state, room.view, "tolland", "yes")
    assert isinstance(refused, Refusal)
    assert "theirs to ratify" in refused.sentence
    room.all_say()
    room.does(Dated(step="s1", what="until", on=LATER)).adopt()
    assert (room.made.yes, room.made.ratify.by, room.made.ratify.until) == (("quillmere",), ("tolland",), LATER)


def test_a_party_that_has_left_the_partnership_is_not_asked_to_ratify() -> None:
    gone = VIEW.partnership.party[1].model_copy(update={"left": date(2026, 6, 1)})
    names = VIEW.partnership.model_copy_with(party=(VIEW.partnership.party[0], gone))
    assert absent(replace(with_parties("imani"), partnership=names)) == ()


def test_beyond_what_a_party_may_sign_is_a_yes_that_is_to_ratify() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "beyond").adopt()
    assert (room.made.yes, room.made.ratify.by) == (("quillmere", "tolland"), ("tolland",))


def test_whom_the_agenda_names_ratifies_in_any_case_and_nobody_it_does_not_know() -> None:
    room = Room(fields(ratify=["priya", "nobody"])).all_say().adopt()
    assert room.made.ratify.by == ("priya",)


def test_a_concern_is_kept_with_what_would_show_it() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "concern", words="the diary", watch="a silent week").adopt()
    (concern,) = room.made.concern
    assert (concern.who, concern.text, concern.watch) == ("tolland", "the diary", "a silent week")
    assert room.made.yes == ("quillmere", "tolland")


def test_an_interest_is_declared_beside_the_position() -> None:
    room = Room().all_say().does(Declared(step="s1", who="tolland", text="we own the hall")).adopt()
    assert [(one.who, one.text) for one in room.made.declared] == [("tolland", "we own the hall")]
    room.does(Declared(step="s1", who="tolland", text=""))
    assert room.made.declared == ()


def test_a_dissent_is_a_named_persons_words_and_short() -> None:
    assert isinstance(play.dissent(VIEW, "tolland", "No"), Refusal)
    assert isinstance(play.dissent(VIEW, None, "No"), Refusal)
    assert isinstance(play.dissent(VIEW, "mateo", "x" * 301), Refusal)
    room = Room().all_say().does(play.dissent(VIEW, "mateo", "I would wait.")).adopt()
    assert [(one.who, one.text) for one in room.made.dissent] == [("mateo", "I would wait.")]


def test_consensus_lets_a_party_stand_aside_named_only_where_it_wishes() -> None:
    room = Room(fields(method="consensus")).says("quillmere", "yes").says("tolland", "aside").adopt()
    assert (room.made.yes, room.made.no, room.made.aside) == (("quillmere",), (), ())
    room = Room(fields(method="consensus")).says("quillmere", "yes").says("tolland", "aside", named=("mateo",)).adopt()
    assert room.made.aside == ("mateo",)


def test_fingers_are_kept_without_an_order_and_few_of_them_are_a_no() -> None:
    room = Room(fields(method="fist to five")).says("quillmere", "yes", fingers=(3, 5, 4))
    assert room.state.positions["quillmere"].fingers == (5, 4, 3)
    room.says("tolland", "objects", fingers=(2, 5), words="a smaller pilot")
    assert "fewer than three" in room.enter().sentence
    room.says("tolland", "yes", fingers=(3, 5)).adopt()
    assert room.made.yes == ("quillmere", "tolland")


def test_a_majority_keeps_the_reason_of_whoever_is_outvoted() -> None:
    third = VIEW.partnership.party[1].model_copy(update={"id": "third", "name": "Third Hall"})
    person = VIEW.partnership.person[0].model_copy(update={"id": "ulla", "name": "Ulla Berg", "party": "third"})
    names = VIEW.partnership.model_copy_with(
        party=(*VIEW.partnership.party, third), person=(*VIEW.partnership.person, person)
    )
    room = Room(fields(method="majority"), replace(VIEW, partnership=names, present=(*VIEW.present, "ulla")))
    room.says("quillmere", "yes").says("tolland", "yes").says("third", "objects", words="too far").adopt()
    assert (room.made.yes, room.made.no) == (("quillmere", "tolland"), ("third",))
    assert [(one.who, one.text) for one in room.made.concern] == [("third", "too far")]


# one decides ------------------------------------------------------------------------------------------------


def deciding(**given: Any) -> Room:
    return Room(fields(method="one decides after hearing", owner="imani", **given))


def test_the_one_who_decides_decides_only_after_those_named_were_heard() -> None:
    room = deciding(heard=["priya"])
    room.says("imani", "yes")
    assert room.enter().sentence == "Priya has not been heard"
    room.says("priya", "heard").adopt()
    assert (room.made.heard, room.made.yes, room.made.owner) == (("priya",), ("quillmere",), "imani")


def test_a_present_party_that_nobody_speaks_for_is_heard_too() -> None:
    room = deciding()
    room.says("imani", "yes")
    assert room.enter().sentence == "Tolland has not been heard"


def test_whoever_is_not_here_does_not_decide() -> None:
    room = Room(deciding().step, with_parties("jonas", "mateo"))
    refused = play.say(room.step, room.state, room.view, "imani", "yes")
    assert isinstance(refused, Refusal)
    assert "not here to decide" in refused.sentence


def test_somebody_else_may_be_named_to_decide() -> None:
    room = deciding().does(Named(step="s1", role="decider", person="mateo"))
    assert details(room.step, room.state, room.view).decider == "mateo"
    room.says("quillmere", "heard").says("mateo", "yes").adopt()
    assert (room.made.yes, room.made.owner) == (("tolland",), "imani")


# the words change -------------------------------------------------------------------------------------------


def test_words_edited_after_a_yes_reset_every_position_and_the_room_is_told() -> None:
    room = Room().all_say()
    assert not lost(room.step, room.state, room.view)
    room.does(Worded(step="s1", text="Start with one site"))
    assert positions(room.step, room.state, room.view) == {}
    assert lost(room.step, room.state, room.view)
    assert isinstance(room.enter(), Refusal)
    room.all_say()
    assert not lost(room.step, room.state, room.view)


def test_the_same_words_again_reset_nothing() -> None:
    room = Room().all_say().does(Worded(step="s1", text=TEXT))
    assert len(positions(room.step, room.state, room.view)) == 2


def test_a_late_yes_to_the_old_words_does_not_count() -> None:
    room = Room().does(Worded(step="s1", text="Start with one site")).does(late("tolland", TEXT))
    assert room.state.positions == {}


def test_words_changed_there_and_back_are_asked_again() -> None:
    room = Room().all_say().does(Worded(step="s1", text="Other")).does(Worded(step="s1", text=TEXT))
    assert positions(room.step, room.state, room.view) == {}


def test_a_late_adoption_of_other_words_or_without_everyones_yes_adopts_nothing() -> None:
    room = Room().all_say().does(Worded(step="s1", text="Other")).does(Adopted(step="s1", text=TEXT))
    assert (room.how, room.made) == ("", None)
    room.does(Adopted(step="s1", text="Other"))
    assert (room.how, room.made) == ("", None)


def test_words_edited_after_adoption_are_asked_again_whoever_edited_them() -> None:
    room = Room().all_say().adopt().does(Worded(step="s1", text="Other"))
    assert (room.how, room.made.text, room.made.yes) == ("", "Other", ())
    room = Room().all_say().adopt()
    room.correct("s1/text", text="Other", yes=[], no=[])  # as the frame's own correction does
    assert (room.how, room.text) == ("", "Other")
    assert shown(room.step, room.state, room.view) == "test"
    assert lost(room.step, room.state, room.view)
    room.all_say().adopt()
    assert (room.how, room.made.yes) == ("adopted", ("quillmere", "tolland"))


def test_a_yes_taken_back_in_the_read_back_is_taken_back_here() -> None:
    room = Room().all_say().adopt()
    room.correct("s1/text", yes=["quillmere"])
    assert room.how == ""
    assert "tolland" not in positions(room.step, room.state, room.view)


def test_adopted_twice_is_adopted_once() -> None:
    room = Room().all_say().adopt()
    before = room.made
    room.does(Adopted(step="s1", text=TEXT))
    assert room.made == before
    assert len(room.view.items) == 1


def test_a_party_that_comes_after_adoption_speaks_for_itself() -> None:
    room = Room(view=with_parties("imani")).all_say().adopt()
    room.view = replace(room.view, present=VIEW.present)
    assert room.how == "adopted"
    room.says("tolland", "yes")
    assert (room.how, room.made.yes, room.made.ratify) == ("adopted", ("quillmere", "tolland"), None)
    room.says("tolland", "objects", words="dear")
    assert (room.how, room.made.no) == ("", ("tolland",))


# consent ----------------------------------------------------------------------------------------------------


def objecting() -> Room:
    room = Room(fields(method="consent", review="6 weeks"))
    room.enter()
    room.enter()
    return room.says("quillmere", "yes").says("tolland", "objects", words="the third site pays")


def test_an_objection_to_consent_is_answered_by_a_shorter_term_and_asked_again() -> None:
    room = objecting()
    for wrong in (date(2027, 3, 1), date(2026, 11, 1), None):
        assert isinstance(play.shorten(room.step, room.state, room.view, wrong), Refusal)
    room.does(play.shorten(room.step, room.state, room.view, LATER))
    assert turn(room.step, room.state, room.view) == "tolland"
    assert "tolland" not in positions(room.step, room.state, room.view)
    assert "quillmere" in positions(room.step, room.state, room.view)
    room.says("tolland", "yes").adopt()
    assert room.made.review == LATER


def test_an_objection_to_consent_is_answered_by_watching_the_concern() -> None:
    room = objecting().says("tolland", "concern", words="the third site pays", watch="its first invoice").adopt()
    assert room.made.concern[0].watch == "its first invoice"


def test_an_objection_to_consent_is_answered_by_amending_the_words() -> None:
    room = objecting().does(Worded(step="s1", text="Start with one site"))
    assert room.state.phase == "test"
    room.all_say().adopt()
    assert room.made.text == "Start with one site"


# what is kept beside it -------------------------------------------------------------------------------------


def test_everything_that_was_said_about_it_is_kept_in_the_decision() -> None:
    room = Room(fields(review="6 weeks", criteria=["cost"], owner="imani")).all_say()
    room.does(Noted(step="s1", what="why", text="two have signed"))
    room.does(Listed(step="s1", what="instead", lines=("three sites", "none"))).adopt()
    made = room.made
    assert (made.owner, made.method, made.why) == ("imani", "each party says yes", "two have signed")
    assert (made.instead, made.criteria, made.review) == (("three sites", "none"), ("cost",), date(2027, 1, 1))
    assert made.state is None


def test_it_may_be_adopted_without_an_owner() -> None:
    assert Room().all_say().adopt().made.owner is None


def test_an_owner_nobody_knows_is_none() -> None:
    room = Room(fields(owner="somebody")).all_say().adopt()
    assert room.made.owner is None
    room.does(Named(step="s1", role="owner", person="nobody"))
    assert room.made.owner is None


def test_options_not_chosen_stand_under_instead() -> None:
    room = Room(fields(text="", options=["Two sites", "Three sites", "None"]))
    room.does(play.write(room.step, room.view, "Two sites", "Two sites"))
    room.does(play.write(room.step, room.view, "Two sites, from May"))
    room.enter()
    room.all_say().adopt()
    assert (room.made.text, room.made.instead) == ("Two sites, from May", ("Three sites", "None"))


def test_what_is_said_after_adoption_is_written_into_the_item() -> None:
    room = Room().all_say().adopt()
    room.does(Named(step="s1", role="owner", person="imani")).does(Dated(step="s1", what="review", on=LATER))
    room.does(Listed(step="s1", what="criteria", lines=("cost",))).does(Noted(step="s1", what="why", text="because"))
    room.does(play.dissent(VIEW, "mateo", "I would wait."))
    made = room.made
    assert (made.owner, made.review, made.criteria, made.why) == ("imani", LATER, ("cost",), "because")
    assert made.dissent[0].who == "mateo"
    assert room.how == "adopted"


def test_an_owner_corrected_elsewhere_stays_corrected_when_it_is_adopted_again() -> None:
    room = Room().all_say().does(Named(step="s1", role="owner", person="imani")).adopt()
    room.correct("s1/text", owner="jonas")
    room.does(Worded(step="s1", text="Other")).all_say().adopt()
    assert room.made.owner == "jonas"


def test_a_date_that_is_past_is_refused() -> None:
    assert isinstance(play.dated(VIEW, "review", date(2026, 11, 1)), Refusal)
    assert isinstance(play.end(fields(), Room().state, VIEW, "deferred", "", date(2026, 11, 1)), Refusal)


def test_it_replaces_an_earlier_decision() -> None:
    room = Room(view=standing(decisions=(old("D8", text="Bill each quarter"),))).all_say()
    room.does(Replaces(step="s1", item="D99"))
    assert details(room.step, room.state, room.view).replaces is None
    room.does(Replaces(step="s1", item="D8")).adopt()
    assert room.made.replaces == "D8"
    assert KIND.updates(room.step, room.state) == ()
    room.does(Replaces(step="s1", item=None))
    assert room.made.replaces is None


# what it becomes --------------------------------------------------------------------------------------------


def test_an_agreement_counts_its_versions_and_says_what_for() -> None:
    view = standing(agreements=(agreed("G3", text="Mondays", topic="rhythm", version=2),))
    room = Room(fields(makes="agreement", topic="rhythm"), view).all_say()
    room.does(Noted(step="s1", what="outcome", text="nobody waits")).does(Replaces(step="s1", item="G3")).adopt()
    made = room.made
    assert isinstance(made, Agreement)
    assert (made.topic, made.outcome, made.version, made.replaces) == ("rhythm", "nobody waits", 3, "G3")
    assert made.yes == ("quillmere", "tolland")
    assert Room(fields(makes="agreement")).all_say().adopt().made.version is None


def test_a_purpose_replaces_the_one_that_stands() -> None:
    view = standing(agreements=(agreed("G1", text="Old why", topic="Purpose"), agreed("G2", text="x", topic="rhythm")))
    room = Room(fields(makes="purpose"), view).all_say().adopt()
    assert (room.made.topic, room.made.replaces, room.made.version) == ("purpose", "G1", 2)


def test_a_term_is_a_word_and_the_meaning_they_agreed() -> None:
    room = Room(fields(text="", makes="glossary"))
    assert isinstance(play.write(room.step, room.view, "delivery"), Refusal)
    room.does(play.write(room.step, room.view, "delivery: in use, not sent"))
    room.enter()
    room.all_say().adopt()
    assert isinstance(room.made, Term)
    assert (room.made.word, room.made.agreed, room.made.since) == ("delivery", "in use, not sent", DAY)
    room.does(Worded(step="s1", text="delivery: opened"))
    assert (room.made.agreed, room.how) == ("opened", "")


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

"""Words that change while they are tested, and what a decision keeps of what was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from meetingtui.core.items import Agreement, Term
from meetingtui.core.standing import CarriedAgreement, Standing
from meetingtui.steps.decide import KIND, play
from meetingtui.steps.decide.events import (
    Adopted,
    Dated,
    Listed,
    Named,
    Noted,
    Replaces,
    Worded,
)
from meetingtui.steps.decide.positions import lost, positions, shown, turn
from meetingtui.steps.decide.state import details
from meetingtui.steps.protocol import Refusal
from tests.steps.decide.room import DAY, LATER, TEXT, VIEW, Room, fields, late, old, with_parties


def standing(**given: Any) -> Any:
    return replace(VIEW, standing=Standing(**given))


def agreed(mark: str, **given: Any) -> CarriedAgreement:
    return CarriedAgreement(item=Agreement(**given), id=mark, on=date(2026, 6, 1), minutes="m1")


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

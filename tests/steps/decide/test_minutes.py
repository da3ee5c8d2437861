"""What testing a text leaves in the minutes, beside the item itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.text import TEXT_LIMIT
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.steps.decide import KIND, play
from meetingtui.steps.decide.events import Dated, Declared, Ended
from meetingtui.steps.decide.panel import PANEL
from tests.steps.decide.room import TEXT, VIEW, Room, card, fields, with_parties
from tests.steps.one_panel import page_of

LATER = date(2026, 12, 4)


def table(room: Room) -> dict[str, Any]:
    notes = KIND.notes(room.step, room.state, room.view)
    assert (dict(notes.tables), dict(notes.head)) == ({}, {})
    record = StepRecord.model_validate({"kind": "decide", **notes.table})
    assert not record.model_extra
    return dict(notes.table)


def test_nothing_was_said_where_there_are_no_words() -> None:
    assert table(Room(fields(text=""))) == {}


def test_what_was_adopted_is_said_with_its_method_and_not_twice() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "concern", words="slow").adopt()
    assert table(room) == {"outcome": "Adopted with concerns (each party says yes): Start with two sites"}


def test_what_is_to_be_ratified_says_by_whom_and_until_when() -> None:
    room = Room(view=with_parties("imani")).all_say().does(Dated(step="s1", what="until", on=LATER)).adopt()
    said = "Adopted, to be ratified by Tolland until Fri 4 Dec 2026: Start with two sites"
    assert table(room)["outcome"] == said


def test_a_term_with_a_party_absent_says_who_has_not_agreed_it() -> None:
    room = Room(fields(makes="glossary", text="delivery: in use"), with_parties("imani")).all_say().adopt()
    assert table(room)["outcome"] == "Adopted, to be ratified by Tolland: delivery: in use"


def test_what_was_not_adopted_says_why() -> None:
    room = Room().says("quillmere", "yes").says("tolland", "objects", words="too dear")
    room.does(Ended(step="s1", text=TEXT, how="not adopted"))
    assert table(room) == {
        "outcome": "Not adopted: Start with two sites. Because Tolland: too dear",
        "said": [{"party": "quillmere", "text": "yes"}, {"party": "tolland", "text": "objects: too dear"}],
    }
    room.does(Ended(step="s1", text=TEXT, how="not adopted", why="no money"))
    assert table(room)["outcome"] == "Not adopted: Start with two sites. Because no money"


def test_what_was_deferred_says_until_when() -> None:
    room = Room().does(Ended(step="s1", text=TEXT, how="deferred", why="the numbers are not in", until=LATER))
    said = "Deferred until Fri 4 Dec 2026: Start with two sites. Because the numbers are not in"
    assert table(room)["outcome"] == said
    empty = Room(fields(text="")).does(Ended(step="s1", text="", how="deferred"))
    assert table(empty)["outcome"] == "Deferred: no words yet"


def test_what_was_left_undecided_is_not_called_decided() -> None:
    room = Room().says("quillmere", "yes")
    assert table(room) == {
        "outcome": "Not decided: Start with two sites",
        "said": [{"party": "quillmere", "text": "yes"}],
    }


def test_concerns_about_an_agreement_stand_in_the_step_for_the_agreement_has_no_place_for_them() -> None:
    room = Room(fields(makes="agreement")).says("quillmere", "yes")
    room.says("tolland", "concern", words="slow", watch="a silent week")
    room.does(Declared(step="s1", who="tolland", text="we own the hall"))
    room.does(play.dissent(VIEW, "mateo", "I would wait.")).adopt()
    assert table(room)["said"] == [
        {"party": "quillmere", "text": "yes"},
        {"party": "tolland", "text": "yes, with a concern: slow; to watch: a silent week"},
        {"party": "tolland", "text": "declared an interest: we own the hall"},
        {"party": "tolland", "who": "mateo", "text": "dissent: I would wait."},
    ]


def test_fingers_are_written_by_party_highest_first_and_with_no_name() -> None:
    room = (
        Room(fields(method="fist to five"))
        .says("quillmere", "yes", fingers=(3, 5))
        .says("tolland", "yes", fingers=(4,))
    )
    room.adopt()
    assert table(room)["said"] == [
        {"party": "quillmere", "text": "fingers 5 3"},
        {"party": "tolland", "text": "fingers 4"},
    ]


def test_who_decided_is_named() -> None:
    room = Room(fields(method="one decides after hearing", owner="imani")).says("tolland", "heard").says("imani", "yes")
    room.adopt()
    assert table(room)["outcome"].startswith("Adopted (Imani Okafor decides after hearing): ")


@pytest.mark.parametrize(
    ("record", "kept"), [("nothing", set()), ("outcome", {"outcome"}), ("gist", {"outcome", "said"})]
)
def test_no_more_is_kept_than_the_agenda_says(record: str, kept: set[str]) -> None:
    room = Room(fields(makes="agreement", record=record)).all_say().adopt()
    assert table(room).keys() == kept
    assert room.made is not None


def test_a_card_writes_a_sentence_and_the_decision_holds_the_rest() -> None:
    room = card().says("quillmere", "yes").says("tolland", "objects", words="dear")
    room.does(Ended(step="s1", text=TEXT, how="not adopted"))
    assert table(room) == {"outcome": "Not adopted: Start with two sites. Because Tolland: dear"}


def test_a_card_whose_decision_was_taken_out_calls_nothing_decided() -> None:
    room = card().all_say().adopt()
    room.view = replace(room.view, items=())
    assert table(room)["outcome"].startswith("Not decided")


def test_words_as_long_as_an_event_can_hold_fit_the_minutes() -> None:
    room = Room(fields(text="t" * TEXT_LIMIT)).says("tolland", "objects", words="w" * TEXT_LIMIT, watch="s" * 50)
    made = table(room)
    assert made["outcome"].startswith("Not decided: ttt")
    assert made["said"][0]["text"].startswith("objects: www")


def test_a_party_that_said_yes_and_left_has_nothing_to_ratify() -> None:
    room = Room().all_say()
    room.view = with_parties("imani")
    room.adopt()
    assert (room.made.yes, room.made.ratify) == (("quillmere", "tolland"), None)
    assert table(room)["outcome"].startswith("Adopted (")


def test_a_party_that_came_after_a_text_was_adopted_still_has_to_ratify_it() -> None:
    room = Room(view=with_parties("imani")).all_say().adopt()
    room.view = replace(room.view, present=VIEW.present)
    assert table(room)["outcome"] == "Adopted, to be ratified by Tolland: Start with two sites"
    assert "TO RATIFY" in page_of(PANEL(), room.step, room.state, room.view)

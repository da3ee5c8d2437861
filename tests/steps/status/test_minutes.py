"""What a `status` step leaves in the minutes."""

from __future__ import annotations

from typing import Any

from meetingtui.files.minutes_tables import Status, Update
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play
from meetingtui.steps.status.minutes import notes
from tests.steps.status.conftest import STREAMS, Played, fields, risk, stood, with_standing


def rows(played: Played) -> list[Any]:
    made = notes(played.step, played.state, played.view)
    assert (made.table, made.head) == ({}, {})
    return list(made.tables.get("status", ()))


def test_a_row_says_what_each_party_said_and_what_it_was(view: View) -> None:
    view = with_standing(view, streams={"pilot": (stood("green"),)})
    played = Played(fields(), view).shown("yellow", "red")
    played.does(play.agree(played.state, view, "pilot", "red"))
    played.does(play.say(view, "pilot", "because", "One site has closed."), play.say(view, "pilot", "ask", "An hour."))
    assert rows(played) == [
        {
            "stream": "pilot",
            "says": {"quillmere": "yellow", "tolland": "red"},
            "agreed": "red",
            "was": "green",
            "because": "One site has closed.",
            "ask": "An hour.",
        }
    ]
    for row in rows(played):
        assert Status.model_validate(row).model_extra == {}


def test_that_the_parties_differ_is_a_finding_of_its_own(view: View) -> None:
    assert rows(Played(fields(), view).shown("green", "red").enter())[0]["agreed"] == "differs"


def test_colours_nobody_has_seen_are_not_written(view: View) -> None:
    assert rows(Played(fields(), view).says("green", "red")) == []


def test_no_stake_writes_no_view_for_that_party(view: View) -> None:
    assert rows(Played(fields(), view).shown("green", "no stake"))[0]["says"] == {"quillmere": "green"}


def test_what_was_not_agreed_says_nothing_of_it(view: View) -> None:
    assert rows(Played(fields(), view).shown("green", "red")) == [
        {"stream": "pilot", "says": {"quillmere": "green", "tolland": "red"}}
    ]


def test_a_stream_left_as_it_was_has_no_row(view: View) -> None:
    view = with_standing(view, streams={stream.id: (stood(),) for stream in STREAMS})
    played = Played(fields(only="changed"), view).does(play.mark_changed(Played(fields(), view).state, view, "print"))
    played.enter().shown("green", "green").enter()
    assert [row["stream"] for row in rows(played)] == ["print"]


def test_lines_of_the_agenda_are_written_by_their_ids(view: View) -> None:
    row = rows(Played(fields(items=["Hiring in Leeds"]), view).shown("green", "green"))[0]
    assert row["stream"] == "hiring-in-leeds"
    assert Status.model_validate(row).stream == "hiring-in-leeds"


def test_was_is_the_last_that_was_agreed(view: View) -> None:
    view = with_standing(view, streams={"pilot": (stood("red"), stood(None))})
    assert rows(Played(fields(), view).shown("green", "green"))[0]["was"] == "red"


def test_off_the_record_nothing_is_written(view: View) -> None:
    assert rows(Played(fields(record="nothing"), view).shown("green", "red").enter()) == []


def test_rows_about_signs_are_updates_that_a_file_takes(view: View) -> None:
    played = Played(fields(), with_standing(view, risks=(risk("R3"),)))
    played.does(play.answer(played.state, played.view, "R3", "yes"))
    played.does(play.note(played.state, played.view, "R3", "A week."))
    for row in play.updates(played.step, played.state):
        assert Update.model_validate(row).model_extra == {}

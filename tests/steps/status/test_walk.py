"""What a step goes through: streams, what is on file about them, the places in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meetingtui.core.standing import StreamNow
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play, walk
from meetingtui.steps.status.state import Answer, Look, StatusState
from tests.steps.conftest import PARTNERSHIP
from tests.steps.status.conftest import Played, crowd, fields, promise, risk, stood, with_standing


def ids(view: View, **given: object) -> list[str]:
    return [found.id for found in walk.subjects(fields(**given), view)]


def test_streams_stand_in_listing_order(view: View) -> None:
    assert ids(view) == ["pilot", "billing", "print"]


def test_a_stream_that_has_ended_is_left_out_and_one_handed_on_has_its_new_owner(view: View) -> None:
    now = {"billing": StreamNow(ended=True), "pilot": StreamNow(owner="priya")}
    view = with_standing(view, stream_changes=now)
    assert ids(view) == ["pilot", "print"]
    assert walk.subjects(fields(), view)[0].owner == "priya"


def test_lines_of_the_agenda_stand_in_place_of_the_streams(view: View) -> None:
    assert ids(view, items=["Hiring in Leeds", "Sara's visa"]) == ["hiring-in-leeds", "sara-s-visa"]


def test_signs_come_after_the_colours_of_their_stream_and_the_others_before_the_overview(view: View) -> None:
    view = with_standing(view, risks=(risk("R1"), risk("R2", None), risk("R3", "gone"), risk("R4", "print")))
    assert walk.places(fields(), StatusState(), view) == (
        "stream:pilot",
        "sign:R1",
        "stream:billing",
        "stream:print",
        "sign:R4",
        "sign:R2",
        "sign:R3",
        "overview",
    )


def test_only_live_risks_with_a_sign_are_asked_about(view: View) -> None:
    view = with_standing(view, risks=(risk("R1", sign=None), risk("R2", state="seen"), risk("R3")))
    assert [one.id for one in walk.signs(fields(), StatusState(), view)] == ["R3"]
    assert walk.signs(fields(signs=False), StatusState(), view) == ()
    assert walk.signs(fields(record="nothing"), StatusState(), view) == ()


def test_a_risk_closed_in_this_meeting_is_not_asked_about(view: View) -> None:
    view = with_standing(view, risks=(risk("R1"),))
    closed = replace(view, updates=({"item": "R1", "to": "closed", "why": "past"},))
    assert walk.signs(fields(), StatusState(), closed) == ()


def test_a_sign_asked_in_another_step_is_not_asked_again_in_this_meeting(view: View) -> None:
    view = with_standing(view, risks=(risk("R1"), risk("R2")))
    view = replace(view, updates=({"item": "R1", "sign": "too soon"},))
    assert [one.id for one in walk.signs(fields(), StatusState(), view)] == ["R2"]


def test_a_sign_asked_here_stays_so_that_it_can_be_answered_again(view: View) -> None:
    view = with_standing(view, risks=(risk("R1"),))
    state = StatusState(signs={"R1": Answer("yes")})
    view = replace(view, updates=play.updates(fields(), state))
    assert [one.id for one in walk.signs(fields(), state, view)] == ["R1"]


def test_a_risk_whose_sign_was_seen_stands_at_the_top(view: View) -> None:
    view = with_standing(view, risks=(risk("R1"), risk("R2")))
    assert [one.id for one in walk.risks(view)] == ["R1", "R2"]
    state = StatusState(signs={"R2": Answer("yes")})
    view = replace(view, updates=play.updates(fields(), state))
    assert [one.id for one in walk.risks(view)] == ["R2", "R1"]
    assert [one.id for one in walk.seen(view, "pilot")] == ["R2"]


def test_promises_are_late_by_their_date_as_it_is_now(view: View) -> None:
    kept = (promise("A1", date(2026, 11, 19)), promise("A2", date(2026, 11, 20)), promise("A3", date(2026, 11, 1)))
    other = (promise("A4", date(2026, 11, 1), "print"), promise("A5", None))
    view = with_standing(view, actions=(*kept, *other))
    assert [one.id for one in walk.promises(view, "pilot")] == ["A3", "A1", "A2"]
    assert [one.id for one in walk.late(view, "pilot")] == ["A3", "A1"]
    today = (
        {"item": "A3", "to": "done"},
        {"item": "A1", "to": "moved", "due": date(2026, 12, 1), "why": "sick"},
        {"item": "A2", "to": "moved", "due": date(2026, 11, 2), "why": "wrong"},
    )
    assert [one.id for one in walk.late(replace(view, updates=today), "pilot")] == ["A2"]


def test_the_last_eight_marks_are_letters_and_today_is_a_question_mark_until_the_room_has_spoken(view: View) -> None:
    marks = tuple(stood(agreed) for agreed in ("red", "green", "yellow", "no view", "differs", "red", "green", "green"))
    view = with_standing(view, streams={"pilot": marks})
    assert walk.letters(StatusState(), view, "pilot") == "G Y - ≠ R G G ?"
    shown = StatusState(looks={"pilot": Look(says={"tolland": "red"}, open=True)})
    assert walk.letters(shown, view, "pilot")[-1] == "?"
    agreed = StatusState(looks={"pilot": Look(says={"tolland": "red"}, open=True, agreed="red")})
    assert walk.letters(agreed, view, "pilot")[-1] == "R"


def test_a_mark_that_was_not_agreed_shows_what_the_parties_said(view: View) -> None:
    marks = (stood(None, a="green", b="red"), stood(None, a="yellow"), stood(None))
    assert walk.letters(StatusState(), with_standing(view, streams={"pilot": marks}), "pilot") == "≠ Y - ?"


def test_a_new_stream_has_no_history_and_counts_as_changed(view: View) -> None:
    view = with_standing(view, streams={"pilot": (stood(),), "print": (stood(),)})
    assert walk.letters(StatusState(), view, "billing") == "?"
    assert [one.id for one in walk.walked(fields(only="changed"), StatusState(), view)] == ["billing"]


def test_only_what_has_changed_is_walked(view: View) -> None:
    view = with_standing(view, streams={stream: (stood(),) for stream in ("pilot", "billing", "print")})
    step = fields(only="changed")
    assert walk.places(step, StatusState(), view) == ("changed", "overview")
    played = Played(step, view)
    played.does(play.mark_changed(played.state, view, "print"))
    assert walk.places(step, played.state, view) == ("changed", "stream:print", "overview")


def test_more_than_ten_are_offered_by_change(view: View) -> None:
    assert walk.places(fields(), StatusState(), crowd(2, 10))[0] == "stream:s0"
    assert walk.places(fields(), StatusState(), crowd(2, 11))[:2] == ("changed", "stream:s0")


def test_no_streams_at_all_is_a_place_of_its_own_and_signs_are_still_asked(view: View) -> None:
    view = with_standing(replace(view, partnership=PARTNERSHIP), risks=(risk("R1"),))
    assert walk.places(fields(), StatusState(), view) == ("none", "sign:R1")
    played = Played(fields(), view)
    assert played.enter().place == "sign:R1"
    assert play.forward(fields(), played.state, view) is None


def test_a_stream_named_in_the_meeting_is_walked_from_there(view: View) -> None:
    empty = replace(view, partnership=PARTNERSHIP)
    assert walk.here(fields(), StatusState(place="none"), empty) == "none"
    assert walk.here(fields(), StatusState(place="none"), view) == "stream:pilot"


def test_where_the_place_in_front_is_gone_the_next_one_after_it_is(view: View) -> None:
    view = with_standing(view, streams={stream: (stood(),) for stream in ("pilot", "billing", "print")})
    state = StatusState(place="stream:pilot", changed={"print": True})
    assert walk.here(fields(only="changed"), state, view) == "stream:print"
    assert walk.here(fields(), StatusState(place="sign:R99"), view) == "overview"


def test_a_stream_that_was_ended_in_this_meeting_is_not_walked_any_more(view: View) -> None:
    over = replace(view, updates=({"stream": "billing", "to": "ended", "why": "paid"},))
    assert [found.id for found in walk.walked(fields(), StatusState(), over)] == ["pilot", "print"]
    assert "stream:billing" not in walk.places(fields(), StatusState(), over)
    looked = StatusState(looks={"billing": Look(says={"tolland": "red"}, open=True)})
    assert "stream:billing" in walk.places(fields(), looked, over), "what was said of it stays"
    assert [found.id for found in walk.subjects(fields(), over)] == ["pilot", "billing", "print"]
    back = replace(over, updates=(*over.updates, {"stream": "billing", "to": "goes on"}))
    assert len(walk.walked(fields(), StatusState(), back)) == 3


def test_a_stream_that_was_handed_on_in_this_meeting_has_its_new_owner(view: View) -> None:
    handed = replace(view, updates=({"stream": "pilot", "to": "handed on", "owner": "priya"},))
    assert walk.subjects(fields(), handed)[0].owner == "priya"

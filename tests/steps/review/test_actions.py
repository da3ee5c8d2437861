"""What can be said of a promise, which row that writes, and what stands at the next meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.items import Action
from meetingtui.steps.review import play
from meetingtui.steps.review.events import Left, Means
from tests.steps.review.walking_through import Held, Walking, met, walking

DONE = {"quillmere": "A person has replied.", "tolland": "We have their diary."}


def promise(**given: Any) -> dict[str, Any]:
    return {
        "id": "A1",
        "text": "Open a door",
        "owner": "imani",
        "due": date(2026, 11, 13),
        "accepted": True,
        **given,
    }


def made(**given: Any) -> Held:
    return met(date(2026, 10, 2), 1, action=[promise(**given)])


def moved(on: date, number: int, due: date, why: str = "the site was shut") -> Held:
    return met(on, number, update=[{"item": "A1", "to": "moved", "due": due, "why": why}])


def moved_once() -> Walking:
    return walking("actions", made(), moved(date(2026, 11, 3), 2, date(2026, 11, 13)))


def moved_twice() -> Walking:
    moves = (moved(date(2026, 11, 3), 2, date(2026, 11, 10)), moved(date(2026, 11, 10), 3, date(2026, 11, 13)))
    return walking("actions", made(), *moves)


def held(now: Walking) -> Action:
    found = now.next("A1")
    assert found is not None
    return found.item


def test_a_promise_without_done_means_is_done_at_once() -> None:
    now = walking("actions", made())
    assert now.say("done") == ""
    assert now.rows == [{"item": "A1", "to": "done"}]
    assert now.next("A1") is None


def test_done_asks_each_partys_line_and_is_so_only_when_both_are_met() -> None:
    now = walking("actions", made(done=DONE))
    now.say("done")
    assert now.page == ("done", "quillmere")
    assert now.rows == []
    now.take(play.means(now.state, now.view, "A1", "quillmere", met=True))
    assert now.page == ("done", "tolland")
    assert now.rows == []
    assert now.next("A1") is not None
    now.take(play.means(now.state, now.view, "A1", "tolland", met=True))
    assert now.rows == [{"item": "A1", "to": "done"}]
    assert now.page == ("", "")
    assert now.next("A1") is None


def test_a_line_that_has_not_come_true_needs_a_note_why_it_counts() -> None:
    now = walking("actions", made(done=DONE))
    now.say("done")
    assert "say why" in now.take(play.means(now.state, now.view, "A1", "quillmere", met=False))
    now.take(play.means(now.state, now.view, "A1", "quillmere", met=False, note="a call, not a letter"))
    now.take(play.means(now.state, now.view, "A1", "tolland", met=True))
    assert now.rows == [{"item": "A1", "to": "done", "note": "Quillmere: a call, not a letter"}]


def test_a_party_that_is_not_here_has_not_said_that_its_line_is_met() -> None:
    now = walking("actions", made(done=DONE), present=("imani",))
    assert "nobody from Tolland" in now.take(play.means(now.state, now.view, "A1", "tolland", met=True))
    assert now.take(play.means(now.state, now.view, "A1", "tolland", met=False, note="they wrote so")) == ""


def test_two_facilitators_who_answer_for_one_party_each_make_it_done() -> None:
    now = walking("actions", made(done=DONE))
    both = [play.means(now.state, now.view, "A1", party, met=True) for party in ("tolland", "quillmere")]
    for event in both:
        now.take(event)
    assert now.rows == [{"item": "A1", "to": "done"}]


def test_an_answer_taken_back_makes_it_not_done() -> None:
    now = walking("actions", made(done=DONE))
    for party in DONE:
        now.take(play.means(now.state, now.view, "A1", party, met=True))
    now.take(Means(step="s1", item="A1", party="tolland"))
    assert now.rows == []


def test_a_move_takes_a_new_date_and_a_reason() -> None:
    now = walking("actions", made())
    assert now.say("move", "^fri because the site was shut") == ""
    assert now.rows == [{"item": "A1", "to": "moved", "due": date(2026, 11, 27), "why": "the site was shut"}]
    found = now.next("A1")
    assert found is not None
    assert (found.item.due, found.moves, found.history[-1].why) == (date(2026, 11, 27), 1, "the site was shut")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "say the new date and why"),
        ("^fri", "say why, too"),
        ("because the site was shut", "say the new date and why"),
        ("2 days were lost in the post", "say the new date and why"),
        ("^2026-11-13 because it rained", "Fri 13 Nov 2026 is past"),
        ("^someday because it rained", '"^someday" is not a date'),
        ("^fri or ^mon because it rained", "two dates are given"),
    ],
)
def test_a_move_without_either_or_into_the_past_is_refused(line: str, sentence: str) -> None:
    now = walking("actions", made())
    assert sentence in now.say("move", line)
    assert now.rows == []


@pytest.mark.parametrize(
    "line",
    [
        "fri because the site was shut",
        "^fri the site was shut",
        "the site was shut ^fri",
        "fri, the site was shut",
        "^fri: because the site was shut",
        "27 nov because the site was shut",
    ],
)
def test_a_date_and_a_reason_are_read_in_either_order(line: str) -> None:
    now = walking("actions", made())
    assert now.say("move", line) == ""
    assert (now.rows[0]["due"], now.rows[0]["why"]) == (date(2026, 11, 27), "the site was shut")


def test_the_date_it_has_already_is_no_move() -> None:
    now = walking("actions", made(due=date(2026, 11, 27)))
    assert "its date already" in now.say("move", "^fri because it rained")


def test_a_promise_moved_once_can_be_moved_again() -> None:
    now = moved_once()
    assert now.say("move", "^fri because it rained") == ""
    found = now.next("A1")
    assert found is not None
    assert found.moves == 2


def test_the_third_move_is_a_choice_and_not_a_date() -> None:
    now = moved_twice()
    assert now.digits()[2] == "move"
    assert play.verbs(now.fields, now.state, now.view)[1].ask == ""
    now.say("move", "^fri because it rained")
    assert now.page == ("third", "")
    assert now.rows == []


def test_changing_the_date_of_this_meetings_own_move_is_not_a_further_move() -> None:
    now = moved_once()
    now.say("move", "^fri because it rained")
    assert now.say("move", "^+2w because it rained hard") == ""
    assert [row["due"] for row in now.rows] == [date(2026, 12, 4)]


def test_a_reshaped_promise_reads_otherwise_and_keeps_its_owner() -> None:
    now = walking("actions", made(done=DONE))
    assert now.say("reshape", "Write to the third site = A letter is sent. | We have a copy.") == ""
    assert now.rows == [
        {
            "item": "A1",
            "to": "reshaped",
            "text": "Write to the third site",
            "done": {"quillmere": "A letter is sent.", "tolland": "We have a copy."},
        }
    ]
    assert (held(now).text, held(now).owner, held(now).done["tolland"]) == (
        "Write to the third site",
        "imani",
        "We have a copy.",
    )


def test_a_smaller_promise_may_have_a_day_of_its_own_but_a_day_alone_is_a_move() -> None:
    now = moved_twice()
    assert "only the date is new" in now.say("reshape", "Open a door ^fri")
    assert now.say("reshape", "Ask for one name ^fri") == ""
    assert (held(now).text, held(now).due) == ("Ask for one name", date(2026, 11, 27))
    assert "2026 is past" in now.say("reshape", "Ask again ^2026-11-02")


def test_the_same_words_are_no_reshape_and_a_new_owner_is_not_named_in_them() -> None:
    now = walking("actions", made())
    assert "reads so already" in now.say("reshape", "Open a door")
    assert "4 names a new owner" in now.say("reshape", "Open it wider @mateo")


def test_a_new_owner_is_asked_and_says_yes() -> None:
    now = walking("actions", made())
    assert "the day is moved afterwards" in now.say("owner", "@mateo ^4 dec"), "a day is not dropped in silence"
    assert now.say("owner", "@mateo") == ""
    assert now.page == ("takes", "mateo")
    assert now.rows == []
    assert now.yes("mateo") == ""
    assert now.rows == [{"item": "A1", "to": "handed on", "owner": "mateo", "accepted": True}]
    assert (held(now).owner, held(now).accepted) == ("mateo", True)


def test_somebody_who_is_not_here_cannot_take_it_on_and_there_is_a_way_out() -> None:
    now = walking("actions", made(), present=("imani",))
    sentence = now.say("owner", "@mateo")
    assert "Mateo is not here to say yes" in sentence
    assert "name somebody who is" in sentence


def test_somebody_who_left_between_the_question_and_the_yes_does_not_take_it_on() -> None:
    now = walking("actions", made())
    now.say("owner", "mateo")
    now.view = replace(now.view, present=("imani",))
    assert "not here any more" in now.yes("mateo")
    assert now.rows == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [("@imani", "has it already"), ("@nobodyhere", "nobody is called"), ("@tolland", "name someone at Tolland")],
)
def test_an_owner_is_one_person_of_the_partnership(line: str, sentence: str) -> None:
    assert sentence in walking("actions", made()).say("owner", line)


def test_a_drop_needs_a_reason() -> None:
    now = walking("actions", made())
    assert "say why" in now.say("drop", " ")
    assert now.say("drop", "because the museum closed") == ""
    assert now.rows == [{"item": "A1", "to": "dropped", "why": "the museum closed"}]
    assert now.next("A1") is None


def test_an_offered_promise_is_accepted_by_its_owner_who_is_here() -> None:
    now = walking("actions", made(accepted=False))
    assert next(iter(now.digits())) == 6
    now.say("accept")
    assert now.rows == [{"item": "A1", "to": "accepted", "accepted": True}]
    assert held(now).accepted


def test_an_owner_who_is_away_accepts_nothing_and_what_was_changed_waits_for_their_yes() -> None:
    now = walking("actions", made(accepted=False), present=("mateo",))
    assert 6 not in now.digits()
    assert "not here" in now.say("accept")
    now = walking("actions", made(), present=("mateo",))
    now.say("move", "^fri because it rained")
    assert not held(now).accepted


def test_a_later_verdict_takes_the_place_of_an_earlier_one() -> None:
    now = walking("actions", made())
    now.say("drop", "the museum closed")
    now.say("done")
    assert now.rows == [{"item": "A1", "to": "done"}]
    now.say("move", "^fri because it rained")
    assert [row["to"] for row in now.rows] == ["moved"]


def test_a_new_date_and_new_words_stand_beside_each_other() -> None:
    now = walking("actions", made())
    now.say("move", "^fri because it rained")
    now.say("reshape", "Write to the third site")
    assert [row["to"] for row in now.rows] == ["moved", "reshaped"]
    assert (held(now).text, held(now).due) == ("Write to the third site", date(2026, 11, 27))


def test_zero_leaves_it_as_it_was() -> None:
    now = walking("actions", made(done=DONE))
    assert play.leave(now.state, now.view, "A1") is None
    now.take(play.means(now.state, now.view, "A1", "quillmere", met=True))
    now.say("move", "^fri because it rained")
    left = play.leave(now.state, now.view, "A1")
    assert isinstance(left, Left)
    now.take(left)
    assert now.rows == []
    assert now.state.means == {}


def test_with_another_owner_or_other_words_it_may_have_a_date_again() -> None:
    now = moved_twice()
    now.say("owner", "@mateo")
    now.yes("mateo")
    assert now.say("move", "^fri because it is new to me") == ""
    assert [row["to"] for row in now.rows] == ["handed on", "moved"]
    assert (held(now).owner, held(now).due) == ("mateo", date(2026, 11, 27))


def test_other_words_are_asked_about_anew() -> None:
    now = walking("actions", made(done=DONE))
    now.take(play.means(now.state, now.view, "A1", "quillmere", met=True))
    now.say("reshape", "Write to the third site = A letter is sent. | We have a copy.")
    assert now.state.means == {}
    now.take(play.means(now.state, now.view, "A1", "tolland", met=True))
    assert [row["to"] for row in now.rows] == ["reshaped"]


def test_moves_of_an_earlier_owner_are_not_held_against_a_new_one() -> None:
    handed = met(date(2026, 11, 11), 4, update=[{"item": "A1", "to": "handed on", "owner": "mateo"}])
    moves = (moved(date(2026, 11, 3), 2, date(2026, 11, 10)), moved(date(2026, 11, 10), 3, date(2026, 11, 13)))
    now = walking("actions", made(), *moves, handed)
    assert now.say("move", "^fri because it is new to me") == ""
    assert [row["to"] for row in now.rows] == ["moved"]

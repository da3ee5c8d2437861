"""What an owner said between meetings comes up in the review of promises, and one digit takes it up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any, Literal

from meetingtui.core.standing import Asked, Standing
from meetingtui.steps.review import play
from meetingtui.steps.review.panel import ReviewPanel
from tests.steps.one_panel import page_of
from tests.steps.review.test_actions import DONE, made, moved
from tests.steps.review.walking_through import Held, Walking, walking


def with_word(
    *held: Held,
    to: Literal["done", "moved"] = "done",
    due: date | None = None,
    why: str | None = None,
    who: str = "imani",
) -> Walking:
    now = walking("actions", *held)
    said = Asked(who=who, on=date(2026, 11, 18), at=time(9, 0), to=to, due=due, why=why, account="imani")
    (one,) = now.view.standing.actions
    given: dict[str, Any] = {**dict(now.view.standing), "actions": (one.model_copy(update={"asked": (said,)}),)}
    return replace(now, view=replace(now.view, standing=Standing.model_validate(given)))


def page(now: Walking) -> str:
    return " ".join(page_of(ReviewPanel(), now.fields, now.state, now.view, 72).split())


def test_it_stands_on_the_page_with_when_it_was_said() -> None:
    now = with_word(made(), why="we went on Tuesday")
    assert "Imani says it is done: we went on Tuesday" in page(now)
    assert "said Wed 18 Nov, between meetings, from an account not known to be theirs" in page(now)
    assert now.digits()[7] == "as asked"


def test_a_promise_not_due_for_long_comes_up_because_its_owner_spoke() -> None:
    later = made(due=date(2027, 3, 1))
    assert walking("actions", later).keys == ()
    assert with_word(later).keys == ("A1",)


def test_one_digit_takes_it_up_and_says_why() -> None:
    now = with_word(made(), why="we went on Tuesday")
    assert now.say("as asked") == ""
    assert now.rows == [{"item": "A1", "to": "done", "note": "we went on Tuesday"}]
    assert now.next("A1") is None
    assert 7 not in now.digits()


def test_done_still_asks_each_party() -> None:
    now = with_word(made(done=DONE))
    now.say("as asked")
    assert now.page == ("done", "quillmere")
    assert now.rows == []


def test_another_date_is_a_move_with_the_owners_reason() -> None:
    now = with_word(made(), to="moved", due=date(2026, 12, 4), why="the site is shut")
    assert "Imani asks for Fri 4 Dec 2026: the site is shut" in page(now)
    now.say("as asked")
    assert now.rows == [{"item": "A1", "to": "moved", "due": date(2026, 12, 4), "why": "the site is shut"}]


def test_the_third_move_opens_the_choice_for_an_absent_owner_too() -> None:
    twice = (moved(date(2026, 11, 3), 2, date(2026, 11, 10)), moved(date(2026, 11, 10), 3, date(2026, 11, 13)))
    now = with_word(made(), *twice, to="moved", due=date(2026, 12, 4), why="again")
    now.say("as asked")
    assert now.page[0] == "third"
    assert now.rows == []


def test_a_day_that_is_past_by_the_time_of_the_meeting_is_not_taken() -> None:
    now = with_word(made(), to="moved", due=date(2026, 11, 19), why="soon")
    assert now.say("as asked") == "that day is past by now; 2 moves it to another one"


def test_what_somebody_else_said_is_no_word_of_its_owner() -> None:
    now = with_word(made(), who="mateo")
    assert 7 not in now.digits()
    assert "asked" not in {verb.name for verb in play.verbs(now.fields, now.state, now.view)}


def test_the_room_may_say_otherwise() -> None:
    now = with_word(made())
    now.say("move", "^27 nov because nobody answered")
    assert [row["to"] for row in now.rows] == ["moved"]
    assert "says it is done" not in page(now)


def test_from_an_unknown_account_another_day_is_not_its_absent_owners_yes() -> None:
    now = with_word(made(), to="moved", due=date(2026, 12, 4), why="the site is shut")
    away = replace(now, view=replace(now.view, present=("mateo", "priya")))
    away.say("as asked")
    assert away.rows[0]["accepted"] is False
    people = [{**dict(one), "login": "imani" if one.id == "imani" else None} for one in away.view.partnership.person]
    names = type(away.view.partnership).model_validate({**dict(away.view.partnership), "person": people})
    known = with_word(made(), to="moved", due=date(2026, 12, 4), why="the site is shut")
    known = replace(known, view=replace(known.view, present=("mateo", "priya"), partnership=names))
    known.say("as asked")
    assert "accepted" not in known.rows[0]

"""The played meeting in memory: all of it happens, nothing is refused that should not be, and it can be read."""

from __future__ import annotations

import pytest

from meetingtui.core.items import Action, Decision
from meetingtui.demo.preparing import Demo
from meetingtui.demo.script import SCRIPT, Prompter, lasting
from meetingtui.demo.talk import HERE
from meetingtui.demo.telling import Told, minutes_told, tell
from meetingtui.demo.work import DECISION
from meetingtui.widgets.page import wrap

NARROW = 58
"""Columns for the sentence on a screen of sixty."""


@pytest.fixture(scope="module")
def told(written: Demo) -> list[Told]:
    return list(tell(written))


def test_every_moment_of_the_script_finds_its_place(told: list[Told]) -> None:
    assert [one.cue.number for one in told] == list(range(len(SCRIPT)))


def test_one_key_is_refused_because_it_came_too_early_and_no_other(told: list[Told]) -> None:
    assert [one.cue.refusal for one in told if one.cue.refusal] == ["Osier has not spoken yet"]


def test_the_whole_can_be_read_in_three_minutes(told: list[Told]) -> None:
    assert 120 < lasting() < 200


def test_every_sentence_fits_two_rows_of_a_small_screen(told: list[Told]) -> None:
    shown = [f"{one.cue.beat.key}  {one.cue.words}" for one in told if one.cue.words]
    assert [words for words in shown if len(wrap(words, NARROW)) > 2] == []


def test_the_promise_has_one_owner_a_day_a_yes_and_what_done_means_to_each_firm(told: list[Told]) -> None:
    promise = next(one.item for one in told[-1].meeting.live_items if isinstance(one.item, Action))
    assert (promise.owner, promise.helpers, promise.accepted) == ("nadia", ("leila",), True)
    assert promise.due is not None
    assert set(promise.done) == {"wrenfield", "osier"}


def test_the_decision_has_both_yeses_the_concern_and_an_owner(told: list[Told]) -> None:
    decision = next(one.item for one in told[-1].meeting.live_items if isinstance(one.item, Decision))
    assert (decision.text, decision.owner, decision.yes) == (DECISION, "ruth", ("wrenfield", "osier"))
    assert [one.who for one in decision.concern] == ["osier"]


def test_the_minutes_say_the_gap_the_due_promises_and_who_confirmed(written: Demo, told: list[Told]) -> None:
    minutes = minutes_told(written, told[-1].meeting)
    seats = next(row for row in minutes.status if row.stream == "seats")
    assert (seats.says, seats.agreed) == ({"wrenfield": "yellow", "osier": "green"}, "differs")
    assert seats.because
    assert [row.to for row in minutes.update] == ["done", "moved"]
    assert minutes.state == "confirmed"
    assert len({row.seal for row in minutes.confirmed}) == 1
    assert all(row.seal for row in minutes.confirmed)
    assert {who for people in minutes.present.values() for who in people} == set(HERE)


def test_it_is_the_same_every_time_it_is_told(written: Demo, told: list[Told]) -> None:
    again = list(tell(written))
    assert minutes_told(written, again[-1].meeting) == minutes_told(written, told[-1].meeting)


def test_what_was_done_by_others_meanwhile_is_passed_over(told: list[Told]) -> None:
    closed = told[-1].meeting
    prompter = Prompter()
    first = prompter.next(closed)
    assert first is not None
    following = prompter.next(closed)
    assert following is not None
    assert following.beat.act is None or following.beat.act(closed, "") is not None, "nobody arrives twice"

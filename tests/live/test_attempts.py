"""What could not be stored and is handed in again is the same event; what somebody does anew is a new one."""

from __future__ import annotations

from meetingtui.core.items import ItemKind
from meetingtui.live.attempts import Attempts
from meetingtui.live.event import ItemCaptured, ItemRemoved

MEETING = "2026-11-22-0000"
WORDS = ItemCaptured(kind=ItemKind.ACTION, item={"text": "Open a door"}, at_step="s1")
TAKEN_OUT = ItemRemoved(item="A1", removed=True)


def test_the_same_words_tried_again_are_the_same_event_however_much_was_stored_between() -> None:
    attempts = Attempts("imani")
    failed = attempts.event(WORDS, MEETING, 1)
    attempts.begun(failed)
    between = attempts.event(TAKEN_OUT, MEETING, 2)
    attempts.begun(between)
    attempts.stored(between)
    again = attempts.event(WORDS, MEETING, 3)
    assert (again.id, again.tick) == (failed.id, 3)


def test_what_was_stored_and_is_said_again_is_said_twice() -> None:
    attempts = Attempts("imani")
    first = attempts.event(WORDS, MEETING, 1)
    attempts.begun(first)
    attempts.stored(first)
    assert attempts.latest is None
    assert attempts.event(WORDS, MEETING, 2).id != first.id


def test_a_key_that_failed_long_ago_is_not_taken_for_the_one_pressed_now() -> None:
    attempts = Attempts("imani")
    failed = attempts.event(TAKEN_OUT, MEETING, 1)
    attempts.begun(failed)
    other = attempts.event(WORDS, MEETING, 2)
    attempts.begun(other)
    attempts.stored(other)
    assert attempts.event(TAKEN_OUT, MEETING, 3).id != failed.id

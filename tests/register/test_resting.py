"""What is said of a partnership that rests, and of one that was taken up again."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership, Rest
from meetingtui.register.resting import rest_lines, say_state
from tests.register.test_rhythm import TODAY, held
from tests.steps.conftest import PARTNERSHIP

REST = Rest(since=date(2026, 3, 2), why="the museums are shut.", again=date(2026, 12, 1))


def resting(rest: Rest | None = REST, state: str = "resting") -> Partnership:
    return PARTNERSHIP.model_copy_with(state=state, rest=rest)


def test_a_rest_is_said_with_its_reason_its_day_and_the_way_back() -> None:
    assert say_state(resting(), TODAY) == (
        "Quillmere and Tolland Bright has been resting since Mon 2 Mar (the museums are shut). "
        "It is looked at again Tue 1 Dec. To meet again: meetingtui state active"
    )
    assert say_state(resting(None, "ended"), TODAY) == (
        "Quillmere and Tolland Bright has ended. To meet again: meetingtui state active"
    )
    assert say_state(PARTNERSHIP, TODAY) == "Quillmere and Tolland Bright is active."


def test_a_briefing_says_when_the_day_to_look_again_has_come() -> None:
    assert list(rest_lines(resting(), [], TODAY)) == [
        "It has been resting since Mon 2 Mar: the museums are shut.",
        "The day to look at it again: Tue 1 Dec.",
        "To meet again: meetingtui state active",
    ]
    assert list(rest_lines(resting(), [], date(2026, 12, 1)))[1].startswith("The day has come")


def test_after_a_rest_the_reason_is_read_again_until_a_meeting_was_held() -> None:
    back = resting(REST.model_copy(update={"until": date(2026, 11, 2)}), "active")
    first, then = rest_lines(back, [held(date(2026, 2, 2))], TODAY)
    assert first == "It rested from Mon 2 Mar 2026 to Mon 2 Nov 2026: the museums are shut."
    assert then == "Begin with how each of you is now: meetingtui run context-and-status"
    assert list(rest_lines(back, [held(date(2026, 11, 3))], TODAY)) == []
    assert list(rest_lines(PARTNERSHIP, [], TODAY)) == []

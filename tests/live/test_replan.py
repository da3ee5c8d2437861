"""A meeting that runs late is offered a plan that ends on time, and nothing is changed before somebody says so."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from meetingtui.live import event as ev
from meetingtui.live.fold import fold
from meetingtui.live.meeting import Meeting
from meetingtui.live.replan import late_by, replan
from tests.live.conftest import Story


def agenda(*minutes: int, optional: tuple[int, ...] = ()) -> dict[str, Any]:
    steps: list[dict[str, Any]] = [
        {"kind": "ask", "title": f"Step {number}", "minutes": length, "prompts": ["?"], "optional": number in optional}
        for number, length in enumerate(minutes, 1)
    ]
    return {"title": "T", "step": [*steps, {"kind": "close", "minutes": 8}]}


def running(late: float, *minutes: int, optional: tuple[int, ...] = ()) -> tuple[Meeting, Any]:
    """A meeting in its first step, which has taken so much longer than planned."""
    story = Story(agenda=agenda(*minutes, optional=optional))
    story.tell(ev.StepTurned(step="s1"))
    meeting = fold(story.stored)
    assert meeting is not None
    assert meeting.began is not None
    return meeting, meeting.began + timedelta(minutes=minutes[0] + late)


def words(late: float, *minutes: int, optional: tuple[int, ...] = ()) -> list[str]:
    return [change.words for change in replan(*running(late, *minutes, optional=optional))]


def test_a_meeting_in_time_is_offered_nothing() -> None:
    assert words(-3, 10, 20) == []
    assert words(1, 10, 20) == []


def test_the_longest_later_step_gives_first() -> None:
    assert words(4, 10, 8, 20) == ["Step 3 20 to 16"]


def test_an_optional_step_goes_before_another_is_made_shorter() -> None:
    assert words(5, 10, 6, 20, optional=(2,)) == ["leave out Step 2"]


def test_no_step_gives_more_than_half_and_the_read_back_keeps_five() -> None:
    assert words(60, 10, 9, 20) == ["Step 2 9 to 5", "Step 3 20 to 10", "Close 8 to 5"]


def test_steps_that_are_over_or_left_out_are_not_touched() -> None:
    story = Story(agenda=agenda(10, 10, 10))
    story.tell(ev.StepSkipped(step="s3", skipped=True))
    story.tell(ev.StepTurned(step="s1"))
    story.tell(ev.StepTurned(step="s2"), after=30)
    meeting = fold(story.stored)
    assert meeting is not None
    changes = replan(meeting, story.at)
    assert [change.step for change in changes] == ["s4"]


@given(st.integers(2, 90), st.lists(st.integers(1, 40), min_size=2, max_size=6))
def test_what_is_offered_makes_the_end_earlier_and_never_earlier_than_it_was_to_be(
    late: int, minutes: list[int]
) -> None:
    meeting, now = running(late, *minutes)
    before = late_by(meeting, now)
    story = Story(agenda=agenda(*minutes))
    story.tell(ev.StepTurned(step="s1"))
    for change in replan(meeting, now):
        story.tell(change.event, after=0)
    after = fold(story.stored)
    assert after is not None
    assert 0 <= late_by(after, now) < before

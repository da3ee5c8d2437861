"""What the facilitator alone is told while parties choose."""

from __future__ import annotations

from meetingtui.steps.protocol import View
from meetingtui.steps.status import KIND, play
from tests.steps.status.conftest import Played, fields


def lines(played: Played) -> tuple[str, ...]:
    return KIND.aside(played.step, played.state, played.view).lines


def test_choices_are_told_in_private_as_they_come_with_who_is_waited_for(view: View) -> None:
    played = Played(fields(), view).says("green")
    assert lines(played) == ("Quillmere, unseen: green", "Still to choose: Tolland.")


def test_after_the_reveal_the_because_is_what_is_looked_at(view: View) -> None:
    played = Played(fields(), view).shown("green", "red")
    assert lines(played) == ()
    played.does(play.say(played.view, "pilot", "because", "One site is silent."))
    assert KIND.aside(played.step, played.state, played.view).words == "One site is silent."

"""In a rehearsal a round is answered where answers are kept, and left to speech where they are not."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.ask import play
from meetingtui.steps.ask.rehearsal import rehearse, takes
from meetingtui.steps.ask.step import AskFields
from meetingtui.steps.protocol import Capture, View

CAST = Cast()


def ask(**more: Any) -> AskFields:
    return AskFields.model_validate({"kind": "ask", "prompts": ("What?",), "who": "parties", **more})


def test_nobody_types_where_nothing_is_kept(view: View) -> None:
    fields = ask(record="nothing")
    assert rehearse(fields, play.begin(fields), view, CAST) is None


def test_whoever_has_the_turn_answers_where_answers_are_kept(view: View) -> None:
    fields = ask(record="words")
    said = rehearse(fields, play.begin(fields), view, CAST)
    assert isinstance(said, play.Answered)
    assert said.speaker == "party:quillmere"
    assert rehearse(fields, play.apply(fields, play.begin(fields), said, view), view, CAST) is None


def test_what_is_made_of_answers_is_captured_from_one_party_to_the_other(view: View) -> None:
    fields = ask(makes="feedback")
    made = rehearse(fields, play.begin(fields), view, CAST)
    assert isinstance(made, Capture)
    assert made.line.endswith(" @quillmere +tolland")


def test_the_gist_comes_once_everybody_was_heard(view: View) -> None:
    fields = ask(record="gist")
    state = play.begin(fields)
    assert rehearse(fields, state, view, CAST) is None
    while (turn := play.mark(fields, state, view, "heard")) is not None:
        state = play.apply(fields, state, turn, view)
    assert isinstance(rehearse(fields, state, view, CAST), play.Gist)


def test_a_round_takes_its_turns_by_their_seconds(view: View) -> None:
    fields = ask(who="everyone", seconds=75, prompts=("What?", "And?", "Then?"))
    found = takes(fields, view)
    assert found.minutes == 4 * 3 * 75 / 60
    assert found.words == "3 questions to 4 people at 75 seconds each"

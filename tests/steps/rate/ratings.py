"""Rated statements for the tests of this step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meetingtui.steps.protocol import View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.play import Given, RateState
from meetingtui.steps.rate.step import RateFields

NEWS = {"id": "news", "text": "Bad news reaches the other side within a day.", "group": "Trust"}
GAIN = {"id": "gain", "text": "Each of us could say what the other gains."}
PLAN = {"id": "plan", "text": "We change plans on purpose."}


def rate(**given: Any) -> RateFields:
    return RateFields.model_validate({"kind": "rate", "line": [NEWS, GAIN, PLAN], **given})


def given(fields: RateFields, view: View, line: str, party: str, text: str, *, voice: bool = False) -> Given:
    """What a party gives; it must be taken."""
    event = play.give(fields, RateState(), view, line, party, text, voice=voice)
    assert isinstance(event, Given), event
    return event


def rated(
    fields: RateFields, view: View, *what: tuple[str, str, str], shown: Iterable[str] = (), at: int = 0
) -> RateState:
    """The state after parties rated lines and some of these were shown."""
    state = RateState(at=at)
    for line, party, text in what:
        state = play.apply(fields, state, given(fields, view, line, party, text), view)
    for line in shown:
        state = play.apply(fields, state, play.Revealed(step="s1", line=line), view)
    return state

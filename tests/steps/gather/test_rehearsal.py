"""In a rehearsal cards keep to the limit of a party, and dots to what a party has."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.gather import play
from meetingtui.steps.gather.rehearsal import rehearse
from meetingtui.steps.gather.state import GatherState, begin, room_of
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import dots_of, ranked
from meetingtui.steps.protocol import Refusal, View


def gone_through(fields: GatherFields, view: View) -> GatherState:
    state = begin(fields)
    for _ in range(200):
        event: Any = rehearse(fields, state, view, Cast()) or play.forward(fields, state, view)
        assert not isinstance(event, Refusal)
        if event is None:
            return state
        state = play.apply(fields, state, event, view)
    raise AssertionError("it has no end")


def test_no_party_writes_more_cards_than_it_has(view: View) -> None:
    fields = GatherFields(kind="gather", prompts=("One?", "Two?", "Three?"), limit=1)
    state = gone_through(fields, view)
    assert {party: room_of(fields, state, view, party) for party in ("quillmere", "tolland")} == {
        "quillmere": 0,
        "tolland": 0,
    }


def test_dots_fall_apart_by_party_and_two_cards_lie_together(view: View) -> None:
    fields = GatherFields(kind="gather", prompt="What?", phases=("write", "group", "vote"))
    state = gone_through(fields, view)
    assert dots_of(fields, state, "quillmere") != dots_of(fields, state, "tolland")
    assert any(len(row.theme.cards) == 2 and row.theme.name for row in ranked(fields, state, view))

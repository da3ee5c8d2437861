"""In a rehearsal two parties see one stream differently and another alike, with the because that is called for."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import View
from meetingtui.steps.status import play
from meetingtui.steps.status.rehearsal import rehearse, takes
from meetingtui.steps.status.state import begin
from meetingtui.steps.status.step import StatusFields


def test_what_is_asked_about_is_seen_differently_and_alike_and_nothing_called_for_is_left_out(view: View) -> None:
    fields = StatusFields(kind="status", items=("The door", "The roof"))
    state = begin(fields)
    for _ in range(60):
        event: Any = rehearse(fields, state, view, Cast()) or play.forward(fields, state, view)
        if event is None:
            break
        state = play.apply(fields, state, event, view)
    assert [look.agreed for look in state.looks.values()] == ["differs", "yellow"]
    assert all(play.missing(state, view, item) == () for item in state.looks)


def test_it_takes_a_minute_and_a_half_for_each_thing(view: View) -> None:
    assert takes(StatusFields(kind="status", items=("The door", "The roof")), view).minutes == 3.0

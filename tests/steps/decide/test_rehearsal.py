"""In a rehearsal a text passes by the rules of its method, never by a bare yes all round."""

from __future__ import annotations

import pytest

from meetingtui.core.cast import Cast
from meetingtui.steps.decide import became
from meetingtui.steps.decide.positions import positions, verdict
from meetingtui.steps.decide.rehearsal import rehearse
from meetingtui.steps.decide.state import begin
from meetingtui.steps.decide.step import DecideFields, Method
from meetingtui.steps.protocol import PressEnter, View


@pytest.mark.parametrize("method", ["each party says yes", "consent", "fist to five", "consensus", "majority"])
def test_everybody_says_where_they_stand_and_the_rule_holds(method: Method, view: View) -> None:
    fields = DecideFields(kind="decide", text="We begin in March", method=method)
    state, refused = begin(fields), ()
    if fields.rounds:
        from meetingtui.steps.decide.play import to

        state = became.apply(fields, state, to(view, "test"), view)
    for _ in range(20):
        move = rehearse(fields, state, view, Cast(refused))
        if move is None:
            break
        if isinstance(move, PressEnter):
            refused = ("not yet",)
        else:
            state = became.apply(fields, state, move, view)
    held = positions(fields, state, view)
    assert verdict(fields, state, view).holds
    assert held.keys() == {"quillmere", "tolland"}
    assert method == "fist to five" or any(said.words for said in held.values())

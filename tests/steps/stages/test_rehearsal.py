"""In a rehearsal a door is tried before it is ready, once, and opens when everybody has said what it wants."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import PressEnter, View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages import needs
from meetingtui.steps.stages.happened import apply, begin
from meetingtui.steps.stages.rehearsal import rehearse
from meetingtui.steps.stages.step import StagesFields

DOOR = StagesFields.model_validate(
    {
        "kind": "stages",
        "stage": [
            {
                "name": "Acknowledge",
                "prompt": "How is it from where you stand?",
                "asks": "each party in turn",
                "needs": ["every party has spoken", "every party says it was heard"],
            }
        ],
    }
)


def test_a_door_is_tried_between_the_first_party_and_the_second_and_then_both_are_heard(view: View) -> None:
    state, refused, tried = begin(DOOR), (), 0
    done: list[str] = []
    for _ in range(20):
        move = rehearse(DOOR, state, view, Cast(refused))
        if move is None:
            break
        if isinstance(move, PressEnter):
            refused, tried = ("Tolland has not spoken yet",), tried + 1
            continue
        assert isinstance(move, ev.StagesEvent)
        done.append(type(move).__name__)
        state = apply(DOOR, state, move, view)
    assert tried == 1
    assert done == ["Spoke", "SaidBack", "Heard", "Spoke", "SaidBack", "Heard", "Written"]
    assert needs.missing(DOOR, state, 0, view) == ()

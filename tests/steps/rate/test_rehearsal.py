"""In a rehearsal every party rates unseen, with one number for each of its people."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import View
from meetingtui.steps.rate import play
from meetingtui.steps.rate.rehearsal import rehearse, takes
from meetingtui.steps.rate.step import RateFields, RateLine

FIELDS = RateFields(
    kind="rate", line=tuple(RateLine(id=f"l{number}", text=f"Statement {number}.") for number in range(4))
)


def test_every_party_rates_every_statement_and_the_gap_gets_a_word(view: View) -> None:
    state = play.begin(FIELDS)
    for _ in range(60):
        event: Any = rehearse(FIELDS, state, view, Cast()) or play.forward(FIELDS, state, view)
        if event is None:
            break
        state = play.apply(FIELDS, state, event, view)
    assert {len(said.values) for said in state.said.values()} == {2}
    assert len(state.said) == 8
    assert state.revealed == {"l0", "l1", "l2", "l3"}
    assert state.comments


def test_it_takes_its_statements(view: View) -> None:
    assert takes(FIELDS, view).minutes == 5.0

"""A promise is what somebody took on; everything that counts promises counts the same."""

from __future__ import annotations

from datetime import date

from meetingtui.core.items import Action, Risk
from meetingtui.core.standing import CarriedAction, CarriedRisk
from meetingtui.register.promised import promised

MADE = date(2026, 11, 1)


def test_what_nobody_owns_yet_and_what_is_no_action_is_no_promise() -> None:
    owned = CarriedAction(id="A1", on=MADE, minutes="m", item=Action(text="Open a door", owner="imani"))
    nobodys = CarriedAction(id="A2", on=MADE, minutes="m", item=Action(text="Close it again"))
    risk = CarriedRisk(
        id="R1", on=MADE, minutes="m", item=Risk(cause="the line is old", risk="Nobody answers", owner="imani")
    )
    assert list(promised([owned, nobodys, risk])) == [owned]

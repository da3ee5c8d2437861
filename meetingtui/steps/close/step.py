"""The TOML fields of a `close` step (practices B9)."""

from __future__ import annotations

from typing import Literal

from meetingtui.core.record import Flag
from meetingtui.steps.protocol import StepFields


class CloseFields(StepFields):
    """Read-back: decisions, promises by owner, what is left open, the next date, and each party's word."""

    kind: Literal["close"]
    seal: Flag = False
    """Ask each party to confirm before anyone leaves.

        seal = true
    """
    next: Flag = True
    """Ask for the next date.

        next = false
    """
    rate: Flag = False
    """Ask whether this was worth our time, 1 to 5, by show of hands.

        rate = true
    """

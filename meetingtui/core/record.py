"""The frozen model that everything kept in a file or an event is made of."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Strict

Day = Annotated[date, Strict()]
"""A calendar day: a TOML date, or an ISO string in JSON; never a date and time."""
Clock = Annotated[time, Strict()]
"""A local time of day."""
Flag = Annotated[bool, Strict()]
"""true or false, not a word or a number that might mean it."""
Whole = Annotated[int, Strict()]
"""A whole number, not a string that looks like one."""


class Record(BaseModel):
    """A frozen model that keeps keys it does not know, so that rewriting a file loses nothing."""

    # Built at its first use: a command that prints has use for a few of the many there are.
    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True, defer_build=True)

"""What it takes to have pydantic with six models, and to do nothing with them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """What the models share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(Record):
    """One of those who meet."""

    id: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    name: str


class Person(Record):
    """Somebody of a party."""

    id: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    name: str
    party: str


class Action(Record):
    """What somebody promised."""

    id: str
    text: str
    owner: str | None = None
    due: date | None = None


class Decision(Record):
    """What was decided."""

    id: str
    text: str
    by: tuple[str, ...] = ()


class Said(Record):
    """What was said."""

    kind: Literal["gist", "words"]
    text: str


class Minutes(Record):
    """What is left of a meeting."""

    day: date
    party: tuple[Party, ...]
    person: tuple[Person, ...]
    action: tuple[Action, ...]
    decision: tuple[Decision, ...]
    said: tuple[Said, ...]

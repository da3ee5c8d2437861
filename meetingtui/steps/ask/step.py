"""The TOML fields of an `ask` step (practices B1)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from meetingtui.core.record import Whole
from meetingtui.steps.protocol import StepFields


class AskFields(StepFields):
    """Prompts, in turn: who answers, in what shape, and what of it is kept."""

    kind: Literal["ask"]
    shape: Literal["round", "open", "pairs"] = "round"
    """In turns, one after another; without turns; or in pairs across the parties who report back.

        shape = "open"
    """
    seconds: Annotated[Whole, Field(ge=5, le=3600)] | None = None
    """How long each turn may take. It is shown and reckoned with, and cuts nobody off.

        seconds = 60
    """
    keep: Literal["each", "one line together"] | None = None
    """Whether each answer can be typed, or one line for the whole room. Left out: each where `record = "words"` or
    `makes` is given.

        keep = "each"
    """
    makes: Literal["win", "exchange", "feedback", "idea"] | None = None
    """What an answer is kept as: something good to tell, something one party gave the other, a word of feedback, or an
    idea for later.

        makes = "win"
    """

    @model_validator(mode="after")
    def _fields_agree(self) -> AskFields:
        if not self.prompts:
            raise ValueError('"prompts" is missing; an ask step needs at least one')
        if self.record == "nothing" and self.makes:
            raise ValueError('"makes" needs a record; take it out, or set record = "gist"')
        if self.record == "nothing" and self.keep:
            raise ValueError('"keep" needs a record; take it out, or set record = "gist"')
        if self.reveal == "together" and self.shape != "round":
            raise ValueError('reveal = "together" needs shape = "round"')
        if self.reveal == "together" and not self.each:
            raise ValueError('reveal = "together" needs typed answers; add keep = "each"')
        return self

    @property
    def each(self) -> bool:
        """Whether every speaker's answer can be typed, and not only one line for the room."""
        if self.record == "nothing":
            return False
        if self.keep is None:
            return self.record == "words" or self.makes is not None
        return self.keep == "each"

    @property
    def together(self) -> bool:
        """Whether one line for the whole room is kept."""
        return self.record != "nothing" and not self.each

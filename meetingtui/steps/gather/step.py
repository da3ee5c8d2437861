"""The TOML fields of a `gather` step (practices B3)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from meetingtui.core.record import Flag, Whole
from meetingtui.core.text import fold_name
from meetingtui.core.text_types import FullLine, Id
from meetingtui.steps.protocol import StepFields

Phase = Literal["write", "share", "group", "vote", "answer"]
EXPERIMENTS = 2
"""Experiments that are made at most, where the agenda does not say (agenda 16)."""


class GatherFields(StepFields):
    """Cards written unseen, shown in turn, put together, voted on by party, answered."""

    kind: Literal["gather"]
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, max_length=5)] = ("write", "share", "group")
    """What is done with the cards, in this order: write them unseen, show them, put like with like, vote with dots,
    answer what came first.

        phases = ["write", "share", "group", "vote", "answer"]
    """
    prompt: FullLine | None = None
    """The one question to write cards on; several go under `prompts`.

        prompt = "What could stop us?"
    """
    minutes_each: Annotated[Whole, Field(ge=1, le=120)] | None = None
    """Minutes to write on each prompt; told to the room, and nothing ends by it.

        minutes_each = 4
    """
    blind: Flag = True
    """Cards are not shown before the reveal, and dots not before every party has placed them.

        blind = false
    """
    dots: Annotated[Whole, Field(ge=1, le=50)] = 6
    """Dots that each party has, however many people it brought.

        dots = 4
    """
    answer: Literal["risk", "action", "idea", "experiment", "none"] = "none"
    """What is made of the themes in the phase `answer`.

        answer = "risk"
    """
    columns: Annotated[tuple[FullLine, ...], Field(max_length=6)] = ()
    """Headings that a card is put under while it is written.

        columns = ["keep", "change"]
    """
    limit: Annotated[Whole, Field(ge=1, le=50)] | None = None
    """Cards for each person; counted by party, for nobody knows whose a card is.

        limit = 3
    """
    last: Id | None = None
    """The person who shares last, often the one with the most to say.

        last = "imani"
    """
    top: Annotated[Whole, Field(ge=1, le=30)] = 5
    """Themes that are answered, after a vote.

        top = 3
    """
    most: Annotated[Whole, Field(ge=1, le=30)] | None = None
    """Answers that are made at most. Left out: no limit, and 2 for experiments.

        most = 4
    """

    @model_validator(mode="after")
    def _fields_agree(self) -> GatherFields:
        if self.phases[0] != "write":
            raise ValueError('"phases" begins with "write"; nothing can be done with cards before they are written')
        if len(set(self.phases)) < len(self.phases):
            raise ValueError('"phases" names a phase twice; name each once')
        if self.prompt and self.prompts:
            raise ValueError('"prompt" and "prompts" are both given; keep one of them')
        if not self.prompt and not self.prompts:
            raise ValueError('"prompt" is missing; a gather step needs one, or several under "prompts"')
        if self.answer != "none" and "answer" not in self.phases:
            raise ValueError(f'answer = "{self.answer}" needs the phase; add "answer" to "phases"')
        if self.record == "nothing" and self.answer != "none":
            raise ValueError('"answer" needs a record; take it out, or set record = "gist"')
        if len({fold_name(column) for column in self.columns}) < len(self.columns):
            raise ValueError('"columns" names a column twice; name each once')
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """What is asked while people write, one after another."""
        return (self.prompt,) if self.prompt else self.prompts

    @property
    def at_most(self) -> int | None:
        """How many answers may be made in all; None where that is not limited."""
        return EXPERIMENTS if self.most is None and self.answer == "experiment" else self.most

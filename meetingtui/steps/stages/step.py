"""The TOML fields of a `stages` step and of its doors (practices B4)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from meetingtui.core.record import Record, Whole
from meetingtui.core.text_types import FullLine, Name
from meetingtui.steps.protocol import StepFields

Asks = Literal["one statement", "one question", "each party in turn", "chain", "options", "criteria", "grid", "text"]
Need = Literal[
    "every party has spoken",
    "every party says it was heard",
    "every party agrees the statement",
    "every party would work on this question",
    "a fair test named before choosing",
    "evidence",
    "an owner",
    "at least",
]
Nudge = Literal["blame", "always and never", "guessing motives"]

SPOKEN: Need = "every party has spoken"
HEARD: Need = "every party says it was heard"
AGREES: Need = "every party agrees the statement"
WOULD_WORK: Need = "every party would work on this question"
FAIR_TEST: Need = "a fair test named before choosing"
EVIDENCE: Need = "evidence"
OWNER: Need = "an owner"
AT_LEAST: Need = "at least"

PURPOSE, STATEMENT, EACH_PARTY = "purpose", "the statement", "what each party needs"
SHOWN = (PURPOSE, STATEMENT, EACH_PARTY)
"""What a stage may keep in view, besides earlier stages by their names."""
DRAFTED = frozenset({"one statement", "one question", "text"})
"""What is asked of the room as one text."""
COUNTED: dict[str, str] = {"options": "options", "criteria": "criteria", "chain": "causes"}
"""What `least` counts, by what the stage asks."""
STAGE_LIMIT = 9
SLOTS = 3
"""Actions that a stage which leads to action has room for (practices B4, whys)."""
LOOK_BACK_DAYS = 30

_GOES_WITH: dict[Need, frozenset[str]] = {
    SPOKEN: frozenset({"each party in turn"}),
    HEARD: frozenset({"each party in turn"}),
    AGREES: DRAFTED,
    WOULD_WORK: DRAFTED,
    FAIR_TEST: frozenset({"options", "criteria", "grid"}),
    EVIDENCE: frozenset({"chain"}),
}
"""The needs that only some stages can ever meet."""


class StageFields(Record):
    """One door: what is asked behind it, what it needs before it opens, and what stays in view."""

    name: Name
    """What the door is called, at the top of the screen and in `shows`.

        name = "Clarify"
    """
    prompt: FullLine | None = None
    """What the room is asked here.

        prompt = "What would a camera have seen?"
    """
    prompts: Annotated[tuple[FullLine, ...], Field(max_length=10)] = ()
    """The same, where it is more than one question; one of the two is needed.

        prompts = ["What happened?", "Since when?"]
    """
    asks: Asks = "text"
    """What is worked on: one text for the room, a word from each party, a chain of causes, options, a fair test, or a
    grid of options against tests.

        asks = "options"
    """
    needs: Annotated[tuple[Need, ...], Field(max_length=8)] = ()
    """What has to be there before the door opens. Some go only with some `asks`; `check` says which.

        needs = ["an owner"]
    """
    least: Annotated[Whole, Field(ge=1, le=30)] | None = None
    """How many options, tests, causes or actions there have to be.

        least = 3
    """
    then: FullLine | None = None
    """A line of help beneath the question.

        then = "Say it back until they nod."
    """
    shows: Annotated[tuple[FullLine, ...], Field(max_length=9)] = ()
    """What stays in view from before: `purpose`, `the statement`, `what each party needs`, or an earlier door by its
    name.

        shows = ["purpose"]
    """
    nudge: Annotated[tuple[Nudge, ...], Field(max_length=3)] = ()
    """Which sorts of wording the facilitator is told of, in private. Left out: all.

        nudge = ["blame"]
    """
    leads: Literal["decide", "action"] | None = None
    """Enter at this door opens the line for a decision, or for an action.

        leads = "action"
    """
    open: Literal["freely", "with a reason"] = "freely"
    """How a door opens that is not ready: at once, or with a reason that stands in the minutes.

        open = "with a reason"
    """

    @model_validator(mode="after")
    def _fields_agree(self) -> StageFields:
        if not self.questions:
            raise ValueError('"prompt" is missing; write what the room is asked at this door')
        if AT_LEAST in self.needs and self.least is None:
            raise ValueError('the need "at least" has no number; add least = 3')
        if self.least is not None and not self.counts:
            raise ValueError('"least" counts options, criteria, causes or actions; take it out here')
        for need in self.needs:
            if self.asks not in _GOES_WITH.get(need, frozenset({self.asks})):
                fitting = " or ".join(f'"{asks}"' for asks in sorted(_GOES_WITH[need]))
                raise ValueError(f'the need "{need}" can never be met here; it goes with asks = {fitting}')
        return self

    @property
    def questions(self) -> tuple[str, ...]:
        """Everything the room is asked at this door."""
        return (*((self.prompt,) if self.prompt else ()), *self.prompts)

    @property
    def counts(self) -> str:
        """What `least` counts, as a word; empty where there is nothing to count."""
        return COUNTED.get(self.asks) or ("actions" if self.leads == "action" else "")

    @property
    def wants(self) -> tuple[Need, ...]:
        """What the door needs; a number of things that is asked for is a need, also where the list leaves it out."""
        return self.needs if self.least is None or AT_LEAST in self.needs else (AT_LEAST, *self.needs)

    @property
    def slots(self) -> int:
        """How many actions a stage that leads to action has room for."""
        if self.leads != "action":
            return 0
        return self.least or SLOTS if self.counts == "actions" else SLOTS

    @property
    def asks_agreement(self) -> bool:
        """Whether each party is asked to agree a text: not where it only says where actions are taken to."""
        if self.asks == "text" and self.leads == "action":
            return AGREES in self.needs or WOULD_WORK in self.needs
        return self.asks in DRAFTED


class StagesFields(StepFields):
    """Doors in order."""

    kind: Literal["stages"]
    stage: Annotated[tuple[StageFields, ...], Field(max_length=STAGE_LIMIT)] = ()
    """The doors in order, each a `[[step.stage]]` of its own.

        [[step.stage]]
        name = "What happened"
        prompt = "What would a camera have seen?"
    """
    look_back: Annotated[Whole, Field(ge=0, le=730)] | None = None
    """Days until the parties look back together at what they agreed; 0 for none. Left out: 30 where a door waits until
    every party was heard, else none.

        look_back = 14
    """

    @model_validator(mode="after")
    def _stages_agree(self) -> StagesFields:
        if not self.stage:
            raise ValueError("has no stages; add [[step.stage]] with a name and a prompt")
        if self.record == "nothing":
            raise ValueError('"record" is "nothing", and a door keeps what was agreed; write record = "outcome"')
        for at, stage in enumerate(self.stage):
            earlier = [one.name for one in self.stage[:at]]
            if stage.name in earlier:
                raise ValueError(f'two stages are called "{stage.name}"; give one another name')
            for shown in stage.shows:
                if shown not in SHOWN and shown not in earlier:
                    known = ", ".join(f'"{one}"' for one in (*SHOWN, *earlier))
                    raise ValueError(f'stage "{stage.name}" shows "{shown}", which is not known there; known: {known}')
            if stage.asks == "grid" and (self.options_of(at) is None or self.criteria_of(at) is None):
                raise ValueError(
                    f'stage "{stage.name}" asks for a grid; put stages with asks = "options" and "criteria" before it'
                )
        return self

    @property
    def look_back_days(self) -> int:
        """In how many days to look back; a step in which parties say that they were heard does so unless told not."""
        if self.look_back is not None:
            return self.look_back
        return LOOK_BACK_DAYS if any(HEARD in stage.needs for stage in self.stage) else 0

    def latest(self, at: int, *asks: str) -> int | None:
        """The latest stage before `at` that asks for one of these."""
        return next((i for i in reversed(range(min(at, len(self.stage)))) if self.stage[i].asks in asks), None)

    def options_of(self, at: int) -> int | None:
        """The stage whose options are weighed at a stage: its own, or the latest before."""
        return at if self.stage[at].asks == "options" else self.latest(at, "options")

    def criteria_of(self, at: int) -> int | None:
        """The stage that holds the fair test for a stage: its own, or the latest before."""
        return at if self.stage[at].asks in {"options", "criteria"} else self.latest(at, "criteria", "options")

    def takes_choice(self, at: int) -> bool:
        """Whether a choice is made at a stage: at the grid, and among options that no later grid weighs."""
        later = any(stage.asks == "grid" for stage in self.stage[at + 1 :])
        return self.stage[at].asks == "grid" or (self.stage[at].asks == "options" and not later)

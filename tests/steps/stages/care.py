"""The doors of CARE as the agenda has them, and a hand that goes through them."""

from __future__ import annotations

from typing import Any

from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.stages import play
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.happened import apply, begin
from meetingtui.steps.stages.state import StagesState
from meetingtui.steps.stages.step import StagesFields

CLARIFY, ACKNOWLEDGE, REFRAME, EXPLORE = range(4)
STAGES: list[dict[str, Any]] = [
    {
        "name": "Clarify",
        "prompt": "What happened that a camera would have caught? Dates, words, numbers.",
        "asks": "one statement",
        "needs": ["every party agrees the statement"],
        "nudge": ["blame", "always and never", "guessing motives"],
    },
    {
        "name": "Acknowledge",
        "prompt": "How does it look from where you stand, and what does it cost you?",
        "asks": "each party in turn",
        "then": "Another party says it back until the speaker says: yes, that is it.",
        "needs": ["every party has spoken", "every party says it was heard"],
        "open": "with a reason",
    },
    {
        "name": "Reframe",
        "prompt": "Finish this together: how might we ___ so that ___ ?",
        "asks": "one question",
        "shows": ["purpose", "the statement", "what each party needs"],
        "needs": ["every party would work on this question"],
    },
    {
        "name": "Explore",
        "prompt": "What could we agree from tomorrow? At least three before we judge any.",
        "asks": "options",
        "least": 3,
        "needs": ["a fair test named before choosing"],
        "leads": "decide",
    },
]
STEP: dict[str, Any] = {"kind": "stages", "title": "CARE", "minutes": 45, "record": "gist", "stage": STAGES}
OCTOBER = "October reached the client as two invoices, three days apart."


def care(**given: Any) -> StagesFields:
    return StagesFields.model_validate({**STEP, **given})


def one(**stage: Any) -> StagesFields:
    """A step with one door."""
    given = {"name": "Door", "prompt": "What?", **stage}
    return StagesFields.model_validate({"kind": "stages", "stage": [given]})


class Hand:
    """Gives commands to a step and keeps its state."""

    def __init__(self, fields: StagesFields, view: View, state: StagesState | None = None) -> None:
        self.fields, self.view = fields, view
        self.state = state or begin(fields)

    def does(self, result: StagesEvent | Refusal | None) -> StagesState:
        assert not isinstance(result, Refusal), result.sentence
        assert result is not None
        self.state = apply(self.fields, self.state, result, self.view)
        return self.state

    def enter(self) -> StagesState:
        return self.does(play.forward(self.fields, self.state, self.view))

    def refused(self) -> str:
        """What Enter is refused with."""
        answer = play.forward(self.fields, self.state, self.view)
        assert isinstance(answer, Refusal), answer
        return answer.sentence

    def write(self, text: str, at: int | None = None) -> StagesState:
        return self.does(play.write(self.state, self.view, self.state.at if at is None else at, text))

    def agree(self, *parties: str) -> StagesState:
        for party in parties:
            self.does(play.agree(self.state, self.view, self.state.at, party))
        return self.state

    def spoke(self, party: str, text: str | None = None) -> StagesState:
        return self.does(play.spoke(self.state, self.view, self.state.at, party, text))

    def heard(self, party: str) -> StagesState:
        return self.does(play.heard(self.state, self.view, self.state.at, party))

    def option(self, *texts: str) -> StagesState:
        for text in texts:
            key = f"o{len(self.state.front.options) + 1}"
            self.does(play.listed(self.state, self.view, self.state.at, "option", key, text))
        return self.state

    def test(self, *texts: str) -> StagesState:
        for text in texts:
            key = f"t{len(self.state.front.criteria) + 1}"
            self.does(play.listed(self.state, self.view, self.state.at, "criterion", key, text))
        return self.state

    def clarified(self) -> Hand:
        self.write(OCTOBER)
        self.agree(*self.view.parties_present)
        self.enter()
        return self

    def acknowledged(self) -> Hand:
        for party in self.view.parties_present:
            self.spoke(party, f"{party} lost a week")
            self.heard(party)
        self.enter()
        return self

    def reframed(self) -> Hand:
        self.write("How might we send one invoice so that the client sees one partnership?")
        self.agree(*self.view.parties_present)
        self.enter()
        return self


def refused(result: object) -> str:
    assert isinstance(result, Refusal), result
    return result.sentence

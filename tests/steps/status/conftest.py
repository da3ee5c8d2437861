"""Two parties with three streams, and what earlier meetings left on file about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from meetingtui.core.items import Action, Risk
from meetingtui.core.people import Partnership, Party, Person, Stream
from meetingtui.core.standing import CarriedAction, CarriedRisk, Standing, Stood
from meetingtui.steps.protocol import StepEvent, View
from meetingtui.steps.status import play
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)
STREAMS = (
    Stream(id="pilot", name="Three-museum pilot", owner="mateo"),
    Stream(id="billing", name="One invoice to the client", owner="jonas"),
    Stream(id="print", name="Printed guides"),
)


def fields(**given: Any) -> StatusFields:
    return StatusFields.model_validate({"kind": "status", **given})


def stood(agreed: str | None = "green", because: str | None = "So.", **says: str) -> Stood:
    return Stood.model_validate({"on": date(2026, 11, 6), "says": says, "agreed": agreed, "because": because})


def promise(mark: str, due: date | None, stream: str = "pilot", **given: Any) -> CarriedAction:
    item = Action.model_validate({"text": f"Promise {mark}", "owner": "imani", "stream": stream, "due": due, **given})
    return CarriedAction(item=item, id=mark, on=date(2026, 10, 2), minutes="2026-10-02-weekly")


def risk(mark: str, stream: str | None = "pilot", sign: str | None = "a site goes quiet", **given: Any) -> CarriedRisk:
    item = Risk.model_validate({"cause": f"Cause {mark}", "stream": stream, "sign": sign, **given})
    return CarriedRisk(item=item, id=mark, on=date(2026, 3, 3), minutes="2026-03-03-premortem")


def with_standing(view: View, **given: Any) -> View:
    return replace(view, standing=Standing(**given))


def crowd(parties: int, streams: int = 1) -> View:
    """So many parties of one person each, all here."""
    made = Partnership(
        name="Crowd",
        party=tuple(Party(id=f"p{n}", name=f"Party{n} of the north") for n in range(parties)),
        person=tuple(Person(id=f"a{n}", name=f"Ann{n} Person", party=f"p{n}") for n in range(parties)),
        stream=tuple(Stream(id=f"s{n}", name=f"Stream number {n}") for n in range(streams)),
    )
    return View(partnership=made, step="s1", present=tuple(made.people), day=TODAY)


class Played:
    """A step being played: what is asked for becomes so."""

    def __init__(self, step: StatusFields, view: View, state: StatusState | None = None) -> None:
        self.step, self.view, self.state = step, view, state or StatusState()

    def does(self, *events: Any) -> Played:
        for event in events:
            assert isinstance(event, StepEvent), event
            self.state = play.apply(self.step, self.state, event, self.view)  # pyright: ignore[reportArgumentType]
            self.view = replace(self.view, updates=play.updates(self.step, self.state))
        return self

    def enter(self, times: int = 1) -> Played:
        for _ in range(times):
            self.does(play.forward(self.step, self.state, self.view))
        return self

    def back(self) -> Played:
        return self.does(play.back(self.step, self.state, self.view))

    def says(self, *colours: Any) -> Played:
        """The parties choose one after another."""
        for colour in colours:
            self.does(play.choose(self.step, self.state, self.view, colour))
        return self

    def shown(self, *colours: Any) -> Played:
        """The parties choose and the colours are opened."""
        return self.says(*colours).enter()

    @property
    def place(self) -> str:
        return play.here(self.step, self.state, self.view)

    @property
    def turn(self) -> str:
        return play.turn(self.step, self.state, self.view)


@pytest.fixture
def view(view: View) -> View:
    """The two parties of every step's tests, with three streams."""
    return replace(view, partnership=PARTNERSHIP.model_copy_with(stream=STREAMS))


@pytest.fixture
def played(view: View) -> Played:
    return Played(fields(), view)

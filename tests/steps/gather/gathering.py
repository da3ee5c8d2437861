"""A `gather` step that is played without a screen: its fields, and a run of events."""

from __future__ import annotations

from itertools import count
from typing import Any

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather import play, sorting, writing
from meetingtui.steps.gather.events import GatherEvent
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import Theme, themes
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.protocol import Refusal, View

EVERY = ("write", "share", "group", "vote", "answer")


def gathering(**given: Any) -> GatherFields:
    asked = {} if "prompts" in given else {"prompt": "What could end this?"}
    return GatherFields.model_validate({"kind": "gather", "phases": EVERY, **asked, **given})


class Room:
    """A step in progress."""

    def __init__(self, fields: GatherFields, view: View, state: GatherState | None = None) -> None:
        self.fields, self.view = fields, view
        self.state = state or play.begin(fields)
        self.numbers = count(1)

    def happens(self, event: GatherEvent | Refusal | None) -> Room:
        assert isinstance(event, GatherEvent), event
        self.state = play.apply(self.fields, self.state, event, self.view)
        return self

    def writes(self, party: str, *texts: str, column: str = "") -> Room:
        drafts = [Draft(party, text, column) for text in texts]
        event = writing.write(self.fields, self.state, self.view, drafts, lambda: f"c{next(self.numbers)}")
        return self.happens(event)

    def finishes(self, party: str) -> Room:
        return self.happens(writing.finished(self.fields, self.state, self.view, party))

    def enter(self, times: int = 1) -> Room:
        for _ in range(times):
            self.happens(play.forward(self.fields, self.state, self.view))
        return self

    def back(self) -> Room:
        return self.happens(play.back(self.fields, self.state, self.view))

    def until(self, phase: str) -> Room:
        for _ in range(60):
            if self.state.phase == phase:
                return self
            self.enter()
        raise AssertionError(phase)

    def places(self, party: str, words: str, dots: int) -> Room:
        return self.happens(sorting.vote(self.fields, self.state, self.view, party, self.theme(words).id, dots))

    def stacks(self, words: str, on: str) -> Room:
        moved = self.theme(words).ids
        return self.happens(sorting.together(self.fields, self.state, self.view, moved, self.theme(on).id))

    def names(self, words: str, name: str) -> Room:
        return self.happens(ev.Named(step=self.view.step, theme=self.theme(words).id, name=name))

    def theme(self, words: str) -> Theme:
        for theme in themes(self.fields, self.state):
            if words in (theme.name, *(card.text for card in theme.cards)):
                return theme
        raise AssertionError(words)

    def card(self, words: str) -> str:
        return next(card.id for card in self.state.cards.values() if card.text == words)


def filled(view: View, **given: Any) -> Room:
    room = Room(gathering(**given), view)
    return room.writes("quillmere", "Dates slip", "Grants end", "Tools").writes("tolland", "Nobody owns it", "Invoices")

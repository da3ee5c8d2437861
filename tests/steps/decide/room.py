"""A room that tests a text: events become state and items, as the fold of a meeting makes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from meetingtui.core.items import LETTERS, MODELS, Captured, Decision, ItemKind
from meetingtui.core.standing import CarriedDecision
from meetingtui.steps.decide import KIND, play
from meetingtui.steps.decide.events import Adopted, DecideEvent, Said
from meetingtui.steps.decide.positions import outcome
from meetingtui.steps.decide.state import DecideState, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import ItemMade, Refusal, View, made_key
from tests.steps.conftest import PARTNERSHIP

TEXT = "Start with two sites"
DAY = date(2026, 11, 20)
VIEW = View(
    partnership=PARTNERSHIP, step="s1", present=("imani", "jonas", "mateo", "priya"), starts="quillmere", day=DAY
)


def fields(**given: Any) -> DecideFields:
    return DecideFields.model_validate({"kind": "decide", "text": TEXT, **given})


@dataclass
class Room:
    """One step, its state and what the meeting holds."""

    step: DecideFields = field(default_factory=fields)
    view: View = VIEW
    state: DecideState = field(init=False)

    def __post_init__(self) -> None:
        self.state = KIND.begin(self.step)

    def does(self, event: Any) -> Room:
        """Take an event in, as the fold does: effects are told from the state before it."""
        assert isinstance(event, DecideEvent), event
        effects = KIND.effects(self.step, self.state, event, self.view)
        self.state = KIND.apply(self.step, self.state, event, self.view)
        for one in effects:
            key = made_key(self.view.step, one.key) if isinstance(one, ItemMade) else one.key
            before = self.view.item(key)
            if before is None:
                assert isinstance(one, ItemMade)
                item = MODELS[one.kind].model_validate_json(json.dumps(dict(one.fields)))
                made = Captured(key, f"{LETTERS[one.kind]}12", one.kind, item)
                self.view = replace(self.view, items=(*self.view.items, made))
            else:
                self.correct(key, **one.fields)
        return self

    def correct(self, key: str, **changed: Any) -> None:
        """An item becomes so, by whatever hand."""
        before = self.view.item(key)
        assert before is not None
        merged = {**before.item.model_dump(mode="json", by_alias=True), **changed}
        assert changed.keys() <= {f.alias or name for name, f in type(before.item).model_fields.items()}, changed
        now = before.becomes(type(before.item).model_validate_json(json.dumps(merged)))
        self.view = replace(self.view, items=tuple(now if one.key == key else one for one in self.view.items))

    def says(self, who: str, says: Any, **said: Any) -> Room:
        return self.does(play.say(self.step, self.state, self.view, who, says, **said))

    def all_say(self, says: Any = "yes") -> Room:
        for party in self.view.parties_present:
            self.says(party, says)
        return self

    def enter(self) -> Any:
        """Press Enter: what the step answers, taken in where it is an event."""
        result = KIND.forward(self.step, self.state, self.view)
        if result is not None and not isinstance(result, Refusal):
            self.does(result)
        return result

    def adopt(self) -> Room:
        assert isinstance(self.enter(), Adopted)
        return self

    @property
    def text(self) -> str:
        return words(self.step, self.state, self.view)

    @property
    def how(self) -> str:
        ended = outcome(self.step, self.state, self.view)
        return ended.how if ended else ""

    @property
    def made(self) -> Any:
        """What came of it."""
        found = self.view.item(self.step.item or made_key("s1", "text"))
        return found.item if found else None


def with_parties(*present: str) -> View:
    return replace(VIEW, present=present)


def late(who: str, text: str, says: Any = "yes") -> Said:
    return Said(step="s1", who=who, says=says, read=text)


def card(**item: Any) -> Room:
    """A card on a captured decision."""
    captured = Captured("k1", "D12", ItemKind.DECISION, Decision(text=TEXT, **item))
    return Room(DecideFields(kind="decide", item="k1", title="Decide D12", text=TEXT), replace(VIEW, items=(captured,)))


LATER = date(2026, 12, 4)


def old(mark: str, **given: Any) -> CarriedDecision:
    return CarriedDecision(item=Decision(**given), id=mark, on=date(2026, 6, 1), minutes="m1")

"""A register walked without a screen: minutes are folded, verbs said, and what was written is folded again."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pydantic_core import to_jsonable_python

from meetingtui.core.items import MODELS, Captured
from meetingtui.core.standing import Carried, Standing
from meetingtui.files.minutes import Minutes, dump_minutes
from meetingtui.register.fold import fold_minutes
from meetingtui.steps.protocol import ItemMade, Refusal, View, made_key
from meetingtui.steps.review import KIND, play
from meetingtui.steps.review.events import ReviewEvent
from meetingtui.steps.review.front import front, question
from meetingtui.steps.review.state import ReviewState
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.walking import walk
from tests.steps.conftest import PARTNERSHIP

TODAY = date(2026, 11, 20)
NAME = "2026-11-20-context-and-status"
EVERYBODY = ("imani", "jonas", "mateo", "priya")
Held = tuple[str, Minutes]


def reviewing(of: str, **given: Any) -> ReviewFields:
    return ReviewFields.model_validate({"kind": "review", "of": of, **given})


def met(on: date, number: int = 1, **tables: Any) -> Held:
    """One earlier meeting, as its minutes have it."""
    minutes = {
        "partnership": "quillmere-tolland",
        "meeting": number,
        "title": "Weekly",
        "date": on,
        "began": datetime(2026, 1, 1, 14, 0).time(),  # noqa: DTZ001 - a time of day
        **tables,
    }
    return f"{on.isoformat()}-weekly", Minutes.model_validate(minutes)


def standing_of(*held: Held, broken: tuple[date, ...] = ()) -> Standing:
    return fold_minutes(held, broken, PARTNERSHIP.parties).standing


def view_of(standing: Standing, **given: Any) -> View:
    fields = {"step": "s1", "present": EVERYBODY, "day": TODAY, "minutes": NAME, "partnership": PARTNERSHIP, **given}
    return View(standing=standing, **fields)


@dataclass
class Walking:
    """A step that is being walked."""

    fields: ReviewFields
    view: View
    held: tuple[Held, ...] = ()
    state: ReviewState = field(default_factory=ReviewState)
    refused: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        return walk(self.fields, self.view).keys

    @property
    def front(self) -> str:
        return front(self.fields, self.state, self.view)

    @property
    def page(self) -> tuple[str, str]:
        return question(self.fields, self.state, self.view)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of `[[update]]` as they are now."""
        return [dict(row) for row in KIND.updates(self.fields, self.state)]

    def digits(self) -> dict[int, str]:
        return {verb.digit: verb.name for verb in play.verbs(self.fields, self.state, self.view)}

    def say(self, verb: str, text: str = "", key: str | None = None) -> str:
        """Say something of the item in front: the sentence of a refusal, else nothing."""
        return self.take(play.say(self.fields, self.state, self.view, verb, text, key or self.front))

    def take(self, result: ReviewEvent | Refusal | None) -> str:
        self.refused = result.sentence if isinstance(result, Refusal) else ""
        if isinstance(result, ReviewEvent):
            # As the log keeps it.
            kept = type(result).model_validate_json(result.model_dump_json())
            made = KIND.effects(self.fields, self.state, kept, self.view)
            self.state = KIND.apply(self.fields, self.state, kept, self.view)
            others = tuple(captured(one, self.view) for one in made if isinstance(one, ItemMade))
            self.view = replace(
                self.view, updates=KIND.updates(self.fields, self.state), items=(*self.view.items, *others)
            )
        return self.refused

    def yes(self, person: str) -> str:
        """Somebody is asked whether they take it on, and says yes."""
        return self.take(play.takes(self.fields, self.state, self.view, person))

    def enter(self) -> ReviewEvent | Refusal | None:
        event = play.forward(self.fields, self.state, self.view)
        self.take(event)
        return event

    def minutes(self) -> Minutes:
        """The minutes that this meeting leaves, written to a file's text and read again."""
        notes = KIND.notes(self.fields, self.state, self.view)
        tables: dict[str, Any] = {
            "step": [{"kind": "review", **notes.table}],
            "update": self.rows,
            **{name: list(rows) for name, rows in notes.tables.items()},
            "decision": [{"id": one.label, **plain(one.item)} for one in self.view.items],
        }
        _, minutes = met(TODAY, 9, **tables)
        return Minutes.model_validate(tomllib.loads(dump_minutes(minutes)))

    def next_standing(self) -> Standing:
        """What stands at the next meeting."""
        return standing_of(*self.held, (NAME, self.minutes()))

    def next(self, key: str) -> Carried | None:
        return self.next_standing().everything.get(key)


def captured(made: ItemMade, view: View) -> Captured:
    """What the fold of the meeting makes of it."""
    key = made_key(view.step, made.key)
    return Captured(key, "D90", made.kind, MODELS[made.kind].model_validate_json(_json(made.fields)))


def _json(fields: Mapping[str, Any]) -> str:
    return json.dumps(to_jsonable_python(dict(fields)))


def plain(item: Any) -> dict[str, Any]:
    return item.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)


def walking(of: str, *held: Held, present: tuple[str, ...] = EVERYBODY, **given: Any) -> Walking:
    """A step that walks what these meetings left."""
    return Walking(reviewing(of, **given), view_of(standing_of(*held), present=present), held)

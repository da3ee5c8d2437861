"""What a register offers of an item: verbs with their digits, and what each verb makes of what was typed. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from meetingtui.core.items import ItemKind
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import At, Became, ReviewEvent
from meetingtui.steps.review.lines import read_dated, read_person, reason
from meetingtui.steps.review.state import Looked

Result = ReviewEvent | Refusal
VERDICT = "verdict"
"""The question that most verbs answer: what becomes of it."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be said of an item."""

    digit: int
    name: str
    label: str
    ask: str = ""
    """The label of the line that it needs; without one it is said at once."""
    text: str = ""
    """What stands in that line already."""
    hint: str = ""
    """What stands beneath that line while it is empty."""
    names: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something worth capturing after a verdict; Esc leaves it."""

    kind: ItemKind
    before: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Adds:
    """A digit that captures something of a kind that no key of the stage captures."""

    digit: int
    label: str
    kind: ItemKind


def nothing_wanted(_event: Became, _one: Looked, _view: View) -> Wanted | None:
    """Most verdicts ask for nothing more."""
    return None


@dataclass(frozen=True, slots=True)
class Register:
    """One register: what can be said of its items, and what that makes so."""

    of: str
    empty: str
    """What is said where there is nothing to walk."""
    words: Mapping[str, str]
    """Every word that an update of it may have, and which question it answers."""
    verbs: Callable[[Looked, View], tuple[Verb, ...]]
    say: Callable[[str, str, Looked, View], Result]
    """A verb and what was typed with it become an event, or a refusal."""
    closes: frozenset[str] = field(default_factory=frozenset[str])
    """Words after which nothing else that was said here counts."""
    taken: str = "handed on"
    """The word for an item that somebody took on."""
    then: Callable[[Became, Looked, View], Wanted | None] = nothing_wanted
    adds: Adds | None = None


def became(one: Looked, view: View, **fields: object) -> Became:
    """An item became something."""
    return Became.model_validate({"step": view.step, "item": one.key, **fields})


def with_reason(one: Looked, view: View, to: str, line: str, example: str) -> Result:
    """An end that needs a reason."""
    why = reason(line, example)
    return why if isinstance(why, Refusal) else became(one, view, to=to, why=why)


def handed_to(one: Looked, view: View, line: str, owner: str | None) -> Result:
    """Somebody is asked whether they take an item on: the owner's yes is needed (practices B7)."""
    person = read_person(line, view)
    if isinstance(person, Refusal):
        return person
    name = view.partnership.first_name(person)
    if person == owner:
        return Refusal(f"{name} has it already")
    if person not in view.present:
        return Refusal(f"{name} is not here to say yes; name somebody who is, or ask {name} first and come back to it")
    return At(step=view.step, item=one.key, page=f"takes:{person}")


def looked_at_again(one: Looked, view: View, line: str, to: str) -> Result:
    """Kept, with the day on which it is looked at again where one is given."""
    if not line.strip():
        return became(one, view, to=to)
    given = read_dated(line, view.day or date.min)
    if isinstance(given, Refusal):
        return given
    if given.day is None:
        return Refusal("say the day, as in +3m or 15 jan; Enter alone keeps it without one")
    return became(one, view, to=to, review=given.day, note=given.words or None)

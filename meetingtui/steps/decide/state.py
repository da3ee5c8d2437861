"""How a `decide` step stands: the words, who has said what to them, what was said about them. Pure.

Where the item exists already, the decision a card was opened on or what was adopted here, the item is what counts:
it may have been corrected, or a party may have spoken in the read-back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from meetingtui.core.items import Agreement, AnyItem, Captured, Decision, ItemKind, Term
from meetingtui.core.standing import Carried, CarriedAgreement
from meetingtui.core.text import fold_name
from meetingtui.steps.decide.events import Phase
from meetingtui.steps.decide.rules import Position
from meetingtui.steps.decide.step import DecideFields, due
from meetingtui.steps.protocol import View, made_key

MADE = "text"
"""The step's own name for what it makes."""
END = ""
"""In place of a party: nobody is left to be asked."""
PURPOSE = "purpose"
"""The topic under which the agreement about the purpose stands."""
KINDS: dict[str, ItemKind] = {
    "decision": ItemKind.DECISION,
    "agreement": ItemKind.AGREEMENT,
    "purpose": ItemKind.AGREEMENT,
    "glossary": ItemKind.TERM,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the test ended, for which words, and who had been asked."""

    how: Literal["adopted", "not adopted", "deferred"]
    text: str
    asked: tuple[str, ...] = ()
    why: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DecideState:
    """Which page is in front and everything that was said in this step."""

    text: str = ""
    phase: Phase = "drafting"
    round: int = 1
    who: str = END
    chosen: str = ""
    """The option that the words were chosen from."""
    positions: Mapping[str, Position] = field(default_factory=dict[str, Position])
    reset: bool = False
    """Whether positions were lost because the words changed."""
    declared: Mapping[str, str] = field(default_factory=dict[str, str])
    dissent: Mapping[str, str] = field(default_factory=dict[str, str])
    people: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    notes: Mapping[str, str] = field(default_factory=dict[str, str])
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    dates: Mapping[str, date | None] = field(default_factory=dict[str, "date | None"])
    replaces: tuple[str | None, ...] = ()
    """Empty where nothing was said about it."""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What is kept beside the words."""

    owner: str | None = None
    decider: str | None = None
    why: str = ""
    outcome: str = ""
    topic: str = ""
    instead: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    review: date | None = None
    until: date | None = None
    replaces: str | None = None


def begin(fields: DecideFields) -> DecideState:
    """Words that are given are tested at once; blank ones, a choice of options, and one text begin with drafting."""
    ready = bool(fields.text or fields.item) and fields.method != "one text"
    first: Phase = "drafting" if not ready else "clarify" if fields.rounds else "test"
    return DecideState(text=fields.text, phase=first)


# the item and its words -------------------------------------------------------------------------------------


def target(fields: DecideFields, view: View) -> str:
    """The key of the item that this step makes, or that its card was opened on."""
    return fields.item or made_key(view.step, MADE)


def found(fields: DecideFields, view: View) -> Captured | None:
    """That item, where it is there."""
    one = view.item(target(fields, view))
    return one if one is not None and one.kind is KINDS[fields.makes] else None


def gone(fields: DecideFields, view: View) -> bool:
    """Whether the decision that the card was opened on has been taken out."""
    return fields.item is not None and found(fields, view) is None


def words(fields: DecideFields, state: DecideState, view: View) -> str:
    """The words under test."""
    one = found(fields, view)
    return state.text if one is None else words_of(one.item)


def words_of(item: AnyItem) -> str:
    """The words of an item as they are tested."""
    if isinstance(item, Term):
        return f"{item.word}: {item.agreed or ''}".strip()
    return item.text if isinstance(item, Decision | Agreement) else ""


# what is kept beside the words ------------------------------------------------------------------------------


def details(fields: DecideFields, state: DecideState, view: View) -> Details:
    """Owner, reasons and dates: what the item says where there is one, else what was said here, else the agenda."""
    one = found(fields, view)
    item = one.item if one else None

    def kept(name: str, said: Mapping[str, Any], default: Any) -> Any:
        if item is not None and name in type(item).model_fields:
            value = getattr(item, name)
            # What the agenda proposes fills a gap of a decision that was captured before, as long as nobody said no.
            return value if value or fields.item is None or name in said else default
        return said.get(name, default)

    owner = kept("owner", state.people, fields.owner)
    decider = state.people.get("decider") or fields.owner or owner
    options = tuple(option for option in fields.options if option not in {state.chosen, words(fields, state, view)})
    ratify = item.ratify if isinstance(item, Decision | Agreement) else None
    replaced = {"replaces": state.replaces[0]} if state.replaces else {}
    return Details(
        owner=owner if owner in view.partnership.people else None,
        decider=decider if decider in view.partnership.people else None,
        why=kept("why", state.notes, "") or "",
        outcome=kept("outcome", state.notes, "") or "",
        topic=PURPOSE if fields.makes == "purpose" else kept("topic", state.notes, fields.topic) or "",
        instead=kept("instead", state.lists, options),
        criteria=kept("criteria", state.lists, fields.criteria),
        review=kept("review", state.dates, due(fields.review, view.day) if fields.review and view.day else None),
        until=state.dates.get("until", ratify.until if ratify else None),
        replaces=kept("replaces", replaced, _purpose_now(fields, view)),
    )


def earlier(fields: DecideFields, view: View) -> tuple[Carried, ...]:
    """The earlier decisions, or agreements, that this one could take the place of; the latest first."""
    standing = view.standing.agreements if KINDS[fields.makes] is ItemKind.AGREEMENT else view.standing.decisions
    if KINDS[fields.makes] is ItemKind.TERM:
        return ()
    now = (view.carried(one.id) for one in reversed(standing))
    return tuple(one for one in now if one is not None and one.state == "open")


def _purpose_now(fields: DecideFields, view: View) -> str | None:
    """The agreement about the purpose that a new one replaces by itself."""
    if fields.makes != "purpose":
        return None
    for one in earlier(fields, view):
        if isinstance(one, CarriedAgreement) and fold_name(one.item.topic or "") == PURPOSE:
            return one.id
    return None

"""What the capture line is made of: the answers it gives, and what each mark means for each kind of item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from meetingtui.core.items import AnyItem, ItemKind, Term
from meetingtui.core.people import Partnership


@dataclass(frozen=True)
class Context:
    """What a line is read against: who there is, what day it is, and the ids of the people in the room."""

    partnership: Partnership
    today: date
    present: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    """Words of the glossary: Tab completes them, and what they mean is said while they are typed."""

    @cached_property
    def listing(self) -> tuple[str, ...]:
        """Party ids in the order of the parts after ``=``: as listed, those that have left last."""
        gone = {party.id for party in self.partnership.party if party.left and party.left < self.today}
        return tuple(sorted(self.partnership.parties, key=lambda party: party in gone))

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that have not left, in listing order."""
        found = self.partnership.parties
        return tuple(party for party in self.listing if not (left := found[party].left) or left >= self.today)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name after ``@``, ``+`` or ``#`` that is nobody's, and the ids that come nearest to it."""

    name: str
    mark: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line was understood to say.

    `item` is None where there is no text yet or the line is refused; `refusal` is the sentence that keeps the line
    open; `unknown` names to ask about before saving; `past` that a day lies before today, which is asked once.
    """

    kind: ItemKind
    item: AnyItem | None = None
    unknown: tuple[Unknown, ...] = ()
    refusal: str = ""
    notes: tuple[str, ...] = ()
    past: bool = False


@dataclass(frozen=True, slots=True)
class Completion:
    """What Tab offers: `text` replaces the line from `start` to `end`; `label` says in words who or what it is."""

    start: int
    end: int
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Which field of one kind of item each mark fills; an empty name where the kind has no use for the mark."""

    noun: str
    text: str
    first: str
    at: str = ""
    second_at: str = "one person is accountable"
    plus: str = ""
    day: str = ""
    parts: tuple[str, ...] = ()
    by_party: str = ""
    sides: bool = False
    """`@` and `+` name parties, and a person stands for theirs."""

    @property
    def owned(self) -> tuple[str, ...]:
        """The fields that the line can change."""
        names = (self.text, self.at, self.plus, self.day, *self.parts, self.by_party, "stream")
        return tuple(name for name in names if name)


SHAPES: dict[ItemKind, Shape] = {
    ItemKind.ACTION: Shape(
        noun="an action",
        text="text",
        first="say what is promised first",
        at="owner",
        second_at="one person is accountable; add the other with +",
        plus="helpers",
        day="due",
        by_party="done",
    ),
    ItemKind.DECISION: Shape(
        noun="a decision",
        text="text",
        first="say what was decided first",
        at="owner",
        day="review",
        parts=("why", "instead"),
    ),
    ItemKind.RISK: Shape(
        noun="a risk",
        text="cause",
        first="say what could go wrong first",
        at="owner",
        day="by",
        parts=("sign", "mitigation"),
    ),
    ItemKind.PARKED: Shape(
        noun="a parked question",
        text="text",
        first="say what the question is first",
        at="owner",
        day="by",
        parts=("goes",),
    ),
    ItemKind.WIN: Shape(
        noun="a win",
        text="text",
        first="say what went well first",
        at="from_",
        second_at="one person tells a win; name those to thank with +",
        plus="to",
        parts=("effect", "told"),
    ),
    ItemKind.EXCHANGE: Shape(
        noun="an exchange",
        text="what",
        first="say what was given first",
        at="gave",
        second_at="one party gave it; name the one that got it with +",
        plus="got",
        parts=("landed", "effect"),
        sides=True,
    ),
    ItemKind.CONCERN: Shape(
        noun="a concern",
        text="happened",
        first="say what happened first",
        at="raised",
        second_at="one party raises a concern; the other can raise its own",
        day="by",
        parts=("effect", "wish"),
        sides=True,
    ),
    ItemKind.TERM: Shape(noun="a term", text="word", first="say the word first", by_party="means"),
    ItemKind.FEEDBACK: Shape(
        noun="feedback",
        text="text",
        first="say the suggestion first",
        at="from_",
        second_at="feedback comes from one party; name the one it is for with +",
        plus="to",
        sides=True,
    ),
    ItemKind.AGREEMENT: Shape(
        noun="an agreement",
        text="text",
        first="say what is agreed first",
        day="review",
        parts=("outcome", "topic"),
    ),
    ItemKind.METRIC: Shape(
        noun="a metric",
        text="name",
        first="say what is measured first",
        at="owner",
        day="by",
        parts=("target", "whom", "source"),
    ),
    ItemKind.EXPERIMENT: Shape(
        noun="an experiment",
        text="try_",
        first="say what is tried first",
        at="owner",
        day="until",
        parts=("expect",),
    ),
}

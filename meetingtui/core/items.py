"""What a meeting leaves behind: actions, decisions, risks and the other things captured while people speak.

The models are the tables of a minutes file (practices C2); `id` is one letter and a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from meetingtui.core.record import Day, Flag, Record, Whole
from meetingtui.core.text_types import FullLine, Id, Line

ItemId = Annotated[str, Field(pattern=r"^[A-Z][1-9][0-9]{0,8}$")]
Level = Literal["low", "mid", "high"]


class ItemKind(StrEnum):
    """The kinds of item that can be captured; the value is the table's name in a minutes file."""

    ACTION = "action"
    DECISION = "decision"
    RISK = "risk"
    PARKED = "parked"
    WIN = "win"
    EXCHANGE = "exchange"
    CONCERN = "concern"
    TERM = "term"
    FEEDBACK = "feedback"
    AGREEMENT = "agreement"
    METRIC = "metric"
    EXPERIMENT = "experiment"


class Item(Record):
    """What all captured things share."""

    model_config = ConfigDict(populate_by_name=True)

    id: ItemId | None = None
    stream: Id | None = None
    from_: Annotated[Line | None, Field(alias="from")] = None


class Action(Item):
    """A promise: one accountable owner, from either side, and what done means to each party."""

    text: FullLine
    owner: Id | None = None
    helpers: tuple[Id, ...] = ()
    due: Day | None = None
    done: dict[Id, FullLine] = Field(default_factory=dict[str, str])
    accepted: Flag = False


class Watch(Record):
    """A concern carried by a decision, and what would show that it was right."""

    who: Id
    text: FullLine
    watch: Line | None = None


class Ratify(Record):
    """Who still has to say yes to a decision, and until when."""

    by: tuple[Id, ...]
    until: Day | None = None


class Decision(Item):
    """A text that was put to the parties; a party that did not speak has not said yes."""

    text: FullLine
    owner: Id | None = None
    method: Line | None = None
    yes: tuple[Id, ...] = ()
    no: tuple[Id, ...] = ()
    why: Line | None = None
    instead: tuple[FullLine, ...] = ()
    criteria: tuple[FullLine, ...] = ()
    heard: tuple[Id, ...] = ()
    """Who was asked before one person decided."""
    aside: tuple[Id, ...] = ()
    """Who stood aside, where they wish to be named."""
    declared: tuple[Watch, ...] = ()
    """Interests that were declared with a position."""
    concern: tuple[Watch, ...] = ()
    dissent: tuple[Watch, ...] = ()
    review: Day | None = None
    replaces: ItemId | None = None
    ratify: Ratify | None = None
    state: Literal["not adopted", "deferred"] | None = None
    """Left out where it was decided."""


class Risk(Item):
    """What could go wrong, the early sign of it, and who would answer it."""

    cause: FullLine
    likelihood: Level | None = None
    impact: Level | None = None
    sign: Line | None = None
    by: Day | None = None
    mitigation: Line | None = None
    owner: Id | None = None
    state: Literal["live", "seen", "closed"] = "live"


class Parked(Item):
    """A question for another time, with the place where it comes up again."""

    text: FullLine
    goes: Line | None = None
    by: Day | None = None
    owner: Id | None = None


class Win(Item):
    """Something that went well, whom it is owed to, and where it was told."""

    text: FullLine
    effect: Line | None = None
    to: tuple[Id, ...] = ()
    from_: Annotated[Id | None, Field(alias="from")] = None
    told: Line | None = None


class Exchange(Item):
    """Something one party gave another, in the receiver's words; never totalled."""

    what: FullLine
    gave: Id | None = None
    got: Id | None = None
    kind: Line | None = None
    landed: Line | None = None
    effect: Line | None = None


class Concern(Item):
    """Something that troubles a party: what happened, its effect, what it would like."""

    happened: FullLine
    effect: Line | None = None
    wish: Line | None = None
    raised: Id | None = None
    by: Day | None = None
    acknowledged: Day | None = None
    closed: Day | None = None


class Term(Item):
    """A word, what it means to each party, and the meaning they agreed."""

    word: FullLine
    means: dict[Id, FullLine] = Field(default_factory=dict[str, str])
    agreed: Line | None = None
    since: Day | None = None


class Feedback(Item):
    """One forward-looking suggestion from a party to another."""

    text: FullLine
    from_: Annotated[Id | None, Field(alias="from")] = None
    to: Id | None = None


class Agreement(Item):
    """What the parties hold themselves to until it is replaced, and the difference it is meant to make."""

    topic: Line | None = None
    text: FullLine
    outcome: Line | None = None
    """"So that ...": an agreement is anchored in what it changes, not in what is done."""
    yes: tuple[Id, ...] = ()
    no: tuple[Id, ...] = ()
    review: Day | None = None
    replaces: ItemId | None = None
    version: Annotated[Whole, Field(ge=1)] | None = None
    ratify: Ratify | None = None


class Metric(Item):
    """Something measured: an outcome for somebody, or effort; its readings come in later minutes."""

    name: FullLine
    sort: Literal["outcome", "effort"] | None = None
    whom: Line | None = None
    baseline: Line | None = None
    target: Line | None = None
    by: Day | None = None
    source: Line | None = None
    owner: Id | None = None


class Experiment(Item):
    """Something tried until a day, and what would show that it was worth it."""

    try_: Annotated[FullLine, Field(alias="try")]
    until: Day | None = None
    expect: Line | None = None
    owner: Id | None = None
    result: Line | None = None


AnyItem = (
    Action | Decision | Risk | Parked | Win | Exchange | Concern | Term | Feedback | Agreement | Metric | Experiment
)

OWNED = (Action, Decision, Risk, Parked, Metric, Experiment)
"""The items that have one owner."""

MODELS: dict[ItemKind, type[AnyItem]] = {
    ItemKind.ACTION: Action,
    ItemKind.DECISION: Decision,
    ItemKind.RISK: Risk,
    ItemKind.PARKED: Parked,
    ItemKind.WIN: Win,
    ItemKind.EXCHANGE: Exchange,
    ItemKind.CONCERN: Concern,
    ItemKind.TERM: Term,
    ItemKind.FEEDBACK: Feedback,
    ItemKind.AGREEMENT: Agreement,
    ItemKind.METRIC: Metric,
    ItemKind.EXPERIMENT: Experiment,
}

LETTERS: dict[ItemKind, str] = {
    ItemKind.ACTION: "A",
    ItemKind.DECISION: "D",
    ItemKind.RISK: "R",
    ItemKind.PARKED: "Q",
    ItemKind.WIN: "W",
    ItemKind.EXCHANGE: "X",
    ItemKind.CONCERN: "C",
    ItemKind.TERM: "T",
    ItemKind.FEEDBACK: "F",
    ItemKind.AGREEMENT: "G",
    ItemKind.METRIC: "M",
    ItemKind.EXPERIMENT: "E",
}
"""First letter of the ids of each kind."""

HEADLINE: dict[ItemKind, str] = {
    ItemKind.ACTION: "text",
    ItemKind.DECISION: "text",
    ItemKind.RISK: "cause",
    ItemKind.PARKED: "text",
    ItemKind.WIN: "text",
    ItemKind.EXCHANGE: "what",
    ItemKind.CONCERN: "happened",
    ItemKind.TERM: "word",
    ItemKind.FEEDBACK: "text",
    ItemKind.AGREEMENT: "text",
    ItemKind.METRIC: "name",
    ItemKind.EXPERIMENT: "try_",
}
"""The field that says what an item is about."""


def headline(kind: ItemKind, item: AnyItem) -> str:
    """The words of an item that stand for it in a list."""
    return str(getattr(item, HEADLINE[kind]))


def names_in(item: AnyItem) -> tuple[set[str], set[str], set[str]]:
    """The people, the parties, and the names that may be either, which an item mentions."""
    people: set[str | None] = {item.owner} if isinstance(item, OWNED) else set()
    parties, either = set[str | None](), set[str | None]()
    match item:
        case Action():
            people |= {*item.helpers}
            parties |= {*item.done}
        case Decision():
            parties |= {*item.yes, *item.no}
            either |= {one.who for one in (*item.concern, *item.dissent, *item.declared)} | {*item.heard, *item.aside}
        case Agreement():
            parties |= {*item.yes, *item.no}
        case Win():
            either |= {*item.to, item.from_}
        case Exchange():
            either |= {item.gave, item.got}
        case Concern():
            either |= {item.raised}
        case Term():
            parties |= {*item.means}
        case Feedback():
            either |= {item.from_, item.to}
        case _:
            pass
    return tuple({name for name in names if name} for names in (people, parties, either))  # pyright: ignore[reportReturnType]


def owner_of(item: AnyItem) -> str | None:
    """The one owner of an item, where its kind has one and it is named."""
    return item.owner if isinstance(item, OWNED) else None


def falls_away(before: AnyItem, after: AnyItem) -> dict[str, object]:
    """What nobody has said any more once an item reads differently (practices B8, B9): a promise with another owner,
    date or text is not accepted, and no party has said yes to other words."""
    match before, after:
        case Action(), Action():
            same = (before.owner, before.due, before.text) == (after.owner, after.due, after.text)
            return {} if same else {"accepted": False}
        case (Decision(), Decision()) | (Agreement(), Agreement()):
            return {} if before.text == after.text else {"yes": (), "no": ()}
        case _:
            return {}


@dataclass(frozen=True, slots=True)
class Captured:
    """An item in the meeting in progress: `key` names it in events, `label` (A31) to people."""

    key: str
    label: str
    kind: ItemKind
    item: AnyItem
    step: str = ""
    absent: tuple[str, ...] = ()
    """Parties that had nobody in the room when it was captured."""

    @property
    def headline(self) -> str:
        return headline(self.kind, self.item)

    def becomes(self, item: AnyItem) -> Captured:
        """The same captured thing with other contents."""
        return replace(self, item=item)

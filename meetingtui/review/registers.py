"""The registers as rows in words: what it is, whose, and how it stands; the ones that press first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from meetingtui.core.becoming import OPEN
from meetingtui.core.carrying import kind_of
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Agreement, Concern, Exchange, ItemKind, Risk, Win, headline
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, CarriedAction
from meetingtui.register.fold import Register
from meetingtui.review import listing
from meetingtui.review.listing import Listed


@dataclass(frozen=True, slots=True)
class Shelf:
    """A register: the key that opens it, and what it and the things in it are called."""

    kind: ItemKind
    key: str
    title: str
    open: str
    """What the ones that have not ended are, after their number."""
    ended: str
    none: str
    """What is said where there are none."""


SHELVES: tuple[Shelf, ...] = (
    Shelf(ItemKind.ACTION, "a", "Actions", "open", "done or dropped", "No promise is open."),
    Shelf(ItemKind.DECISION, "d", "Decisions", "in force", "no longer in force", "No decision is in force."),
    Shelf(ItemKind.RISK, "r", "Risks", "live", "closed", "No risk is live."),
    Shelf(ItemKind.PARKED, "p", "Parked questions", "waiting", "answered or let go", "No question is parked."),
    Shelf(ItemKind.WIN, "w", "Wins", "not yet told", "told", "No win waits to be told."),
    Shelf(ItemKind.EXCHANGE, "x", "Exchanges", "given", "ended", "Nothing has been written down as given."),
    Shelf(ItemKind.CONCERN, "c", "Concerns", "open", "closed", "No concern is open."),
    Shelf(ItemKind.TERM, "g", "Words", "in use", "let go", "No word has been written down."),
    Shelf(ItemKind.AGREEMENT, "G", "Agreements", "in force", "replaced or retired", "No agreement is in force."),
    Shelf(ItemKind.METRIC, "M", "Measures", "watched", "retired", "Nothing is measured."),
    Shelf(ItemKind.EXPERIMENT, "E", "Experiments", "being tried", "kept or stopped", "Nothing is being tried."),
)
"""Every register. Capitals are the letters with which the ids of a kind begin."""
BY_KIND = {shelf.kind: shelf for shelf in SHELVES}
_DAY = {
    ItemKind.DECISION: "again ",
    ItemKind.AGREEMENT: "again ",
    ItemKind.RISK: "by ",
    ItemKind.PARKED: "by ",
    ItemKind.CONCERN: "by ",
    ItemKind.METRIC: "by ",
    ItemKind.EXPERIMENT: "until ",
}
"""What the day of a kind is; that of a promise needs no word."""
LATE = {ItemKind.ACTION: "late", ItemKind.DECISION: "to look at again", ItemKind.AGREEMENT: "to look at again"}
"""What those are whose day has come."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item of a register in a line."""

    one: Carried
    text: str
    who: str
    when: str
    """How it stands, in a word or a day."""
    more: str
    """All there is to say of how it stands."""
    pressing: bool
    """Whether its day has come; `when` says so in words."""
    said: str = ""
    """What its owner asks the next meeting about it, in a word; `more` has the sentence."""

    @property
    def id(self) -> str:
        return self.one.id

    @property
    def stands(self) -> str:
        """How it stands, for a column: the day, and its owner's word."""
        return ", ".join(part for part in (self.when, self.said) if part)

    @property
    def facts(self) -> str:
        """Whose it is and how it stands, in words; nothing is said twice."""
        more = [part for part in self.more.split("; ") if part not in self.when]
        return ", ".join(part for part in (self.who, self.when, *more) if part)

    @property
    def ended(self) -> bool:
        return self.one.state != OPEN


def items_of(register: Register, kind: ItemKind) -> list[Carried]:
    """Every item of a kind that minutes ever held."""
    return [one for one in register.items.values() if kind_of(one) is kind]


def register_rows(items: Iterable[Carried], names: Partnership, today: date, *, ended: bool) -> list[Row]:
    """The rows of a register; with `ended` those that are over too, after the others."""
    return sorted((row_of(one, names, today) for one in items if ended or one.state == OPEN), key=_order)


class Count(NamedTuple):
    """How many of a kind are open, and of how many of these the day has come."""

    open: int
    pressing: int
    uncertain: bool
    """Whether minutes that could not be read may have changed some of them."""

    @property
    def number(self) -> str:
        """How many there are, with the sign of what is uncertain."""
        return f"{self.open}{'?' if self.uncertain else ''}"


def counts(register: Register, names: Partnership, today: date) -> dict[ItemKind, Count]:
    """What stands of each kind."""
    found = {shelf.kind: [0, 0, 0] for shelf in SHELVES}
    for one in register.items.values():
        kind = kind_of(one)
        if one.state == OPEN and kind in found:
            found[kind][0] += 1
            found[kind][1] += _presses(listing.row_of(one, names, today))
            found[kind][2] += one.uncertain
    return {kind: Count(first, second, bool(third)) for kind, (first, second, third) in found.items()}


def row_of(one: Carried, names: Partnership, today: date) -> Row:
    """One item in a line, in the words of the printed lists."""
    row = listing.row_of(one, names, today)
    return Row(one, _text(one), _whose(row, names), _when(row, today), row.state, _presses(row), _said(one))


def _said(one: Carried) -> str:
    if one.state != OPEN or not isinstance(one, CarriedAction) or not one.asked:
        return ""
    return "done?" if one.asked[-1].to == "done" else "move?"


def _presses(row: Listed) -> bool:
    return row.late or (row.one.state == OPEN and isinstance(row.one.item, Risk) and row.one.item.state == "seen")


def _text(one: Carried) -> str:
    item = one.item
    if isinstance(item, Agreement) and item.topic:
        return f"{item.topic}: {item.text}"
    return headline(kind_of(one), item)


def _whose(row: Listed, names: Partnership) -> str:
    match row.one.item:
        case Exchange(gave=gave):
            return anyone(names, gave)
        case Concern(raised=raised):
            return anyone(names, raised)
        case Win(to=to):
            return ", ".join(anyone(names, one) for one in to[:2])
        case _:
            return anyone(names, row.owner)


def anyone(names: Partnership, who: str | None) -> str:
    """A person's or a party's short name; the id itself where nobody has it."""
    return names.party_name(who) if who in names.parties else names.first_name(who) if who else ""


def _when(row: Listed, today: date) -> str:
    """How an item stands, in a word or a day; the whole of it is in the words of the list."""
    one = row.one
    if one.state != OPEN:
        last = one.history[-1].on if one.history else one.on
        return f"{one.state} {say_date(last, today)}"
    if isinstance(one.item, Risk) and one.item.state == "seen":
        return "sign seen"
    if isinstance(one.item, Exchange):
        return f"to {row.state.rpartition(' to ')[2]}"
    if row.day is None:
        return "no date" if isinstance(one.item, Action) else row.state.split("; ")[0]
    due = {ItemKind.ACTION: ", late", ItemKind.PARKED: ", late", ItemKind.CONCERN: ", late"}.get(row.kind, ", due")
    doubt = "?" if one.uncertain else ""  # in words in the line beneath
    return f"{_DAY.get(row.kind, '')}{say_date(row.day, today)}{due if row.late else ''}{doubt}"


def _order(row: Row) -> tuple[bool, bool, int, int]:
    """The open before the ended; promises by their day, of the rest what presses first, then the newest."""
    if row.ended:
        last = row.one.history[-1].on if row.one.history else row.one.on
        return True, False, -last.toordinal(), 0
    if isinstance(row.one.item, Action):
        due = row.one.item.due or date.max
        return False, False, due.toordinal(), row.one.on.toordinal()
    return False, not row.pressing, -row.one.on.toordinal(), 0

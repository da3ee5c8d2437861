"""One item of a register in full: what it says, where it was made, and what became of it, meeting by meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from meetingtui.core.asked import knows_account, say_asked
from meetingtui.core.becoming import OPEN
from meetingtui.core.carrying import kind_of
from meetingtui.core.dates import say_date
from meetingtui.core.items import Action, Agreement, Decision, ItemKind, Win, headline
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, CarriedAction, Change
from meetingtui.register.fold import Register
from meetingtui.review.item_facts import Fact, facts_of
from meetingtui.review.registers import BY_KIND


@dataclass(frozen=True, slots=True)
class Way:
    """A line that leads somewhere: to a place in minutes, or to another item."""

    words: str
    on: date | None = None
    minutes: str = ""
    change: Change | None = None
    """The change that is told there; None for where the item was made."""
    item: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item as it is told."""

    id: str
    kind: ItemKind
    headline: str
    state: str
    facts: tuple[Fact, ...]
    said: tuple[str, ...]
    """What its owner has said since the last meeting that looked at it, the newest word first."""
    ways: tuple[Way, ...]
    """Where it was made, what became of it, and what belongs to it."""


def item_text(one: Carried, register: Register, names: Partnership | None, today: date) -> ItemText:
    """Everything that is known of an item."""
    kind = kind_of(one)
    titles = {met.minutes: met.title for met in register.met}
    ways = (*_story(one, titles), *_related(one, register))
    told = tuple(_said(one, names))
    facts = tuple(fact for fact in facts_of(one, names, today) if fact.words)
    return ItemText(one.id, kind, headline(kind, one.item), _state(one, today), facts, told, ways)


def _state(one: Carried, today: date) -> str:
    """How it stands, in words."""
    late = one.state == OPEN and isinstance(one.item, Action) and one.item.due is not None and one.item.due < today
    word = BY_KIND[kind_of(one)].open if one.state == OPEN else one.state
    parts = [word]
    if late and one.item.due:
        days = (today - one.item.due).days
        parts.append(f"late by {days} day{'s' if days != 1 else ''}")
    if one.state == OPEN and one.meetings:
        parts.append(f"{one.meetings} meeting{'s' if one.meetings != 1 else ''} since it was made")
    if one.moves:
        often = {1: "once", 2: "twice"}.get(one.moves, f"{one.moves} times")
        parts.append(f"moved {often}")
    if one.uncertain:
        parts.append("uncertain: minutes that could not be read may have changed it")
    return ", ".join(parts)


def _said(one: Carried, names: Partnership | None) -> Iterator[str]:
    if not isinstance(one, CarriedAction) or names is None:
        return
    for said in reversed(one.asked):
        known = "" if knows_account(said, names) else ", from an account that is not known to be theirs"
        yield f"{say_asked(said, names)} ({say_date(said.on)}{known})"


def _story(one: Carried, titles: dict[str, str]) -> Iterator[Way]:
    """Where it was made, then every change of it."""
    after = f", from {origin}" if (origin := _origin(one)) else ""
    yield Way(f"made in {titles.get(one.minutes, one.minutes)}{after}", one.on, one.minutes)
    for number, change in enumerate(one.history):
        words = _changed(one, change, number)
        yield Way(
            f"{words}, in {titles.get(change.minutes, change.minutes)}",
            change.on,
            change.minutes,
            change,
            why=change.why or "",
        )


def _changed(one: Carried, change: Change, number: int) -> str:
    if change.to != "moved":
        return change.to or "changed"
    later = (other.was for other in one.history[number + 1 :] if other.was)
    now = next(later, getattr(one.item, "due", None))
    was = f" from {say_date(change.was)}" if change.was else ""
    return f"moved{was}{f' to {say_date(now)}' if now else ''}"


def _related(one: Carried, register: Register) -> Iterator[Way]:
    """The items it comes from, replaces or was replaced by, and those that came of it."""
    wanted = [("it comes from", _origin(one)), ("it replaces", _before(one))]
    for other in register.items.values():
        if _origin(other) == one.id:
            wanted.append(("from it came", other.id))
        if _before(other) == one.id:
            wanted.append(("replaced by", other.id))
    for lead, mark in wanted:
        found = register.items.get(mark or "")
        if found is not None and found.id != one.id:
            state = "" if found.state == OPEN else f" ({found.state})"
            yield Way(f"{lead} {found.id} {headline(kind_of(found), found.item)}{state}", item=found.id)


def _origin(one: Carried) -> str | None:
    """The item it comes from; a win comes from whoever said it."""
    return None if isinstance(one.item, Win) else one.item.from_


def _before(one: Carried) -> str | None:
    """The item that it replaces."""
    return one.item.replaces if isinstance(one.item, Decision | Agreement) else None

"""What an export is made of before it has a format: a paper to read, rows for a table, data, entries for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, cast

from meetingtui.core.people import Partnership
from meetingtui.review.export.paper import Paper

Form = Literal["full", "outside"]
Subject = Literal["minutes", "actions", "thanks", "impact", "dashboard"]
Format = Literal["md", "html", "csv", "json", "ics"]

OUTSIDE = "For people outside the partnership: decisions, promises and wins only."


@dataclass(frozen=True, slots=True)
class Row:
    """One thing as a row of a table; texts are as they were typed."""

    kind: str
    id: str = ""
    text: str = ""
    owner: str = ""
    party: str = ""
    due: date | None = None
    state: str = ""
    stream: str = ""
    made_in: str = ""
    date: date | None = None
    about: str = ""
    amended: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A day for a calendar: `key` names it for ever, `version` grows whenever it changes."""

    key: str
    day: date
    summary: str
    description: str
    stamp: datetime
    """When it last changed, in UTC."""
    version: int = 0
    category: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One export, whole, in every way it can be told."""

    subject: Subject
    form: Form
    paper: Paper
    rows: tuple[Row, ...]
    data: Mapping[str, Any]
    entries: tuple[Entry, ...] | None = None
    """None where it has nothing for a calendar."""
    calendar: str = ""
    """What its calendar is called by programs: the partnership's name in its files."""


def named(partnership: Partnership | None, said: Any) -> dict[str, dict[str, str]]:
    """Names of the parties and people that some data mentions, by id; nothing else of what is known about them."""
    if partnership is None:
        return {"parties": {}, "people": {}}
    found = set(_strings(said))
    people = {p.id: p for p in partnership.person if p.id in found}
    sides = {person.party for person in people.values()}
    return {
        "parties": {p.id: p.name for p in partnership.party if p.id in found | sides},
        "people": {person.id: person.name for person in people.values()},
    }


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in cast("Mapping[str, Any]", value).items():
            yield from (key, *_strings(inner))
    elif isinstance(value, list | tuple):
        for inner in cast("list[Any]", value):
            yield from _strings(inner)

"""What was understood, as minutes: ids given, people placed, words under their headings. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from meetingtui.core.people import Partnership
from meetingtui.core.text import NAME_LIMIT, clip
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_tables import Update
from meetingtui.review.importing.found import MOST_PASSAGES, Aside, Found, Made, Passage, Told
from meetingtui.review.importing.promises import Promise
from meetingtui.review.importing.reading import read_page
from meetingtui.review.importing.source import Source

_PIECE = 9_000
"""The longest text of one step: a few words more are put before it."""
_DAY_IN_STEM = re.compile(r"[0-9]{4}[-._]?[0-9]{2}[-._]?[0-9]{2}|[-_.]+")


@dataclass(frozen=True, slots=True)
class Imported:
    """One file as minutes to accept, with what had no place and what is to be looked at, by line."""

    source: Source
    minutes: Minutes
    unread: tuple[Told, ...]
    doubts: tuple[Told, ...]
    empty: bool
    """Whether nothing was understood at all."""


@dataclass(slots=True)
class Numbers:
    """What is given away next: the number of the meeting, and the number of each letter."""

    meeting: int
    ids: dict[str, int]

    def next_id(self, letter: str) -> str:
        """The next free id of a letter."""
        number = self.ids.get(letter, 1)
        self.ids[letter] = number + 1
        return f"{letter}{number}"


@dataclass(frozen=True, slots=True)
class Place:
    """What the minutes say of the partnership they are written for."""

    folder: str
    partnership: Partnership
    zone: str


def draft_minutes(page: Found, source: Source, place: Place, numbers: Numbers) -> Imported:
    """The minutes of one page, under the next free numbers."""
    label = {id(made): numbers.next_id(letter) for letter, many in _lettered(page) for made in many}
    rows = _Rows(page, source, label)
    present, apologies = _people(page, place.partnership)
    fields: dict[str, Any] = {
        "partnership": place.folder,
        "meeting": numbers.meeting,
        "title": page.title or _title_of(source),
        "date": page.day,
        "zone": place.zone,
        "began": page.began or time(0, 0),
        "ended": page.ended,
        "place": page.place,
        "facilitator": page.facilitator,
        "state": "draft",
        "note": _note(page, source),
        "present": present,
        "apologies": apologies,
        "joined": page.joined,
        "late": [{"who": one.person, "at": one.late} for one in page.people if one.person and one.late and one.there],
        "left": [{"who": one.person, "at": one.left} for one in page.people if one.person and one.left and one.there],
        "decision": [rows.other(made, "text") | _some(why=made.why) for made in page.decisions],
        "risk": [rows.other(made, "cause") | _of_risk(made) for made in page.risks],
        "parked": [rows.other(made, "text") for made in page.parked],
        "action": [rows.action(made) for made in page.actions if not _missing(made)],
        "open": [rows.action(made) | {"missing": _missing(made)} for made in page.actions if _missing(made)],
        "update": list(rows.updates()),
        "next": {"date": page.next_day} if page.next_day else None,
    }
    fields["step"] = list(_steps(page, rows))
    if page.began is None:
        page.doubt(1, "no time was found; the minutes say 00:00")
    numbers.meeting += 1
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}
    minutes = Minutes.model_validate(kept)
    doubts = tuple(sorted(page.doubts, key=lambda told: told.line))
    return Imported(source, minutes, tuple(sorted(page.unread)), doubts, not page.says_anything)


def _lettered(page: Found) -> tuple[tuple[str, list[Any]], ...]:
    return ("D", page.decisions), ("A", page.actions), ("R", page.risks), ("Q", page.parked)


def _missing(made: Promise) -> list[str]:
    """What keeps words from being a promise; of what is done or dropped, nothing does."""
    if made.done or made.dropped:
        return []
    gaps = {"an owner": made.owner, "a date": made.due}
    return [gap for gap, value in gaps.items() if value is None]


def _some(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


def _of_risk(made: Made) -> dict[str, Any]:
    return _some(likelihood=made.likelihood, impact=made.impact, mitigation=made.mitigation, sign=made.sign)


@dataclass(slots=True)
class _Rows:
    """Items as rows, under the ids they are given."""

    page: Found
    source: Source
    label: Mapping[int, str]

    def id_of(self, made: Made | Promise) -> str:
        """The id of what was made; its line where it found no room."""
        return self.label.get(id(made), f"line {made.line}")

    def _head(self, made: Made | Promise) -> dict[str, Any]:
        # Never an old number alone: it may be one that something else has here.
        origin = f"{clip(self.source.name.rsplit('/', 1)[-1], 200)}: {made.old}" if made.old else None
        return {"id": self.id_of(made)} | _some(**{"from": origin, "owner": made.owner})

    def other(self, made: Made, field: str) -> dict[str, Any]:
        """A decision, a risk or a parked question."""
        return self._head(made) | {field: made.text}

    def action(self, made: Promise) -> dict[str, Any]:
        """A promise, or what is one but for what it misses."""
        return self._head(made) | {"text": made.text} | _some(helpers=made.helpers, due=made.due)

    def updates(self) -> Iterator[Update]:
        """What has become of actions by the time the page was written."""
        for made in self.page.actions:
            if made.done or made.dropped:
                yield Update(item=self.id_of(made), to="done" if made.done else "dropped")


def _people(page: Found, partnership: Partnership) -> tuple[dict[str, list[str]], list[str]]:
    """Who was there by party, and who was not."""
    party_of = {person.id: person.party for person in (*partnership.person, *page.joined)}
    there = list(dict.fromkeys(one.person for one in page.people if one.person and one.there))
    away = [one.person for one in page.people if one.person and not one.there and one.person not in there]
    present = {party: [who for who in there if party_of[who] == party] for party in partnership.parties}
    return {party: who for party, who in present.items() if who}, list(dict.fromkeys(away))


def _title_of(source: Source) -> str:
    words = _DAY_IN_STEM.sub(" ", source.stem).split()
    return clip(" ".join(words).capitalize(), NAME_LIMIT) or "Meeting"


def _note(page: Found, source: Source) -> str:
    told = f"Taken from {clip(source.name.rsplit('/', 1)[-1], 200)}."
    return told if page.began else f"{told} It does not say at what time the meeting began."


def _steps(page: Found, rows: _Rows) -> Iterator[dict[str, Any]]:
    """The words under each heading, in pieces no longer than a file may hold."""
    count = 0
    for passage in page.passages:
        for number, text in enumerate(_texts(passage, rows)):
            count += 1
            if count > MOST_PASSAGES:
                page.miss(passage.line, text, f"there are more than {MOST_PASSAGES} headings before it")
                continue
            behind = f" ({number + 1})" if number else ""
            yield {"kind": "ask", "title": clip(passage.title, 1000) + behind, "gist": text}


def _texts(passage: Passage, rows: _Rows) -> Iterator[str]:
    held, length = list[str](), 0
    if len(passage.title) > 1000:
        passage.parts.insert(0, passage.title)
    for part in passage.parts:
        words = f"{rows.id_of(part.item)}: {part.text}" if isinstance(part, Aside) else part
        for piece in _short(words):
            if held and length + len(piece) > _PIECE:
                yield "\n\n".join(held)
                held, length = [], 0
            held.append(piece)
            length += len(piece) + 2
    if held:
        yield "\n\n".join(held)


def _short(text: str) -> Iterator[str]:
    while len(text) > _PIECE:
        cut = text.rfind(" ", _PIECE // 2, _PIECE)
        cut = cut if cut > 0 else _PIECE
        yield text[:cut].rstrip()
        text = text[cut:].lstrip()
    if text:
        yield text


def import_sources(
    sources: list[Source], place: Place, numbers: Numbers, day: date | None = None, title: str | None = None
) -> list[Imported]:
    """Several files as minutes, in the order of their days, their numbers one after the other.

    Raises `FileRefused` where one of them does not say of which day it is, or holds several meetings.
    """
    first = place
    pages = [(read_page(source, place.partnership, day, title), source) for source in sources]
    pages.sort(key=lambda each: (each[0].day, each[0].began or time(0, 0), each[1].name))
    made = list[Imported]()
    for page, source in pages:
        if place.partnership is not first.partnership:
            # Somebody was new in an earlier one of these, and is known by now.
            page = read_page(source, place.partnership, day, title)
        made.append(draft_minutes(page, source, place, numbers))
        for person in page.joined:
            place = replace(place, partnership=place.partnership.with_person(person))
    return made

"""A thank-you list, ready to send: what is owed to whom, in the words of whoever said it. Nothing is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from meetingtui.core.dates import say_date
from meetingtui.core.items import Exchange, ItemKind, Win
from meetingtui.review.export.book import Book
from meetingtui.review.export.document import OUTSIDE, Document, Form, Row, named
from meetingtui.review.export.outside import outside_win
from meetingtui.review.export.paper import Line, Paper, Section
from meetingtui.review.names import Names


@dataclass(frozen=True, slots=True)
class Thanks:
    """One thing to say thank you for."""

    to: str
    """A person or a party; empty where nobody was named."""
    on: date
    words: str
    said_by: str = ""
    landed: str = ""
    """What came of it: what changed, or how it landed, in the words of whoever got it."""
    told: str = ""
    item: str = ""


def thanks_document(book: Book, form: Form = "full", year: int | None = None) -> Document:
    """The thanks of a year, by whom they are owed to; those owed to nobody by name stand at the end."""
    year = year or book.year
    names = book.names
    found = [*_wins(book, year, form), *(_exchanges(book, year) if form == "full" else ())]
    by_name: dict[str, list[Thanks]] = {}
    for one in found:
        by_name.setdefault(one.to, []).append(one)
    order = sorted(by_name, key=lambda to: (not to, *_place(to, book)))
    sections = tuple(Section(_greeting(to, names), tuple(_line(one, names) for one in by_name[to])) for to in order)
    about = () if found else (Line(f"No thanks were captured in {year}."),)
    said = [
        {"to": one.to, "on": one.on.isoformat(), "words": one.words, "said_by": one.said_by}
        | {"landed": one.landed, "told": one.told, "item": one.item}
        for to in order
        for one in by_name[to]
    ]
    foot = (*book.foot, *((OUTSIDE,) if form == "outside" else ()))
    paper = Paper(book.partnership.name, f"Thank you: {year}", about, sections, foot)
    rows = tuple(_row(one, names) for to in order for one in by_name[to])
    return Document("thanks", form, paper, rows, {"names": named(book.partnership, said), "year": year, "thanks": said})


def _wins(book: Book, year: int, form: Form) -> Iterator[Thanks]:
    for on, item in book.said(ItemKind.WIN, year):
        win = outside_win(cast("Win", item)) if form == "outside" else cast("Win", item)
        for to in win.to or ("",):
            yield Thanks(to, on, win.text, win.from_ or "", win.effect or "", win.told or "", win.id or "")


def _exchanges(book: Book, year: int) -> Iterator[Thanks]:
    """What one party gave another, told by whoever got it."""
    for on, item in book.said(ItemKind.EXCHANGE, year):
        one = cast("Exchange", item)
        if one.gave:
            yield Thanks(one.gave, on, one.what, one.got or "", one.landed or one.effect or "", "", one.id or "")


def _place(to: str, book: Book) -> tuple[int, int, str]:
    """Parties first, then people, each as the partnership lists them: nobody stands higher for having more."""
    known = [*book.partnership.parties, *book.partnership.people]
    return (0, known.index(to), "") if to in known else (1, 0, to)


def _greeting(to: str, names: Names) -> str:
    return f"Thank you, {names.anyone(to)}" if to else "Thank you, everyone"


def _line(one: Thanks, names: Names) -> Line:
    who = f"{names.anyone(one.said_by)}, " if one.said_by else ""
    below = [Line(one.landed, "What it meant:")] if one.landed else []
    below.append(Line(f"{who}{say_date(one.on)}."))
    below += [Line(one.told, "Told:")] if one.told else []
    return Line(one.words, "", tuple(below))


def _row(one: Thanks, names: Names) -> Row:
    told = "; ".join(part for part in (one.landed, f"told: {one.told}" if one.told else "") if part)
    to = names.anyone(one.to) if one.to else ""
    side = names.party(names.party_of(one.to)) if one.to and names.party_of(one.to) else ""
    said = f"said by: {names.anyone(one.said_by)}" if one.said_by else ""
    about = "; ".join(part for part in (said, told) if part)
    return Row("thanks", one.item, one.words, owner=to, party=side, date=one.on, about=about)

"""Open promises as they stand now, of one party or of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.core.standing import CarriedAction
from meetingtui.files.zones import is_zone
from meetingtui.review.export.book import Book
from meetingtui.review.export.document import OUTSIDE, Document, Form, named
from meetingtui.review.export.entries import moment, promise_entries
from meetingtui.review.export.outside import outside_action
from meetingtui.review.export.paper import Line, Paper, section
from meetingtui.review.export.rows import row_of
from meetingtui.review.listing import OWNER_LEFT, has_left
from meetingtui.review.names import Names


def promises_document(book: Book, form: Form = "full", party: str | None = None, today: date | None = None) -> Document:
    """The open promises by owner and day; with `party`, those whose owner is one of its people.

    What is late is said as of `today`, by default this day where the partnership is.
    """
    names, today = book.names, today or _this_day(book)
    found = [_formed(one, form) for one in book.register.standing.actions if _owned_by(one, party, names)]
    if form == "outside":
        found = [one for one in found if _is_promised(one, book)]
    found.sort(key=lambda one: (one.item.due is None, one.item.due or one.on, one.on))
    title = f"What {names.party(party)} has promised" if party else "Promises that are open"
    until = book.latest
    about = (Line(f"As of {say_date(until.date)}, {until.title}."),) if until else ()
    none = (Line("No promise is open."),) if not found else ()
    sections = (
        part for heading, lines in _by_owner(found, book, form, today).items() for part in section(heading, lines)
    )
    foot = (*book.foot, *((OUTSIDE,) if form == "outside" else ()))
    held = dict(book.held)
    rows = (
        replace(
            row_of(
                ItemKind.ACTION,
                one.item,
                names,
                made_in=book.title_of(one.minutes),
                date=one.on,
                state=_state(one, book, form, today),
            ),
            amended="yes" if form == "full" and _amended(one) else "",
        )
        for one in found
    )
    said = [
        {"id": one.id, "made_on": one.on.isoformat(), "made_in": one.minutes, "uncertain": one.uncertain}
        | ({"late": _is_late(one, today), "owner_left": _needs_owner(one, book, today)} if form == "full" else {})
        | one.item.model_dump(mode="json", by_alias=True, exclude_none=True)
        for one in found
    ]
    return Document(
        "actions",
        form,
        Paper(book.partnership.name, title, (*about, *none), tuple(sections), foot),
        tuple(rows),
        {"names": named(book.partnership, said), "party": party, "actions": said},
        tuple(
            entry
            for one in found
            if one.minutes in held
            for entry in promise_entries(one, names, book.title_of(one.minutes), moment(held[one.minutes]))
        ),
        book.calendar,
    )


def _formed(one: CarriedAction, form: Form) -> CarriedAction:
    return one.model_copy(update={"item": outside_action(one.item)}) if form == "outside" else one


def _is_promised(one: CarriedAction, book: Book) -> bool:
    """Whether somebody has promised it for a day; what was left open at a close is none of the others' business yet."""
    left = any(open_.id == one.id for name, minutes in book.held if name == one.minutes for open_ in minutes.open)
    return bool(one.item.owner and one.item.due and (one.history or not left))


def _owned_by(one: CarriedAction, party: str | None, names: Names) -> bool:
    return party is None or names.party_of(one.item.owner or "") == party


def _amended(one: CarriedAction) -> bool:
    return any(change.to == "amended" for change in one.history)


def _this_day(book: Book) -> date:
    zone = book.partnership.zone
    return datetime.now(ZoneInfo(zone) if zone and is_zone(zone) else None).date()


def _is_late(one: CarriedAction, today: date) -> bool:
    return one.item.due is not None and one.item.due < today


def _needs_owner(one: CarriedAction, book: Book, today: date) -> bool:
    """Whether its owner has left, so that it needs another."""
    owner = book.partnership.people.get(one.item.owner or "")
    return owner is not None and has_left(owner, book.partnership, today)


def _state(one: CarriedAction, book: Book, form: Form, today: date) -> str:
    """How it stands: what presses first, in the words of `actions`; outside a day speaks for itself."""
    pressing = {OWNER_LEFT: _needs_owner(one, book, today), "late": _is_late(one, today)} if form == "full" else {}
    said = [words for words, so in pressing.items() if so]
    said += ["accepted" if one.item.accepted else "not yet accepted"]
    return ", ".join([*said, "may have changed"] if one.uncertain else said)


def _by_owner(found: list[CarriedAction], book: Book, form: Form, today: date) -> dict[str, list[Line]]:
    names = book.names
    owners: dict[str, list[Line]] = {}
    for one in found:
        owner = one.item.owner
        side = names.side(owner) if owner else ""
        heading = f"{names.person(owner)}{f', {side}' if side else ''}" if owner else "Nobody yet"
        state = _state(one, book, form, today)
        owners.setdefault(heading, []).append(Line(one.item.text, one.id, tuple(_beneath(one, names, form, state))))
    return owners


def _beneath(one: CarriedAction, names: Names, form: Form, state: str) -> Iterator[Line]:
    item = one.item
    facts = [f"By {say_date(item.due)}" if item.due else "No date yet", state]
    facts += ["amended"] if form == "full" and _amended(one) else []
    facts += [f"with {names.people(item.helpers)}"] if item.helpers else []
    yield Line(f"{', '.join(facts)}. Promised {say_date(one.on)}.")
    for party, means in item.done.items():
        yield Line(means, f"Done for {names.short(party)}:")

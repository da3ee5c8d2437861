"""One meeting's minutes as an export: everything, what may go outside, or one party's promises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from meetingtui.core.dates import say_date
from meetingtui.core.items import Decision
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried, CarriedAction, together
from meetingtui.files.minutes import Minutes
from meetingtui.register.meaning import with_amendments
from meetingtui.register.positions import Positions, positions
from meetingtui.register.sealing import SealState
from meetingtui.review.captured import write_captured
from meetingtui.review.export.document import OUTSIDE, Document, Form, named
from meetingtui.review.export.entries import meeting_entries
from meetingtui.review.export.outside import NOT_AGREED, outside, outside_action, promises_of, say_decided
from meetingtui.review.export.paper import Gathered, Mark, Paper, Section, Table
from meetingtui.review.export.rows import minutes_rows
from meetingtui.review.names import Names, words_of_items
from meetingtui.review.plain import write_actions, write_head, write_minutes

_HEAD = 2
"""Lines of the head that are the paper's own: whose minutes they are, and their title."""


def minutes_document(
    minutes: Minutes,
    partnership: Partnership | None,
    form: Form = "full",
    *,
    party: str | None = None,
    since: Mapping[str, Carried] | None = None,
    seal: SealState | None = None,
    titles: Mapping[str, str] | None = None,
) -> Document:
    """The minutes as they hold now. With `party`, only what its people promised.

    `since` is what became of items in later meetings: a calendar shows what is open now. `seal` says whether the
    minutes are still what was confirmed; `titles` has those of agendas by their names.
    """
    called = {**words_of_items(since or {}), **(titles or {})}
    shown, names = with_amendments(minutes), Names(minutes, partnership, called)
    amended = () if form == "outside" else tuple(row.part for row in minutes.amendment)
    later = dict(since or {})
    if party is not None:
        shown = promises_of(
            shown, frozenset(o for one in shown.action if (o := one.owner) and names.party_of(o) == party)
        )
    if form == "outside":
        later = {mark: _outside(one) for mark, one in later.items() if isinstance(one, CarriedAction)}
    stand = _standing(shown, names, form)
    if form == "outside":
        shown = outside(shown, [held for _, held in stand])
    brief = form == "outside" or party is not None
    said = shown.model_dump(mode="json", by_alias=True, exclude_none=True)
    if brief:
        # An empty list would say that there was nothing, where it was left out.
        said = _filled(said)
    for row, (_, held) in zip(said.get("decision", ()), stand, strict=True):
        row["agreed"] = held.agreed and "state" not in row
    whose = partnership.name if partnership else minutes.partnership
    return Document(
        "minutes",
        form,
        _paper(
            shown,
            partnership,
            names,
            None if brief else seal,
            brief=brief,
            foot=(OUTSIDE,) if form == "outside" else (),
            called=called,
            held=tuple(held for _, held in stand),
        ),
        tuple(minutes_rows(shown, names, amended, (words for words, _ in stand))),
        {"names": named(partnership, said), "minutes": said},
        tuple(meeting_entries(shown, names, whose, later, len(minutes.amendment))),
        minutes.partnership,
    )


def _standing(minutes: Minutes, names: Names, form: Form) -> tuple[tuple[str, Positions], ...]:
    """How each decision that is exported stands, in words, and where the parties do."""
    wanted = [one for one in minutes.decision if form == "full" or one.state is None]
    found = [(one, positions(one, names.parties, names.party_of)) for one in wanted]
    return tuple((say_decided(one, held, names, form), held) for one, held in found)


def _outside(one: CarriedAction) -> CarriedAction:
    return one.model_copy(update={"item": outside_action(one.item)})


def _filled(said: dict[str, Any]) -> dict[str, Any]:
    """The data without empty lists and tables, at any depth."""
    return {key: _inner(value) for key, value in said.items() if value not in ([], {})}


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return _filled(cast("dict[str, Any]", value))
    return [_inner(each) for each in cast("list[Any]", value)] if isinstance(value, list) else value


def _paper(
    minutes: Minutes,
    partnership: Partnership | None,
    names: Names,
    seal: SealState | None,
    *,
    brief: bool,
    foot: tuple[str, ...],
    called: Mapping[str, str],
    held: tuple[Positions, ...],
) -> Paper:
    out = Gathered()
    if brief:
        _write_brief(out, minutes, names, partnership, held)
    else:
        write_minutes(out, minutes, partnership, seal, called)
    sections = tuple(_with_marks(each, minutes, names) for each in out.sections)
    return Paper(
        partnership.name if partnership else minutes.partnership, minutes.title, out.head[_HEAD:], sections, foot
    )


def _write_brief(
    out: Gathered, minutes: Minutes, names: Names, partnership: Partnership | None, held: tuple[Positions, ...]
) -> None:
    """Decisions without positions, promises, wins, and the next meeting."""
    write_head(out, minutes, names, partnership)
    if minutes.decision:
        out.heading("Decisions")
    for one, stands in zip(minutes.decision, held, strict=True):
        _write_decision(out, one, names, stands)
    write_actions(out, minutes, names)
    write_captured(out, minutes, names)
    if minutes.next:
        out.heading("Next meeting")
        day = say_date(minutes.next.date) if minutes.next.date else "date open"
        out.text(f"{day}{f', {names.agenda(minutes.next.agenda)}' if minutes.next.agenda else ''}")


def _write_decision(out: Gathered, one: Decision, names: Names, held: Positions) -> None:
    out.text(one.text, first=one.id or "-")
    until = f" until {say_date(one.ratify.until)}" if one.ratify and one.ratify.until else ""
    facts = (
        f"{NOT_AGREED}." if held.left_open else "",
        f"Owner {names.person(one.owner)}." if one.owner else "",
        f"Yes: {', '.join(names.short(party) for party in one.yes)}." if one.yes else "",
        f"To ratify by {names.everyone(one.ratify.by)}{until}." if one.ratify else "",
        f"Looked at again {say_date(one.review)}." if one.review else "",
        f"Replaces {one.replaces}." if one.replaces else "",
    )
    if any(facts):
        out.text(" ".join(fact for fact in facts if fact), indent=2)
    if one.why:
        out.text(one.why, first="Because:", indent=2)


def _with_marks(section: Section, minutes: Minutes, names: Names) -> Section:
    """How streams stand as a table with marks, in the place of sentences."""
    if section.heading != "Status" or not minutes.status:
        return section
    parties = names.listed(party for row in minutes.status for party in row.says)
    rows: list[tuple[str | Mark, ...]] = []
    for row in minutes.status:
        said = [Mark(row.says[party]) if party in row.says else "" for party in parties]
        agreed = row.agreed or together(row.says)
        called = Mark(row.agreed) if row.agreed else (Mark("differs") if agreed == "differs" else "open")
        why = " ".join(part for part in (row.because or "", f"Ask: {row.ask}" if row.ask else "") if part)
        rows.append((names.stream(row.stream), *said, called, why))
    columns = ("Stream", *(names.short(party) for party in parties), "Agreed", "Because")
    return Section("Status", (Table(columns, tuple(rows)),))

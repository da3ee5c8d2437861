"""Rows of tables made into actions, decisions, risks, people or facts; what has no column is kept in words."""

from __future__ import annotations

from meetingtui.core.text import clip, fold_name
from meetingtui.review.importing.attending import Attendee, read_attendees
from meetingtui.review.importing.blocks import Block, Row
from meetingtui.review.importing.found import Aside, Made
from meetingtui.review.importing.labels import Piece
from meetingtui.review.importing.listed import Lists
from meetingtui.review.importing.marks import has_sign, says_something
from meetingtui.review.importing.people import looks_like_name
from meetingtui.review.importing.promises import Promise, read_promise, set_state
from meetingtui.review.importing.refusals import REFUSED, STRUCK, is_struck, refuses, set_aside
from meetingtui.review.importing.tables import Table, in_words, read_table
from meetingtui.review.importing.vocabulary import (
    AWAY,
    DONE,
    DROPPED,
    LEVELS,
    NOTHING,
    PLAIN_HEADS,
    THERE,
    UNDER_WAY,
    Part,
    means,
)
from meetingtui.review.importing.when import read_due

_ACTION = frozenset({"id", "owner", "due", "status"})
_DECISION = frozenset({"id", "owner", "why"})
_RISK = frozenset({"id", "owner", "likelihood", "impact", "mitigation", "sign"})
_PERSON = frozenset({"party", "role", "there"})


def take_table(lists: Lists, block: Block) -> list[Piece]:
    """Take a table; where it is one of facts, they come back as lines, "label: words"."""
    table = read_table(block, lists.outline.section.part)
    found = lists.found
    found.keep(row.number for row in block.rows)
    for row in block.rows:
        if row.over:
            found.miss(row.number, row.over, "stands behind the last column of the table")
    _heads(lists, table, block)
    if table.sort == "facts":
        pairs = ((row.number, row.cells[0], row.cells[1]) for row in table.rows)
        return [Piece((number,), f"{name}: {words}".strip()) for number, name, words in pairs if name or words]
    if table.sort == "other":
        _in_words(lists, table)
        return []
    for row in table.rows:
        if any(says_something(cell) for cell in row.cells):
            _row(lists, table, row)
    return []


def _heads(lists: Lists, table: Table, block: Block) -> None:
    """Tell the headings of columns that nothing of the table repeats."""
    told = {
        "people": "is a column that was taken for names",
        "facts": "is the heading of a list of facts",
    }
    for at, head in enumerate(table.heads):
        known = table.sort != "other" and at in table.columns.values()
        if known or not says_something(head) or means(head, PLAIN_HEADS) or table.rows[:1] == block.rows[:1]:
            continue
        if table.sort == "facts" or (at == table.main and table.sort != "other"):
            why = told.get(table.sort, "is a column that was taken for what each row is about")
            lists.found.miss(block.rows[0].number, head, why)
        elif not any(says_something(cell) for row in table.rows for cell in row.cells[at : at + 1]):
            lists.found.miss(block.rows[0].number, head, "is a column with nothing in it")


def _row(lists: Lists, table: Table, row: Row) -> None:
    if table.sort == "people":
        _person(lists, table, row)
    elif not says_something(table.about(row)) or means(table.about(row), NOTHING):
        lists.outline.words(in_words(table.heads, row))
    elif why := _why_not(table, row):
        lists.found.doubt(row.number, why)
        lists.outline.words(in_words(table.heads, row))
    elif table.sort == "actions":
        _action(lists, table, row)
    else:
        _other(lists, table, row)


def _why_not(table: Table, row: Row) -> str:
    """Why a row makes no item: it was not agreed, or is struck through."""
    about = table.about(row)
    status = table.cell(row, "status")
    ended = table.sort == "actions" and (means(status, DONE) or means(status, DROPPED))
    if not ended and is_struck(about, row.struck):
        return STRUCK
    part = {"actions": Part.ACTION, "decisions": Part.DECISION}.get(table.sort)
    no = part is Part.DECISION and set_aside(status)
    return REFUSED if part is not None and (no or refuses(about, part)) else ""


def _in_words(lists: Lists, table: Table) -> None:
    for row in table.rows:
        if says_something(words := in_words(table.heads, row)):
            lists.outline.words(f"• {words}")


def _old(table: Table, row: Row) -> str:
    """An old number; one that only counts the rows is none."""
    mark = table.cell(row, "id")
    return mark if any(char.isalpha() for char in mark) and len(mark) <= 80 else ""


def _action(lists: Lists, table: Table, row: Row) -> None:
    made = read_promise(table.about(row), row.number, lists.roster, lists.today)
    made.old = _old(table, row) or made.old
    left: list[str] = [] if _old(table, row) or table.cell(row, "id").isdigit() else _left(table, row, "id")
    owner, due, status = (table.cell(row, name) for name in ("owner", "due", "status"))
    if owner and not means(owner, NOTHING):
        made.doubts = [doubt for doubt in made.doubts if "no owner yet" not in doubt]
        made.owner, kept = None, made.owner
        if not made.give(lists.roster.several(owner), owner):
            made.owner = lists.roster.likely(owner) or kept
            said = f"was taken as {lists.roster.name_of(made.owner)}" if made.owner else ""
            made.doubts.append(f'"{owner}" {said or "is nobody known here; the action has no owner yet"}')
            left += _left(table, row, "owner")
    if due and not means(due, NOTHING):
        read = read_due(due, lists.today)
        if read is None:
            left += _left(table, row, "due")
        else:
            made.due = read.day
            made.doubts += [read.doubt] if read.doubt else []
    if status and not set_state(made, status):
        left += _status(table, row)
        if not means(status, UNDER_WAY) and (says_something(status) or has_sign(status)):
            made.doubts.append(f'the status "{clip(status, 80)}" is not understood; the action was left open')
    lists.keep_action(made)
    _beside(lists, made, [*left, *table.others(row, _ACTION)])


def _left(table: Table, row: Row, name: str) -> list[str]:
    cell = table.cell(row, name)
    return [f"{table.heads[table.columns[name]]}: {cell}"] if says_something(cell) else []


def _status(table: Table, row: Row) -> list[str]:
    """A status that is not understood, even where it is only a sign."""
    cell = table.cell(row, "status")
    return [f"{table.heads[table.columns['status']]}: {cell}"] if says_something(cell) or has_sign(cell) else []


def _other(lists: Lists, table: Table, row: Row) -> None:
    part = Part.RISK if table.sort == "risks" else Part.DECISION
    used = _RISK if part is Part.RISK else _DECISION
    made = Made(row.number, table.about(row), _old(table, row))
    left: list[str] = [] if made.old or table.cell(row, "id").isdigit() else _left(table, row, "id")
    for name in sorted(used - {"id"}):
        cell = table.cell(row, name)
        if not says_something(cell) or means(cell, NOTHING):
            continue
        if name == "owner":
            made.owner = lists.roster.person(cell)
        elif name in {"likelihood", "impact"}:
            setattr(made, name, LEVELS.get(cell.casefold(), ""))
        elif len(cell) <= 2000:
            setattr(made, name, cell)
        if not getattr(made, name):
            left += _left(table, row, name)
    status = table.cell(row, "status")
    if has_sign(status) and not says_something(status):
        left += _status(table, row)
        if not means(status, DONE):
            lists.found.doubt(row.number, f'the status "{clip(status, 80)}" is not understood')
    lists.keep_other(part, made)
    _beside(lists, made, [*left, *table.others(row, used)])


def _beside(lists: Lists, made: Made | Promise, words: list[str]) -> None:
    """What the row says beside, once it is kept; an item that found no room takes its words with it."""
    if not words:
        return
    if lists.outline.section.last is made:
        lists.outline.words(Aside(made, "; ".join(words)))
    else:
        lists.found.miss(made.line, "; ".join(words), "belongs to a row that found no place")


def _person(lists: Lists, table: Table, row: Row) -> None:
    """A row of a list of people: a name, and perhaps their party, role and whether they were there."""
    name, party, role, there = (table.about(row), *(table.cell(row, each) for each in ("party", "role", "there")))
    present = lists.outline.section.part is not Part.ABSENT
    listed = read_attendees(name, row.number, lists.roster, there=present)
    one = listed.names[0] if len(listed.names) == 1 and listed.whole else None
    own = lists.roster.party(party) if party else None
    known = (not there or means(there, THERE) or means(there, AWAY)) and (not party or own is not None)
    if one is None or not (one.person or looks_like_name(one.name)) or not known:
        lists.outline.words(in_words(table.heads, row))
        if one is not None:
            _come(lists, one, there)
        return
    if own is not None and one.person is None:
        one.party = own
    if role and one.person is None and len(role) <= 80:
        one.role = role
    _come(lists, one, there)
    held = one.role or (lists.roster.role_of(one.person) if one.person else "")
    left = [] if fold_name(held) == fold_name(role) else _left(table, row, "role")
    if own is not None and one.person is not None and lists.roster.party_of(one.person) != own:
        left += _left(table, row, "party")
    if left := [*left, *table.others(row, _PERSON)]:
        lists.outline.words(f"{one.name}: {'; '.join(left)}")


def _come(lists: Lists, one: Attendee, there: str) -> None:
    if means(there, AWAY):
        one.there = False
    lists.keep_person(one)
    lists.outline.use()

"""Changing a TOML file that people write in: in place, with comments and order kept.

Every change is tried on the text, and taken only where the text then reads as what was wanted; else it is refused and
the file stays as it was.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from meetingtui.core.problems import Problem
from meetingtui.core.record import Record
from meetingtui.files.minutes_layout import dump_row
from meetingtui.files.toml_text import Document, FileRefused, parse_toml
from meetingtui.files.toml_ways import Where, below_last, by_path, cut, in_head, in_list, out_of_list, put

Way = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class NewRow:
    """A `[[table]]` more, below the last of its kind."""

    table: str
    row: Record


@dataclass(frozen=True, slots=True)
class NewValue:
    """Another value for a key; with None the key is taken out."""

    path: Where
    value: Any


@dataclass(frozen=True, slots=True)
class NoRow:
    """One `[[table]]` less."""

    table: str
    number: int


Edit = NewRow | NewValue | NoRow


def edited(document: Document, source: str, edits: Iterable[Edit]) -> str:
    """The text of a document after these edits, one after the other; raises `FileRefused` where one cannot be made."""
    wanted = document.data
    for edit in edits:
        wanted = _with(wanted, edit)
        source = _first_that_reads(source, wanted, _ways(edit)) or _refuse(document, edit)
    return source


def with_row(source: str, data: dict[str, Any], table: str, record: Record) -> str | None:
    """The text with one more row of a table; None where it cannot be added in place."""
    edit = NewRow(table, record)
    return _first_that_reads(source, _with(data, edit), _ways(edit))


def _with(data: dict[str, Any], edit: Edit) -> dict[str, Any]:
    """What the file should hold after an edit."""
    match edit:
        case NewRow(table, row):
            return {**data, table: [*cast("list[Any]", data.get(table, [])), _row(table, row)]}
        case NoRow(table, number):
            rows = cast("list[Any]", data[table])
            left = [*rows[:number], *rows[number + 1 :]]
            return {**data, table: left} if left else {key: value for key, value in data.items() if key != table}
        case NewValue(path, value):
            made = copy.deepcopy(data)
            put(made, path, value)
            return made


def _row(table: str, row: Record) -> Any:
    import tomllib

    return tomllib.loads(dump_row(table, row))[table][0]


def _ways(edit: Edit) -> Sequence[Way]:
    match edit:
        case NewRow(table, row):
            text = dump_row(table, row).rstrip("\n")
            return partial(below_last, table=table, row=text), partial(in_list, table=table, entry=_row(table, row))
        case NoRow(table, number):
            return partial(cut, table=table, number=number), partial(out_of_list, table=table, number=number)
        case NewValue(path, value):
            first = [partial(in_head, key=str(path[0]), value=value)] if len(path) == 1 and value is not None else []
            return *first, partial(by_path, path=path, value=value)


def _first_that_reads(source: str, wanted: dict[str, Any], ways: Iterable[Way]) -> str | None:
    for way in ways:
        text = way(source)
        if text is not None and _reads_as(text, wanted):
            return text
    return None


def _reads_as(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return parse_toml(text, "").data == wanted
    except FileRefused:
        return False


def _refuse(document: Document, edit: Edit) -> str:
    path = edit.path if isinstance(edit, NewValue) else (edit.table,)
    what = ".".join(map(str, path))
    raise FileRefused(Problem(document.place(path), f"{what} cannot be changed here in place", "change it by hand"))

"""Minutes as text, laid out to be read and corrected by hand: one order of keys, one item to a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from pydantic import BaseModel

from meetingtui.core.record import Record
from meetingtui.files.minutes_tables import Minutes
from meetingtui.files.toml_layout import Pair, key_text, table_lines

FIRST_LINE = "# Plain text. Correct it with any editor, then run `check` on it."
STATES = "# draft, confirmed, amended"
_STATES_AT = 33

_TEXTS = {"": frozenset({"note"}), "step": frozenset({"gist", "outcome"}), "stage": frozenset({"gist"})}
"""The keys of each table whose text may be wrapped."""
_ORDER = {
    "win": ("id", "text", "effect", "to", "from", "told"),
    "exchange": ("id", "gave", "got", "kind", "what", "landed", "effect"),
    "feedback": ("id", "text", "from", "to"),
}
"""Order of keys where it is not that of the model."""
_BELOW = {"step": ("theme", "stage", "check", "grid")}
"""The keys of a table that are tables of their own, written beneath it."""
_KEPT = frozenset({("action", "accepted"), ("step", "agreed")})
"""Values that say something even though they are what is assumed."""


def dump_minutes(minutes: Minutes) -> str:
    """The whole file; reading it gives the same minutes."""
    tables: list[tuple[str, Any]] = []
    head: list[Pair] = []
    for key, value in _pairs(minutes, ""):
        (tables if _is_table(key, value) else head).append((key, value))
    lines = [FIRST_LINE]
    for line in table_lines(head, _TEXTS[""]):
        lines.append(f"{line:<{_STATES_AT}}{STATES}" if line.split(" ", 1)[0] == "state" else line)
    for name, value in tables:
        many = isinstance(value, list)
        for row in cast("list[dict[str, Any]]", value if many else [value]):
            lines += ["", *_table(name, row, many=many)]
    return "\n".join(lines) + "\n"


def plain_minutes(minutes: Minutes) -> dict[str, Any]:
    """The minutes as the plain values of their file, in its order; what is empty or assumed is left out."""
    return dict(_pairs(minutes, ""))


def dump_row(name: str, row: Record) -> str:
    """One `[[name]]` table, for adding to the end of a file that a person may have written in."""
    return "\n".join(_table(name, _plain(row, name), many=True)) + "\n"


def _table(name: str, row: Mapping[str, Any], *, many: bool) -> list[str]:
    below = _BELOW.get(name, ())
    own = [pair for pair in row.items() if pair[0] not in below]
    lines = [_header((name,), many=many), *table_lines(own, _TEXTS.get(name, frozenset()))]
    for inner in below:
        value: Any = row.get(inner, ())
        if isinstance(value, Mapping):
            for key, table in cast("Mapping[str, Any]", value).items():
                lines += ["", _header((name, inner, key), many=False), *table_lines(table.items())]
            continue
        for each in value:
            lines += ["", _header((name, inner), many=True)]
            lines += table_lines(each.items(), _TEXTS.get(inner, frozenset()))
    return lines


def _header(keys: tuple[str, ...], *, many: bool) -> str:
    name = ".".join(key_text(key) for key in keys)
    return f"[[{name}]]" if many else f"[{name}]"


def _is_table(key: str, value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    if not isinstance(value, list) or key in {"late", "left"}:
        return False
    rows = cast("list[Any]", value)
    return bool(rows) and all(isinstance(row, Mapping) for row in rows)


def _pairs(record: BaseModel, table: str) -> Iterator[Pair]:
    """The keys of a record and their values as TOML knows them, in order; what is empty or assumed is left out."""
    for key, name in _keys(type(record), table):
        value = getattr(record, name)
        if value is None or (_assumed(value) and (table, key) not in _KEPT and _may_lack(type(record), name)):
            continue
        yield key, _plain(value, key)
    for key, value in (record.model_extra or {}).items():
        if value is not None:
            yield key, _plain(value, key)


def _assumed(value: Any) -> bool:
    return value is False or value in ((), {}, [])


@cache
def _may_lack(model: type[BaseModel], name: str) -> bool:
    """Whether a key can be left out when it is empty or false; what a value was, or is now, says so even then."""
    field = model.model_fields[name]
    return not field.is_required() and field.annotation is not Any


@cache
def _keys(model: type[BaseModel], table: str) -> tuple[tuple[str, str], ...]:
    """Keys and attributes of a model in the order of the file: the id first, what it hangs on last."""
    names = {field.alias or name: name for name, field in model.model_fields.items()}
    if wanted := _ORDER.get(table):
        return tuple((key, names[key]) for key in (*wanted, *(key for key in names if key not in wanted)))
    last = [key for key in ("stream", "from") if "id" in names and table not in {"person", "joined"}]
    order = [key for key in names if key == "id"] + [key for key in names if key != "id" and key not in last]
    return tuple((key, names[key]) for key in (*order, *(key for key in last if key in names)))


def _plain(value: Any, table: str) -> Any:
    if isinstance(value, BaseModel):
        return dict(_pairs(value, table))
    if isinstance(value, Mapping):
        return {key: _plain(inner, key) for key, inner in cast("Mapping[str, Any]", value).items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_plain(entry, table) for entry in cast("list[Any]", value)]
    return value

"""What minutes mean, value by value, each under a name that people can say: `A31.due`, `status.pilot.because`.

The seal is taken over these values, two copies are compared by them, and an amendment names one of them. Comments,
spacing and the order of tables mean nothing; neither does who has confirmed the minutes, nor what was amended later:
both are told beside what the meeting said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from meetingtui.core.items import ItemKind
from meetingtui.files.minutes import Minutes, plain_minutes
from meetingtui.files.toml_layout import key_text

AFTERWARDS = frozenset({"format", "state", "confirm_by", "used", "confirmed", "amendment", "redaction", "reopened"})
"""The keys of a file that are no part of what the meeting said."""
_NAMED_BY = {
    "joined": "id",
    "step": "id",
    "status": "stream",
    "rating": "line",
    "update": "item",
    "theme": "name",
    "stage": "name",
    "late": "who",
    "left": "who",
}
"""The key by which a row of a table is known; the others are counted."""
_ITEMS = frozenset({*(kind.value for kind in ItemKind), "open"})

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One value of minutes: its name, where it stands in the file's tables, and what it is."""

    name: str
    path: Where
    value: Any
    whole: bool = False
    """Whether it holds other parts: a whole row or table."""


def parts(minutes: Minutes) -> Iterator[Part]:
    """Every value of the minutes that means something, tables before what is in them."""
    yield from _inner(_said(minutes), "", ())


def meaning(minutes: Minutes) -> dict[str, Any]:
    """The values of the minutes by their names, in the order of the file."""
    return {part.name: part.value for part in parts(minutes) if not part.whole}


def with_amendments(minutes: Minutes) -> Minutes:
    """The minutes as they hold after their own amendments; what does not fit is left as it was (practices C3).

    A promise that goes to somebody else is offered to them: the yes of whoever had it is not theirs.
    """
    now = minutes
    for row in minutes.amendment:
        now = with_value(now, row.part, row.now) or now
        mark, _, key = row.part.rpartition(".")
        if key == "owner" and row.was != row.now and meaning(now).get(f"{mark}.accepted") is True:
            now = with_value(now, f"{mark}.accepted", value=False) or now
    return now


def with_value(minutes: Minutes, name: str, value: Any) -> Minutes | None:
    """The minutes with another value in one part, or None where there is no such part or the value does not fit it."""
    plain = plain_minutes(minutes)
    path = place_of(minutes, name)
    if path is None or not _put(plain, path, value):
        return None
    try:
        return Minutes.model_validate(plain)
    except ValidationError:
        return None


def place_of(minutes: Minutes, name: str) -> Where | None:
    """Where a part stands, or would stand: a key that a row of the file does not have yet is a place too."""
    places = {part.name: part.path for part in parts(minutes)}
    row, _, key = name.rpartition(".")
    if name in places:
        return places[name]
    if row in places:
        return (*places[row], key)
    return (name,) if not row and name in Minutes.model_fields and name not in AFTERWARDS else None


def _said(minutes: Minutes) -> dict[str, Any]:
    return {key: value for key, value in plain_minutes(minutes).items() if key not in AFTERWARDS}


def _inner(value: Any, name: str, path: Where) -> Iterator[Part]:
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        if name:
            yield Part(name, path, table, whole=True)
        for key, entry in table.items():
            if not _means_nothing(key, entry):
                yield from _inner(entry, f"{name}.{key_text(key)}" if name else key_text(key), (*path, key))
    elif isinstance(value, list) and any(isinstance(row, Mapping) for row in cast("list[Any]", value)):
        yield from _rows(cast("list[Any]", value), name, path)
    else:
        yield Part(name, path, value)


def _means_nothing(key: str, value: Any) -> bool:
    """A promise that nobody has accepted is the same whether that is written or not."""
    return value is None or value in ((), [], {}, "") or (key == "accepted" and value is False)


def _rows(rows: list[Any], name: str, path: Where) -> Iterator[Part]:
    """The rows of an array of tables. One with a name of its own keeps it wherever it is moved to."""
    seen: Counter[str] = Counter()
    table = str(path[-1])
    for at, row in enumerate(rows):
        called = _called(row, table, name) or f"{name}.{at + 1}"
        seen[called] += 1
        once = called if seen[called] == 1 else f"{called}#{seen[called]}"
        yield from _inner(row, once, (*path, at))
        if table == "open":
            yield Part(f"{once}.left open", (*path, at), True)


def _called(row: Any, table: str, name: str) -> str:
    """What a row is called by its own name; an empty string where it has none."""
    if not isinstance(row, Mapping):
        return ""
    own: Any = cast("Mapping[str, Any]", row).get(_NAMED_BY.get(table, "id"))
    if not isinstance(own, str) or not own:
        return ""
    return own if table in _ITEMS else f"{name}.{key_text(own)}"


def _put(plain: Any, path: Where, value: Any) -> bool:
    """Write a value to its place, or take out what stands there; False where there is no such place."""
    *above, last = path
    for step in above:
        try:
            plain = plain[step]
        except (KeyError, IndexError, TypeError):
            return False
    if not isinstance(plain, dict) or not isinstance(last, str):
        return False
    table = cast("dict[str, Any]", plain)
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value
    return True

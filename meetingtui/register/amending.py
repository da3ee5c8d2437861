"""Changing what confirmed minutes say: never an overwrite, always what was, what is now, why, and who agreed. Pure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from meetingtui.core.dates import read_date, say_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.minutes import Minutes, dump_minutes, plain_minutes, read_minutes
from meetingtui.files.minutes_tables import Amendment
from meetingtui.files.toml_edit import Edit, NewRow, NewValue
from meetingtui.files.toml_text import FileRefused, parse_toml
from meetingtui.files.unknown_keys import unknown_keys
from meetingtui.register.confirming import is_confirmed, lacking
from meetingtui.register.meaning import AFTERWARDS, Where, meaning, parts, place_of, with_amendments, with_value
from meetingtui.register.seal import written
from meetingtui.register.sealing import SealState
from meetingtui.steps.protocol import Refusal

_YES, _NO = frozenset({"yes", "true"}), frozenset({"no", "false"})
_NAMED = 5


def said_now(minutes: Minutes, part: str) -> Any:
    """What a part says today, its amendments in place; None where it says nothing."""
    return meaning(with_amendments(minutes)).get(part)


def no_such(minutes: Minutes, part: str) -> Refusal | None:
    """Why a part cannot be changed: nothing is called so, or it is more than one value; None where it can."""
    known = {one.name: one for one in parts(minutes)}
    found = known.get(part)
    if part.endswith(".id") or part in {"meeting", "date", "partnership"}:
        return Refusal(f"{part} is what these minutes are found by, and stays")
    if found is not None and (found.whole or isinstance(found.path[-1], int)):
        inner = [name for name, one in known.items() if name.startswith(f"{part}.") and not one.whole]
        return Refusal(f"{part} is more than one value; name one of: {', '.join(inner[:_NAMED])}")
    if found is not None or _may_have(minutes, part):
        return None
    near = get_close_matches(part, dict.fromkeys((*known, *_could_be(minutes, part))), n=3, cutoff=0.6)
    guess = f"did you mean {' or '.join(near)}?" if near else "meetingtui show prints the ids; A31.due is a part"
    return Refusal(f'there is no "{clean_line(part)}" in these minutes; {guess}')


def _may_have(minutes: Minutes, part: str) -> bool:
    """Whether a part that is not there is one that its row may have."""
    path = place_of(minutes, part)
    return path is not None and path not in dict(_strange(minutes, path))


def _could_be(minutes: Minutes, part: str) -> list[str]:
    """The keys that the row of a part may have, whole; at the top, those of the minutes."""
    row = part.rpartition(".")[0]
    if not row:
        return [key for key in Minutes.model_fields if key not in AFTERWARDS]
    path = place_of(minutes, part)
    known = dict(_strange(minutes, path)).get(path) if path is not None else None
    return [f"{row}.{key}" for key in known or ()]


def _strange(minutes: Minutes, path: Where) -> Iterator[tuple[Where, frozenset[str]]]:
    """The keys that nothing reads, were there something at that place; each with those that may stand there."""
    plain: Any = plain_minutes(minutes)
    row = plain
    for step in path[:-1]:
        row = row[step]
    if isinstance(row, dict):
        row[path[-1]] = True
    return unknown_keys(Minutes, plain)


def read_value(
    typed: str, minutes: Minutes, part: str, partnership: Partnership | None, today: date
) -> tuple[Any, Refusal | None]:
    """The value that somebody typed for a part, of the sort that stands there; or why none of it fits."""
    was = said_now(minutes, part)
    why = ""
    for value in _readings(typed, was, today):
        if type(value) is type(was) or was is None:
            why = unfit(minutes, part, value, partnership)
            if not why:
                return value, None
    wanted = next((words for sort, words in _SORTS.items() if type(was) is sort), "of another sort")
    sentence = why or f"{part} is {wanted}"
    return None, Refusal(f'"{clean_line(typed)}" does not fit: {sentence}')


_SORTS: dict[type[Any], str] = {
    date: "a date, such as 2026-12-01 or fri",
    bool: "yes or no",
    int: "a whole number",
    float: "a number",
    list: 'a list, such as ["imani", "jonas"]',
    dict: "a table, of which one value is changed at a time",
}


def _readings(typed: str, was: Any, today: date) -> Iterator[Any]:
    """What words may mean, the likeliest first: text where text stands, else a value of TOML, a date, yes or no."""
    text = clean_line(typed)
    if isinstance(was, str):
        yield text
        return
    try:
        value = tomllib.loads(f"v = {typed}")["v"]
    except (tomllib.TOMLDecodeError, RecursionError):
        value = None
    if value is not None and not isinstance(value, datetime):
        yield value
        if isinstance(value, int) and not isinstance(value, bool):
            yield float(value)
    if (day := read_date(text, today)) is not None:
        yield day
    if text.casefold() in _YES | _NO:
        yield text.casefold() in _YES
    if isinstance(was, list):
        yield [entry.strip() for entry in text.split(",") if entry.strip()]
    if was is None:
        yield text
        yield [entry.strip() for entry in text.split(",") if entry.strip()]


def unfit(minutes: Minutes, part: str, value: Any, partnership: Partnership | None) -> str:
    """Why minutes cannot say this in that part; empty where they can."""
    after = with_value(with_amendments(minutes), part, value)
    if after is None:
        sort = "" if value is None else f" {_shown(value)}"
        return f"{part} cannot be{sort or ' left out'}"
    try:
        problems = errors(read_minutes(parse_toml(dump_minutes(after), ""), partnership)[1])
    except FileRefused as refused:
        problems = refused.problems
    return problems[0].sentence if problems else ""


def _shown(value: Any) -> str:
    return f'"{clean_line(str(value))}"'


def amend(minutes: Minutes, partnership: Partnership, state: SealState, row: Amendment) -> list[Edit] | Refusal:
    """An amendment, agreed by every party that was there to agree."""
    if minutes.state == "in progress":
        return Refusal("the meeting is still open: correct what was captured on the stage, with e")
    if not is_confirmed(minutes, partnership, state.words):
        return Refusal("these minutes are not confirmed yet: correct the file by hand, then run check on it")
    if row.on is not None and row.on < minutes.date:
        return Refusal(f"the meeting was on {say_date(minutes.date)}; what it said cannot be changed before that")
    if refused := no_such(minutes, row.part):
        return refused
    if why := unfit(minutes, row.part, row.now, partnership):
        return Refusal(why)
    if written(row.was) != written(said_now(minutes, row.part)):
        return Refusal(f"{row.part} was amended in the meantime; look at it again")
    if written(row.was) == written(row.now):
        return Refusal(f"{row.part} says that already")
    if missing := lacking(partnership, minutes, row.on, row.yes):
        return Refusal(f"{missing}: confirmed minutes change with every party's yes, written as --yes PARTY")
    changed: list[Edit] = [NewValue(("state",), "amended")] if minutes.state != "amended" else []
    return [NewRow("amendment", row), *changed]

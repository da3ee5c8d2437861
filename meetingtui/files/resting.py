"""A partnership that rests, ends, or is taken up again: two keys of its file, changed in place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, cast

from meetingtui.core.people import Rest
from meetingtui.core.problems import Place, Problem, errors
from meetingtui.files.atomic import write_atomically
from meetingtui.files.folders import FILE
from meetingtui.files.partnership_check import FORMAT, read_partnership
from meetingtui.files.toml_edit import Edit, NewValue, edited
from meetingtui.files.toml_text import FileRefused, parse_toml, read_toml

_IN_LINE = re.compile(r"^[ \t]*rest[ \t]*=", re.MULTILINE)
State = Literal["forming", "active", "resting", "ended"]


def write_state(folder: Path, state: State, rest: Rest | None) -> None:
    """Write the state into the partnership's file, and `rest` where there is something to say of it.

    Everything else stays as it is, comments too. Raises `FileRefused` or `NotWrittenError`.
    """
    path = folder / FILE
    document = read_toml(path)
    number = document.data.get("format", FORMAT)
    if not isinstance(number, int) or number > FORMAT:
        sentence = f"is of format {number}; this version writes format {FORMAT}, so it is not changed"
        raise FileRefused(Problem(Place(document.file), sentence, "use a newer meetingtui"))
    edits: list[Edit] = [NewValue(("state",), state)]
    source = path.read_bytes().decode()
    if rest is not None:
        edits += _table(rest.model_dump(exclude_none=True), document.data.get("rest"), source)
    text = edited(document, source, edits)
    _, problems = read_partnership(parse_toml(text, document.file))
    if found := errors(problems):
        raise FileRefused(*found)
    write_atomically(path, text)


def _table(wanted: dict[str, Any], there: Any, source: str) -> list[Edit]:
    """A line of its own, made anew; key by key where it stands as a table with a heading, so that its comments stay."""
    if not isinstance(there, dict):
        return [NewValue(("rest",), wanted)]
    if _IN_LINE.search(source):
        return [NewValue(("rest",), None), NewValue(("rest",), wanted)]
    held = cast("dict[str, Any]", there)
    return [NewValue(("rest", key), wanted.get(key)) for key in {**held, **wanted} if held.get(key) != wanted.get(key)]

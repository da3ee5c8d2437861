"""Ways of changing the text of a TOML file in one place. Each may miss: whoever uses one reads the text again.

Lines are handled as lines where that is enough; tomlkit does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast

from meetingtui.files.toml_layout import inline

Where = tuple[str | int, ...]


def put(plain: Any, path: Where, value: Any) -> None:
    """Write a value to its place among others, or with None take out what stands there."""
    for step in path[:-1]:
        plain = plain[step]
    if value is None:
        plain.pop(path[-1], None)
    else:
        plain[path[-1]] = value


def _end(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"


def _heads(lines: list[str], table: str) -> list[int]:
    header = re.compile(rf"[ \t]*\[\[[ \t]*{re.escape(table)}[ \t]*\]\]")
    return [number for number, line in enumerate(lines) if header.match(line)]


def _after(lines: list[str], head: int) -> int:
    """The line after the last one of the table that begins at `head`; comments before the next table are that one's."""
    after = next((n for n in range(head + 1, len(lines)) if lines[n].lstrip().startswith("[")), len(lines))
    while after > head + 1 and (not lines[after - 1].strip() or lines[after - 1].lstrip().startswith("#")):
        after -= 1
    return after


def below_last(source: str, table: str, row: str) -> str | None:
    """The text with the new table below the last of its kind, else at the end."""
    end = _end(source)
    text = row.replace("\n", end)
    lines = source.split("\n")
    if heads := _heads(lines, table):
        after = _after(lines, heads[-1])
        before, rest = "\n".join(lines[:after]).rstrip("\r"), "\n".join(lines[after:])
        return f"{before}{end}{end}{text}{end}" + (rest if rest.strip() else "")
    return f"{source.rstrip()}{end}{end}{text}{end}"


def cut(source: str, table: str, number: int) -> str | None:
    """The text without one table, and without the blank lines above it."""
    lines = source.split("\n")
    heads = _heads(lines, table)
    if number >= len(heads):
        return None
    first, after = heads[number], _after(lines, heads[number])
    while first > 0 and not lines[first - 1].strip():
        first -= 1
    return "\n".join([*lines[:first], *lines[after:]])


def in_head(source: str, key: str, value: Any) -> str | None:
    """The text with another value for a key above all tables; a comment behind it stays in its column where it can."""
    lines = source.split("\n")
    first = next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    there = re.compile(rf"([ \t]*{re.escape(key)}[ \t]*=[ \t]*)(\"[^\"]*\"|'[^']*'|[^\s#'\"]+)([ \t]*)(.*)")
    for number in range(first):
        if found := there.match(lines[number]):
            begins, old, space, rest = found.groups()
            written = f"{begins}{inline(value)}"
            gap = max(len(begins) + len(old) + len(space) - len(written), min(len(space), 1)) if rest.strip() else 0
            return "\n".join([*lines[:number], f"{written}{' ' * gap}{rest}", *lines[number + 1 :]])
    last = max((n for n in range(first) if lines[n].strip() and not lines[n].lstrip().startswith("#")), default=-1)
    added = f"{key} = {inline(value)}" + ("\r" if "\r\n" in source else "")
    return "\n".join([*lines[: last + 1], added, *lines[last + 1 :]])


def in_list(source: str, table: str, entry: Mapping[str, Any]) -> str | None:
    """The text with the new entry in a list such as `person = [{ id = … }]`."""

    def change(document: dict[str, Any]) -> None:
        import tomlkit

        made = cast("dict[str, Any]", tomlkit.inline_table())
        made |= entry
        document[table].append(made)

    return _changed(source, change)


def out_of_list(source: str, table: str, number: int) -> str | None:
    """The text with one entry less in such a list."""

    def change(document: dict[str, Any]) -> None:
        del document[table][number]
        if not document[table]:
            del document[table]

    return _changed(source, change)


def by_path(source: str, path: Where, value: Any) -> str | None:
    """The text with another value for a key, wherever it stands; with None it goes."""
    return _changed(source, lambda document: put(document, path, value))


def _changed(source: str, change: Callable[[dict[str, Any]], None]) -> str | None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    mark = "\ufeff" if source.startswith("\ufeff") else ""
    try:
        document = cast("dict[str, Any]", tomlkit.parse(source.removeprefix(mark)))
        change(document)
        return mark + tomlkit.dumps(document)
    except (TOMLKitError, AttributeError, LookupError, ValueError, TypeError):
        return None

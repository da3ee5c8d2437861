"""Names in a document that must be known elsewhere: parties, people. Read from the values as they stand in the file,
so that a wrong name is told even where something else keeps the file from being used."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from meetingtui.core.problems import Problem
from meetingtui.core.text import clean_line, quoted
from meetingtui.files.complaints import meant, subject, told_up_to_limit
from meetingtui.files.toml_text import Document

Path = tuple[str | int, ...]
EITHER = "party or person"
"""Where either may be named."""
Known = Mapping[str, Collection[str]]
"""The names that are known, by what they name: `party`, `person`, or `party or person`."""


def unknown_names(document: Document, references: Mapping[str, str], known: Known) -> list[Problem]:
    """A problem for each name that is not known.

    `references` maps where names stand to what they name: `escalate.*.to.*` is each entry of each `to`,
    `action.*.done.@` each key of each `done`.
    """

    def unknown() -> Iterator[tuple[str, Path, str]]:
        for where, what in references.items():
            for path, name in each(document.data, where):
                if name and name not in known[what]:
                    yield where, path, name

    def tell(found: tuple[str, Path, str]) -> Problem:
        where, path, name = found
        return _unknown(document, path, where, name, references[where], known[references[where]])

    return told_up_to_limit(unknown(), tell, document)


def given_twice(document: Document, marks: Iterable[tuple[Path, str]], about: str, way_out: str) -> list[Problem]:
    """A problem for each name after the first that is the same; `about` stands before the name."""
    first: dict[str, Path] = {}
    again = [(path, mark) for path, mark in marks if first.setdefault(mark, path) != path]

    def tell(found: tuple[Path, str]) -> Problem:
        path, mark = found
        line = document.place(first[mark]).line
        sentence = f"{about}{quoted(mark)} is given twice (first in line {line})"
        return Problem(document.place(path), sentence, way_out)

    return told_up_to_limit(again, tell, document)


def each(data: Mapping[str, Any], where: str) -> Iterator[tuple[Path, str]]:
    """The texts that stand at a place such as `left.*.who`, cleaned, each with its path."""
    first, *parts = where.split(".")
    if first not in data:
        return
    steps: list[tuple[Path, Any]] = [((first,), data[first])]
    for part in parts:
        steps = [after for path, value in steps for after in _step(path, value, part)]
    for path, value in steps:
        if isinstance(value, str):
            yield path, clean_line(value)


def _step(path: Path, value: Any, part: str) -> list[tuple[Path, Any]]:
    if part == "*":
        entries = cast("list[Any]", value) if isinstance(value, list) else []
        return [((*path, number), entry) for number, entry in enumerate(entries)]
    if not isinstance(value, dict):
        return []
    table = cast("dict[str, Any]", value)
    if part == "@":
        return [((*path, key), key) for key in table]
    return [((*path, part), table[part])] if part in table else []


def _unknown(document: Document, path: Path, where: str, name: str, what: str, names: Collection[str]) -> Problem:
    if where.endswith("@"):
        about = f"{subject(path[:-1], document.data)}is about {quoted(name)}"
    elif isinstance(path[-1], int):
        about = f"{subject(path, document.data)}is {quoted(name)}"
    else:
        about = f"{subject(path[:-1], document.data)}{quoted(str(path[-1]))} is {quoted(name)}"
    kind = "neither a party nor a person" if what == EITHER else f"no {what}"
    return Problem(document.place(path), f"{about}, which is {kind} here", meant(name, names))

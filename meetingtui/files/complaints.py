"""What pydantic found wrong with a document, in plain words and each with its place; all of it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from meetingtui.core.problems import Place, Problem, Severity
from meetingtui.core.text import clean_line, clip, fold_name, quoted
from meetingtui.files.toml_text import Document
from meetingtui.files.unknown_keys import unknown_keys

Path = tuple[str | int, ...]

PROBLEM_LIMIT = 100
"""Most problems told of one file; more say nothing new and bury the first."""
CHOICE_LIMIT = 300
"""Most names that a word is compared with: all the parties and people there may be, and some."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Untold(Problem):
    """Problems that were found and only counted: to word each of thousands takes a minute, and nobody reads them."""

    count: int = 0


_WANTED = {
    "string_type": 'text between quotes, as in "so"',
    "int_type": "a whole number, without quotes",
    "int_from_float": "a whole number, without quotes",
    "int_parsing": "a whole number, without quotes",
    "float_type": "a number, without quotes",
    "bool_type": "true or false, without quotes",
    "date_type": "a date such as 2026-11-27, without quotes",
    "date_from_datetime_inexact": "a date such as 2026-11-27, without a time",
    "time_type": "a time such as 14:35:00, without quotes",
    "tuple_type": 'a list such as ["first", "second"]',
    "list_type": 'a list such as ["first", "second"]',
    "dict_type": 'a table such as { quillmere = "…", tolland = "…" }',
    "model_type": "a table of keys and values",
    "model_attributes_type": "a table of keys and values",
}
"""What should have stood there, by pydantic's type of error."""


def told_up_to_limit(
    found: Iterable[Found],
    tell: Callable[[Found], Problem],
    document: Document,
    severity: Severity = Severity.ERROR,
) -> list[Problem]:
    """So many problems as a person can use, and the number of the others."""
    waiting = iter(found)
    told = [tell(each) for each in islice(waiting, PROBLEM_LIMIT)]
    if left := sum(1 for _ in waiting):
        told.append(Untold(Place(document.file), "there are more", "", severity, left))
    return told


def complaints(error: ValidationError, document: Document) -> list[Problem]:
    """Every error as a problem, each once."""

    def once() -> Iterator[tuple[ErrorDetails, Path]]:
        seen: set[tuple[Path, str]] = set()
        for detail in error.errors(include_url=False, include_context=True):
            # A kind that does not exist is the agenda reader's to tell; "too short" says nothing of wrong entries.
            if detail["type"].startswith("union_tag") or _only_seems_short(detail):
                continue
            path = _path(detail["loc"])
            if (path, detail["msg"]) not in seen:
                seen.add((path, detail["msg"]))
                yield detail, path

    def tell(found: tuple[ErrorDetails, Path]) -> Problem:
        detail, path = found
        return Problem(document.place(path), *_say(detail, path, document.data))

    return told_up_to_limit(once(), tell, document)


def strange_keys(model: type[BaseModel], document: Document, also: frozenset[str] = frozenset()) -> list[Problem]:
    """A warning for every key that the model does not know, at any depth; `also` are keys of the file itself."""

    def tell(found: tuple[Path, frozenset[str]]) -> Problem:
        path, known = found
        key = str(path[-1])
        sentence = f"{subject(path[:-1], document.data)}{quoted(key)} is not a key"
        near = nearest(key, known)
        way_out = f"did you mean {quoted(near)}?" if near else "it is kept, and nothing reads it"
        return Problem(document.place(path), sentence, way_out, Severity.WARNING)

    strange = (
        found for found in unknown_keys(model, document.data) if not (len(found[0]) == 1 and found[0][0] in also)
    )
    return told_up_to_limit(strange, tell, document, Severity.WARNING)


def in_order(problems: Iterable[Problem], file: str) -> list[Problem]:
    """By line, each once, and no more than a person can use; the last line counts the others."""
    once = dict.fromkeys(problems)
    counted = [each for each in once if isinstance(each, Untold)]
    ordered = [each for each in once if not isinstance(each, Untold)]
    ordered.sort(key=lambda each: (each.place, each.severity is Severity.WARNING))
    rest = [*ordered[PROBLEM_LIMIT:], *counted]
    if not rest:
        return ordered
    count = sum(each.count if isinstance(each, Untold) else 1 for each in rest)
    words = "1 more problem" if count == 1 else f"{count:,} more problems"
    more = Problem(Place(file), f"and {words}", "mend these first", min(each.severity for each in rest))
    return [*ordered[:PROBLEM_LIMIT], more]


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, tolerant of case, accents and a slip or two."""
    from difflib import get_close_matches

    by_folded = {fold_name(choice): choice for choice in choices}
    found = get_close_matches(fold_name(word[:80]), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def meant(word: str, choices: Iterable[str]) -> str:
    """The way out for a word that is none of the choices: the nearest, and what may stand there."""
    listed = list(islice(choices, CHOICE_LIMIT))
    near = nearest(word, listed)
    allowed = ", ".join(quoted(choice) for choice in listed[:12]) + (", …" if len(listed) > 12 else "")
    if near:
        return f"did you mean {quoted(near)}?" + (f" Known: {allowed}" if len(listed) <= 12 else "")
    return f"known: {allowed}" if listed else ""


def subject(path: Path, data: Mapping[str, Any]) -> str:
    """What a path is about, with a space behind: `step 2 (stages), stage 1 `; empty for the file itself."""
    words: list[str] = []
    here: Any = data
    at = 0
    while at < len(path):
        name, here = path[at], _inside(here, path[at])
        at += 1
        if at < len(path) and isinstance(number := path[at], int):
            here = _inside(here, number)
            words.append(_entry(str(name), number, here))
            at += 1
        else:
            words.append(quoted(str(name)))
    return ", ".join(words) + " " if words else ""


def _entry(name: str, number: int, entry: Any) -> str:
    if not isinstance(entry, dict):
        return f"{quoted(name)}, entry {number + 1}"
    table = cast("dict[str, Any]", entry)
    name = clip(clean_line(name), 40)
    mark = table.get("id")
    if isinstance(mark, str) and mark.strip():
        return f"{name} {clip(clean_line(mark), 40)}" if re.match(r"[A-Z]\d", mark) else f"{name} {quoted(mark)}"
    kind = table.get("kind")
    return f"{name} {number + 1}" + (f" ({clip(clean_line(kind), 40)})" if isinstance(kind, str) else "")


def _inside(value: Any, part: str | int) -> Any:
    if isinstance(value, dict) and isinstance(part, str):
        return cast("dict[str, Any]", value).get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(cast("list[Any]", value)):
        return cast("list[Any]", value)[part]
    return None


def _path(loc: tuple[int | str, ...]) -> Path:
    return tuple(part for part in loc if part != "[key]")


def _only_seems_short(detail: ErrorDetails) -> bool:
    if detail["type"] != "too_short" or not isinstance(detail["input"], list):
        return False
    return len(cast("list[Any]", detail["input"])) >= detail.get("ctx", {}).get("min_length", 0)


def _say(detail: ErrorDetails, path: Path, data: Mapping[str, Any]) -> tuple[str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    given = detail["input"]
    if kind == "missing":
        way_out = "write [[party]] with an id and a name" if path == ("party",) else "add it"
        about, key = subject(path[:-1], data), quoted(str(path[-1]))
        return (f"{about}needs {key}" if about else f"there is no {key}"), way_out
    about = subject(path, data) if path and isinstance(path[-1], int) else f"{subject(path[:-1], data)}{_last(path)}"
    about = about.rstrip()
    if kind in _WANTED:
        if kind in {"tuple_type", "list_type"} and isinstance(given, dict) and len(path) == 1:
            return f"{about} is one table, and there may be several", f"write [[{_plain(path[-1])}]] with two brackets"
        return f"{about} must be {_WANTED[kind]}{_instead(given)}", ""
    if kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"{about} is {_value(given)}", _one_of(given, choices)
    say = _LIMITS.get(kind)
    if say:
        return f"{about} {say(context, given)}", ""
    if kind == "string_pattern_mismatch":
        return f"{about} is {_value(given)}", _pattern_says(str(context.get("pattern", "")))
    if kind == "value_error":
        sentence, _, way_out = clean_line(str(context.get("error", ""))).partition("; ")
        own = sentence.startswith(("is ", "has ", "must ", "needs "))
        joined = f"{about} {sentence}" if own else f"{about}: {sentence}" if about else sentence
        return joined, way_out
    return f"{about or 'this file'}: {clip(clean_line(detail['msg']), 200)}", ""


def _last(path: Path) -> str:
    return quoted(str(path[-1])) if path else ""


def _plain(part: str | int) -> str:
    return clip(clean_line(str(part)), 40)


def _one_of(given: Any, choices: list[str]) -> str:
    *others, last = map(quoted, choices)
    allowed = f"{', '.join(others)} or {last}" if others else last
    near = nearest(given, choices) if isinstance(given, str) else None
    return f"did you mean {quoted(near)}? It may be {allowed}" if near else f"it may be {allowed}"


def _value(given: Any) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, str):
        return quoted(given)
    if isinstance(given, dict | list):
        return "a table" if isinstance(given, dict) else "a list"
    return clip(clean_line(str(given)), 40)


def _instead(given: Any) -> str:
    return f", not {_value(given)}"


def _count(number: Any, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number:,} {'entries' if word == 'entry' else word + 's'}"


def _long(limit: int, given: Any) -> str:
    if isinstance(given, str):
        return f"is {len(given):,} characters long; the limit is {limit:,}"
    return f"may have at most {_count(limit, 'entry')}"


_LIMITS: dict[str, Callable[[dict[str, Any], Any], str]] = {
    "string_too_long": lambda c, g: _long(c["max_length"], g),
    "string_too_short": lambda c, _: f"must have at least {_count(c['min_length'], 'character')}",
    "too_long": lambda c, g: _long(c["max_length"], g),
    "too_short": lambda c, _: f"must have at least {_count(c['min_length'], 'entry')}",
    "greater_than_equal": lambda c, g: f"must be {c['ge']} or more, not {_value(g)}",
    "less_than_equal": lambda c, g: f"must be {c['le']} or less, not {_value(g)}",
    "greater_than": lambda c, g: f"must be more than {c['gt']}, not {_value(g)}",
    "less_than": lambda c, g: f"must be less than {c['lt']}, not {_value(g)}",
}


def _pattern_says(pattern: str) -> str:
    if pattern.startswith("^[A-Z]"):
        return "an id is one capital letter and a number, such as A31"
    return "an id is up to 40 letters, digits and hyphens, such as tolland"

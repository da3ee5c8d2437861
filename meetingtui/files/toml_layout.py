"""TOML as a person would lay it out. The escaping is tomli_w's; what stands where is ours."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, cast

import tomli_w

LINE_WIDTH = 100
"""A list longer than this, with its key, gets a line for each entry."""
TEXT_WIDTH = 72
"""A text longer than this is written over several lines, where its key allows."""
WRAP_WIDTH = 80

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
# One long key of somebody's own must not push every value of its table to the right.
_WIDEST_KEY = 16

Pair = tuple[str, Any]


def table_lines(pairs: Iterable[Pair], texts: frozenset[str] = frozenset()) -> list[str]:
    """The lines of one table, its values in one column; `texts` are the keys whose value may be wrapped."""
    written = [(key_text(key), key in texts, value) for key, value in pairs]
    width = max((len(key) for key, _, _ in written if len(key) <= _WIDEST_KEY), default=0)
    lines: list[str] = []
    for key, may_wrap, value in written:
        begins = f"{key:<{width}} = "
        lines += f"{begins}{_value(value, len(begins), may_wrap=may_wrap)}".split("\n")
    return lines


def key_text(key: str) -> str:
    """A key as it is written: bare where it may be."""
    return key if _BARE.match(key) else tomli_w.dumps({key: 0}).rpartition(" = ")[0]


def inline(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        table = cast("Mapping[str, Any]", value)
        if not table:
            return "{}"
        return "{ " + ", ".join(f"{key_text(key)} = {inline(inner)}" for key, inner in table.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(entry) for entry in cast("Iterable[Any]", value)) + "]"
    return _scalar(value)


def _value(value: Any, indent: int, *, may_wrap: bool) -> str:
    if isinstance(value, str) and may_wrap and (len(value) + indent > TEXT_WIDTH or "\n" in value):
        return _wrapped(value)
    line = inline(value)
    if isinstance(value, list | tuple) and indent + len(line) > LINE_WIDTH:
        entries = [inline(entry) for entry in cast("Iterable[Any]", value)]
        if len(entries) > 1:
            return "\n".join(["[", *(f"  {entry}," for entry in entries), "]"])
    return line


def _scalar(value: Any) -> str:
    return tomli_w.dumps({"k": value})[len("k = ") : -1]


def _wrapped(text: str) -> str:
    paragraphs = [
        textwrap.fill(paragraph, WRAP_WIDTH, break_long_words=False, break_on_hyphens=False)
        for paragraph in text.split("\n\n")
    ]
    return tomli_w.dumps({"k": "\n\n".join(paragraphs) + "\n"}, multiline_strings=True)[len("k = ") : -1]

"""A look over TOML before any parser sees it.

A parser can be killed by a small file: 20,000 nested brackets overflow one, a 40 KB dotted key costs another
1.5 GB. The scan reads strings, comments and bare words as the parser would, in one pass of a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

DEPTH_LIMIT = 64
"""Deepest nesting of lists and inline tables."""
PARTS_LIMIT = 64
"""Most parts of a dotted key, in a header too."""
SYMBOL_LIMIT = 200_000
"""Most signs that may begin a value; a minutes file of a full day has some hundreds."""

# Possessive throughout, so that a file made to hurt costs one pass and no more.
_TEXT = (
    r'"""(?:[^"\\]++|\\[\s\S]?|"(?!""))*+(?:"{3,5})?'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5})?"
    r'|"(?:[^"\\\n]++|\\[^\n]|\\)*+"?'
    r"|'[^'\n]*+'?"
)
# White space is TOML's own; a bare word may hold quotes after its first sign, and a comment ends at a lone CR.
_BARE = r"[^ \t\r\n.=,\[\]{}#\"'][^ \t\r\n.=,\[\]{}#]*+"
_PART = rf"(?:{_TEXT}|{_BARE})"
_DOT = r"[ \t]*+\.[ \t]*+"
_CHAIN = rf"(?=[^ \t\r\n=,\[\]{{}}#])(?>{_PART}?(?:{_DOT}{_PART}?){{0,{PARTS_LIMIT - 1}}}+)(?!{_DOT})"
_PASSED = rf"(?:[ \t\r\n=,]++|#[^\r\n]*+|{_CHAIN})*+"
# It matches wherever it is tried, the end included: a search that failed would be tried again at every character.
_NEXT = re.compile(rf"{_PASSED}(?:(?P<opens>[\[{{]++)|(?P<closes>[\]}}]++)|(?P<long>[^ \t\r\n=,#])|\Z)")
_TOKEN = re.compile(rf"(?P<text>{_TEXT})|#[^\r\n]*+|(?P<open>[\[{{])|(?P<close>[\]}}])|{_BARE}|[\s\S]")


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a text is not handed to the parser; `line` counts from 1, 0 where it is the file as a whole."""

    line: int
    sentence: str
    way_out: str


def unfit(text: str) -> Unfit | None:
    """What makes this text unsafe to parse; None for any file a person would write."""
    signs = sum(map(text.count, "=,[{"))
    if signs > SYMBOL_LIMIT:
        return Unfit(0, f"holds more than {SYMBOL_LIMIT:,} keys and values", "split it into several files")
    if text.count("[") + text.count("{") <= DEPTH_LIMIT and text.count(".") < PARTS_LIMIT:
        return None
    depth = 0
    for found in _NEXT.finditer(text):
        if opens := found["opens"]:
            depth += len(opens)
            if depth > DEPTH_LIMIT:
                sentence = f"brackets are nested more than {DEPTH_LIMIT} deep"
                return Unfit(_line(text, found.start("opens")), sentence, "close the brackets, or split the value")
        elif closes := found["closes"]:
            depth = max(depth - len(closes), 0)
        elif found["long"]:
            sentence = f"a key has more than {PARTS_LIMIT} parts between dots"
            return Unfit(_line(text, found.start("long")), sentence, "put it in quotes, or write a shorter key")
    return None


@dataclass(frozen=True, slots=True)
class Opening:
    """Something that was begun and never ended: a bracket, or the quotes of a text."""

    mark: str
    line: int


def left_open(text: str, until: int) -> tuple[Opening, ...]:
    """The brackets open at a position, and the text that is never closed; for explaining, not for speed."""
    brackets: list[Opening] = []
    for found, start in _tokens(text, until):
        if words := found["text"]:
            mark = words[:3] if words[:3] in {'"""', "'''"} else words[0]
            if len(words) < 2 * len(mark) or not words.endswith(mark):
                return (*brackets, Opening(mark, _line(text, start)))
        elif found["open"]:
            brackets.append(Opening(found["open"], _line(text, start)))
        elif found["close"] and brackets:
            brackets.pop()
    return tuple(brackets)


def _tokens(text: str, until: int) -> Iterator[tuple[re.Match[str], int]]:
    for found in _TOKEN.finditer(text):
        if found.start() > until:
            return
        yield found, found.start()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

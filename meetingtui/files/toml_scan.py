"""A look over TOML before any parser sees it.

A parser can be killed by a small file: 20,000 nested brackets overflow one, a 40 KB dotted key costs another
1.5 GB. The scan reads strings, comments and bare words as the parser would, in one pass of a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

DEPTH_LIMIT = 64
"""Deepest nesting of lists and inline tables."""
PARTS_LIMIT = 64
"""Most parts of a dotted key, in a header too."""
EQUALS_LIMIT = 64
"""Most equals signs in a row: a parser counts them by calling itself."""
TOKEN_LIMIT = 500_000
"""Most words, signs and texts in a file: each costs a parser some 80 bytes. A day's minutes have some thousands."""

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
_NOTE = r"#[^\r\n]*+"
_PASSED = rf"(?:[ \t\r\n,]++|={{1,{EQUALS_LIMIT}}}+(?!=)|{_NOTE}|{_CHAIN})*+"
# It matches wherever it is tried, the end included: a search that failed would be tried again at every character.
_NEXT = rf"{_PASSED}(?:(?P<brackets>[\[\]{{}}]++)|(?P<equals>=)|(?P<key>[^ \t\r\n,#])|\Z)"
_TOKEN = rf"(?P<text>{_TEXT})|{_NOTE}|(?P<open>[\[{{])|(?P<close>[\]}}])|{_BARE}|[\s\S]"
_OPENS = {"]": "[", "}": "{"}
_AT_ONCE = 250
_TOKENS = rf"(?:{_TEXT}|{_NOTE}|{_BARE}|[ \t]++|[\s\S]){{1,{_AT_ONCE}}}+"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a text is not handed to the parser; `line` counts from 1, 0 where it is the file as a whole."""

    line: int
    sentence: str
    way_out: str


def unfit(text: str) -> Unfit | None:
    """What makes this text unsafe to parse; None for any file a person would write."""
    if len(text) > TOKEN_LIMIT and _more_tokens(text):
        return Unfit(0, f"holds more than {TOKEN_LIMIT:,} words and signs", "split it into several files")
    few = text.count("[") + text.count("{") <= DEPTH_LIMIT and text.count(".") < PARTS_LIMIT
    if few and "=" * EQUALS_LIMIT not in text:
        return None
    nested: list[str] = []
    for found in _compiled(_NEXT).finditer(text):
        if brackets := found["brackets"]:
            if not _nest(nested, brackets):
                sentence = f"brackets are nested more than {DEPTH_LIMIT} deep"
                return Unfit(_line(text, found.start("brackets")), sentence, "close the brackets, or split the value")
        elif found["equals"]:
            line = _line(text, found.start("equals"))
            return Unfit(line, f"there are more than {EQUALS_LIMIT} equals signs in a row", "begin the line with #")
        elif found["key"]:
            sentence = f"a key has more than {PARTS_LIMIT} parts between dots"
            return Unfit(_line(text, found.start("key")), sentence, "put it in quotes, or write a shorter key")
    return None


def _nest(nested: list[str], brackets: str) -> bool:
    """Follow some brackets; whether they stay within the limit. One that closes another kind closes nothing."""
    for bracket in brackets:
        if bracket in "[{":
            nested.append(bracket)
            if len(nested) > DEPTH_LIMIT:
                return False
        elif nested and nested[-1] == _OPENS[bracket]:
            nested.pop()
    return True


def _more_tokens(text: str) -> bool:
    count = 0
    for _ in _compiled(_TOKENS).finditer(text):
        count += _AT_ONCE
        if count > TOKEN_LIMIT:
            return True
    return False


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
    for found in _compiled(_TOKEN).finditer(text):
        if found.start() > until:
            return
        yield found, found.start()


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

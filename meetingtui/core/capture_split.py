"""A capture line cut into its text, its marked words and its parts; and the escape that keeps a mark plain.

A mark acts only at the start of a word and only where a name or date could follow it: ``a=b``, ``x@y.org``, ``C++``,
``#3``, ``+44 20`` and ``^`` alone are text. A backslash before a mark keeps it plain everywhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from meetingtui.core.capture_shape import Context
from meetingtui.core.dates import WORDS_LOOKED_AT, longest_date, no_date

_WORD = re.compile(r"\S+")
_ESCAPED = re.compile(r"\\+[@+^#=|]")
_ESCAPE = re.compile(r"(?<!\S)\\(?=\\*[@+^#=|])")
_TRAILING = ",.;:!?)]}\"'’”…"


@dataclass(slots=True)
class Split:
    """The raw contents of a line; names are without their mark."""

    texts: list[str] = field(default_factory=list[str])
    at: list[str] = field(default_factory=list[str])
    plus: list[str] = field(default_factory=list[str])
    streams: list[str] = field(default_factory=list[str])
    days: list[date] = field(default_factory=list[date])
    not_days: list[str] = field(default_factory=list[str])
    parts: list[list[str]] = field(default_factory=list[list[str]])
    """What stands after ``=``, by part; each part still in the pieces between its marked words."""

    @property
    def text(self) -> str:
        """The words that say what the item is."""
        return " ".join(self.texts)

    @property
    def part_texts(self) -> tuple[str, ...]:
        """The parts after ``=``; empty ones at the end are let go."""
        joined = [" ".join(pieces) for pieces in self.parts]
        while joined and not joined[-1]:
            joined.pop()
        return tuple(joined)


def mark_of(word: str, context: Context) -> str:
    """The mark that a word acts by, or nothing where it is plain text."""
    mark, rest = word[:1], word[1:]
    if not rest:
        return mark if mark in {"=", "|"} else ""
    if mark == "^":
        return mark if rest[0].isalnum() or rest[0] == "+" else ""
    if mark not in {"@", "+", "#"}:
        return ""
    return mark if rest[0].isalpha() or name_in(word) in _ids(mark, context) else ""


def name_in(word: str) -> str:
    """The name in a marked word, without the punctuation of the sentence around it."""
    return word[1:].rstrip(_TRAILING) or word[1:]


def _ids(mark: str, context: Context) -> frozenset[str]:
    known = context.partnership
    return frozenset(known.streams) if mark == "#" else frozenset(known.people) | frozenset(known.parties)


def split_line(line: str, context: Context) -> Split:
    """Cut a cleaned line."""
    split = Split()
    pieces = split.texts
    words = list(_WORD.finditer(line))
    start, skip = 0, 0
    for index, found in enumerate(words):
        if skip:
            skip -= 1
            continue
        word = found.group()
        mark = mark_of(word, context)
        if not mark or (mark == "=" and split.parts) or (mark == "|" and not split.parts):
            continue
        _keep(line[start : found.start()], pieces)
        start = found.end()
        match mark:
            case "@":
                split.at.append(name_in(word))
            case "+":
                split.plus.append(name_in(word))
            case "#":
                split.streams.append(name_in(word))
            case "^":
                phrase = [word[1:], *(later.group() for later in words[index + 1 : index + WORDS_LOOKED_AT])]
                skip = _take_day(phrase, context.today, split) - 1
                start = words[index + skip].end()
            case _:
                pieces = list[str]()
                split.parts.append(pieces)
    _keep(line[start:], pieces)
    return split


def _take_day(phrase: list[str], today: date, split: Split) -> int:
    """Note the date at the head of the phrase, or the word that is none; how many words were used."""
    found = longest_date(phrase, today)
    if found is None:
        split.not_days.append(no_date(phrase, today))
        return 1
    split.days.append(found[0])
    return found[1]


def _keep(raw: str, pieces: list[str]) -> None:
    if text := raw.strip():
        pieces.append(_ESCAPE.sub("", text))


def literal(text: str, context: Context) -> str:
    """The text with a backslash before every word that would otherwise act."""

    def plain(found: re.Match[str]) -> str:
        word = found.group()
        return f"\\{word}" if _ESCAPED.match(word) or mark_of(word, context) else word

    return _WORD.sub(plain, text)

"""Syntax errors in the words of someone who is writing a file, not of a parser.

The parser says where it stopped; what to say is read from the text there, so that it is the same whichever parser
stopped and about the writer's slip rather than the grammar's expectation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetingtui.core.text import clean_line, clip, quoted
from meetingtui.files.toml_scan import Opening, left_open

_TWICE = re.compile(r"duplicate|overwrite|twice|redefin|mutate|already", re.IGNORECASE)
_KEY_LINE = re.compile(r"""^[ \t]*((?:[\w-]|"[^"\n]*"|'[^'\n]*'|[ \t]*\.[ \t]*)+?)[ \t]*=[ \t]*(.*)$""")
_HEADER_LINE = re.compile(r"^[ \t]*(\[\[?)[ \t]*([^\]#]*?)[ \t]*(\]{0,2})[ \t]*(?:#.*)?$")
_COLON_LINE = re.compile(r"^[ \t]*([\w-]+)[ \t]*:(?!=)[ \t]*(\S.*)?$")
_SPACED_KEY = re.compile(r"^[ \t]*([\w-]+(?:[ \t]+[\w-]+)+)[ \t]*=")
_BAD_ESCAPE = re.compile(r'(?<!\\)(?:\\\\)*\\(?![\\"bfnrt]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})')
_CURLY = re.compile("[\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019]")
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")
_OTHER_DATE = re.compile(r"^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./]\d{1,2}[./]\d{1,2}$")
_DATE_LIKE = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}")
_TRUTH = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_DATE_WAY = "write year-month-day, as in 2026-11-27, without quotes"


@dataclass(frozen=True, slots=True)
class Slip:
    """Where a parser stopped (line and column from 1), and what it said."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a person is told about a slip."""

    line: int
    column: int
    sentence: str
    way_out: str


def explain(text: str, slip: Slip) -> Told:
    """The likeliest cause of a syntax error, its place and the way out."""
    lines = text.split("\n")
    at = sum(len(line) + 1 for line in lines[: slip.line - 1]) + slip.column - 1
    # Nobody's line is longer; one made to hurt must not be searched whole.
    line = lines[slip.line - 1][:2_000] if slip.line <= len(lines) else ""
    open_here = left_open(text, at)
    told = _about_open(open_here, line, slip) or _about_twice(lines, line, slip) or _about_line(line, slip)
    return Told(told.line, told.column if told.line == slip.line else 1, told.sentence, told.way_out)


def _about_open(open_here: tuple[Opening, ...], line: str, slip: Slip) -> Told | None:
    if not open_here:
        return None
    last, outer = open_here[-1], next((each for each in open_here if each.line < slip.line), None)
    if len(last.mark) == 3:
        return _told(slip, "the text that begins here is never closed", f"put {last.mark} after its end", last.line)
    if last.mark in {'"', "'"}:
        if _BAD_ESCAPE.search(line):
            return _backslash(slip)
        return _told(slip, "a text has no closing quote", f"put {last.mark} at its end", last.line)
    if outer and outer.mark == "[" and (_KEY_LINE.match(line) or _HEADER_LINE.match(line) or not line.strip()):
        return _told(slip, "the list that begins here is never closed", "put ] after its last entry", outer.line)
    if last.mark == "[":
        if _CURLY.search(line):
            return _curly(slip)
        if "comma" in slip.message or "Unclosed array" in slip.message:
            way_out = "put a comma between the entries, and ] after the last"
            return _told(slip, f"a list that begins in line {last.line} goes wrong here", way_out)
    if last.mark == "{" and (slip.line > last.line or slip.column > len(line.rstrip()) or "newline" in slip.message):
        way_out = "join its lines and close it with }"
        return _told(slip, "what stands between { and } must be on one line", way_out, last.line)
    return None


def _about_twice(lines: list[str], line: str, slip: Slip) -> Told | None:
    if not _TWICE.search(slip.message):
        return None
    if header := _HEADER_LINE.match(line):
        name = clip(clean_line(header[2]), 40)
        same = re.escape(header[2])
        first = _first(lines, slip.line, re.compile(rf"^[ \t]*(?:\[+[ \t]*{same}[ \t]*\]|{same}[ \t]*=)"))
        sentence = f"[{name}] is given twice" + (f" (first in line {first})" if first else "")
        return _told(slip, sentence, f"keep one, or write [[{name}]] with two brackets at each of several")
    if key := _KEY_LINE.match(line):
        table = next((n for n in range(slip.line - 1, 0, -1) if _HEADER_LINE.match(lines[n - 1])), 0)
        first = _first(lines, slip.line, re.compile(rf"^[ \t]*{re.escape(key[1])}[ \t]*[.=]"), table)
        name = quoted(key[1].strip("\"'"))
        sentence = f"{name} is given twice" + (f" (first in line {first})" if first else "")
        return _told(slip, sentence, "take one of them out")
    return _told(slip, "a key is given twice", "take one of them out")


def _first(lines: list[str], before: int, like: re.Pattern[str], after: int = 0) -> int:
    return next((number for number in range(after + 1, before) if like.match(lines[number - 1])), 0)


def _about_line(line: str, slip: Slip) -> Told:
    if found := re.search(r"[\x00-\x08\x0b-\x1f\x7f]", line.rstrip("\r")):
        code = f"U+{ord(found[0]):04X}"
        return _told(slip, f"there is a character here that no text file holds ({code})", "delete it")
    if _CURLY.search(line) and '"' not in line:
        return _curly(slip)
    if key := _KEY_LINE.match(line):
        return _about_value(key[1].strip().strip("\"'"), key[2].strip(), slip)
    if line.lstrip().startswith("["):
        return _about_header(line, slip)
    if spaced := _SPACED_KEY.match(line):
        return _told(slip, f"a key is one word, and {quoted(spaced[1])} is several", "join them with a hyphen")
    if colon := _COLON_LINE.match(line):
        return _told(slip, f'{quoted(colon[1])} is followed by ":"', f"write {clip(colon[1], 40)} = … instead")
    if line.lstrip().startswith("="):
        return _told(slip, "there is no key before the =", 'write one, as in title = "…"')
    way_out = "begin it with # for a note, or put it inside the quotes of a text"
    return _told(slip, f"{quoted(line)} is not a key with a value, nor a [table]", way_out)


def _about_header(line: str, slip: Slip) -> Told:
    header = _HEADER_LINE.match(line)
    name = clip(clean_line(header[2]), 40) if header and header[2] else "name"
    brackets = ("[[", "]]") if line.lstrip().startswith("[[") else ("[", "]")
    return _told(slip, "the name of a table is not closed, or not a name", f"write {brackets[0]}{name}{brackets[1]}")


def _about_value(key: str, value: str, slip: Slip) -> Told:
    name, bare = quoted(key), re.split(r"[ \t]+#", value)[0].strip()
    if not bare or bare.startswith("#"):
        return _told(slip, f"{name} has no value", "write one after the =, or take the line out")
    if bare[0] in "\"'":
        if bare[0] == '"' and _BAD_ESCAPE.search(bare):
            return _backslash(slip)
        if bare.count(bare[0]) > 2:
            way_out = "write \\\" for a quote inside a text, or put the text between ' and '"
            return _told(slip, f"the text of {name} ends at a quote inside it", way_out)
        return _told(slip, f"something stands after the text of {name}", "put it inside the quotes, or after a #")
    if bare.lower() in _TRUTH:
        word = _TRUTH[bare.lower()]
        return _told(slip, f"{name} is {quoted(bare)}, which is not a value", f"write {word}, in small letters")
    if clock := _CLOCK.match(bare):
        return _told(slip, f"the time of {name} has no seconds", f"write {int(clock[1]):02}:{clock[2]}:00")
    if _OTHER_DATE.match(bare):
        return _told(slip, f"{name} is {quoted(bare)}, which could be more than one day", _DATE_WAY)
    if _DATE_LIKE.match(bare):
        return _told(slip, f"{name} is {quoted(bare)}, which is not a day of the calendar", _DATE_WAY)
    if re.match(r"^[+-]?0\d", bare):
        return _told(slip, f"the number of {name} begins with 0", "leave the 0 out, or put it between quotes")
    if bare[0] in "[{":
        return _told(slip, f"the value of {name} goes wrong here", "look at its commas, quotes and brackets")
    if _CURLY.search(bare):
        return _curly(slip)
    if re.match(r"^([+-]?[\d.]+|true|false|\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d)\s", bare):
        return _told(slip, f"something stands after the value of {name}", "put it between quotes, or after a #")
    words = clip(clean_line(bare.strip("\"'")), 40)
    return _told(slip, f"the text of {name} is not between quotes", f'write {clip(clean_line(key), 40)} = "{words}"')


def _backslash(slip: Slip) -> Told:
    return _told(slip, "a single \\ in a text has a meaning of its own", "write \\\\ for a plain one")


def _curly(slip: Slip) -> Told:
    return _told(slip, "curly quotes do not begin or end a text here", 'type straight ones, as in "so"')


def _told(slip: Slip, sentence: str, way_out: str, line: int | None = None) -> Told:
    return Told(line or slip.line, slip.column, sentence, way_out)

"""The tables of the index: what is kept of each minutes file, and how it goes in and out without a trace."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, time

from meetingtui.core.problems import Place, Problem, Severity
from meetingtui.review.index.places import Entry
from meetingtui.review.index.query import mark_of
from meetingtui.review.index.words import words_of

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, name BLOB UNIQUE, stamp TEXT, settled INTEGER, digest BLOB,
    base INTEGER, date TEXT, title TEXT, problems TEXT
);
CREATE INDEX left_out ON files (name) WHERE problems IS NOT NULL;
CREATE TABLE places (
    key INTEGER PRIMARY KEY, part TEXT, kind TEXT, by TEXT, who TEXT, there TEXT, stream TEXT, text TEXT
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5 (
    words, more, marks, content='', columnsize=0, prefix='2 3', tokenize="unicode61 remove_diacritics 0"
);
"""
# A key says when, then which file, then which place of it: the newest come first without sorting anything.
PLACE_BITS, FILE_BITS, MINUTE_BITS = 15, 20, 11
_FIRST_DAY, _DAYS = date(1900, 1, 1).toordinal(), 1 << 17
MOST_PLACES = 1 << PLACE_BITS

Row = tuple[int, str, str, str, str, str, str, str]
"""key, part, kind, by, who, there, stream, text: a row of `places`."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the index knows of a file: its facts when it was read, and whether they can be trusted."""

    id: int
    stamp: str
    settled: bool
    digest: bytes
    base: int
    """The key of its first place; -1 where it has none."""


def day_key(day: date) -> int:
    """The least key of a day."""
    count = min(max(day.toordinal() - _FIRST_DAY, 0), _DAYS - 1)
    return count << (MINUTE_BITS + FILE_BITS + PLACE_BITS)


def base_key(day: date, began: time, file: int) -> int:
    """The key of the first place of a file."""
    minute = began.hour * 60 + began.minute
    return day_key(day) | minute << (FILE_BITS + PLACE_BITS) | (file % (1 << FILE_BITS)) << PLACE_BITS


def indexed(row: Row) -> tuple[str, str, str]:
    """What a row of `places` is found by: its words, the ids in it as words, and its marks."""
    _, part, kind, _, who, there, stream, text = row
    people, around = who.split(), there.split()
    marks = [mark_of("kind", kind), *(mark_of("who", one) for one in people)]
    marks += ["kindaction"] if kind == "open" else []
    marks += [mark_of("there", one) for one in around]
    marks += [mark_of("stream", stream)] if stream else []
    # The ids themselves are found too, for people who are in no partnership's file any more.
    more = [*words_of(part), *words_of(who), *words_of(stream)] if part != "head" else []
    return " ".join(words_of(text)), " ".join(more), " ".join(marks)


def rows_of(base: int, entries: Iterable[Entry]) -> list[Row]:
    """The rows of a file's places; of more than can be counted, the last is the rest of the words."""
    rows: list[Row] = []
    for place, entry in enumerate(entries):
        if place < MOST_PLACES:
            who, there = " ".join(filter(None, entry.who)), " ".join(filter(None, entry.there))
            rows.append((base + place, entry.part, entry.kind, entry.by, who, there, entry.stream, entry.text))
        else:
            last = rows[-1]
            rows[-1] = (*last[:-1], f"{last[-1]} {entry.text}")
    return rows


def put(base: sqlite3.Connection, rows: list[Row]) -> None:
    """Put the places of a file in."""
    found = [(row[0], *indexed(row)) for row in rows]
    base.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    base.executemany("INSERT INTO found (rowid, words, more, marks) VALUES (?, ?, ?, ?)", found)
    words = _vocabulary(found)
    base.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?)", ((word,) for word in words))


def take_out(base: sqlite3.Connection, first: int) -> set[str]:
    """Take the places of a file out; the words that may now be nowhere."""
    span = (first, first + MOST_PLACES - 1)
    rows: list[Row] = base.execute("SELECT * FROM places WHERE key BETWEEN ? AND ?", span).fetchall()
    found = [(row[0], *indexed(row)) for row in rows]
    base.executemany("INSERT INTO found (found, rowid, words, more, marks) VALUES ('delete', ?, ?, ?, ?)", found)
    base.execute("DELETE FROM places WHERE key BETWEEN ? AND ?", span)
    return _vocabulary(found)


def _vocabulary(found: list[tuple[int, str, str, str]]) -> set[str]:
    """The words that a slip may be mended to; what has a digit in it is no such word."""
    return {word for _, text, more, _ in found for word in (*text.split(), *more.split()) if word.isalpha()}


def forget(base: sqlite3.Connection, words: set[str]) -> None:
    """Take words that are nowhere any more out of the vocabulary."""
    ask = "SELECT 1 FROM found WHERE found MATCH ? LIMIT 1"
    gone = [(word,) for word in words if base.execute(ask, (f'{{words more}} : "{word}"',)).fetchone() is None]
    base.executemany("DELETE FROM vocabulary WHERE word = ?", gone)
    base.execute("INSERT OR IGNORE INTO facts VALUES ('untidy', '')")


def needs_tidying(base: sqlite3.Connection) -> bool:
    """Whether something was taken out whose words still stand between the others."""
    return base.execute("SELECT 1 FROM facts WHERE name = 'untidy'").fetchone() is not None


def tidy(base: sqlite3.Connection) -> None:
    """Write the words anew without those that were taken out: until then they are only marked as gone."""
    base.execute("INSERT INTO found (found) VALUES ('optimize')")
    base.execute("DELETE FROM facts WHERE name = 'untidy'")


def write_problems(problems: Iterable[Problem]) -> str:
    """Problems of one file as text, without its name: that is said as seen from where one is."""
    return json.dumps([[asdict(one.place), one.sentence, one.way_out, one.severity.value] for one in problems])


def read_problems(text: str, shown: str) -> Iterator[Problem]:
    """Problems of one file, under the name by which it is shown here."""
    for place, sentence, way_out, severity in json.loads(text):
        yield Problem(Place(shown, place["line"], place["column"]), sentence, way_out, Severity(severity))

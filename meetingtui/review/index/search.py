"""Searching a partnership's minutes: the newest place first, so that even the commonest word is found at once."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.review.index.near import near_words
from meetingtui.review.index.query import FILTERS, Known, Query, Term, expression, read_query, term_expression
from meetingtui.review.index.snippet import Snippet, snippet
from meetingtui.review.index.store import Index, Progress
from meetingtui.review.index.tables import FILE_BITS, PLACE_BITS, day_key

COUNTED = 1_000
"""More places than this are not counted."""
PLENTY, MOST = 5_000, 80_000
"""Places of one word that are put beside those of another at first, and at most."""
LIMIT, WIDTH = 20, 120
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that was found."""

    minutes: str
    """Name of the minutes, without the ending."""
    date: date
    title: str
    part: str
    """The place in them, such as `A31`, `step.3`, `status.pilot`."""
    kind: str
    who: tuple[str, ...]
    """What the people and parties are called who have to do with it."""
    by: str
    """What its owner or speaker is called; empty where it has none."""
    stream: str
    """What its stream is called; empty where it has none."""
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    more: bool = False
    """Whether there are more than `total`."""
    apart: bool = False
    """Whether no place held all the words, and these are minutes that hold them in several places."""
    corrected: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Words that are nowhere, each with the words that were taken in its place."""
    nearest: tuple[str, ...] = ()
    """Where nothing was found: words there are that look like those asked for."""
    strange: tuple[str, ...] = ()
    """Sentences about filters that were left out."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with minutes that were not searched."""
    seconds: float = 0.0


def search(folder: Path, words: str, partnership: Partnership | None = None, **filters: Any) -> Found:
    """Search the minutes of a folder for what somebody typed.

    Filters, as text: kind, person, party, stream, since, until; and what `search_for` takes: limit, width, progress.
    """
    given = {name: filters.pop(name) for name in FILTERS if name in filters}
    return search_for(folder, read_query(words, **given), partnership, **filters)


def search_for(
    folder: Path,
    query: Query,
    partnership: Partnership | None = None,
    *,
    limit: int = LIMIT,
    width: int = WIDTH,
    progress: Progress | None = None,
) -> Found:
    """Search the minutes of a folder once; the index is brought up to date first."""
    index = Index(folder)
    try:
        index.refresh(progress)
        found = ask(index, query, partnership, limit=limit, width=width)
        index.tidy()
        return found
    finally:
        index.close()


def ask(
    index: Index, query: Query, partnership: Partnership | None, *, limit: int = LIMIT, width: int = WIDTH
) -> Found:
    """Search an index that is open and up to date; where it turns out damaged it is made anew."""
    for _ in range(2):
        try:
            return _Search(index, query, partnership, limit, width).run()
        except sqlite3.Error as error:
            index.mend(error)
            index.refresh()
    return _Search(index, query, partnership, limit, width).run()


class _Search:
    def __init__(self, index: Index, query: Query, partnership: Partnership | None, limit: int, width: int) -> None:
        self._base = index.base
        self._index = index
        self._query = query
        self._partnership = partnership
        self._known = Known(partnership)
        self._limit = max(limit, 0)
        self._width = width
        self._low = day_key(query.since) if query.since else 0
        self._high = day_key(query.until) + day_key(date(1900, 1, 2)) - 1 if query.until else _LAST

    def run(self) -> Found:
        began = time.perf_counter()
        query, corrected, nearest = self._query, (), ()
        keys = [] if query.empty else self._keys(query)
        if not keys and query.terms:
            query, corrected, nearest = self._corrected()
            keys = self._keys(query) if corrected else []
        apart = not keys and len(query.terms) > 1
        if apart:
            keys = self._apart(query)
        total = min(len(keys), max(COUNTED, self._limit))
        hits = self._hits(keys[: self._limit], query.terms)
        return Found(
            hits=tuple(hits),
            total=total,
            more=len(keys) > total,
            apart=apart and bool(keys),
            corrected=corrected,
            nearest=() if keys else nearest,
            strange=self._query.strange,
            problems=tuple(self._index.problems()),
            seconds=time.perf_counter() - began,
        )

    def _keys(self, query: Query) -> list[int]:
        """The newest places first, one more than is counted."""
        most = max(COUNTED, self._limit) + 1
        asked = expression(query, self._known)
        if not asked:
            sql = "SELECT key FROM places WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT ?"
            return [key for (key,) in self._base.execute(sql, (self._low, self._high, most))]
        return self._matching(asked, self._low, self._high, most)

    def _matching(self, asked: str, low: int, high: int, most: int) -> list[int]:
        sql = "SELECT rowid FROM found WHERE found MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
        return [key for (key,) in self._base.execute(sql, (asked, low, high, most))]

    def _corrected(self) -> tuple[Query, tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]:
        """The question with the nearest words for those that are nowhere, and what looks like them from afar."""
        terms: list[Term] = []
        corrected: list[tuple[str, tuple[str, ...]]] = []
        far: list[str] = []
        for term in self._query.terms:
            word = term.words[0]
            if len(term.words) > 1 or self._matching(term_expression(term, self._known), 0, _LAST, 1):
                terms.append(term)
                continue
            near, further = near_words(word, (self._index.vocabulary(), sorted(self._known.words)))
            terms.append(Term(term.words, term.whole, near) if near else term)
            corrected += [(word, near)] if near else []
            far += further
        return self._query.with_terms(terms), tuple(corrected), tuple(dict.fromkeys(far))

    def _apart(self, query: Query) -> list[int]:
        """For each of the minutes that hold all the terms, though not in one place: where the rarest of them stands.

        The newest are looked through first, and further back only until enough are found.
        """
        asked = [expression(query.with_terms([term]), self._known) for term in query.terms]
        plenty = PLENTY
        while True:
            keys = [self._matching(one, self._low, self._high, plenty) for one in asked]
            oldest = max((mine[-1] >> PLACE_BITS for mine in keys if len(mine) == plenty), default=-1)
            holding = [{key >> PLACE_BITS for key in mine} for mine in keys]
            places = {key >> PLACE_BITS: key for key in min(keys, key=len)}
            everywhere = holding[0].intersection(*holding[1:])
            found = [key for one, key in places.items() if one >= oldest and one in everywhere]
            if oldest < 0 or len(found) >= max(self._limit, 1) or plenty >= MOST:
                return found[: COUNTED + 1]
            plenty *= 4

    def _hits(self, keys: Iterable[int], terms: tuple[Term, ...]) -> Iterable[Hit]:
        for key in keys:
            row = self._base.execute(_PLACE, (key,)).fetchone()
            about = self._base.execute(_FILE, (key >> PLACE_BITS & (1 << FILE_BITS) - 1,)).fetchone()
            part, kind, by, who, stream, text = row
            name, day, title = about
            named = [self._called(one) for one in who.split()]
            words = snippet(text, terms, self._width)
            known = self._partnership.streams if self._partnership else {}
            strand = known[stream].name if stream in known else stream
            yield Hit(
                _stem(name), date.fromisoformat(day), title, part, kind, tuple(named), self._called(by), strand, words
            )

    def _called(self, name: str) -> str:
        known = self._partnership
        if known is None:
            return name
        return known.party_name(name) if name in known.parties else known.person_name(name)


_PLACE = "SELECT part, kind, by, who, stream, text FROM places WHERE key = ?"
_FILE = "SELECT name, date, title FROM files WHERE id = ?"


def _stem(name: bytes) -> str:
    return Path(os.fsdecode(name)).stem

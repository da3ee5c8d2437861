"""What somebody typed becomes a question to the index: words, phrases and filters; nothing typed is ever an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, clip
from meetingtui.review.index.places import KINDS
from meetingtui.review.index.words import words_of

WORD_LIMIT = 12
"""Words of one search that count."""
TYPED_LIMIT = 1_000
FILTERS = ("kind", "person", "party", "stream", "since", "until")
_TOKEN = re.compile(r'(?:(?P<key>[a-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there: folded words in a row; of the last, its beginning is enough unless `whole`."""

    words: tuple[str, ...]
    whole: bool = False
    also: tuple[str, ...] = ()
    """Other words that will do, where this one is nowhere; their beginning is enough too, unless `whole`."""

    @property
    def prefix(self) -> bool:
        """Whether the beginning of its last word is enough: not of a number or an id, nor a single letter."""
        last = self.words[-1]
        return not self.whole and not last[-1].isdigit() and (len(last) > 1 or not last.isascii())


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be in one place, and what that place must be."""

    terms: tuple[Term, ...] = ()
    kind: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    stream: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    strange: tuple[str, ...] = ()
    """Sentences about filters that say nothing, and were left out."""

    @property
    def empty(self) -> bool:
        """Whether nothing was asked."""
        filters = (self.terms, self.kind, self.person, self.party, self.stream, self.since, self.until)
        return not any(filters)

    def with_terms(self, terms: Iterable[Term]) -> Query:
        """The same question with other words."""
        return replace(self, terms=tuple(terms))


def read_query(typed: str, **filters: str | None) -> Query:
    """The question in a line that somebody typed; filters may stand in it, or be given by name."""
    query = Query()
    for found in _TOKEN.finditer(typed[:TYPED_LIMIT]):
        key, quoted = (found["key"] or "").casefold(), found["quoted"]
        said = quoted if quoted is not None else found["plain"]
        if not key and said.casefold().removesuffix(":") in FILTERS and said.endswith(":"):
            continue  # a filter that is still being typed
        if key in FILTERS:
            query = _filtered(query, key, said)
            continue
        words = tuple(words_of(f"{found['key'] or ''} {said}"))
        if words and len(query.terms) < WORD_LIMIT:
            query = query.with_terms((*query.terms, Term(words, whole=quoted is not None)))
    for key, value in filters.items():
        if value:
            query = _filtered(query, key, value)
    return query


def _filtered(query: Query, key: str, said: str) -> Query:
    shown = clip(clean_line(said), 40)
    if key == "kind":
        kind = "".join(words_of(said))
        kind = next((one for one in (kind, kind.removesuffix("s")) if one in KINDS), "")
        sentence = f'there is no kind "{shown}"; write one of {", ".join(KINDS)}'
        return replace(query, kind=(*query.kind, kind)) if kind else _strange(query, sentence)
    if key in {"since", "until"}:
        day = read_day(said, last=key == "until")
        sentence = f'"{shown}" is no date; write {key}:2026, {key}:2026-01 or {key}:2026-01-31'
        return replace(query, **{key: day}) if day else _strange(query, sentence)
    if not words_of(said):
        return _strange(query, f"{key}: says nothing; write a name after it")
    return replace(query, **{key: (*getattr(query, key), said)})


def _strange(query: Query, sentence: str) -> Query:
    return replace(query, strange=(*query.strange, sentence))


def read_day(said: str, *, last: bool) -> date | None:
    """The first day of what was said, a year, a month or a day; with `last` its last one."""
    found = _DAY.match(said.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if year is None or day is not None:
            return date(year or 0, month or 0, day or 0)
        if not last:
            return date(year, month or 1, 1)
        start = date(year, month, 1) if month else date(year, 12, 1)
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except ValueError:
        return None


class Known:
    """The names of a partnership as they are searched: which ids a word may mean."""

    def __init__(self, partnership: Partnership | None) -> None:
        self.people: dict[str, list[str]] = {}
        self.parties: dict[str, list[str]] = {}
        self.streams: dict[str, list[str]] = {}
        self.side: dict[str, list[str]] = {}
        for person in partnership.person if partnership else ():
            self.people[person.id] = words_of(person.name)
            self.side.setdefault(person.party, []).append(person.id)
        for party in partnership.party if partnership else ():
            self.parties[party.id] = words_of(f"{party.name} {party.short or ''}")
        for stream in partnership.stream if partnership else ():
            self.streams[stream.id] = words_of(stream.name)

    @property
    def words(self) -> set[str]:
        """Every word of every name."""
        return {word for names in (self.people, self.parties, self.streams) for own in names.values() for word in own}

    def meant(self, names: dict[str, list[str]], said: str) -> list[str]:
        """The ids that a filter may mean: the id itself, else whose name has all these words, or their beginnings."""
        asked = words_of(said)
        exact = [mark for mark in names if words_of(mark) == asked]
        if exact:
            return exact
        found = [mark for mark, own in names.items() if all(any(w.startswith(a) for w in own) for a in asked)]
        return found or [said]

    def named(self, term: Term) -> list[str]:
        """Marks of everybody and everything whose name begins one of its words with this word."""
        marks: list[str] = []
        for word in (term.words[0], *term.also) if len(term.words) == 1 else ():
            for sort, names in (("who", self.people), ("who", self.parties), ("stream", self.streams)):
                marks += [mark_of(sort, one) for one, own in names.items() if _begins(own, word, whole=not term.prefix)]
        return list(dict.fromkeys(marks))


def _begins(own: list[str], word: str, *, whole: bool) -> bool:
    return any(one == word if whole else one.startswith(word) for one in own)


def mark_of(sort: str, name: str) -> str:
    """The one word under which an id is indexed; `sort` is who, there, stream or kind."""
    return sort + "".join(words_of(name))


def expression(query: Query, known: Known) -> str:
    """The question in the language of FTS5; every word in it is letters and digits between quotes."""
    parts = [term_expression(term, known) for term in query.terms]
    parts += [f"{{marks}} : ({marks})" for marks in _filters(query, known)]
    return " AND ".join(f"({part})" for part in parts)


def term_expression(term: Term, known: Known) -> str:
    """One term: in the words of a place, or as the name of someone who has to do with it."""
    star = " *" if term.prefix else ""
    also = "" if term.whole else " *"
    ways = [f'"{" ".join(term.words)}"{star}', *(f'"{word}"{also}' for word in term.also)]
    text = f"{{words more}} : ({' OR '.join(ways)})"
    named = known.named(term)
    return f"{text} OR {{marks}} : ({_any(named)})" if named else text


def _filters(query: Query, known: Known) -> list[str]:
    found: list[str] = []
    if query.kind:
        found.append(_any(mark_of("kind", kind) for kind in query.kind))
    if query.person:
        people = [one for said in query.person for one in known.meant(known.people, said)]
        found.append(_any(mark_of(sort, one) for one in people for sort in ("who", "there")))
    if query.party:
        parties = [one for said in query.party for one in known.meant(known.parties, said)]
        people = [person for party in parties for person in known.side.get(party, ())]
        found.append(_any(mark_of("who", one) for one in (*parties, *people)))
    if query.stream:
        streams = [one for said in query.stream for one in known.meant(known.streams, said)]
        found.append(_any(mark_of("stream", one) for one in streams))
    return found


def _any(marks: Iterable[str]) -> str:
    return " OR ".join(f'"{mark}"' for mark in dict.fromkeys(marks))

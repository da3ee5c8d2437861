"""What the filter line of the review screens asks for: words, `@person`, `#stream`, `kind:decision`, `since:2026-01`.

The words mean what they mean to `meetingtui search`; here they are compared with what has been read already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from meetingtui.core.carrying import kind_of
from meetingtui.core.dates import say_date
from meetingtui.core.items import AnyItem, names_in
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Carried
from meetingtui.review.archive import Broken, Shelved, Spot, spaced
from meetingtui.review.index.places import KINDS
from meetingtui.review.index.query import Known, Query, Term, read_query

_SIGN = re.compile(r'(?<!\S)([@#])(?=[^\s"])')
_KIND = re.compile(r"(?<!\S)kind:([^\W_]+)", re.IGNORECASE)
_ALSO = {
    "promise": "action",
    "question": "parked",
    "thanks": "win",
    "word": "term",
    "measure": "metric",
}
"""What people call kinds besides the words of the files."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What was asked, with names understood."""

    query: Query = field(default_factory=Query)
    who: frozenset[str] = frozenset()
    """Ids of the people asked for; with `party` each of them, and the people of it."""
    sides: frozenset[str] = frozenset()
    streams: frozenset[str] = frozenset()
    words: str = ""
    """What was understood, in words; empty where everything is asked for."""

    @property
    def empty(self) -> bool:
        """Whether everything is asked for."""
        return self.query.empty

    def minutes(self, one: Shelved) -> Spot | bool:
        """The place in these minutes that was asked for; true where all of them were, false where they were not."""
        if self.query.empty:
            return True
        if isinstance(one, Broken):
            return not self._of_place and self._has_all(spaced(one.name))
        if not self._on(one.on):
            return False
        if not self._of_place and not self.query.terms:
            return True
        if not all(_begin(term) in one.words for term in self.query.terms):
            return False
        found = next((spot for spot in one.spots if self._spot(spot)), None)
        return found if found is not None else not self._of_place

    def item(self, one: Carried, names: Partnership | None) -> bool:
        """Whether an item of the register was asked for."""
        if self.query.empty:
            return True
        if not self._on(one.on) or (self.query.kind and kind_of(one).value not in self.query.kind):
            return False
        if self.streams and one.item.stream not in self.streams:
            return False
        who = _who(one.item)
        if (self.who and not self.who & who) or (self.sides and not self.sides & who):
            return False
        return self._has_all(_words(one.id, one.item, _Names(names)))

    @property
    def _of_place(self) -> bool:
        return bool(self.query.kind or self.who or self.sides or self.streams)

    def _on(self, day: Any) -> bool:
        since, until = self.query.since, self.query.until
        return not ((since and day < since) or (until and day > until))

    def _spot(self, spot: Spot) -> bool:
        place = spot.place
        kind = "action" if place.kind == "open" else place.kind
        if self.query.kind and not {kind, place.kind} & set(self.query.kind):
            return False
        if self.streams and place.stream not in self.streams:
            return False
        if self.who and self.who.isdisjoint(place.who) and self.who.isdisjoint(place.there):
            return False
        if self.sides and self.sides.isdisjoint(place.who):
            return False
        return self._has_all(spot.words)

    def _has_all(self, words: str) -> bool:
        return all(_begin(term) in words for term in self.query.terms)


def narrow(typed: str, names: Partnership | None) -> Narrow:
    """What somebody typed, understood; nothing typed is ever an error."""
    known = Known(names)
    query = read_query(_KIND.sub(_kind, _SIGN.sub(lambda found: _filter(found, typed, known), typed)))
    people = {mark for said in query.person for mark in known.meant(known.people, said)}
    parties = {mark for said in query.party for mark in known.meant(known.parties, said)}
    sides = parties | {person for party in parties for person in known.side.get(party, ())}
    streams = {mark for said in query.stream for mark in known.meant(known.streams, said)}
    words = _understood(query, names, people, parties, streams)
    return Narrow(query, frozenset(people), frozenset(sides), frozenset(streams), words)


def _filter(found: re.Match[str], typed: str, known: Known) -> str:
    """`@` names a person, or else a party; `#` a stream."""
    if found[1] == "#":
        return "stream:"
    said = typed[found.end() :].split()[0]
    is_person = known.meant(known.people, said) != [said] or said in known.people
    is_party = known.meant(known.parties, said) != [said] or said in known.parties
    return "party:" if is_party and not is_person else "person:"


def _kind(found: re.Match[str]) -> str:
    """A kind by the beginning of its name, or by what people call it."""
    said = found[1].casefold()
    for kind in (*KINDS, *_ALSO):
        if kind.startswith(said) or said == f"{kind}s":
            return f"kind:{_ALSO.get(kind, kind)}"
    return found[0]


def _understood(
    query: Query, names: Partnership | None, people: Iterable[str], parties: Iterable[str], streams: Iterable[str]
) -> str:
    called = _Names(names)
    parts = [
        " or ".join(f"{kind}s" if kind not in {"status", "parked", "open"} else kind for kind in query.kind),
        " or ".join(called.of(one) for one in sorted(people)),
        " or ".join(called.of(one) for one in sorted(parties)),
        " or ".join(called.of(one) for one in sorted(streams)),
        f"since {say_date(query.since)}" if query.since else "",
        f"until {say_date(query.until)}" if query.until else "",
        " ".join(f'"{" ".join(term.words)}"' for term in query.terms),
        *query.strange,
    ]
    return " · ".join(part for part in parts if part)


@lru_cache(maxsize=64)
def _begin(term: Term) -> str:
    """What a term looks for in spaced words: the beginning of its last word, or all of it."""
    return f" {' '.join(term.words)}{' ' if term.whole else ''}"


class _Names:
    """Full names by id; an object that is the same for the same partnership, for the cache below."""

    def __init__(self, names: Partnership | None) -> None:
        self._names = names

    def of(self, one: str) -> str:
        names = self._names
        if names is None:
            return one
        found = names.people.get(one) or names.parties.get(one) or names.streams.get(one)
        return found.name if found else one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and other._names is self._names

    def __hash__(self) -> int:
        return id(self._names)


_SEEN: dict[int, tuple[AnyItem, str]] = {}
_SEEN_LIMIT = 20_000


def _words(mark: str, item: AnyItem, called: _Names) -> str:
    """Everything an item says, as it is searched; made once for each item."""
    seen = _SEEN.get(id(item))
    if seen is not None and seen[0] is item:
        return seen[1]
    names = (called.of(one) for one in (*_who(item), item.stream or ""))
    made = spaced(" ".join((mark, *_texts(item.model_dump()), *names)))
    if len(_SEEN) > _SEEN_LIMIT:
        _SEEN.clear()
    _SEEN[id(item)] = item, made
    return made


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in cast("dict[Any, Any]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("tuple[Any, ...]", value):
            yield from _texts(inner)


def _who(item: AnyItem) -> set[str]:
    people, parties, either = names_in(item)
    return people | parties | either

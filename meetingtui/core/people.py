"""Parties, the people in them, and the partnership they form.

A party is the unit of voice, a person the unit of promise (practices, principle 2).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from meetingtui.core.record import Day, Record, Whole
from meetingtui.core.text import fold_name, slug
from meetingtui.core.text_types import FullLine, Id, Line, Name

MARKS = ("◆", "○", "▲", "□", "●", "△", "■", "◇", "★", "☆", "▼", "▽")
"""One shape a party, in listing order: told apart without colour."""

PARTY_LIMIT = 12
PERSON_LIMIT = 200


class Party(Record):
    """One of the organisations that meet."""

    id: Id
    name: Name
    short: Name | None = None
    mark: Annotated[Line, Field(max_length=2)] | None = None
    authority: Line | None = None
    joined: Day | None = None
    left: Day | None = None

    def gone(self, day: date | None) -> bool:
        """Whether it has left the partnership before that day."""
        return bool(self.left and day and self.left < day)

    def takes_part(self, day: date) -> bool:
        """Whether it was in the partnership on that day."""
        return not self.gone(day) and not (self.joined and self.joined > day)

    @property
    def label(self) -> str:
        """The name short enough for a column: `short`, else the first word of the name."""
        return self.short or self.name.split()[0]


class Person(Record):
    """Someone who takes part, on the side of one party."""

    model_config = ConfigDict(populate_by_name=True)

    id: Id
    name: Name
    party: Id
    role: Line | None = None
    level: Line | None = None
    likes: Line | None = None
    login: Line | None = None
    """The name of their account on the machine where the meetings are held."""
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None

    @property
    def label(self) -> str:
        """First name, as people say it in a room."""
        return self.name.split()[0]


class Stream(Record):
    """A strand of shared work that status is told about."""

    id: Id
    name: Name
    owner: Id | None = None
    done: dict[Id, FullLine] = Field(default_factory=dict[str, str])
    ends: Day | None = None


class Rhythm(Record):
    """An agenda that comes round: `every` is a number of days, weeks or months, as in "2 weeks"."""

    agenda: FullLine
    every: FullLine
    next: Day | None = None
    about: Literal["progress", "strategy", "innovation", "relationship"] | None = None


class Escalation(Record):
    """A rung agreed in advance: when it is climbed, to whom, how."""

    when: FullLine
    to: tuple[Id, ...] = ()
    how: Line | None = None
    days: Annotated[Whole, Field(ge=1, le=1000)] | None = None
    """Working days after which it is offered, where `when` does not say it in words that are understood."""


class Rest(Record):
    """When a partnership was laid to rest or ended, why, when it is looked at again, and when it was taken up again."""

    since: Day
    why: Line | None = None
    again: Day | None = None
    until: Day | None = None


class Lapse(Record):
    """What the parties agreed about silence: minutes that nobody answers may be taken as read after so many days."""

    days: Annotated[Whole, Field(ge=1, le=60)]
    """Working days, Monday to Friday."""
    from_: Annotated[FullLine, Field(alias="from")]
    """Where it was agreed: the id of an agreement or a decision, or words."""

    def __str__(self) -> str:
        return f"lapse of {self.days} working day{'s' if self.days != 1 else ''} ({self.from_})"


class Partnership(Record):
    """Who is in it, and the standing facts; what happened is in the minutes."""

    name: Name
    started: Day | None = None
    zone: Line | None = None
    language: Id | None = None
    """The language of its agendas, such as `de`; without it they are English."""
    serves: Line | None = None
    purpose: Line | None = None
    state: Literal["forming", "active", "resting", "ended"] = "active"
    party: Annotated[tuple[Party, ...], Field(min_length=1, max_length=PARTY_LIMIT)]
    person: Annotated[tuple[Person, ...], Field(max_length=PERSON_LIMIT)] = ()
    stream: tuple[Stream, ...] = ()
    rhythm: tuple[Rhythm, ...] = ()
    escalate: tuple[Escalation, ...] = ()
    lapse: Lapse | None = None
    rest: Rest | None = None

    @property
    def at_rest(self) -> bool:
        """Whether no meetings are held for the time being, or any more."""
        return self.state in {"resting", "ended"}

    @cached_property
    def parties(self) -> dict[str, Party]:
        """Parties by id, in listing order."""
        return {party.id: party for party in self.party}

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by id, in listing order."""
        return {person.id: person for person in self.person}

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all parties and people: no two may be alike, for a line names either by the same mark."""
        return frozenset(self.parties) | frozenset(self.people)

    @cached_property
    def streams(self) -> dict[str, Stream]:
        """Streams by id, in listing order."""
        return {stream.id: stream for stream in self.stream}

    def parties_on(self, day: date) -> tuple[str, ...]:
        """Ids of the parties that were in it on that day, in listing order."""
        return tuple(party for party, found in self.parties.items() if found.takes_part(day))

    def first_to_speak(self, meetings: int) -> str:
        """The party that speaks first after so many meetings: each in turn."""
        return self.party[meetings % len(self.party)].id

    def of_party(self, party: str) -> tuple[Person, ...]:
        """The people of one party, in listing order."""
        return tuple(person for person in self.person if person.party == party)

    def mark(self, party: str) -> str:
        """The shape that stands for a party: its own, else the next of `MARKS` by listing order."""
        found = self.parties.get(party)
        if found is None:
            return "?"
        return found.mark or MARKS[list(self.parties).index(party) % len(MARKS)]

    @cached_property
    def _party_names(self) -> dict[str, str]:
        """Short names that tell the parties apart: as few first words as that takes, articles left out."""
        given = {party.id: party.short for party in self.party}
        words = {party.id: spoken_words(party.name) for party in self.party}
        taken = {fold_name(short) for short in given.values() if short}
        names: dict[str, str] = {}
        for party in self.party:
            others = [words[other.id] for other in self.party if other.id != party.id and not other.short]
            mine = words[party.id]
            for count in range(1, len(mine) + 1):
                start = [fold_name(word) for word in mine[:count]]
                alike = any([fold_name(word) for word in other[:count]] == start for other in others)
                if not alike and " ".join(start) not in taken:
                    names[party.id] = " ".join(mine[:count])
                    break
            names[party.id] = party.short or names.get(party.id, party.name)
        return names

    @cached_property
    def _first_names(self) -> dict[str, str]:
        """First names where they are unique, else full names."""
        folded = Counter(fold_name(person.label) for person in self.person)
        return {p.id: p.label if folded[fold_name(p.label)] == 1 else p.name for p in self.person}

    def party_name(self, party: str) -> str:
        """Short name of a party, unlike any other's; the id itself where it is not known."""
        return self._party_names.get(party, party)

    def person_name(self, person: str) -> str:
        """Full name of a person; the id itself where it is not known."""
        found = self.people.get(person)
        return found.name if found else person

    def first_name(self, person: str) -> str:
        """First name where it is unique in the partnership, else the full name."""
        return self._first_names.get(person, person)

    def with_person(self, person: Person) -> Partnership:
        """The same partnership with one more person; unchanged where the id is taken."""
        if person.id in self.people:
            return self
        return self.model_copy_with(person=(*self.person, person))

    def with_stream(self, stream: Stream) -> Partnership:
        """The same partnership with one more stream; unchanged where the id is taken."""
        if stream.id in self.streams:
            return self
        return self.model_copy_with(stream=(*self.stream, stream))

    def model_copy_with(self, **changes: object) -> Partnership:
        """A copy with other fields and none of the cached look-ups."""
        kept = {name: getattr(self, name) for name in type(self).model_fields}
        fields = {**kept, **(self.model_extra or {}), **changes}
        return Partnership.model_construct(self.model_fields_set | changes.keys(), **fields)


ARTICLES = frozenset({"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "de"})
"""First words of an organisation's name that nobody would call it by."""


def spoken_words(name: str) -> list[str]:
    """The words of a name, without an article at the front where more than that is left."""
    words = name.split()
    return words[1:] if len(words) > 1 and fold_name(words[0]) in ARTICLES else words


def new_id(name: str, taken: frozenset[str] | set[str] | dict[str, object]) -> str:
    """An id for a new person, party or stream: the first word, the whole name, then a number until it is free.

    For a person or party, `Partnership.ids` are taken. One that differs only in case or accents is taken too.
    """
    words = spoken_words(name)
    first, whole = slug(words[0] if words else name), slug(name)
    alike = {fold_name(mark) for mark in taken}
    for wish in (first, whole):
        if fold_name(wish) not in alike:
            return wish
    number = 2
    while fold_name(f"{whole[:36]}-{number}") in alike:
        number += 1
    return f"{whole[:36]}-{number}"

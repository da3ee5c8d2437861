"""Who or what a typed name means: found exactly, by one clear beginning, or not at all; never by likeness."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from meetingtui.core.capture_shape import Context
from meetingtui.core.people import Party, Person
from meetingtui.core.text import fold_name

_NUMBERS = {2: "two", 3: "three", 4: "four"}
_SHOWN = 4
_TYPED_AT_MOST = 80


@dataclass(frozen=True, slots=True)
class Named:
    """A person, party or stream as it can be typed; `side` is the party it stands for."""

    id: str
    name: str
    label: str
    side: str = ""
    last: str = ""
    noun: str = "people"
    current: bool = True

    @property
    def forms(self) -> tuple[str, ...]:
        """Everything it may be called, squashed: first name, full name, last name, id."""
        return tuple(squash(form) for form in (self.label, self.name, self.last, self.id) if form)


@dataclass(frozen=True, slots=True)
class Found:
    """All that a typed name may mean; `called` where it is their very name, not its beginning."""

    hits: tuple[Named, ...]
    called: bool = True


@lru_cache(maxsize=4096)
def squash(name: str) -> str:
    """The letters and digits of a name under which it is compared."""
    return "".join(char for char in fold_name(name) if char.isalnum())


def people(context: Context) -> tuple[Named, ...]:
    """The people of the partnership, in listing order."""
    return tuple(_person(person, context) for person in context.partnership.person)


def parties(context: Context) -> tuple[Named, ...]:
    """The parties, in listing order."""
    return tuple(_party(party, context) for party in context.partnership.party)


def streams(context: Context) -> tuple[Named, ...]:
    """The streams of work, in listing order."""
    return tuple(Named(stream.id, stream.name, stream.name, noun="streams") for stream in context.partnership.stream)


def _person(person: Person, context: Context) -> Named:
    words = person.name.split()
    current = person.until is None or person.until >= context.today
    return Named(person.id, person.name, words[0], person.party, words[-1], "people", current)


def _party(party: Party, context: Context) -> Named:
    current = party.left is None or party.left >= context.today
    return Named(
        party.id, party.name, context.partnership.party_name(party.id), party.id, noun="parties", current=current
    )


def find(typed: str, pool: Iterable[Named]) -> Found:
    """What a typed name means: the id, then the name, then the last name, then a beginning of two letters or more.

    Those who have left answer to their exact id only. A form that several share gives them all.
    """
    everyone = tuple(pool)
    exact = tuple(named for named in everyone if named.id == typed)
    if exact:
        return Found(exact[:1])
    wanted = squash(typed)
    here = tuple(named for named in everyone if named.current)
    if not wanted:
        return Found(())
    for hits in (
        tuple(named for named in here if squash(named.id) == wanted),
        tuple(named for named in here if wanted in {squash(named.label), squash(named.name)}),
        tuple(named for named in here if squash(named.last) == wanted),
    ):
        if hits:
            return Found(hits)
    if len(wanted) < 2:
        return Found(())
    return Found(tuple(named for named in here if any(form.startswith(wanted) for form in named.forms)), called=False)


def nearest(typed: str, pool: Iterable[Named], most: int = 3) -> tuple[str, ...]:
    """The ids that a typed name may be a slip for, nearest first."""
    wanted = squash(typed[:_TYPED_AT_MOST])
    ranked = [
        (slip, index, named.id)
        for index, named in enumerate(pool)
        if named.current and (slip := slips(wanted, named)) is not None
    ]
    return tuple(dict.fromkeys(named for _, _, named in sorted(ranked)))[:most]


def slips(wanted: str, named: Named) -> int | None:
    """How many slips of the finger lie between a squashed name, perhaps unfinished, and this one; None for too many."""
    from rapidfuzz.distance import OSA

    allowed = 0 if len(wanted) < 3 else 1 if len(wanted) < 5 else 2
    if not allowed:
        return None
    distance = min(
        OSA.distance(wanted, part)
        for form in named.forms
        for part in (form, form[: len(wanted)], form[: len(wanted) + 1])
    )
    return distance if distance <= allowed else None


def say_ambiguous(typed: str, mark: str, found: Found) -> str:
    """The sentence that names everyone a typed name may mean."""
    hits = found.hits
    number = _NUMBERS.get(len(hits), str(len(hits)))
    nouns = {named.noun for named in hits}
    noun = nouns.pop() if len(nouns) == 1 else "names"
    names = {named.label for named in hits if squash(named.label) == squash(typed)}
    called = f"are called {names.pop() if len(names) == 1 else typed}" if found.called else f'begin with "{typed}"'
    shown = [f"{mark}{named.id}" for named in hits[:_SHOWN]]
    rest = " or another" if len(hits) > _SHOWN else ""
    choice = ", ".join(shown) if rest else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return f"{number} {noun} {called}: {choice}{rest}"

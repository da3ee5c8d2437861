"""What people and parties are called where minutes are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from meetingtui.core.people import Partnership, Party
from meetingtui.files.minutes_tables import Minutes

if TYPE_CHECKING:
    from meetingtui.core.standing import Carried


class Names:
    """Names of people and parties as the minutes mean them; an id that nobody has is shown as it is."""

    def __init__(
        self, minutes: Minutes, partnership: Partnership | None, called: Mapping[str, str] | None = None
    ) -> None:
        self._known = partnership
        self._called = called or {}
        self._day = minutes.date
        self._joined = {person.id: person for person in minutes.joined}

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties that were in the partnership on the day of the meeting, in listing order."""
        listed = self._known.party if self._known else ()
        return tuple(dict.fromkeys(party.id for party in listed if self._takes_part(party)))

    def _takes_part(self, party: Party) -> bool:
        gone = party.left is not None and party.left < self._day
        return not gone and not (party.joined is not None and party.joined > self._day)

    def person(self, person: str) -> str:
        """A person's full name."""
        if self._known and person in self._known.people:
            return self._known.person_name(person)
        return self._joined[person].name if person in self._joined else person

    def party(self, party: str) -> str:
        """A party's full name."""
        found: Party | None = self._known.parties.get(party) if self._known else None
        return found.name if found else party

    def short(self, name: str) -> str:
        """A party's short name; a person's full one."""
        if self._known and name in self._known.parties:
            return self._known.party_name(name)
        return self.person(name)

    def side(self, person: str) -> str:
        """The short name of a person's party, or nothing."""
        party = self.party_of(person)
        return self.short(party) if party else ""

    def party_of(self, name: str) -> str:
        """The id of a person's party, or of the party itself; nothing where neither is known."""
        if self._known and name in self._known.parties:
            return name
        found = (self._known.people if self._known else {}).get(name) or self._joined.get(name)
        return found.party if found else ""

    def anyone(self, name: str) -> str:
        """A name that may be a person's or a party's."""
        if self._known and name in self._known.parties:
            return self.party(name)
        return self.person(name)

    def item(self, mark: str) -> str:
        """An item of earlier minutes by its id and, where they are at hand, its words."""
        words = self._called.get(mark)
        return f"{mark} {words.rstrip('.')}" if words else mark

    def agenda(self, agenda: str) -> str:
        """An agenda by its title where that is at hand, else by its name."""
        return self._called.get(agenda, agenda)

    def stream(self, stream: str) -> str:
        """A stream's name."""
        found = self._known.streams.get(stream) if self._known else None
        return found.name if found else stream

    def listed(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Parties in the partnership's order, each once, then those it does not know."""
        given = dict.fromkeys(parties)
        return tuple(dict.fromkeys((*(party for party in self.parties if party in given), *given)))

    def everyone(self, names: Iterable[str]) -> str:
        """Several people and parties, in short."""
        return ", ".join(self.short(name) for name in names)

    def people(self, people: Iterable[str]) -> str:
        """Several people, by name."""
        return ", ".join(self.person(person) for person in people)


def words_of_items(items: Mapping[str, Carried]) -> dict[str, str]:
    """The words of items by their ids, for a place that names them alone."""
    from meetingtui.core.carrying import kind_of
    from meetingtui.core.items import headline

    return {mark: headline(kind_of(one), one.item) for mark, one in items.items()}

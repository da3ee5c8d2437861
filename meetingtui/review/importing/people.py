"""Who a name in old minutes is: somebody of the partnership, by their whole name or one that is theirs alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from meetingtui.core.capture_names import squash
from meetingtui.core.people import Partnership, Party, Person

_SPLIT = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*")
_FORM = re.compile(
    r"[\s,]+(?:ltd|limited|inc|llc|llp|plc|gmbh|ag|sa|sas|bv|b\.v|co|kg|ab|as|oy|the team|team)\.?\s*\Z", re.IGNORECASE
)
"""What stands behind the name of a firm and is no part of what it is called."""
_MANY = 6
"""More names than this before a verb are no owners."""
_LIKE = 90
"""How alike two names must be, of 100, to be one name with a slip in it."""
_LOOKS_LIKE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_a-z][\w.'’-]*){0,3}\Z")


class Roster:
    """The people and parties of a partnership, as they were on the day of the meeting."""

    def __init__(self, partnership: Partnership, day: date, new: Iterable[Person] = ()) -> None:
        self.partnership = partnership
        self._people: dict[str, set[str]] = defaultdict(set)
        self._short: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._parties: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, Person] = {}
        self._tried: dict[str, str | None] = {}
        for person in partnership.person:
            if person.until is None or person.until >= day:
                self.add(person)
        for person in new:
            self.add(person)
        for party in partnership.party:
            self._add_party(party)

    def add(self, person: Person) -> None:
        """Let somebody be found from here on."""
        words = person.name.split()
        self._known[person.id] = person
        self._names[person.id] = squash(person.name)
        for form in (person.id, person.name, person.login or ""):
            self._people[squash(form)].add(person.id)
        for form in (words[0], words[-1], f"{words[0]} {words[-1][:1]}", f"{words[0][:1]} {words[-1]}"):
            self._short[squash(form)].add(person.id)

    def _add_party(self, party: Party) -> None:
        whole = party.name.split()
        starts = [" ".join(whole[:count]) for count in range(1, len(whole) + 1)]
        initials = "".join(word[0] for word in whole if word[0].isalpha()) if len(whole) > 1 else ""
        forms = (party.id, party.short or "", self.partnership.party_name(party.id), initials, *starts)
        for form in {squash(form) for form in forms if form}:
            self._parties[form].add(party.id)

    def person(self, name: str) -> str | None:
        """The one person of that name; None where there is none, or more than one."""
        wanted = squash(name.strip(" @.,:;*")[:80])
        if not wanted:
            return None
        for forms in (self._people, self._short):
            if found := forms.get(wanted):
                return next(iter(found)) if len(found) == 1 else None
        return None

    def likely(self, name: str) -> str | None:
        """The one person whose whole name is this but for a slip."""
        wanted = squash(name[:80])
        if len(wanted) < 6 or " " not in name.strip():
            return None
        if wanted not in self._tried:
            from rapidfuzz import fuzz

            near = [person for person, form in self._names.items() if fuzz.ratio(wanted, form) >= _LIKE]
            self._tried[wanted] = near[0] if len(near) == 1 else None
        return self._tried[wanted]

    def party(self, name: str) -> str | None:
        """The one party of that name, or of that name with the sort of firm behind it."""
        found = self._parties.get(squash(name.strip(" .,:;*")[:80])) or self._parties.get(
            squash(_FORM.sub("", name[:80]))
        )
        return next(iter(found)) if found and len(found) == 1 else None

    def party_of(self, person: str) -> str:
        """The party of somebody who is known."""
        return self._known[person].party

    def name_of(self, person: str) -> str:
        """The whole name of somebody who is known."""
        return self._known[person].name

    @property
    def taken(self) -> set[str]:
        """The ids that nobody new may have."""
        return {*self.partnership.ids, *self._known}

    def __len__(self) -> int:
        return len({*self.partnership.people, *self._known})

    def role_of(self, person: str) -> str:
        """The role of somebody who is known; nothing where none is written down."""
        return self._known[person].role or ""

    def several(self, names: str) -> tuple[str, ...]:
        """The people that "Imani and Mateo" means; nobody unless all of them are known."""
        if person := self.person(names):
            return (person,)
        parts = [part for part in _SPLIT.split(names.strip(" @.,:;*")) if part]
        if not 1 < len(parts) <= _MANY:
            return ()
        found = [self.person(part) for part in parts]
        return tuple(dict.fromkeys(one for one in found if one)) if all(found) else ()


def looks_like_name(text: str) -> bool:
    """Whether a text may well be somebody's name: one to four words with a capital each."""
    return len(text) <= 80 and bool(_LOOKS_LIKE.match(text.strip().removeprefix("@")))

"""Who takes part in a rehearsal: people of the partnership, and made-up ones where more are wanted. Pure."""

from __future__ import annotations

from datetime import date

from meetingtui.core.people import Partnership, Party, Person, Stream

MOST = 12
"""As many people of a partnership come to a rehearsal, where their number is not said."""
FIRST_NAMES = (
    "Nell",
    "Yara",
    "Ravi",
    "Colm",
    "Edda",
    "Tomas",
    "Ilse",
    "Kofi",
    "Marta",
    "Jun",
    "Orla",
    "Sami",
    "Greta",
    "Pavel",
    "Amara",
    "Finn",
    "Leni",
    "Idris",
    "Vera",
    "Hugo",
    "Thea",
    "Omar",
    "Birte",
    "Luca",
)
SURNAMES = ("Ashby", "Haddad", "Sundaram", "Dunne", "Larsen", "Brandt", "Maar")
TWO_FIRMS = Partnership(
    name="Larkmead Kitchens and Osterby Transport",
    purpose="Every school on the coast has a warm meal at noon, whatever the roads are like.",
    serves="Schools on the coast",
    party=(
        Party(id="larkmead", name="Larkmead Kitchens", mark="◆"),
        Party(id="osterby", name="Osterby Transport", mark="○"),
    ),
    person=(
        Person(id="nell", name="Nell Ashby", party="larkmead", role="Head of the kitchens"),
        Person(id="ravi", name="Ravi Sundaram", party="larkmead", role="Buys what is cooked"),
        Person(id="edda", name="Edda Larsen", party="larkmead", role="Talks with the schools"),
        Person(id="yara", name="Yara Haddad", party="osterby", role="Plans the routes"),
        Person(id="colm", name="Colm Dunne", party="osterby", role="Drives, and speaks for the drivers"),
        Person(id="ilse", name="Ilse Maar", party="osterby", role="Contracts and money"),
    ),
    stream=(
        Stream(id="school-meals", name="School meals", owner="nell"),
        Stream(id="winter-routes", name="Winter routes", owner="yara"),
        Stream(id="boxes", name="Boxes that come back", owner="ravi"),
    ),
)


def comers(partnership: Partnership, day: date, wanted: int | None) -> tuple[str, ...]:
    """Who comes, in listing order: people of each party in turn, until there are as many as wanted."""
    parties = partnership.parties_on(day)
    there = {
        party: [
            person.id
            for person in partnership.of_party(party)
            if not (person.until and person.until < day) and not (person.from_ and person.from_ > day)
        ]
        for party in parties
    }
    room, chosen = wanted if wanted is not None else MOST, set[str]()
    while room > len(chosen) and any(there.values()):
        for party in parties:
            if there[party] and room > len(chosen):
                chosen.add(there[party].pop(0))
    return tuple(person for person in partnership.people if person in chosen)

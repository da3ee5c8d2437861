"""Earlier minutes: each party that has not confirmed them may, through somebody who is here. Pure."""

from __future__ import annotations

from meetingtui.core.standing import Met
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import Confirmed, Corrected
from meetingtui.steps.review.lines import read_person
from meetingtui.steps.review.registers.verb import Register, Result, Verb
from meetingtui.steps.review.state import Looked

_MOST = 8
"""Parties that a digit can stand for; 9 is for corrections."""
CORRECT = Verb(9, "correct", "correction", ask="To correct", hint="what it should say; several with ; between them")


def met(key: str, view: View) -> Met | None:
    """The earlier meeting of that name."""
    return next((one for one in view.standing.unconfirmed if one.minutes == key), None)


def pending(key: str, view: View) -> tuple[str, ...]:
    """The parties that had not confirmed when this meeting was opened, in listing order."""
    found = met(key, view)
    return tuple(party for party in view.partnership.parties if found and party not in found.confirmed)


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """A digit for each such party that is in the room; it keeps its digit while others confirm."""
    made: list[Verb] = []
    for number, party in enumerate(pending(one.key, view)[:_MOST], 1):
        here = view.people_of(party)
        if not here:
            continue
        name = view.partnership.party_name(party)
        if len(here) == 1:
            made.append(Verb(number, f"confirm {party}", name))
        else:
            names = ", ".join(f"@{person.id}" for person in here)
            made.append(Verb(number, f"confirm {party}", name, ask=f"Who says it for {name}?", hint=names, names=True))
    return (*made, CORRECT)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of earlier minutes."""
    if met(one.key, view) is None:
        return Refusal("those minutes are confirmed")
    if verb == "correct":
        return Corrected(step=view.step, item=one.key, text=clean_line(text))
    return confirm(one.key, verb.removeprefix("confirm "), text, view)


def confirm(key: str, party: str, text: str, view: View) -> Result:
    """A party confirms through a person who is here; where only one is, they need not be named."""
    here = view.people_of(party)
    name = view.partnership.party_name(party)
    if not here:
        return Refusal(f"nobody from {name} is here; their word stays pending")
    if len(here) == 1 and not text.strip():
        return Confirmed(step=view.step, item=key, party=party, by=here[0].id, on=view.day)
    names = ", ".join(person.name for person in here)
    if not text.strip():
        return Refusal(f"who is here for them: {names}")
    person = read_person(text, view)
    if isinstance(person, Refusal):
        return person
    if person not in {one.id for one in here}:
        return Refusal(f"somebody from {name} who is here has to say it: {names}")
    return Confirmed(step=view.step, item=key, party=party, by=person, on=view.day)


REGISTER = Register(
    of="minutes", empty="Every party has confirmed the earlier minutes.", words={}, verbs=verbs, say=say
)

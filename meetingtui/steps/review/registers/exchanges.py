"""Exchanges: how each landed, in the words of whoever received it. Pure."""

from __future__ import annotations

from meetingtui.core.items import Exchange
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became
from meetingtui.steps.review.state import Looked

NOTHING = Verb(2, "nothing", "nothing to add")


def receiver(item: Exchange, view: View) -> str | None:
    """The party that received it; a person stands for theirs."""
    person = view.partnership.people.get(item.got or "")
    return person.party if person else item.got


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """What can be said of an exchange."""
    item = one.item
    party = receiver(item, view) if isinstance(item, Exchange) else None
    text = (item.landed or "") if isinstance(item, Exchange) else ""
    ask = f"{view.partnership.party_name(party)}, how did it land?" if party else "How did it land?"
    return (Verb(1, "landed", "how it landed", ask=ask, text=text, hint="in the words of whoever received it"), NOTHING)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of an exchange; how it landed is for the receiver to say."""
    if not isinstance(one.item, Exchange):
        return Refusal("that is not there any more")
    if verb == "nothing":
        return became(one, view, to="nothing to add")
    party = receiver(one.item, view)
    if party in view.partnership.parties and party not in view.parties_present:
        return Refusal(f"nobody from {view.partnership.party_name(str(party))} is here to say; it waits for them")
    words = clean_line(text)
    return became(one, view, to="landed", landed=words) if words else Refusal("a few words; or 2 adds nothing")


REGISTER = Register(
    of="exchanges",
    empty="Nothing is waiting to be told how it landed.",
    words={"landed": VERDICT, "nothing to add": VERDICT},
    verbs=verbs,
    say=say,
)

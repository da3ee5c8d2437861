"""Exchanges: how each landed and what it brought, in the words of whoever received it. Pure."""

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
    name = f"{view.partnership.party_name(party)}, " if party else ""
    landed, effect = (item.landed or "", item.effect or "") if isinstance(item, Exchange) else ("", "")
    ask = f"{name}how did it land?" if name else "How did it land?"
    brought = f"{name}what did it bring?" if name else "What did it bring?"
    return (
        Verb(1, "landed", "how it landed", ask=ask, text=landed, hint="in the words of whoever received it"),
        NOTHING,
        Verb(3, "brought", "what it brought", ask=brought, text=effect, hint="money, days or a worry spared, in words"),
    )


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of an exchange; how it landed, and what it brought, is for the receiver to say."""
    if not isinstance(one.item, Exchange):
        return Refusal("that is not there any more")
    if verb == "nothing":
        return became(one, view, to="nothing to add")
    party = receiver(one.item, view)
    if party in view.partnership.parties and party not in view.parties_present:
        return Refusal(f"nobody from {view.partnership.party_name(str(party))} is here to say; it waits for them")
    words = clean_line(text)
    if not words:
        return Refusal("a few words; Esc leaves it" if verb == "brought" else "a few words; or 2 adds nothing")
    return (
        became(one, view, to="brought", effect=words)
        if verb == "brought"
        else became(one, view, to="landed", landed=words)
    )


REGISTER = Register(
    of="exchanges",
    empty="Nothing is waiting to be told how it landed.",
    words={"landed": VERDICT, "nothing to add": VERDICT, "brought": "effect"},
    verbs=verbs,
    say=say,
)

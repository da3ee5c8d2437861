"""Concerns: acknowledged by another party than the one that raised it, taken up, closed, still open. Pure."""

from __future__ import annotations

from meetingtui.core.capture_split import literal
from meetingtui.core.dates import say_date
from meetingtui.core.items import Concern, ItemKind
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import Became
from meetingtui.steps.review.lines import context, read_person, reason, today_of
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, Wanted, became
from meetingtui.steps.review.state import Looked

CLOSED = "closed"
CLOSE = Verb(3, "close", "closed", ask="What settled it?", hint="what settled it, in a few words")
OPEN = Verb(4, "still open", "still open")


def raised_by(item: Concern, view: View) -> str | None:
    """The party that raised it, a person standing for theirs; None where no party of the partnership is named."""
    person = view.partnership.people.get(item.raised or "")
    party = person.party if person else item.raised
    return party if party in view.partnership.parties else None


def others_here(item: Concern, view: View) -> tuple[str, ...]:
    """The parties in the room that may acknowledge it: every one but that which raised it."""
    raised = raised_by(item, view)
    return tuple(party for party in view.parties_present if party != raised)


def is_acknowledged(one: Looked) -> bool:
    """Whether it was acknowledged before this step."""
    return one.was is not None and isinstance(one.was.item, Concern) and one.was.item.acknowledged is not None


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """What can be said of a concern."""
    item = one.item
    if not isinstance(item, Concern):
        return ()
    made: list[Verb] = []
    if not is_acknowledged(one) and CLOSED not in one.to:
        several = len(others_here(item, view)) > 1 or raised_by(item, view) is None
        ask = "Who acknowledges it?" if several else ""
        made.append(
            Verb(1, "acknowledge", "acknowledged", ask=ask, hint="one person who is here, as in @dara", names=several)
        )
    ask = "" if item.wish else "What would be done about it?"
    made.append(Verb(2, "take up", "take up the wish" if item.wish else "take it up", ask=ask, hint="in a few words"))
    return (*made, CLOSE, OPEN)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a concern."""
    item = one.item
    if not isinstance(item, Concern):
        return Refusal("that concern is not there any more")
    words = clean_line(text)
    match verb:
        case "acknowledge":
            return _acknowledged(text, one, item, view)
        case "take up" if not item.wish and not words:
            return Refusal("say what would be done about it, in a few words; Esc leaves it")
        case "take up":
            return became(one, view, to="taken up", note=None if item.wish else words)
        case "close":
            return _closed(text, one, item, view)
        case _:
            return became(one, view, to="still open")


def _acknowledged(text: str, one: Looked, item: Concern, view: View) -> Result:
    """Only another party than the one that raised it can, and only through somebody who is in the room."""
    names, raised = view.partnership, raised_by(item, view)
    if is_acknowledged(one) and item.acknowledged:
        return Refusal(f"it was acknowledged on {say_date(item.acknowledged)} already")
    if CLOSED in one.to:
        return Refusal("it is closed; 0 takes that back")
    here = others_here(item, view)
    if not here:
        who = f"only {names.party_name(raised)} is here, who raised it" if raised else "nobody is here"
        return Refusal(f"{who}; it waits for the other side")
    party = here[0]
    if len(here) > 1 or raised is None or text.strip():
        if not text.strip():
            return Refusal("name who acknowledges it, as in @dara")
        person = read_person(text, view)
        if isinstance(person, Refusal):
            return person
        if person not in view.present:
            return Refusal(f"{names.first_name(person)} is not here to say so; name somebody who is")
        party = names.people[person].party
        if party == raised:
            return Refusal(f"{names.party_name(party)} raised it; somebody from the other side acknowledges it")
    if (barred := view.barred(party)) is not None:
        return barred
    return became(one, view, to="acknowledged", acknowledged=today_of(view), note=f"by {names.party_name(party)}")


def _closed(text: str, one: Looked, item: Concern, view: View) -> Result:
    """Closed with what settled it, while whoever raised it is in the room to say so; it stays acknowledged."""
    names, raised = view.partnership, raised_by(item, view)
    if raised and raised not in view.parties_present:
        found = names.parties[raised]
        if found.left is None or found.left >= today_of(view):
            return Refusal(f"nobody from {names.party_name(raised)} is here to say that it is settled; it stays open")
    why = reason(text, "")
    if isinstance(why, Refusal):
        return Refusal("say what settled it, as in: changes now come a day ahead")
    here = item.acknowledged if not is_acknowledged(one) else None
    return became(one, view, to=CLOSED, why=why, closed=today_of(view), acknowledged=here)


def then(event: Became, one: Looked, view: View) -> Wanted | None:
    """What is wished for is offered as a promise."""
    if event.to != "taken up" or not isinstance(one.item, Concern):
        return None
    return Wanted(ItemKind.ACTION, literal(event.note or one.item.wish or one.item.happened, context(view)))


REGISTER = Register(
    of="concerns",
    empty="No concern is open.",
    words={"acknowledged": "acknowledged", "taken up": VERDICT, CLOSED: VERDICT, "still open": VERDICT},
    verbs=verbs,
    say=say,
    closes=frozenset({CLOSED}),
    then=then,
)

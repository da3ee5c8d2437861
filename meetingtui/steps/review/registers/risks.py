"""Risks: the early sign seen or not, closed with a reason, handed on. Pure."""

from __future__ import annotations

from meetingtui.core.items import Risk
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became, handed_to, with_reason
from meetingtui.steps.review.state import Looked

SEEN = Verb(1, "seen", "sign seen", ask="What was seen?", hint="a few words; Enter alone notes only that it was seen")
NOT_SEEN = Verb(2, "not seen", "not seen")
CLOSE = Verb(3, "close", "closed", ask="Why can it be closed?", hint="the reason, in a few words")
OWNER = Verb(4, "owner", "new owner", ask="Who takes it on?", hint="one person who is here, as in @dara", names=True)


def verbs(_one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of a risk."""
    return (SEEN, NOT_SEEN, CLOSE, OWNER)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a risk."""
    if not isinstance(one.item, Risk):
        return Refusal("that risk is not there any more")
    match verb:
        case "seen":
            return became(one, view, sign="seen", note=clean_line(text) or None)
        case "not seen":
            return became(one, view, sign="not seen")
        case "close":
            return with_reason(one, view, "closed", text, "all three sites have signed")
        case _:
            return handed_to(one, view, text, one.item.owner)


REGISTER = Register(
    of="risks",
    empty="No risk is open.",
    words={"seen": "sign", "not seen": "sign", "closed": VERDICT, "handed on": "owner"},
    verbs=verbs,
    say=say,
    closes=frozenset({"closed"}),
)

"""Agreements: kept, changed with a new version, retired, ratified. Pure."""

from __future__ import annotations

from meetingtui.core.items import Agreement
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import At
from meetingtui.steps.review.registers.verb import (
    VERDICT,
    Register,
    Result,
    Verb,
    became,
    looked_at_again,
    with_reason,
)
from meetingtui.steps.review.state import RATIFY as RATIFY_QUESTION
from meetingtui.steps.review.state import Looked

KEEP = Verb(1, "keep", "still true", ask="Look at it again on", hint="+3m, 15 jan; Enter alone keeps it without a date")
RETIRE = Verb(3, "retire", "retire", ask="Why is it retired?", hint="the reason, in a few words")
RATIFY = Verb(4, "ratify", "ratify")


def verbs(one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of an agreement; new words are every party's to say yes to."""
    text = one.item.text if isinstance(one.item, Agreement) else ""
    change = Verb(2, "change", "change", ask="It now reads", text=text, hint="the whole text, in its new words")
    ratify = (RATIFY,) if one.ratifiers else ()
    return (*ratify, KEEP, change, RETIRE)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of an agreement."""
    item = one.item
    if not isinstance(item, Agreement) or one.was is None:
        return Refusal("that agreement is not there any more")
    match verb:
        case "ratify":
            return At(step=view.step, item=one.key, page="ratify")
        case "keep":
            return looked_at_again(one, view, text, "kept")
        case "change":
            new = clean_line(text)
            if not new or new == one.was.item.text:
                return Refusal("change the words first; Esc leaves it as it was")
            return became(one, view, to="changed", text=new, version=(one.was.item.version or 1) + 1)
        case _:
            return with_reason(one, view, "retired", text, "the work it was for has ended")


REGISTER = Register(
    of="agreements",
    empty="No agreement needs a word today.",
    words={
        "kept": VERDICT,
        "changed": "words",
        "retired": VERDICT,
        "ratified": RATIFY_QUESTION,
        "partly ratified": RATIFY_QUESTION,
    },
    verbs=verbs,
    say=say,
    closes=frozenset({"retired"}),
)

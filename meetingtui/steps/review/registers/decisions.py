"""Decisions: kept, to be looked at again, replaced, withdrawn, ratified; what was watched for is asked. Pure."""

from __future__ import annotations

from datetime import date

from meetingtui.core.capture import read
from meetingtui.core.capture_split import literal
from meetingtui.core.items import Decision, ItemKind
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import At, Became, Replaced, Watched
from meetingtui.steps.review.lines import context
from meetingtui.steps.review.registers.verb import (
    VERDICT,
    Register,
    Result,
    Verb,
    Wanted,
    became,
    looked_at_again,
    with_reason,
)
from meetingtui.steps.review.state import RATIFY as RATIFY_QUESTION
from meetingtui.steps.review.state import Looked

KEEP = Verb(1, "keep", "keep", ask="Look at it again on", hint="+3m, 15 jan; Enter alone keeps it without a date")
REVISIT = Verb(2, "revisit", "revisit", ask="What is to be looked at?", hint="a few words; then it can be parked")
WITHDRAW = Verb(5, "withdraw", "withdraw", ask="Why is it withdrawn?", hint="the reason, in a few words")
RATIFY = Verb(4, "ratify", "ratify")
HAPPENED = Verb(6, "happened", "it happened")
NOT_SO_FAR = Verb(7, "not so far", "not so far")


def watching(item: object) -> tuple[tuple[int, str], ...]:
    """The concerns that were carried with a sign to watch for, by their number."""
    if not isinstance(item, Decision):
        return ()
    return tuple((number, one.watch) for number, one in enumerate(item.concern) if one.watch)


def unasked(one: Looked) -> tuple[int, str] | None:
    """The first of them that nothing was said of in this step."""
    return next((found for found in watching(one.item) if found[0] not in one.watched), None)


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """What can be said of a decision."""
    ratify = (RATIFY,) if one.ratifiers else ()
    text = ""
    if isinstance(one.item, Decision):
        text = literal(one.item.text, context(view))
    hint = "the new words  @owner  ^review date  = why | instead of"
    replace = Verb(3, "replace", "replace", ask="In its place", text=text, hint=hint)
    ask = (HAPPENED, NOT_SO_FAR) if unasked(one) else ()
    return (*ratify, *ask, KEEP, REVISIT, replace, WITHDRAW)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a decision."""
    item = one.item
    if not isinstance(item, Decision):
        return Refusal("that decision is not there any more")
    match verb:
        case "happened" | "not so far":
            asked = unasked(one)
            if asked is None:
                return Refusal("everything that was watched for has been asked")
            return Watched(step=view.step, item=one.key, number=asked[0], answer="yes" if verb == "happened" else "no")
        case "ratify":
            return At(step=view.step, item=one.key, page="ratify")
        case "keep":
            return looked_at_again(one, view, text, "kept")
        case "revisit":
            return became(one, view, to="to revisit", note=text.strip() or None)
        case "replace":
            return _replaced(text, one, item, view)
        case _:
            return with_reason(one, view, "withdrawn", text, "the pilot is over")


def _replaced(text: str, one: Looked, item: Decision, view: View) -> Result:
    reading = read(ItemKind.DECISION, text, context(view))
    if reading.refusal or not isinstance(reading.item, Decision):
        return Refusal(reading.refusal or "say it in a few words first")
    if reading.unknown:
        return Refusal(f'nobody is called "{reading.unknown[0].name}"; Tab completes names')
    new = reading.item
    if new.text == item.text:
        return Refusal("it reads so already; change the words, or 1 keeps it")
    if new.review and new.review < (view.day or date.min):
        return Refusal("the review date is past")
    return Replaced(
        step=view.step,
        item=one.key,
        text=new.text,
        owner=new.owner,
        why=new.why,
        instead=new.instead,
        review=new.review,
    )


def then(event: Became, one: Looked, view: View) -> Wanted | None:
    """What is to be looked at again can be parked at once."""
    if event.to != "to revisit":
        return None
    words = event.note or "do we still hold to it?"
    return Wanted(ItemKind.PARKED, literal(f"{one.key}: {words}", context(view)), " = next meeting")


REGISTER = Register(
    of="decisions",
    empty="No decision needs a word today.",
    words={
        "kept": VERDICT,
        "to revisit": VERDICT,
        "withdrawn": VERDICT,
        "ratified": RATIFY_QUESTION,
        "partly ratified": RATIFY_QUESTION,
        "watched": "watch",
    },
    verbs=verbs,
    say=say,
    closes=frozenset({"withdrawn"}),
    then=then,
)

"""The glossary: a word still means so, means something else, or is let go. Pure."""

from __future__ import annotations

from meetingtui.core.capture import compose, read
from meetingtui.core.items import ItemKind, Term
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.lines import context
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became
from meetingtui.steps.review.state import Looked

STILL = Verb(1, "still", "still so")
LET_GO = Verb(3, "let go", "let go")


def verbs(one: Looked, view: View) -> tuple[Verb, ...]:
    """What can be said of a word; where a meaning was agreed, that one changes, else each party's."""
    text, hint = "", ""
    if isinstance(one.item, Term) and one.item.agreed:
        text, hint = one.item.agreed, "what it means to all of us"
    elif isinstance(one.item, Term):
        text = compose(ItemKind.TERM, one.item, context(view))
        hint = "the word  = what it means to the first party | to the next"
    return (STILL, Verb(2, "change", "change meaning", ask="It means", text=text, hint=hint), LET_GO)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a word."""
    item = one.item
    if not isinstance(item, Term):
        return Refusal("that word is not there any more")
    if verb == "still":
        return became(one, view, to="kept")
    if verb == "let go":
        return became(one, view, to="let go")
    if item.agreed:
        words = clean_line(text)
        if not words or words == item.agreed:
            return Refusal("change the words first; Esc leaves it as it was")
        return became(one, view, to="changed", agreed=words, since=view.day)
    reading = read(ItemKind.TERM, text, context(view))
    if reading.refusal or not isinstance(reading.item, Term):
        return Refusal(reading.refusal or "say the word first, then = and what it means")
    new = reading.item
    if not new.means or (new.means, new.word) == (item.means, item.word):
        return Refusal("change what it means first; Esc leaves it as it was")
    word = {"word": new.word} if new.word != item.word else {}
    return became(one, view, to="changed", means=new.means, **word)


REGISTER = Register(
    of="glossary",
    empty="No word is in the glossary yet.",
    words={"kept": VERDICT, "changed": VERDICT, "let go": VERDICT},
    verbs=verbs,
    say=say,
)

"""Parked questions: answered, parked once more, let go, owned. Parked twice, one of the others. Pure."""

from __future__ import annotations

from meetingtui.core.capture_split import literal
from meetingtui.core.items import ItemKind, Parked
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import Became
from meetingtui.steps.review.lines import context
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, Wanted, became, handed_to
from meetingtui.steps.review.state import Looked

ANSWER = Verb(1, "answer", "answer", ask="The answer", hint="the answer, in a few words")
LET_GO = Verb(3, "let go", "let go")
OWN = Verb(4, "own", "own", ask="Who takes it on?", hint="one person who is here, as in @dara", names=True)


def parked_twice(one: Looked) -> bool:
    """Whether it was put off once already, before this step."""
    return one.was is not None and any(change.to == "kept" for change in one.was.history)


def verbs(one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of a parked question."""
    if parked_twice(one):
        return (ANSWER, LET_GO, OWN)
    goes = (one.item.goes or "") if isinstance(one.item, Parked) else ""
    keep = Verb(2, "keep", "keep", ask="Where does it go?", text=goes, hint="where it comes up again: next meeting")
    return (ANSWER, keep, LET_GO, OWN)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a parked question."""
    if not isinstance(one.item, Parked):
        return Refusal("that question is not there any more")
    words = clean_line(text)
    match verb:
        case "answer" if not words:
            return Refusal("write the answer in a few words; Esc leaves it")
        case "answer":
            return became(one, view, to="answered", note=words)
        case "keep" if parked_twice(one):
            return Refusal("it was parked twice: answer it, own it or let it go")
        case "keep" if not words:
            return Refusal("say where it comes up again, as in: next meeting")
        case "keep":
            return became(one, view, to="kept", goes=words)
        case "let go":
            return became(one, view, to="let go")
        case _:
            return handed_to(one, view, text, None)


def then(event: Became, one: Looked, view: View) -> Wanted | None:
    """Whoever owns a question promises something about it."""
    if event.to != "owned" or not isinstance(one.item, Parked):
        return None
    return Wanted(ItemKind.ACTION, f"{literal(one.item.text, context(view))} @{event.owner} ^")


REGISTER = Register(
    of="questions",
    empty="No question is parked.",
    words={"answered": VERDICT, "kept": VERDICT, "let go": VERDICT, "owned": VERDICT},
    verbs=verbs,
    say=say,
    closes=frozenset({"answered", "let go", "owned"}),
    taken="owned",
    then=then,
)

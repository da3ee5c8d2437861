"""Experiments: kept, stopped, or tried for longer; each with what it showed. Pure."""

from __future__ import annotations

from meetingtui.core.capture_split import literal
from meetingtui.core.items import Experiment, ItemKind
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.events import Became
from meetingtui.steps.review.lines import context, read_dated, today_of
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, Wanted, became
from meetingtui.steps.review.state import Looked

_SHOWED = "What did it show?"
KEPT = Verb(1, "kept", "becomes how we work", ask=_SHOWED, hint="what came of it, in a few words")
STOPPED = Verb(2, "stopped", "stop", ask=_SHOWED, hint="what came of it, in a few words")
ON = Verb(3, "on", "goes on until", ask="Until when, and what so far?", hint="^+4w fewer questions so far")


def verbs(_one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of an experiment."""
    return (KEPT, STOPPED, ON)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of an experiment."""
    if not isinstance(one.item, Experiment):
        return Refusal("that is not there any more")
    if verb in {"kept", "stopped"}:
        words = clean_line(text)
        return became(one, view, to=verb, result=words) if words else Refusal("say what it showed, in a few words")
    given = read_dated(text, today_of(view))
    if isinstance(given, Refusal):
        return given
    if given.day is None:
        return Refusal("say until when, as in: ^+4w fewer questions so far")
    if not given.words:
        return Refusal("say what it showed so far, too, as in: ^+4w fewer questions")
    return became(one, view, to="goes on", until=given.day, result=given.words)


def then(event: Became, one: Looked, view: View) -> Wanted | None:
    """What becomes how we work can be written down as an agreement at once."""
    if event.to != "kept" or not isinstance(one.item, Experiment):
        return None
    return Wanted(ItemKind.AGREEMENT, literal(one.item.try_, context(view)))


REGISTER = Register(
    of="experiments",
    empty="Nothing is being tried.",
    words={"kept": VERDICT, "stopped": VERDICT, "goes on": VERDICT},
    verbs=verbs,
    say=say,
    then=then,
)

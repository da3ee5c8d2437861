"""Measures: a reading, retired, or another one. Pure."""

from __future__ import annotations

from meetingtui.core.items import ItemKind, Metric
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.registers.verb import VERDICT, Adds, Register, Result, Verb, became, with_reason
from meetingtui.steps.review.state import Looked

READING = Verb(1, "reading", "reading", ask="It reads", hint="42 days = what it tells us")
RETIRE = Verb(2, "retire", "retire", ask="Why is it retired?", hint="the reason, in a few words")


def verbs(_one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of a measure."""
    return (READING, RETIRE)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a measure; a note stands behind =."""
    if not isinstance(one.item, Metric):
        return Refusal("that measure is not there any more")
    if verb == "retire":
        return with_reason(one, view, "retired", text, "it only counts how busy we were")
    value, _, note = f" {clean_line(text)} ".partition(" = ")
    if not value.strip():
        return Refusal("say what it reads, as in: 42 days = two fewer than in spring")
    return became(one, view, reading=value.strip(), note=note.strip() or None)


REGISTER = Register(
    of="metrics",
    empty="Nothing is measured together yet.",
    words={"read": "reading", "retired": VERDICT},
    verbs=verbs,
    say=say,
    adds=Adds(3, "a new measure", ItemKind.METRIC),
)

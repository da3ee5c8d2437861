"""Wins that nobody was told about: told, with where; kept; let go. Pure."""

from __future__ import annotations

from meetingtui.core.items import Win
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.review.registers.verb import VERDICT, Register, Result, Verb, became
from meetingtui.steps.review.state import Looked

_EXAMPLE = "partners' meeting, 18 Nov"
TOLD = Verb(1, "told", "told", ask="Where was it told?", hint=f"where, and when: {_EXAMPLE}")
KEEP = Verb(2, "keep", "keep")
LET_GO = Verb(3, "let go", "let go")


def verbs(_one: Looked, _view: View) -> tuple[Verb, ...]:
    """What can be said of a win."""
    return (TOLD, KEEP, LET_GO)


def say(verb: str, text: str, one: Looked, view: View) -> Result:
    """What a verb makes of a win; that it was told needs the place."""
    if not isinstance(one.item, Win):
        return Refusal("that is not there any more")
    match verb:
        case "told":
            words = clean_line(text)
            if not words:
                return Refusal(f"say where it was told, as in: {_EXAMPLE}; 2 keeps it")
            return became(one, view, to="told", told=words)
        case "keep":
            return became(one, view, to="kept")
        case _:
            return became(one, view, to="let go")


REGISTER = Register(
    of="wins",
    empty="Every win was told to somebody.",
    words={"told": VERDICT, "kept": VERDICT, "let go": VERDICT},
    verbs=verbs,
    say=say,
    closes=frozenset({"told", "let go"}),
)

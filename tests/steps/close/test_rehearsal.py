"""In a rehearsal promises are accepted by owners who are here, and parties agree and confirm aloud."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meetingtui.core.cast import Cast
from meetingtui.core.items import Action, Captured, Decision, ItemKind
from meetingtui.steps.close import play
from meetingtui.steps.close.rehearsal import rehearse
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import View

FIELDS = CloseFields(kind="close", seal=True, prompts=("One word?",))


def items(view: View) -> View:
    action = Action(text="Send the plan", owner="imani", due=date(2026, 11, 27))
    decision = Decision(text="We begin in March")
    return replace(
        view,
        items=(
            Captured("a", "A1", ItemKind.ACTION, action, "s1"),
            Captured("d", "D1", ItemKind.DECISION, decision, "s1"),
        ),
    )


def on(page: str, view: View) -> object:
    return rehearse(FIELDS, play.CloseState(page=page), view, Cast())


def test_each_page_gets_its_answer(view: View) -> None:
    full = items(view)
    said = on("decision:d", full)
    assert isinstance(said, play.Position)
    assert said.party == "quillmere"
    promise = on("promise:a", full)
    assert isinstance(promise, play.Promise)
    assert promise.answer == "yes"
    assert isinstance(on("next", full), play.Next)
    assert isinstance(on("prompt:0", full), play.Words)
    confirmed = on("confirm", full)
    assert isinstance(confirmed, play.Confirmed)
    assert (confirmed.party, confirmed.by) == ("quillmere", "imani")


def test_the_promise_of_somebody_who_is_not_here_is_left_offered(view: View) -> None:
    assert on("promise:a", replace(items(view), present=("jonas", "mateo"))) is None

"""Testing a text: what the keys of a `decide` step ask for, and what the rules answer (practices B8). Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetingtui.core import keys
from meetingtui.core.dates import say_date
from meetingtui.steps.decide.events import (
    DISSENT_LIMIT,
    ROUNDS,
    Adopted,
    At,
    Dated,
    DecideEvent,
    Dissented,
    Ended,
    Phase,
    Said,
    Worded,
)
from meetingtui.steps.decide.positions import absent, outcome, party_of, positions, rows, shown, turn, verdict
from meetingtui.steps.decide.rules import Position, low
from meetingtui.steps.decide.state import END, DecideState, details, gone, words
from meetingtui.steps.decide.step import DecideFields, word_and_meaning
from meetingtui.steps.protocol import Refusal, View

DISSENT_LINES = 3
LINES = 30
"""As many rejected options or criteria as one decision keeps."""

# moving -----------------------------------------------------------------------------------------------------


def walk(fields: DecideFields) -> tuple[Phase, ...]:
    """The pages in their order, up to the test."""
    rounds: tuple[Phase, ...] = ("clarify", "reactions") if fields.rounds else ()
    return ("drafting", *rounds, "test")


def to(view: View, phase: Phase, who: str = END, number: int = 1) -> At:
    """Turn to a page."""
    return At(step=view.step, phase=phase, who=who, round=number)


def forward(fields: DecideFields, state: DecideState, view: View) -> DecideEvent | Refusal | None:
    """Enter: the next page; adopted where the rule holds, else who stands in the way; None when the step is done."""
    phase, order = shown(fields, state, view), walk(fields)
    if gone(fields, view) or phase in {"ending", "done"}:
        return None
    if phase in {"details", "replaces"}:
        return back(fields, state, view)
    if phase != "test":
        if not words(fields, state, view):
            return Refusal("there are no words to test yet: choose an option, or write them")
        return to(view, order[order.index(phase) + 1], number=state.round)
    if outcome(fields, state, view):
        return to(view, "done")
    return adopt(fields, state, view)


def back(fields: DecideFields, state: DecideState, view: View) -> DecideEvent | None:
    """Backspace: the page before; nothing that was said is lost. None at the beginning."""
    phase, order = shown(fields, state, view), walk(fields)
    if phase == "drafting":
        return to(view, "drafting", number=state.round - 1) if state.round > 1 else None
    if phase == "replaces":
        return to(view, "details")
    if phase == "details":
        return to(view, "done" if outcome(fields, state, view) else "test", number=state.round)
    if phase in {"ending", "done"}:
        return to(view, "test" if words(fields, state, view) else "drafting", number=state.round)
    if phase == "test" and fields.item:
        return None  # a captured decision has its words: the card begins where parties are asked
    return to(view, order[order.index(phase) - 1], number=state.round)


def give_turn(fields: DecideFields, state: DecideState, view: View, by: int) -> At | None:
    """Arrow keys: the one before or after is asked, nobody's word changes; after the last, nobody is."""
    order, now = rows(fields, state, view), turn(fields, state, view)
    if not order:
        return None
    at = (order.index(now) if now in order else len(order)) + by
    return to(view, "test", END if at >= len(order) else order[max(at, 0)], state.round)


def another_round(view: View, state: DecideState) -> At:
    """One text: everybody criticises the new wording once more."""
    return to(view, "drafting", number=min(state.round + 1, ROUNDS))


# commands: what a key asks for ------------------------------------------------------------------------------


def write(fields: DecideFields, view: View, text: str, option: str | None = None) -> Worded | Refusal:
    """Write the words, or choose an option."""
    if not text:
        return Refusal("write the words that are to be tested")
    if fields.makes == "glossary" and not word_and_meaning(text):
        return Refusal("write it as word: meaning")
    return Worded(step=view.step, text=text, option=option)


def say(fields: DecideFields, state: DecideState, view: View, who: str, says: Any, **said: Any) -> Said | Refusal:
    """Where somebody stands on the words in front. A party with nobody here has not said yes: it is to ratify."""
    if barred := view.barred(party_of(who, view)):
        return barred
    if who not in rows(fields, state, view):
        if who in absent(view):
            return Refusal(f"nobody from {view.partnership.party_name(who)} is here; it is theirs to ratify")
        return Refusal(f"nobody is in the room to be asked: {keys.shown('stage.here')} says who is here")
    decider = details(fields, state, view).decider if fields.method == "one decides after hearing" else None
    if who == decider and who not in view.present:
        return Refusal(f"{view.partnership.first_name(who)} is not here to decide")
    return Said(step=view.step, who=who, says=says, read=words(fields, state, view), **said)


def too_few(hands: tuple[int, ...]) -> bool:
    """Whether a hand showed fewer than three fingers."""
    return low(Position("yes", fingers=hands))


def not_yet(fields: DecideFields, state: DecideState, view: View, who: str) -> DecideEvent | Refusal | None:
    """Take somebody's word away; where there is none, the next who has said nothing is asked."""
    held = positions(fields, state, view)
    if who in held:
        return say(fields, state, view, who, "open")
    order = rows(fields, state, view)
    if who not in order:
        return None
    at = order.index(who) + 1
    return to(view, "test", next((one for one in order[at:] + order[:at] if one not in held), END), state.round)


def dissent(view: View, who: str | None, text: str) -> Dissented | Refusal:
    """A dissent, in the words of the person who asked for it."""
    if who is None or who not in view.partnership.people:
        return Refusal("a dissent is named, and only on request: @name and their words")
    if len(text) > DISSENT_LIMIT:
        return Refusal(f"keep it to three lines: {len(text)} characters, at most {DISSENT_LIMIT}")
    return Dissented(step=view.step, who=who, text=text)


def dated(view: View, what: Any, on: date | None, again: tuple[str, ...] = ()) -> Dated | Refusal:
    """A review date, or a day until which it is to be ratified; not one that is past."""
    if on is not None and view.day is not None and on < view.day:
        return Refusal(f"{say_date(on)} is past")
    return Dated(step=view.step, what=what, on=on, again=again)


def shorten(fields: DecideFields, state: DecideState, view: View, on: date | None) -> Dated | Refusal:
    """A shorter term in answer to an objection: an earlier review, and those who object are asked again."""
    before = details(fields, state, view).review
    if on is None:
        return Refusal("say until when: fri, 27 nov, +6w")
    if before is not None and on >= before:
        return Refusal(f"that is no shorter: it is looked at again {say_date(before)} already")
    return dated(view, "review", on, verdict(fields, state, view).against)


def adopt(fields: DecideFields, state: DecideState, view: View) -> Adopted | Refusal:
    """Adopt the words, or say who has not spoken and who stands in the way."""
    text = words(fields, state, view)
    if not text:
        return Refusal("there are no words to adopt yet")
    if fields.makes == "glossary" and not word_and_meaning(text):
        return Refusal("write it as word: meaning")
    holds = verdict(fields, state, view)
    return Adopted(step=view.step, text=text) if holds.holds else Refusal(holds.sentence)


def end(
    fields: DecideFields, state: DecideState, view: View, how: Any, why: str = "", until: date | None = None
) -> Ended | Refusal:
    """End the test without adopting: not adopted, or deferred until a day."""
    standing = outcome(fields, state, view)
    if standing is not None and standing.how == "adopted":
        return Refusal("it is adopted; change the words, or take a yes back")
    if until is not None and view.day is not None and until < view.day:
        return Refusal(f"{say_date(until)} is past")
    return Ended(step=view.step, how=how, text=words(fields, state, view), why=why, until=until)

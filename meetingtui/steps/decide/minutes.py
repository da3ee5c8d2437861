"""What a `decide` step writes: how the test ended, and what the item itself has no place for."""

from __future__ import annotations

from typing import Any

from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.steps.decide.making import still_to_ratify
from meetingtui.steps.decide.positions import called, declared, dissents, outcome, party_of, positions, verdict
from meetingtui.steps.decide.rules import Position
from meetingtui.steps.decide.state import KINDS, DecideState, Outcome, details, found, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import StepNotes, View


def notes(fields: DecideFields, state: DecideState, view: View) -> StepNotes:
    """The step's own table: a sentence, and rows by party where no decision holds them."""
    text = words(fields, state, view)
    ended = outcome(fields, state, view)
    if fields.record == "nothing" or not (text or ended):
        return StepNotes()
    table: dict[str, Any] = {"outcome": clip(sentence(fields, state, view, ended, text), TEXT_LIMIT)}
    held = ended is not None and ended.how == "adopted" and KINDS[fields.makes] is ItemKind.DECISION
    held = held or (ended is None and found(fields, view) is not None)
    rows = _rows(fields, state, view, held=held or fields.item is not None)
    if rows and fields.record != "outcome":
        table["said"] = rows
    return StepNotes(table=table)


def sentence(fields: DecideFields, state: DecideState, view: View, ended: Outcome | None, text: str) -> str:
    """How the test ended, in one sentence."""
    if ended is None:
        one = found(fields, view)
        # Read back or corrected since: where each party stands is with the item, and said there once.
        return f"See {one.label}: {text}" if one is not None else f"Not decided: {text}"
    if ended.how == "deferred":
        until = f" until {say_date(ended.until)}" if ended.until else ""
        because = f" Because {ended.why}" if ended.why else ""
        return f"Deferred{until}: {text or 'no words yet'}{_stop(text, because)}{because}"
    if ended.how == "not adopted":
        why = ended.why or "; ".join(_reasons(fields, state, view)) or verdict(fields, state, view).sentence
        return f"Not adopted: {text}{_stop(text, why)}{f' Because {why}' if why else ''}"
    by = still_to_ratify(fields, state, view)
    if by:
        until = details(fields, state, view).until
        names = " and ".join(called(who, view) for who in by)
        return f"Adopted, to be ratified by {names}{f' until {say_date(until)}' if until else ''}: {text}"
    worried = any(said.says == "concern" for said in positions(fields, state, view).values())
    how = "Adopted with concerns" if worried else "Adopted"
    return f"{how} ({_by(fields, state, view)}): {text}"


def _by(fields: DecideFields, state: DecideState, view: View) -> str:
    decider = details(fields, state, view).decider
    if fields.method == "one decides after hearing" and decider:
        return f"{view.partnership.person_name(decider)} decides after hearing"
    return fields.method


def _stop(text: str, after: str) -> str:
    return "." if after and text and text[-1] not in ".!?…" else ""


def _reasons(fields: DecideFields, state: DecideState, view: View) -> list[str]:
    held = positions(fields, state, view)
    against = verdict(fields, state, view).against
    return [f"{called(who, view)}: {held[who].words}" for who in against if who in held and held[who].words]


def _rows(fields: DecideFields, state: DecideState, view: View, *, held: bool) -> list[dict[str, Any]]:
    """What parties said; what stands in the decision itself is not written twice."""
    made: list[dict[str, Any]] = []
    for who, said in positions(fields, state, view).items():
        text = _fingers(said) if held else position_in_words(said)
        if text:
            made.append(_row(who, text, view))
    if not held:
        made += [
            _row(who, f"declared an interest: {text}", view) for who, text in declared(fields, state, view).items()
        ]
        made += [_row(who, f"dissent: {text}", view) for who, text in dissents(fields, state, view).items()]
    return made


def _row(who: str, text: str, view: View) -> dict[str, Any]:
    person = {"who": who} if who in view.partnership.people else {}
    return {"party": party_of(who, view), **person, "text": clip(text, TEXT_LIMIT)}


def _fingers(said: Position) -> str:
    return f"fingers {' '.join(str(count) for count in said.fingers)}" if said.fingers else ""


SAYS = {
    "yes": "yes",
    "concern": "yes, with a concern",
    "objects": "objects",
    "aside": "stands aside",
    "beyond": "yes, to be ratified",
    "heard": "heard",
}


def position_in_words(said: Position) -> str:
    """A position as a clause."""
    text = f"{_fingers(said) or SAYS[said.says]}{f': {said.words}' if said.words else ''}"
    return f"{text}; to watch: {said.watch}" if said.watch else text

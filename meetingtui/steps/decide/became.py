"""What an event of a `decide` step makes so: of its state, and of the item (practices B8). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from meetingtui.steps.decide import making
from meetingtui.steps.decide.events import (
    Adopted,
    At,
    Dated,
    DecideEvent,
    Declared,
    Dissented,
    Ended,
    Listed,
    Named,
    Noted,
    Phase,
    Replaces,
    Said,
    Worded,
)
from meetingtui.steps.decide.play import adopt
from meetingtui.steps.decide.positions import asked, declared, dissents, known, outcome, positions, verdict
from meetingtui.steps.decide.rules import Position
from meetingtui.steps.decide.state import END, KINDS, MADE, DecideState, Outcome, details, found, gone, words
from meetingtui.steps.decide.step import DecideFields
from meetingtui.steps.protocol import ItemChange, ItemMade, Refusal, View

# what became so ---------------------------------------------------------------------------------------------


def apply(fields: DecideFields, state: DecideState, event: DecideEvent, view: View) -> DecideState:
    """The state after an event; what it does to the item is in `effects`."""
    match event:
        case At():
            return replace(state, phase=event.phase, round=event.round, who=event.who)
        case Worded():
            return _worded(fields, state, event, view)
        case Said() if _counts(fields, state, event, view):
            return _said(fields, state, event, view)
        case Adopted() if _passes(fields, state, event, view):
            among = asked(fields, state, view)
            return replace(state, outcome=Outcome("adopted", event.text, among), phase="done", who=END)
        case Ended() if event.text == words(fields, state, view) and not _adopted(fields, state, view):
            if event.how == "open":
                return replace(state, outcome=None, phase="test")
            text = words(fields, state, view)
            ended = Outcome(event.how, text, asked(fields, state, view), event.why, event.until)
            return replace(state, outcome=ended, phase="done", who=END)
        case _:
            return _noted(state, event, view)


def _worded(fields: DecideFields, state: DecideState, event: Worded, view: View) -> DecideState:
    chosen = event.option or state.chosen
    if event.text == words(fields, state, view):
        return replace(state, text=event.text, chosen=chosen)
    reset = bool(positions(fields, state, view)) or state.reset
    phase: Phase = "test" if state.phase in {"done", "details", "replaces", "ending"} else state.phase
    return replace(state, text=event.text, chosen=chosen, positions={}, reset=reset, outcome=None, phase=phase, who=END)


def _said(fields: DecideFields, state: DecideState, event: Said, view: View) -> DecideState:
    positions_ = {who: said for who, said in state.positions.items() if who != event.who}
    if (position := _position(event)) is not None:
        positions_[event.who] = position
    ended = state.outcome
    if ended is not None and ended.how == "adopted":
        among = tuple(dict.fromkeys((*ended.asked, event.who)))
        decider = details(fields, state, view).decider
        among = tuple(who for who in among if who != decider or who in ended.asked)
        holds = verdict(fields, state, view, _after(fields, state, event, view), among).holds
        ended = replace(ended, asked=among) if holds else None
    else:
        ended = None
    phase: Phase = state.phase if ended or state.phase != "done" else "test"
    return replace(state, positions=positions_, outcome=ended, phase=phase, who=END)


def _position(event: Said) -> Position | None:
    if event.says == "open":
        return None
    # Sorted, so that the order in which hands were counted does not tell whose they were.
    fingers = tuple(sorted(event.fingers, reverse=True))
    return Position(event.says, event.read, event.words, event.watch, fingers, event.named)


def _noted(state: DecideState, event: DecideEvent, view: View) -> DecideState:
    """What is said beside the positions."""
    match event:
        case Declared() if known(event.who, view):
            return replace(state, declared=_with(state.declared, event.who, event.text))
        case Dissented() if event.who in view.partnership.people:
            return replace(state, dissent=_with(state.dissent, event.who, event.text))
        case Named() if event.person is None or event.person in view.partnership.people:
            return replace(state, people={**state.people, event.role: event.person})
        case Noted():
            return replace(state, notes={**state.notes, event.what: event.text})
        case Listed():
            return replace(state, lists={**state.lists, event.what: event.lines})
        case Dated():
            kept = {who: said for who, said in state.positions.items() if who not in event.again}
            return replace(state, dates={**state.dates, event.what: event.on}, positions=kept)
        case Replaces() if event.item is None or event.item in view.standing.everything:
            return replace(state, replaces=(event.item,))
        case _:
            return state


def _with(held: Mapping[str, str], who: str, text: str) -> dict[str, str]:
    others = {one: words for one, words in held.items() if one != who}
    return {**others, who: text} if text else others


def _counts(fields: DecideFields, state: DecideState, event: Said, view: View) -> bool:
    """Whether a position was given for the words as they are, by somebody there is."""
    return (
        known(event.who, view)
        and all(known(who, view) for who in event.named)
        and event.read == words(fields, state, view)
    )


def _passes(fields: DecideFields, state: DecideState, event: Adopted, view: View) -> bool:
    return (
        event.text == words(fields, state, view)
        and not gone(fields, view)
        and not isinstance(adopt(fields, state, view), Refusal)
    )


def _adopted(fields: DecideFields, state: DecideState, view: View) -> bool:
    standing = outcome(fields, state, view)
    return standing is not None and standing.how == "adopted"


def _after(fields: DecideFields, state: DecideState, event: Said, view: View) -> dict[str, Position]:
    """Where everybody stands once this was said."""
    held = positions(fields, state, view)
    position = _position(event)
    if position is None:
        return {who: said for who, said in held.items() if who != event.who}
    return {**held, event.who: position}


# what becomes of the item -----------------------------------------------------------------------------------


def effects(
    fields: DecideFields, state: DecideState, event: DecideEvent, view: View
) -> tuple[ItemChange | ItemMade, ...]:
    """What an event makes of the item: made when it is adopted, and kept in step with what is said afterwards."""
    if isinstance(event, Adopted):
        if not _passes(fields, state, event, view):
            return ()
        made = making.whole(fields, state, view)
        if fields.item:
            return (ItemChange(fields.item, made),)
        return (ItemMade(MADE, KINDS[fields.makes], made),)
    one = found(fields, view)
    changes = _changes(fields, state, event, view) if one is not None else {}
    return (ItemChange(one.key, changes),) if one is not None and changes else ()


def _changes(fields: DecideFields, state: DecideState, event: DecideEvent, view: View) -> dict[str, Any]:
    after = apply(fields, state, event, view)
    reopened = state.outcome is not None and state.outcome.how != "adopted" and after.outcome is None
    held = positions(fields, state, view)
    changes: dict[str, Any] = {}
    match event:
        case Worded() if event.text != words(fields, state, view):
            changes = making.worded(fields, event.text)
            changes |= {name: [] for name in ("yes", "no", "concern", "aside", "heard")}
        case Said() if _counts(fields, state, event, view):
            now = _after(fields, state, event, view)
            changes = making.standing(fields, after, view, now, adopted=_adopted(fields, state, view))
        case Declared() if known(event.who, view):
            changes = making.beside("declared", _with(declared(fields, state, view), event.who, event.text))
        case Dissented() if event.who in view.partnership.people:
            changes = making.beside("dissent", _with(dissents(fields, state, view), event.who, event.text))
        case Named(role="owner") if event.person is None or event.person in view.partnership.people:
            changes = {"owner": event.person}
        case Noted() if (fields.makes, event.what) != ("purpose", "topic"):
            changes = {event.what: event.text or None}
        case Listed():
            changes = {event.what: list(event.lines)}
        case Dated(what="review"):
            now = {who: said for who, said in held.items() if who not in event.again}
            changes = {"review": event.on.isoformat() if event.on else None}
            changes |= making.standing(fields, after, view, now, adopted=False) if event.again else {}
        case Dated() if _adopted(fields, state, view):
            changes = making.standing(fields, after, view, held, adopted=True)
        case Replaces() if after is not state:
            changes = {"replaces": event.item, "version": making.version(fields, view, event.item)}
        case Ended() if after.outcome is not state.outcome:
            changes = {"state": None if event.how == "open" else event.how}
            changes |= {"review": event.until.isoformat()} if event.until else {}
        case _:
            pass
    if reopened:
        changes["state"] = None
    return {name: value for name, value in changes.items() if making.has(fields, name) or name in {"word", "agreed"}}

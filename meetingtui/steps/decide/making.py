"""What a `decide` step makes of the words and of everything said about them: the item's fields. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meetingtui.core.items import Agreement, Decision, ItemKind
from meetingtui.steps.decide.positions import absent, ayes, declared, dissents, known, noes, positions
from meetingtui.steps.decide.rules import Position, agrees, low
from meetingtui.steps.decide.state import KINDS, DecideState, details, earlier, found, words
from meetingtui.steps.decide.step import DecideFields, word_and_meaning
from meetingtui.steps.protocol import View


def to_ratify(fields: DecideFields, view: View, held: Mapping[str, Position]) -> tuple[str, ...]:
    """Who still has to say yes: parties with nobody here that have not said it before they left, those who may not
    sign this, and whom the agenda names."""
    away = (party for party in absent(view) if not (party in held and agrees(held[party]) and not low(held[party])))
    beyond = (who for who, said in held.items() if said.says == "beyond")
    always = (who for who in fields.ratify if known(who, view))
    return tuple(dict.fromkeys((*away, *beyond, *always)))


def still_to_ratify(fields: DecideFields, state: DecideState, view: View) -> tuple[str, ...]:
    """Who still has to say yes to what was adopted: as the item has it, whoever has come or gone since."""
    one = found(fields, view)
    if one is not None and isinstance(one.item, Decision | Agreement):
        return one.item.ratify.by if one.item.ratify else ()
    return to_ratify(fields, view, positions(fields, state, view))


def worded(fields: DecideFields, text: str) -> dict[str, Any]:
    """The fields that hold the words themselves."""
    if fields.makes == "glossary":
        word, meaning = word_and_meaning(text) or (text, "")
        return {"word": word, "agreed": meaning or None}
    return {"text": text}


def standing(
    fields: DecideFields, state: DecideState, view: View, held: Mapping[str, Position], *, adopted: bool
) -> dict[str, Any]:
    """The fields that say where everybody stands; who has to ratify it, only once it is adopted."""
    if fields.makes == "glossary":
        return {}
    kept = details(fields, state, view)
    made: dict[str, Any] = {"yes": list(ayes(fields, view, held, kept.decider)), "no": list(noes(view, held))}
    if adopted:
        by = to_ratify(fields, view, held)
        until = kept.until.isoformat() if kept.until else None
        made["ratify"] = {"by": list(by), "until": until} if by else None
    if KINDS[fields.makes] is ItemKind.DECISION:
        made["concern"] = [_watch(who, said) for who, said in held.items() if said.words]
        made["aside"] = [who for said in held.values() if said.says == "aside" for who in said.named]
        if fields.method == "one decides after hearing":
            made["heard"] = [who for who in held if who != kept.decider]
    return made


def beside(what: str, rows: Mapping[str, str]) -> dict[str, Any]:
    """Interests or dissent, as rows."""
    return {what: [{"who": who, "text": text} for who, text in rows.items()]}


def whole(fields: DecideFields, state: DecideState, view: View) -> dict[str, Any]:
    """Everything that the adopted item says."""
    text, kept = words(fields, state, view), details(fields, state, view)
    if fields.makes == "glossary":
        return {**worded(fields, text), "since": view.day.isoformat() if view.day else None}
    made = {**worded(fields, text), **standing(fields, state, view, positions(fields, state, view), adopted=True)}
    made["review"] = kept.review.isoformat() if kept.review else None
    made["replaces"] = kept.replaces
    if KINDS[fields.makes] is ItemKind.AGREEMENT:
        return {
            **made,
            "topic": kept.topic or None,
            "outcome": kept.outcome or None,
            "version": version(fields, view, kept.replaces),
        }
    return {
        **made,
        **beside("declared", declared(fields, state, view)),
        **beside("dissent", dissents(fields, state, view)),
        "owner": kept.owner,
        "method": fields.method,
        "why": kept.why or None,
        "instead": list(kept.instead),
        "criteria": list(kept.criteria),
        "state": None,
    }


def version(fields: DecideFields, view: View, replaces: str | None) -> int | None:
    """One more than that of the agreement it replaces; None where it replaces none."""
    for one in earlier(fields, view):
        if one.id == replaces and isinstance(one.item, Agreement):
            return (one.item.version or 1) + 1
    return None


def has(fields: DecideFields, name: str) -> bool:
    """Whether what this step makes has such a field."""
    model = {ItemKind.DECISION: Decision, ItemKind.AGREEMENT: Agreement}.get(KINDS[fields.makes])
    return model is not None and name in model.model_fields


def _watch(who: str, said: Position) -> dict[str, Any]:
    row = {"who": who, "text": said.words}
    return {**row, "watch": said.watch} if said.watch else row

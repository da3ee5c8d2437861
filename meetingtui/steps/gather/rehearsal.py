"""A `gather` step in a rehearsal: cards unseen, two put together, dots by party, answers to what is left. Pure."""

from __future__ import annotations

from typing import Any

from meetingtui.core.cast import Cast
from meetingtui.steps.gather import answers, sorting, writing
from meetingtui.steps.gather.events import GatherEvent, Named
from meetingtui.steps.gather.state import GatherState, room_of, seen
from meetingtui.steps.gather.state import writing as still_writing
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import answering, dots_left, dots_of, most_alike, themes
from meetingtui.steps.gather.themes import answers as made_of
from meetingtui.steps.gather.writing import Draft
from meetingtui.steps.protocol import Refusal, Takes, View

CARDS = 2
"""Cards of each party to a prompt."""
ANSWERS = 3
"""Themes that get an answer; the rest is passed over."""
_MINUTES = {"write": 2.5, "share": 0.5, "group": 0.5, "vote": 1.0, "answer": 2.5}
"""For a prompt, a card, a card, a party, and a theme."""


def rehearse(fields: GatherFields, state: GatherState, view: View, cast: Cast) -> GatherEvent | None:
    """What somebody does next in the phase in front."""
    match state.phase:
        case "write":
            done: Any = _write(fields, state, view, cast)
        case "group":
            done = _group(fields, state, view, cast)
        case "vote":
            done = _vote(fields, state, view)
        case "answer":
            done = _answer(fields, state, view, cast)
        case _:
            done = None
    return None if isinstance(done, Refusal) else done


def _write(fields: GatherFields, state: GatherState, view: View, cast: Cast) -> GatherEvent | Refusal | None:
    """Each party writes its cards to the prompt in front, and says that it has finished."""
    for party in still_writing(fields, state, view):
        written = sum(1 for card in state.cards.values() if card.party == party)
        room = room_of(fields, state, view, party)
        if written < CARDS * (state.prompt + 1) and (room is None or room > 0):
            number = len(state.cards)
            column = fields.columns[number % len(fields.columns)] if fields.columns else ""
            draft = Draft(party, cast.says("trouble" if fields.answer == "risk" else "card", number, view.step), column)
            return writing.write(fields, state, view, (draft,), lambda: _free(state))
        return writing.finished(fields, state, view, party)
    return None


def _free(state: GatherState) -> str:
    """An id that no card has."""
    number = len(state.cards) + 1
    while f"card-{number}" in state.cards:
        number += 1
    return f"card-{number}"


def _group(fields: GatherFields, state: GatherState, view: View, cast: Cast) -> GatherEvent | Refusal | None:
    """The last card goes to what is most like it, once, and that gets a name."""
    known = themes(fields, state)
    if not state.lies and len(known) > 2:
        card = seen(fields, state)[-1]
        others = [theme for theme in known if card.id not in theme.ids]
        return sorting.together(fields, state, view, (card.id,), most_alike(card, others))
    grown = next((theme for theme in known if len(theme.cards) > 1), None)
    if grown is not None and state.lies and not state.names:
        return Named(step=view.step, theme=grown.id, name=cast.says("theme", 0, view.step))
    return None


def _vote(fields: GatherFields, state: GatherState, view: View) -> GatherEvent | Refusal | None:
    """The party whose turn it is puts half of its dots on one theme, and the rest on two others."""
    waiting, known = sorting.not_in(state, view), themes(fields, state)
    if state.counted or not waiting or not known:
        return None
    party = waiting[0]
    left, placed = dots_left(fields, state, party), dots_of(fields, state, party)
    if not left or len(placed) >= min(3, len(known)):
        return None
    at = (list(view.partnership.parties).index(party) + len(placed)) % len(known)
    free = [theme.id for theme in (*known[at:], *known[:at]) if theme.id not in placed]
    return sorting.vote(fields, state, view, party, free[0], min((left + 1) // 2, sorting.ON_ONE))


def _answer(fields: GatherFields, state: GatherState, view: View, cast: Cast) -> GatherEvent | Refusal | None:
    """The first themes get an answer; a risk is weighed as well."""
    row = answering(fields, state, view)
    if row is None:
        return None
    theme = row.theme.id
    if fields.answer == "none":
        if theme in state.settled or len(state.settled) >= ANSWERS:
            return None
        how: Any = "talk" if not state.settled else "note"
        note = "" if how == "talk" else cast.says("answer", len(state.settled))
        return sorting.settle(fields, state, view, theme, how, note)
    if made_of(view, theme):
        risk = answers.risk_of(view, theme)
        if risk is None:
            return None
        unweighed = next((what for what in ("likelihood", "impact") if getattr(risk.item, what) is None), None)
        return (
            answers.weigh(view, theme, unweighed, "mid" if unweighed == "likelihood" else "high") if unweighed else None
        )
    number = sum(1 for found in view.items if found.step == view.step)
    if number >= ANSWERS or answers.may_answer(fields, state, view, theme) or not view.present:
        return None
    return answers.answer(fields, state, view, theme, _line(fields, view, cast, row.theme.label, number), "r")


def _line(fields: GatherFields, view: View, cast: Cast, label: str, number: int) -> str:
    """The line that is typed: what it is about, one owner who is here, a day, and what the kind wants besides."""
    who, day = f"@{view.present[number % len(view.present)]}", f"^{cast.day(view.day, number)}"
    words = label.replace("@", " ").replace("^", " ").replace("=", " ").replace("#", " ").replace("+", " ")
    match fields.answer:
        case "risk":
            sign, counter = cast.says("sign", number), cast.says("mitigation", number)
            return f"{words} {who} {day} = {sign} | {counter}"
        case "experiment":
            return f"{cast.says('experiment', number)} {who} {day} = {cast.says('expect', number)}"
        case "idea":
            return f"{words} = {cast.says('goes', number)}"
        case _:
            return f"{cast.says('action', number, view.step)} {who} {day}"


def takes(fields: GatherFields, view: View) -> Takes:
    """Writing by prompt, cards and themes by their likely number, dots by party."""
    people, prompts = len(view.present), len(fields.asked)
    cards = min(people * 2 * prompts, 24 if fields.limit is None else people * fields.limit)
    topics = (
        min(fields.at_most or fields.top, fields.top) if "vote" in fields.phases else min(cards, fields.at_most or 5)
    )
    write = fields.minutes_each or _MINUTES["write"]
    counts = {"write": prompts, "share": cards, "group": cards / 2, "vote": len(view.parties_present), "answer": topics}
    minutes = {**_MINUTES, "write": write}
    total = sum(counts[phase] * minutes[phase] for phase in fields.phases)
    parts = [f"{prompts} prompt{'s' if prompts != 1 else ''}", f"about {cards} cards"]
    parts += [f"{topics} answers"] if "answer" in fields.phases else []
    return Takes(total, ", ".join(parts[:-1]) + f" and {parts[-1]}")

"""What a `gather` step writes: themes with their cards, dots and answers, and the cards that are left."""

from __future__ import annotations

from typing import Any

from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.steps.gather.state import Card, GatherState, seen, unseen
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import Ranked, answers, kept, ranked, votes_shown
from meetingtui.steps.protocol import StepNotes, View


def notes(fields: GatherFields, state: GatherState, view: View) -> StepNotes:
    """The step's own table. Cards that nobody was shown are counted and not written; those let go are nowhere."""
    if fields.record == "nothing":
        return StepNotes()
    table: dict[str, Any] = {}
    if state.cards:
        table["prompts"] = list(fields.asked)
    written: list[dict[str, Any]] = []
    left: list[dict[str, Any]] = []
    for row in ranked(fields, state, view):
        theme = _theme(fields, state, row, view)
        if _is_theme(state, row, theme):
            written.append(theme)
        else:
            left += [_card(fields, state, card) for card in row.theme.cards]
    left += [_card(fields, state, card) for card in kept(fields, state)]
    if written:
        table["theme"] = written
    if left:
        table["left"] = left
    hidden = len(unseen(fields, state))
    if hidden:
        table["gist"] = (
            "One card was written and not shown" if hidden == 1 else f"{hidden} cards were written and not shown"
        )
    return StepNotes(table=table)


def _is_theme(state: GatherState, row: Ranked, theme: dict[str, Any]) -> bool:
    """Whether something came of it: a name, other cards, dots, an answer; a lone card is otherwise one that is left."""
    return bool(
        row.theme.name or len(row.theme.cards) > 1 or row.total or theme.get("answer") or row.theme.id in state.settled
    )


def _theme(fields: GatherFields, state: GatherState, row: Ranked, view: View) -> dict[str, Any]:
    made: dict[str, Any] = {}
    settled = state.settled.get(row.theme.id)
    name = " · ".join(part for part in (row.theme.name, settled.note if settled else "") if part)
    if name:
        made["name"] = clip(name, TEXT_LIMIT)
    made["cards"] = [_card(fields, state, card) for card in row.theme.cards]
    if row.votes and votes_shown(fields, state):
        made["votes"] = dict(row.votes)
    came = [found.label for found in answers(view, row.theme.id)]
    if came:
        made["answer"] = came
    return made


def _card(fields: GatherFields, state: GatherState, card: Card) -> dict[str, Any]:
    row: dict[str, Any] = {"text": card.text}
    if card.party not in nameless(fields, state):
        row = {"party": card.party, **row}
    if card.column:
        row["column"] = card.column
    if card.late:
        row["late"] = True
    return row


def nameless(fields: GatherFields, state: GatherState) -> frozenset[str]:
    """Parties that are left out of the cards: those with one person in the room, whose cards would be signed with it.

    Where that is one party alone, no card has a party: the only ones without would be theirs.
    """
    if not fields.blind or not state.alone:
        return frozenset()
    return state.alone if len(state.alone) > 1 else frozenset(card.party for card in seen(fields, state))

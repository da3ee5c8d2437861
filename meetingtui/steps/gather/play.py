"""Write, share, group, vote, answer: what follows what in a `gather` step, and what events make of it (B3). Pure."""

from __future__ import annotations

from dataclasses import replace

from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.events import EVENTS, GatherEvent
from meetingtui.steps.gather.sorting import not_in
from meetingtui.steps.gather.state import Card, GatherState, Settled, begin, is_late, unseen
from meetingtui.steps.gather.step import GatherFields, Phase
from meetingtui.steps.gather.themes import answering, dots_left, dots_of, in_front, share_order, themes, to_answer
from meetingtui.steps.gather.writing import next_phase, reveal
from meetingtui.steps.protocol import View

__all__ = ["EVENTS", "GatherEvent", "GatherState", "apply", "back", "begin", "forward"]

# moving -----------------------------------------------------------------------------------------------------


def forward(fields: GatherFields, state: GatherState, view: View) -> GatherEvent | None:
    """Enter: the next prompt, card, party or theme, then the next phase; None when the step is done."""
    match state.phase:
        case "write" if state.prompt + 1 < len(fields.asked):
            return ev.At(step=view.step, phase="write", prompt=state.prompt + 1)
        case "write" if fields.blind and unseen(fields, state):
            return reveal(fields, state, view)
        case "write" if not state.cards:
            return None
        case "share":
            order, now = share_order(fields, state, view), in_front(fields, state, view)
            at = order.index(now) + 1 if now else 0
            if at < len(order):
                return replace_at(state, view, card=order[at].id)
        case "vote" if not state.counted and themes(fields, state):
            waiting = not_in(state, view)
            return ev.Cast(step=view.step, party=waiting[0], done=True) if waiting else ev.Counted(step=view.step)
        case "answer":
            rows, now = to_answer(fields, state, view), answering(fields, state, view)
            at = rows.index(now) + 1 if now else len(rows)
            if at < len(rows):
                return replace_at(state, view, theme=rows[at].theme.id)
        case _:
            pass
    phase = next_phase(fields, state)
    return replace_at(state, view, phase=phase) if phase else None


def back(fields: GatherFields, state: GatherState, view: View) -> GatherEvent | None:
    """Backspace: the card, theme or prompt before, then the phase before; nothing is hidden again, nothing lost."""
    if state.phase == "write" and state.prompt > 0:
        return replace_at(state, view, prompt=state.prompt - 1)
    if state.phase == "share":
        order, now = share_order(fields, state, view), in_front(fields, state, view)
        at = order.index(now) if now else 0
        if at > 0:
            return replace_at(state, view, card=order[at - 1].id)
    if state.phase == "answer" and (event := turn(fields, state, view, -1)):
        return event
    phase = next_phase(fields, state, -1)
    return replace_at(state, view, phase=phase) if phase else None


def replace_at(
    state: GatherState,
    view: View,
    *,
    phase: Phase | None = None,
    prompt: int | None = None,
    card: str | None = None,
    theme: str | None = None,
) -> ev.At:
    """Something else is in front; what is not named stays."""
    return ev.At(
        step=view.step,
        phase=phase or state.phase,
        prompt=state.prompt if prompt is None else prompt,
        card=state.card if card is None else card,
        theme=state.theme if theme is None else theme,
    )


def turn(fields: GatherFields, state: GatherState, view: View, by: int) -> ev.At | None:
    """The theme before or after the one that is being answered; None at either end."""
    rows, now = to_answer(fields, state, view), answering(fields, state, view)
    at = rows.index(now) + by if now else -1
    return replace_at(state, view, theme=rows[at].theme.id) if 0 <= at < len(rows) else None


# what became so ---------------------------------------------------------------------------------------------


def apply(fields: GatherFields, state: GatherState, event: GatherEvent, view: View) -> GatherState:
    """The state after an event; what it does to items is in `answers.effects`."""
    match event:
        case ev.At():
            return _turned(fields, state, event)
        case ev.Written():
            return _written(fields, state, event, view)
        case ev.Ready():
            one = frozenset({(event.prompt, event.party)})
            return replace(state, ready=state.ready | one if event.ready else state.ready - one)
        case ev.Revealed():
            return _revealed(fields, state, event, view)
        case ev.LetGo():
            gone = set(event.cards)
            left = {mark: card for mark, card in state.cards.items() if mark not in gone}
            return replace(state, cards=left, later=state.later - gone)
        case ev.Kept():
            known = frozenset(event.cards) & state.cards.keys()
            return replace(state, later=state.later | known if event.later else state.later - known)
        case ev.Together():
            moved = {card: event.theme for card in event.cards if card in state.cards}
            return replace(state, lies={**state.lies, **moved})
        case _:
            return _said(fields, state, event, view)


def _said(fields: GatherFields, state: GatherState, event: GatherEvent, view: View) -> GatherState:
    """What was said of themes, and the dots on them."""
    match event:
        case ev.Named():
            return replace(state, names={**state.names, event.theme: event.name})
        case ev.Settled():
            others = {mark: how for mark, how in state.settled.items() if mark != event.theme}
            now = {} if event.how == "open" else {event.theme: Settled(event.how, event.note)}
            return replace(state, settled={**others, **now})
        case ev.Voted() if event.party in view.partnership.parties:
            # Two people may have placed a party's last dots at once.
            there = dots_of(fields, state, event.party).get(event.theme, 0)
            dots = min(event.dots, there + dots_left(fields, state, event.party))
            # Last in their order: the latest placed count where there are too many.
            others = {spot: given for spot, given in state.votes.items() if spot != (event.party, event.theme)}
            return replace(state, votes={**others, (event.party, event.theme): dots})
        case ev.Cast() if event.party in view.partnership.parties:
            one = frozenset({event.party})
            return replace(state, cast=state.cast | one if event.done else state.cast - one)
        case ev.Counted():
            return replace(state, counted=True)
        case _:
            return state


def _turned(fields: GatherFields, state: GatherState, event: ev.At) -> GatherState:
    if event.phase not in fields.phases:
        return state
    prompt = min(event.prompt, len(fields.asked) - 1)
    return replace(state, phase=event.phase, prompt=prompt, card=event.card, theme=event.theme)


def _written(fields: GatherFields, state: GatherState, event: ev.Written, view: View) -> GatherState:
    cards, order = dict(state.cards), list(state.order)
    for new in event.cards:
        if new.party not in view.partnership.parties or (new.id not in cards and len(cards) >= ev.CARDS):
            continue
        before = cards.get(new.id)
        late = before.late if before else is_late(fields, state, new.party)
        column = new.column if new.column in fields.columns else ""
        cards[new.id] = Card(new.id, new.party, new.text, column, late)
        if late and new.id not in order:
            order.append(new.id)
    return replace(state, cards=cards, order=tuple(order))


def _revealed(fields: GatherFields, state: GatherState, event: ev.Revealed, view: View) -> GatherState:
    known = state.cards.keys()
    order = tuple(dict.fromkeys(mark for mark in (*event.order, *state.order) if mark in known))
    parties = frozenset(event.parties) & view.partnership.parties.keys()
    # Cards that were written on another terminal just before are shown with the others of their party.
    missed = sorted(mark for mark, card in state.cards.items() if card.party in parties and mark not in order)
    return replace(
        state,
        order=(*order, *missed),
        opened=state.opened | parties,
        alone=state.alone | (frozenset(event.alone) & parties),
        phase=event.phase if event.phase in fields.phases else state.phase,
    )

"""Red, yellow, green by party: the rules of a `status` step (practices B2). Pure.

Before the reveal nothing tells what a party chose. After it, what the room calls the stream is its own word, and
"differs" is one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

from meetingtui.core.standing import Agreed as Together
from meetingtui.core.standing import Colour, together
from meetingtui.steps.protocol import Refusal, View
from meetingtui.steps.status import walk
from meetingtui.steps.status.doubts import Doubt, doubts, gap, needs_ask, needs_because
from meetingtui.steps.status.events import (
    Agreed,
    Ask,
    Because,
    Changed,
    Happened,
    Here,
    Missing,
    Revealed,
    Said,
    Says,
    Signed,
    StatusEvent,
    Walking,
)
from meetingtui.steps.status.state import Answer, Look, StatusState
from meetingtui.steps.status.step import StatusFields
from meetingtui.steps.status.walk import OnFile, Subject, choosers, here, in_front, neighbour, unset

NOBODY = ""
"""In place of a party: everybody has chosen."""
NOTHING_ASKED = "nothing from this room"
_NOTHING_WORDS = frozenset({"nothing", "none", "no", "-", "nothing from this room"})
_SIGNS: Mapping[str, str] = {"yes": "seen", "no": "not seen", "too soon": "too soon"}
_COLOURS = frozenset(get_args(Colour))
Part = Literal["because", "ask"]

# whose turn it is -------------------------------------------------------------------------------------------


def turn(fields: StatusFields, state: StatusState, view: View) -> str:
    """The party whose colour a digit sets now: the one asked for, else the first that has not chosen."""
    sort, item = in_front(fields, state, view)
    if sort != "stream":
        return NOBODY
    if view.speaks:
        asked = view.speaks in choosers(fields, view) and (not state.look(item).open or state.party == view.speaks)
        return view.speaks if asked else NOBODY
    if state.party in choosers(fields, view):
        return str(state.party)
    return next(iter(unset(fields, state, view, item)), NOBODY)


def absent(fields: StatusFields, state: StatusState, view: View, item: str) -> tuple[str, ...]:
    """Parties that have nobody in the room and said nothing of this stream before they left."""
    look, asked = state.look(item), choosers(fields, view)
    spoke = {*asked, *look.says, *look.aside}
    return tuple(party for party in walk.members(fields, view) if party not in spoke)


def may_agree(fields: StatusFields, state: StatusState, view: View, item: str) -> bool:
    """Whether the room can call it something: one party alone cannot agree for another."""
    look = state.look(item)
    if not look.open or not look.says:
        return False
    spoken = look.says.keys() - look.silent
    return len(spoken) > 1 or (len(spoken) == 1 and not look.silent and not absent(fields, state, view, item))


def called(fields: StatusFields, state: StatusState, view: View, item: str) -> bool:
    """Whether the room has said what it calls it, or cannot: what is left is the evidence."""
    look = state.look(item)
    return look.open and (look.agreed is not None or not may_agree(fields, state, view, item))


def proposal(state: StatusState, item: str) -> Together:
    """What Enter would call it: the one colour of those who have a view, else that they differ."""
    return together(state.look(item).says) or "no view"


def missing(state: StatusState, view: View, item: str, file: OnFile | None = None) -> tuple[Part, ...]:
    """What is called for and has not been said: a because, an ask. Moving on without either is always possible."""
    look = state.look(item)
    if not look.open or not look.says:
        return ()
    known = walk.facts(state, view, item, file)
    because: tuple[Part, ...] = ("because",) if needs_because(known) and not look.because else ()
    return (*because, "ask") if needs_ask(known) and not look.ask else because


def widest_first(fields: StatusFields, state: StatusState, view: View) -> tuple[Subject, ...]:
    """What was looked at, for the overview: widest gaps, then red, then doubts, then the listing order."""

    file = walk.on_file(view)

    def weight(found: Subject) -> tuple[int, bool, bool]:
        known = walk.facts(state, view, found.id, file)
        red = "red" in ({known.agreed} if known.agreed in _COLOURS else set(known.says.values()))
        return -gap(known.says), not red, not set(doubts(known)) - {Doubt.DIFFER}

    opened = [one for one in walk.subjects(fields, view) if state.look(one.id).open and state.look(one.id).says]
    return tuple(sorted(opened, key=weight))


# Enter and Backspace ----------------------------------------------------------------------------------------


def forward(fields: StatusFields, state: StatusState, view: View) -> StatusEvent | None:
    """Enter: who is missing, the reveal, the room's word, the next place; None on the last."""
    sort, item = in_front(fields, state, view)
    if sort == "stream":
        event = _in_stream(fields, state, view, item)
        if event is not None:
            return event
    return _turned(fields, state, view, 1)


def _in_stream(fields: StatusFields, state: StatusState, view: View, item: str) -> StatusEvent | None:
    look = state.look(item)
    if not look.open:
        waiting = unset(fields, state, view, item)
        if waiting and not going_on(fields, state, view, item):
            return Missing(step=view.step, item=item, parties=waiting)
        if look.says or look.aside:
            return Revealed(step=view.step, item=item, without=waiting)
        return None
    if state.party in choosers(fields, view):
        return Here(step=view.step, place=f"stream:{item}")
    if look.agreed is None and may_agree(fields, state, view, item):
        return agree(state, view, item, proposal(state, item))
    return None


def going_on(fields: StatusFields, state: StatusState, view: View, item: str) -> bool:
    """Whether everybody who has not chosen was pointed out: Enter goes on without them."""
    waiting = unset(fields, state, view, item)
    return state.warned[0] == item and set(waiting) <= set(state.warned[1])


def back(fields: StatusFields, state: StatusState, view: View) -> StatusEvent | None:
    """Backspace: to choose again where the colours are open, then the place before; nothing is lost."""
    sort, item = in_front(fields, state, view)
    order = choosers(fields, view)
    if sort == "stream" and state.look(item).open and order and turn(fields, state, view) == NOBODY:
        return Here(step=view.step, place=f"stream:{item}", party=order[0])
    return _turned(fields, state, view, -1)


def _turned(fields: StatusFields, state: StatusState, view: View, by: int) -> Here | None:
    place = neighbour(fields, state, view, by)
    return Here(step=view.step, place=place) if place else None


def go(fields: StatusFields, state: StatusState, view: View, item: str) -> Here | None:
    """Turn to a stream, from the overview."""
    place = f"stream:{item}"
    return Here(step=view.step, place=place) if place in walk.places(fields, state, view) else None


# what a digit or a line asks for ----------------------------------------------------------------------------


def choose(fields: StatusFields, state: StatusState, view: View, says: Says) -> Said | Refusal:
    """The colour of the party whose turn it is; blind until the reveal, in the open after it."""
    sort, item = in_front(fields, state, view)
    party = turn(fields, state, view)
    if sort != "stream":
        return Refusal("that stream is not in front any more")
    if party == NOBODY:
        return Refusal("every party here has chosen; arrows pick one that wants to choose again")
    return Said(step=view.step, item=item, party=party, says=says)


def give_turn(fields: StatusFields, state: StatusState, view: View, by: int) -> Here | None:
    """Arrow keys: the party after or before, whatever it has chosen."""
    order, now = choosers(fields, view), turn(fields, state, view)
    if in_front(fields, state, view)[0] != "stream" or not order:
        return None
    at = order.index(now) + by if now in order else (0 if by > 0 else len(order) - 1)
    at = max(0, min(at, len(order) - 1))
    return Here(step=view.step, place=here(fields, state, view), party=order[at])


def agree(state: StatusState, view: View, item: str, agreed: Together) -> Agreed:
    """What the room calls it; the same word again takes it back. "differs" is as good a finding as any."""
    now = state.look(item).agreed
    return Agreed(step=view.step, item=item, agreed=None if now == agreed else agreed)


def say(view: View, item: str, part: Part, text: str) -> Because | Ask:
    """The reason, or what is needed from this room; "nothing" says in full that nothing is."""
    if part == "because":
        return Because(step=view.step, item=item, text=text)
    nothing = text.casefold().strip(" .") in _NOTHING_WORDS
    return Ask(step=view.step, item=item, text=NOTHING_ASKED if nothing else text)


def answer(state: StatusState, view: View, risk: str, happened: Happened) -> Signed:
    """Whether an early sign was seen; the same answer again takes it back. What was noted stays."""
    given = state.signs.get(risk)
    if given is not None and given.happened == happened:
        happened = "unasked"
    return Signed(step=view.step, risk=risk, happened=happened, note=given.note if given else "")


def note(state: StatusState, view: View, risk: str, text: str) -> Signed | Refusal:
    """What was seen, in a line."""
    given = state.signs.get(risk)
    if given is None:
        return Refusal("say first whether it has happened: 1 yes, 2 no, 3 too soon")
    return Signed(step=view.step, risk=risk, happened=given.happened, note=text)


def mark_changed(state: StatusState, view: View, item: str) -> Changed:
    """This one has changed, or, pressed again, has not."""
    return Changed(step=view.step, item=item, changed=not walk.has_changed(state, view, item))


def walk_only(fields: StatusFields, state: StatusState, view: View) -> Walking:
    """From all to those that have changed, and back."""
    return Walking(step=view.step, only="changed" if walk.scope(fields, state) == "all" else "all")


# what became so ---------------------------------------------------------------------------------------------


def apply(fields: StatusFields, state: StatusState, event: StatusEvent, view: View) -> StatusState:
    """The state after an event."""
    match event:
        case Here():
            return replace(state, place=event.place, party=event.party)
        case Walking():
            return replace(state, only=event.only)
        case Signed():
            return _signed(state, event, view)
        case Changed() | Said() | Missing() | Revealed() | Agreed() | Because() | Ask():
            known = walk.subject(fields, view, event.item) is not None
            return _of_stream(state, event, view) if known else state
        case _:
            return state


def _of_stream(
    state: StatusState, event: Changed | Said | Missing | Revealed | Agreed | Because | Ask, view: View
) -> StatusState:
    look = state.look(event.item)
    match event:
        case Changed():
            return replace(state, changed={**state.changed, event.item: event.changed})
        case Missing():
            return replace(state, warned=(event.item, event.parties))
        case Said() if event.party in view.partnership.parties:
            return replace(_with(state, event.item, _said(look, event)), party=None)
        case Revealed() if not look.open:
            without = [p for p in event.without if p in view.partnership.parties and p not in look.says]
            says = {**look.says, **{party: "no view" for party in without if party not in look.aside}}
            silent = frozenset(without) - look.aside
            return replace(_with(state, event.item, replace(look, says=says, silent=silent, open=True)), party=None)
        case Agreed() if look.open and look.says:
            return _with(state, event.item, replace(look, agreed=event.agreed))
        case Because():
            return _with(state, event.item, replace(look, because=event.text))
        case Ask():
            return _with(state, event.item, replace(look, ask=event.text))
        case _:
            return state


def _with(state: StatusState, item: str, look: Look) -> StatusState:
    return replace(state, looks={**state.looks, item: look})


def _said(look: Look, event: Said) -> Look:
    says: dict[str, Any] = {party: colour for party, colour in look.says.items() if party != event.party}
    aside = look.aside - {event.party}
    if event.says in _COLOURS:
        says[event.party] = event.says
    elif event.says == "no stake":
        aside |= {event.party}
    # What the room called it was about other colours than these.
    agreed = look.agreed if says == look.says else None
    return replace(look, says=says, aside=aside, silent=look.silent - {event.party}, agreed=agreed)


def _signed(state: StatusState, event: Signed, view: View) -> StatusState:
    if event.risk not in {one.id for one in view.standing.risks}:
        return state
    others = {risk: given for risk, given in state.signs.items() if risk != event.risk}
    given = {} if event.happened == "unasked" else {event.risk: Answer(event.happened, event.note)}
    return replace(state, signs={**others, **given})


def updates(fields: StatusFields, state: StatusState) -> tuple[Mapping[str, Any], ...]:
    """A row for each early sign that was asked about, also where it has not been seen."""
    if not fields.written:
        return ()
    rows: list[Mapping[str, Any]] = []
    for risk, given in state.signs.items():
        row: dict[str, Any] = {"item": risk, "sign": _SIGNS[given.happened]}
        rows.append({**row, "note": given.note} if given.note else row)
    return tuple(rows)

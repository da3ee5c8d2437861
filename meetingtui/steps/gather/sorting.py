"""Putting cards together and apart, keeping and letting go, placing dots: the commands (practices B3). Pure."""

from __future__ import annotations

from collections.abc import Iterable

from meetingtui.core.keys import shown
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.state import GatherState, How, Settled
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.themes import dots_left, dots_of, find
from meetingtui.steps.protocol import Refusal, View

ON_ONE = 8
"""Dots that a party can put on one theme: as many as there are digits for it."""


def together(
    fields: GatherFields, state: GatherState, view: View, cards: Iterable[str], theme: str
) -> ev.Together | Refusal:
    """Put cards with a theme. All that lie together afterwards are named, so that two people who each put one on the
    other's end with both in one place."""
    target = find(fields, state, theme)
    if target is None:
        return Refusal("that theme is not there any more")
    moved = tuple(card for card in cards if card in state.cards)
    if not moved or set(moved) <= set(target.ids):
        return Refusal("it lies there already")
    return ev.Together(step=view.step, cards=tuple(dict.fromkeys((*target.ids, *moved))), theme=theme)


def apart(state: GatherState, view: View, cards: Iterable[str], theme: str) -> ev.Together | Refusal:
    """Take cards out of where they lie, into a theme of their own under a new id."""
    moved = tuple(card for card in cards if card in state.cards)
    if not moved:
        return Refusal("that card is not there any more")
    return ev.Together(step=view.step, cards=moved, theme=theme)


def keep(state: GatherState, view: View, cards: Iterable[str]) -> ev.Kept | Refusal:
    """Keep cards for later; where all of them are, take them up again."""
    wanted = tuple(card for card in cards if card in state.cards)
    if not wanted:
        return Refusal("that card is not there any more")
    return ev.Kept(step=view.step, cards=wanted, later=not set(wanted) <= state.later)


def settle(
    fields: GatherFields, state: GatherState, view: View, theme: str, how: How, note: str = ""
) -> ev.Settled | Refusal:
    """What the room wants done with a theme; the same again takes it back."""
    if find(fields, state, theme) is None:
        return Refusal("that is not there any more")
    again = how == "talk" and state.settled.get(theme) == Settled("talk")
    return ev.Settled(step=view.step, theme=theme, how="open" if again else how, note=note)


def let_go(fields: GatherFields, state: GatherState, view: View, theme: str) -> ev.LetGo | Refusal:
    """Let a theme go for good: its cards are in no minutes."""
    found = find(fields, state, theme)
    return ev.LetGo(step=view.step, cards=found.ids) if found else Refusal("that is not there any more")


def not_in(state: GatherState, view: View) -> tuple[str, ...]:
    """The parties in the room that have not placed their dots yet, in turn."""
    return tuple(party for party in view.in_turn() if party not in state.cast)


def vote(fields: GatherFields, state: GatherState, view: View, party: str, theme: str, dots: int) -> ev.Voted | Refusal:
    """A party's dots on a theme. Refused where it has not as many left, and once the dots are shown."""
    if barred := view.barred(party):
        return barred
    if party not in view.parties_present:
        return Refusal("nobody of that party is here to vote")
    if find(fields, state, theme) is None:
        return Refusal("that theme is not there any more")
    if state.counted:
        return Refusal(f"the dots are counted; {shown('stage.undo')} takes that back, and then they can be moved")
    left = dots_left(fields, state, party) + dots_of(fields, state, party).get(theme, 0)
    if dots > left:
        return Refusal(f"{view.partnership.party_name(party)} has {_dots(left)} for this one; take some from another")
    return ev.Voted(step=view.step, party=party, theme=theme, dots=dots)


def _dots(count: int) -> str:
    return "no dot left" if not count else "one dot left" if count == 1 else f"{count} dots left"

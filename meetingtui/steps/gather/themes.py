"""Themes: cards that lie together, and how the parties' dots rank them (practices B3). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from meetingtui.core.items import Captured
from meetingtui.steps.gather.state import Card, GatherState, alike, seen, theme_of
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.protocol import View, made_key


@dataclass(frozen=True, slots=True)
class Theme:
    """Cards that lie together: never none."""

    id: str
    cards: tuple[Card, ...]
    name: str = ""

    @property
    def label(self) -> str:
        """What stands for it in a list: its name, else its first card."""
        return self.name or self.cards[0].text

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its cards."""
        return tuple(card.id for card in self.cards)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A theme with its dots; `rank` is shared by those that are level."""

    theme: Theme
    votes: Mapping[str, int]
    rank: int
    level: bool = False

    @property
    def total(self) -> int:
        """All dots."""
        return sum(self.votes.values())


def themes(fields: GatherFields, state: GatherState) -> tuple[Theme, ...]:
    """Themes of the cards that are shown and not kept for later, in the order of their first cards."""
    made: dict[str, list[Card]] = {}
    for card in seen(fields, state):
        if card.id not in state.later:
            made.setdefault(theme_of(state, card), []).append(card)
    return tuple(Theme(mark, tuple(cards), state.names.get(mark, "")) for mark, cards in made.items())


def find(fields: GatherFields, state: GatherState, mark: str) -> Theme | None:
    """The theme of that id, while a card lies in it."""
    return next((theme for theme in themes(fields, state) if theme.id == mark), None)


def kept(fields: GatherFields, state: GatherState) -> tuple[Card, ...]:
    """The cards that are kept for later, of those that are shown."""
    return tuple(card for card in seen(fields, state) if card.id in state.later)


def share_order(fields: GatherFields, state: GatherState, view: View) -> tuple[Card, ...]:
    """One card of each party in turn until dry; cards of the same words once; the last to share comes last."""
    waiting: dict[str, list[Card]] = {}
    for card in seen(fields, state):
        waiting.setdefault(card.party, []).append(card)
    order = turns(fields, view)
    order = (*order, *(party for party in view.partnership.parties if party not in order))
    made: dict[str, Card] = {}
    while any(waiting.values()):
        for party in order:
            fresh = next((card for card in waiting.get(party, ()) if alike(card.text) not in made), None)
            if fresh:
                made[alike(fresh.text)] = fresh
            waiting[party] = [card for card in waiting.get(party, ()) if alike(card.text) not in made]
    return tuple(made.values())


def turns(fields: GatherFields, view: View) -> tuple[str, ...]:
    """The parties in the order of sharing: the party of whoever shares last has the last turn."""
    order = view.in_turn(fields.starts)
    person = view.partnership.people.get(fields.last or "")
    if person is None or person.party not in order:
        return order
    return (*(party for party in order if party != person.party), person.party)


def in_front(fields: GatherFields, state: GatherState, view: View) -> Card | None:
    """The card that is being shared."""
    order = share_order(fields, state, view)
    return next((card for card in order if card.id == state.card), order[0] if order else None)


# dots -------------------------------------------------------------------------------------------------------


def dots_of(fields: GatherFields, state: GatherState, party: str) -> dict[str, int]:
    """The dots of a party by theme. Those on a theme that has gone into another are the party's again.

    Where such a theme comes back after they were placed anew, there are no more dots than the party has: the latest
    placed count.
    """
    there = {theme.id for theme in themes(fields, state)}
    placed = {theme: dots for (whose, theme), dots in state.votes.items() if whose == party and theme in there}
    left, counted = fields.dots, dict[str, int]()
    for theme, dots in reversed(placed.items()):
        counted[theme] = min(dots, left)
        left -= counted[theme]
    return {theme: counted[theme] for theme in placed if counted[theme]}


def dots_left(fields: GatherFields, state: GatherState, party: str) -> int:
    """The dots that a party can still place."""
    return max(fields.dots - sum(dots_of(fields, state, party).values()), 0)


def votes_shown(fields: GatherFields, state: GatherState) -> bool:
    """Whether the room may see the dots."""
    return state.counted or not fields.blind


def ranked(fields: GatherFields, state: GatherState, view: View) -> tuple[Ranked, ...]:
    """Themes by the smaller share first, then by all dots, so that numbers cannot outvote a partner (practices B3).

    A party that has placed no dot at all has said nothing, and is not counted as the smaller share. Without any dots
    nothing is ranked: all themes are level, in the order of their cards.
    """
    voters = voted(fields, state, view) if votes_shown(fields, state) else ()
    everything = themes(fields, state)
    placed = {party: dots_of(fields, state, party) for party in voters}
    by_theme = {theme.id: {party: placed[party].get(theme.id, 0) for party in voters} for theme in everything}

    def weight(theme: Theme) -> tuple[float, int]:
        votes = by_theme[theme.id]
        return min((dots / fields.dots for dots in votes.values()), default=0), sum(votes.values())

    made: list[Ranked] = []
    for _, group in groupby(sorted(everything, key=weight, reverse=True), key=weight):
        level = tuple(group)
        rank = len(made) + 1
        made += [Ranked(theme, by_theme[theme.id], rank, len(level) > 1) for theme in level]
    return tuple(made)


def voted(fields: GatherFields, state: GatherState, view: View) -> tuple[str, ...]:
    """The parties that have placed a dot, in listing order."""
    return tuple(party for party in view.partnership.parties if dots_of(fields, state, party))


def to_answer(fields: GatherFields, state: GatherState, view: View) -> tuple[Ranked, ...]:
    """The themes that are answered: those at the top, and those level with the last of them; all where nothing was
    ranked."""
    rows = ranked(fields, state, view)
    if "vote" not in fields.phases or not any(row.total for row in rows):
        return rows
    return tuple(row for row in rows if row.total and row.rank <= fields.top)


def answering(fields: GatherFields, state: GatherState, view: View) -> Ranked | None:
    """The theme that is being answered: the one turned to; where that is gone, the first that nothing came of."""
    rows = to_answer(fields, state, view)
    found = next((row for row in rows if row.theme.id == state.theme), None)
    if found or not state.theme or not rows:
        return found or (rows[0] if rows else None)
    fresh = (r for r in rows if r.theme.id not in state.settled and not answers(view, r.theme.id))
    return next(fresh, rows[-1])


def answers(view: View, theme: str) -> tuple[Captured, ...]:
    """The items that were made of a theme."""
    key = made_key(view.step, f"theme-{theme}")
    return tuple(found for found in view.items if found.key == key or found.key.startswith(f"{key}-"))


def most_alike(card: Card, others: Iterable[Theme]) -> str:
    """The theme whose words are most like a card's, or no id where there is none."""
    from rapidfuzz.fuzz import token_set_ratio

    rated = [(max(token_set_ratio(card.text, one.text) for one in theme.cards), theme.id) for theme in others]
    return max(rated, key=lambda pair: pair[0])[1] if rated else ""

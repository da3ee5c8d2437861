"""What a `gather` step knows: cards by party and never by person, which are shown, what lies together, the dots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Literal

from meetingtui.core.text import fold_name
from meetingtui.steps.gather.step import GatherFields, Phase
from meetingtui.steps.protocol import View

How = Literal["talk", "note", "open"]


@dataclass(frozen=True, slots=True)
class Card:
    """One card: the party it came from, its words, and whether it came after the party's cards were shown."""

    id: str
    party: str
    text: str
    column: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What the room wants done with a theme of small things: talk now, or a note on it."""

    how: How
    note: str = ""


@dataclass(frozen=True, slots=True)
class GatherState:
    """Where the step is, and everything that was put on cards."""

    phase: Phase = "write"
    prompt: int = 0
    ready: frozenset[tuple[int, str]] = frozenset()
    """Parties that have finished writing, by prompt."""
    cards: Mapping[str, Card] = field(default_factory=dict[str, Card])
    order: tuple[str, ...] = ()
    """Cards that were shown, in the order of the reveal; those that came later follow."""
    opened: frozenset[str] = frozenset()
    """Parties whose cards are shown."""
    alone: frozenset[str] = frozenset()
    """Parties with one person in the room at the reveal, whose cards have as good as a name on them."""
    card: str = ""
    """The card in front while sharing."""
    lies: Mapping[str, str] = field(default_factory=dict[str, str])
    """The theme in which a card was put; a card that was put nowhere lies with others of the same words."""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    later: frozenset[str] = frozenset()
    """Cards kept for later."""
    votes: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    """Dots by party and theme."""
    cast: frozenset[str] = frozenset()
    """Parties that have placed the dots they want to place."""
    counted: bool = False
    """Whether the dots are shown."""
    theme: str = ""
    """The theme in front while answering."""
    settled: Mapping[str, Settled] = field(default_factory=dict[str, Settled])


def begin(_fields: GatherFields) -> GatherState:
    """Nothing has been written yet."""
    return GatherState()


def seen(fields: GatherFields, state: GatherState) -> tuple[Card, ...]:
    """The cards that the room may see, in the order in which they are shown."""
    if not fields.blind:
        return tuple(state.cards.values())
    return tuple(state.cards[mark] for mark in state.order if mark in state.cards)


def unseen(fields: GatherFields, state: GatherState) -> tuple[Card, ...]:
    """The cards that nobody is shown yet."""
    shown = {card.id for card in seen(fields, state)}
    return tuple(card for card in state.cards.values() if card.id not in shown)


def is_late(fields: GatherFields, state: GatherState, party: str) -> bool:
    """Whether a card that this party writes now comes after its others were shown."""
    return party in state.opened if fields.blind else state.phase != "write"


def writers(fields: GatherFields, view: View) -> tuple[str, ...]:
    """The parties that are asked to write, in the order of speaking."""
    here = view.in_turn(fields.starts)
    if fields.who in {"everyone", "parties", "anyone"}:
        return here
    person = view.partnership.people.get(fields.who)
    wanted = person.party if person else fields.who
    return tuple(party for party in here if party == wanted)


def writing(fields: GatherFields, state: GatherState, view: View) -> tuple[str, ...]:
    """The parties that have not said that they have finished writing."""
    return tuple(party for party in writers(fields, view) if (state.prompt, party) not in state.ready)


def people_alone(parties: frozenset[str] | set[str] | tuple[str, ...], view: View) -> tuple[str, ...]:
    """Those of the parties that have one person in the room (or at all, where nobody is): it is plain who wrote."""
    return tuple(
        party
        for party in view.partnership.parties
        if party in parties and len(view.people_of(party) or view.partnership.of_party(party)) <= 1
    )


def room_of(fields: GatherFields, state: GatherState, view: View, party: str) -> int | None:
    """How many cards a party may still write; None where that is not limited."""
    if fields.limit is None:
        return None
    people = len(view.people_of(party) or view.partnership.of_party(party)) or 1
    return max(fields.limit * people - sum(1 for card in state.cards.values() if card.party == party), 0)


@lru_cache(maxsize=4096)
def alike(text: str) -> str:
    """The theme in which cards of the same words lie, until somebody puts them elsewhere."""
    return "t" + sha256(_words(text).encode("utf-8", "replace")).hexdigest()[:10]


def _words(text: str) -> str:
    return fold_name(text).strip(" .!,;")


def theme_of(state: GatherState, card: Card) -> str:
    """The theme in which a card lies."""
    return state.lies.get(card.id) or alike(card.text)

"""Writing cards, and showing them: the commands (practices B3). Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from meetingtui.core.keys import shown
from meetingtui.core.text import clean_line, fold_name
from meetingtui.steps.gather import events as ev
from meetingtui.steps.gather.state import Card, GatherState, people_alone, room_of, seen, unseen, writers, writing
from meetingtui.steps.gather.step import GatherFields, Phase
from meetingtui.steps.protocol import Refusal, View


def next_phase(fields: GatherFields, state: GatherState, by: int = 1) -> Phase | None:
    """The phase after the one in front, or before it; None at either end."""
    at = fields.phases.index(state.phase) + by
    return fields.phases[at] if 0 <= at < len(fields.phases) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A card that is to be written: whose, what, and in which column."""

    party: str
    text: str
    column: str = ""


def split_column(fields: GatherFields, text: str, otherwise: str = "") -> tuple[str, str]:
    """The column that a card begins with, as in "worked: the visit", and its words; else the column in front."""
    head, colon, words = clean_line(text).partition(":")
    for column in fields.columns:
        if colon and words.strip() and fold_name(head) == fold_name(column):
            return column, words.strip()
    known = otherwise if otherwise in fields.columns else (fields.columns[0] if fields.columns else "")
    return known, text


def write(
    fields: GatherFields, state: GatherState, view: View, drafts: Iterable[Draft], new_id: Callable[[], str]
) -> ev.Written | Refusal:
    """Cards for parties. Refused for a party that is not asked, or that has no card left."""
    wanted = list(drafts)
    if not wanted:
        return Refusal("nothing is written there")
    for party in {draft.party for draft in wanted}:
        if party not in view.partnership.parties:
            return Refusal("no party of that name")
        if barred := view.barred(party):
            return barred
        room, count = room_of(fields, state, view, party), sum(draft.party == party for draft in wanted)
        if room is not None and count > room:
            return Refusal(_no_room(fields, view, party, room, count))
    if len(state.cards) + len(wanted) > ev.CARDS or len(wanted) > ev.AT_ONCE:
        return Refusal("that is more cards than a room can read; group what is there first")
    return ev.Written(
        step=view.step,
        cards=tuple(ev.NewCard(id=new_id(), party=d.party, text=d.text, column=d.column) for d in wanted),
    )


def _no_room(fields: GatherFields, view: View, party: str, room: int, count: int) -> str:
    name = view.partnership.party_name(party)
    each = f"{fields.limit} a person" if fields.limit else ""
    if not room:
        return f"{name} has written all its cards, {each}; {shown('stage.undo')} takes the last one back"
    return f"{name} has room for {room} more, {each}; that is {count}: choose among them"


def without_doubles(state: GatherState, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drafts that say what no card of the same party says: a chat pasted twice adds nothing."""
    there = {(card.party, fold_name(card.text), card.column) for card in state.cards.values()}
    fresh: list[Draft] = []
    for draft in drafts:
        key = (draft.party, fold_name(draft.text), draft.column)
        if key not in there:
            there.add(key)
            fresh.append(draft)
    return tuple(fresh)


def finished(fields: GatherFields, state: GatherState, view: View, party: str) -> ev.Ready | Refusal:
    """A party has finished writing, or, pressed again, has not."""
    if barred := view.barred(party):
        return barred
    if party not in writers(fields, view):
        return Refusal(f"nobody of that party is here to write: {shown('stage.here')} says who is here")
    ready = (state.prompt, party) not in state.ready
    return ev.Ready(step=view.step, prompt=state.prompt, party=party, ready=ready)


def reveal(fields: GatherFields, state: GatherState, view: View, parties: Iterable[str] | None = None) -> ev.Revealed:
    """The cards of these parties, or of all, are shown after those that were. Their order comes from their words
    alone: it tells nothing of who wrote when."""
    asked = set(view.partnership.parties if parties is None else parties) | state.opened
    shown = tuple(card.id for card in seen(fields, state))
    more = sorted((card for card in unseen(fields, state) if card.party in asked), key=_by_words)
    return ev.Revealed(
        step=view.step,
        order=(*shown, *(card.id for card in more)),
        parties=tuple(party for party in view.partnership.parties if party in asked),
        alone=people_alone({card.party for card in (*seen(fields, state), *more)}, view),
        phase=(next_phase(fields, state) if state.phase == "write" else None) or state.phase,
    )


def _by_words(card: Card) -> bytes:
    return sha256(card.text.encode("utf-8", "replace")).digest()


def open_early(fields: GatherFields, state: GatherState, view: View) -> ev.Revealed | Refusal:
    """Show the cards of those who have finished, so that they can begin while slow writers go on."""
    still = writing(fields, state, view)
    done = {party for party in writers(fields, view) if party not in still}
    if not any(card.party in done for card in unseen(fields, state)):
        return Refusal("no finished party has a card to show; 6 says that the party in front has finished")
    return reveal(fields, state, view, done)

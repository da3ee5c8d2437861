"""Read-back: the pages of a `close` step, its events and its rules (practices B9). Pure.

Pages follow from what was captured, so an item added or undone during the read-back adds or removes its page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from meetingtui.core.items import Action, Agreement, Captured, Decision, ItemKind
from meetingtui.core.record import Day, Whole
from meetingtui.core.text_types import Block, FullLine, Id, Line
from meetingtui.steps.close.step import CloseFields
from meetingtui.steps.protocol import ItemChange, NextMeeting, Refusal, StepEvent, View

Answer = Literal["yes", "not mine", "unasked"]
Says = Literal["yes", "no", "open"]
Hands = Annotated[tuple[Annotated[Whole, Field(ge=1, le=5)], ...], Field(max_length=200)]


class CloseEvent(StepEvent):
    """An event of a `close` step."""


class Page(CloseEvent):
    """The page of the read-back that is in front."""

    type: ClassVar[str] = "close.page.1"
    drives: ClassVar[bool] = True
    rewrites: ClassVar[bool] = False
    undoable: ClassVar[bool] = False
    page: FullLine


class Promise(CloseEvent):
    """What the owner of an action said when it was read back."""

    type: ClassVar[str] = "close.promise.1"
    item: FullLine
    answer: Answer
    read: Line = ""
    """What was read out: a yes counts for those words, that date and that owner only."""


class Position(CloseEvent):
    """Where a party stands on a decision when it is read back; `open` takes its word away again."""

    type: ClassVar[str] = "close.position.1"
    item: FullLine
    party: Id
    says: Says
    read: Line = ""


class Next(CloseEvent):
    """When the parties meet again, and with which agenda."""

    type: ClassVar[str] = "close.next.1"
    on: Day | None = None
    agenda: Line | None = None


class Words(CloseEvent):
    """What was kept of the closing prompt, one line for the room."""

    type: ClassVar[str] = "close.words.1"
    text: Block


class Rated(CloseEvent):
    """Whether this was worth our time: hands shown, 1 to 5, by party and without names."""

    type: ClassVar[str] = "close.rated.1"
    hands: dict[Id, Hands]


class Confirmed(CloseEvent):
    """A party confirms the minutes through one of its people, or takes that back."""

    type: ClassVar[str] = "close.confirmed.1"
    rewrites: ClassVar[bool] = False
    party: Id
    by: Id | None = None
    on: Day | None = None


class ConfirmBy(CloseEvent):
    """Until when the parties that have not confirmed will do so."""

    type: ClassVar[str] = "close.confirm-by.1"
    rewrites: ClassVar[bool] = False
    on: Day | None = None


EVENTS: tuple[type[CloseEvent], ...] = (Page, Promise, Position, Next, Words, Rated, Confirmed, ConfirmBy)


@dataclass(frozen=True, slots=True)
class Word:
    """A party's confirmation: through whom, when, and of which state of the minutes."""

    by: str
    on: date | None
    changes: int = 0


@dataclass(frozen=True, slots=True)
class CloseState:
    """Where the read-back is, and what was said besides the items themselves."""

    page: str = ""
    asked: frozenset[str] = frozenset()
    next: NextMeeting = field(default_factory=NextMeeting)
    words: str = ""
    hands: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])
    confirmed: Mapping[str, Word] = field(default_factory=dict[str, "Word"])
    confirm_by: date | None = None


def begin(_fields: CloseFields) -> CloseState:
    """Nothing has been read back yet."""
    return CloseState()


_SECTIONS = (
    "decision",
    "promise",
    "absent",
    "tried",
    "open",
    "parked",
    "thanks",
    "next",
    "prompt",
    "worth",
    "confirm",
    "end",
)

# pages ------------------------------------------------------------------------------------------------------


def is_open(found: Captured) -> bool:
    """An action without an owner or a date is left open, not a promise."""
    return isinstance(found.item, Action) and (found.item.owner is None or found.item.due is None)


def promises(view: View) -> dict[str, list[Captured]]:
    """Actions with owner and date, by owner; people of the partnership in listing order."""
    by_owner: dict[str, list[Captured]] = {}
    for found in view.of_kind(ItemKind.ACTION):
        if isinstance(found.item, Action) and found.item.owner and not is_open(found):
            by_owner.setdefault(found.item.owner, []).append(found)
    order = {person: number for number, person in enumerate(view.partnership.people)}
    return dict(sorted(by_owner.items(), key=lambda pair: order.get(pair[0], len(order))))


def decided(view: View) -> tuple[Captured, ...]:
    """What the parties are asked about: decisions in force, then agreements."""
    taken = [
        found
        for found in view.of_kind(ItemKind.DECISION)
        if isinstance(found.item, Decision) and found.item.state is None
    ]
    return (*taken, *view.of_kind(ItemKind.AGREEMENT))


def pages(fields: CloseFields, view: View) -> tuple[str, ...]:
    """The names of the pages, in the order of practices B9; a page with nothing on it is left out."""
    made = [f"decision:{found.key}" for found in decided(view)]
    for owner, actions in promises(view).items():
        made += [f"promise:{found.key}" for found in actions] if owner in view.present else [f"absent:{owner}"]
    made += ["tried"] if view.of_kind(ItemKind.EXPERIMENT) else []
    made += ["open"] if any(is_open(found) for found in view.items) else []
    made += ["parked"] if view.of_kind(ItemKind.PARKED) else []
    made += ["thanks"] if view.of_kind(ItemKind.WIN) else []
    made += ["next"] if fields.next else []
    made += [f"prompt:{number}" for number, _ in enumerate(fields.prompts)]
    made += ["worth"] if fields.rate else []
    return (*made, "confirm", "end")


def page(fields: CloseFields, state: CloseState, view: View) -> str:
    """The page in front: the first where none was turned to; where that one is gone, the nearest still to be read."""
    known = pages(fields, view)
    if state.page in known:
        return state.page
    if not state.page:
        return known[0]
    section = _section(state.page)
    read = {f"promise:{key}" for key in state.asked}
    ahead = (name for name in known if _section(name) >= section and name not in read)
    return next(ahead, known[-1])


def _section(name: str) -> int:
    """Where a page stands in the order of the read-back."""
    sort = name.partition(":")[0]
    return _SECTIONS.index(sort) if sort in _SECTIONS else len(_SECTIONS)


# commands ---------------------------------------------------------------------------------------------------


def _turn(fields: CloseFields, state: CloseState, view: View, by: int) -> Page | None:
    known = pages(fields, view)
    at = known.index(page(fields, state, view)) + by
    return Page(step=view.step, page=known[at]) if 0 <= at < len(known) else None


def forward(fields: CloseFields, state: CloseState, view: View) -> CloseEvent | None:
    """Enter: the next page; None on the last, where the frame closes the meeting."""
    return _turn(fields, state, view, 1)


def back(fields: CloseFields, state: CloseState, view: View) -> CloseEvent | None:
    """Backspace: the page before; None on the first."""
    return _turn(fields, state, view, -1)


def accept(view: View, key: str, answer: Answer) -> Promise | Refusal:
    """The owner's word on a promise. Refused for an owner who is not here: their promise stays offered."""
    found = view.item(key)
    if found is None or not isinstance(found.item, Action):
        return Refusal("that promise is not there any more")
    owner = found.item.owner
    if owner is None or owner not in view.present:
        who = view.partnership.first_name(owner) if owner else "nobody"
        return Refusal(f"{who} is not here to say so; the promise stays offered and heads the next meeting")
    return Promise(step=view.step, item=key, answer=answer, read=_read_out(found))


def position(view: View, key: str, party: str) -> Position | Refusal:
    """A party's yes to a decision, or, pressed again, its word taken back. Silence is never a yes."""
    found = view.item(key)
    if found is None or not isinstance(found.item, Decision | Agreement):
        return Refusal("that decision is not there any more")
    if party not in view.parties_present:
        return Refusal(f"nobody from {view.partnership.party_name(party)} is here; the decision is theirs to ratify")
    says: Says = "open" if party in found.item.yes else "yes"
    return Position(step=view.step, item=key, party=party, says=says, read=_read_out(found))


def _read_out(found: Captured) -> str:
    """What a yes is a yes to."""
    item = found.item
    if isinstance(item, Action):
        return f"{item.owner} {item.due} {item.text}"
    return found.headline


def confirmed(state: CloseState, view: View) -> dict[str, Word]:
    """The parties whose confirmation still holds: nothing that the minutes say has changed since."""
    return {party: word for party, word in state.confirmed.items() if word.changes == view.changes}


def confirm(state: CloseState, view: View, party: str, by: str | None) -> Confirmed | Refusal:
    """A party confirms through a person who is here; pressed again, it has not confirmed."""
    if party in confirmed(state, view):
        return Confirmed(step=view.step, party=party)
    person = view.partnership.people.get(by or "")
    if person is None or person.id not in view.present or person.party != party:
        return Refusal(f"somebody from {view.partnership.party_name(party)} who is here has to say it")
    return Confirmed(step=view.step, party=party, by=person.id, on=view.day)


def read_hands(line: str, view: View) -> Mapping[str, tuple[int, ...]] | Refusal:
    """Read "5 4 4 | 3 5": numbers 1 to 5, parties in listing order between bars."""
    parties = list(view.partnership.parties)
    parts = line.split("|")
    if len(parts) > len(parties):
        return Refusal(f"that is {len(parts)} parties; there are {len(parties)}")
    hands: dict[str, tuple[int, ...]] = {}
    for party, part in zip(parties, parts, strict=False):
        words = part.replace(",", " ").split()
        if any(word not in {"1", "2", "3", "4", "5"} for word in words):
            return Refusal("type numbers 1 to 5, parties between bars: 5 4 4 | 3 5")
        if words:
            # Sorted, so that the order in which hands were counted does not tell whose they were.
            hands[party] = tuple(sorted((int(word) for word in words), reverse=True))
    return hands


# what became so ---------------------------------------------------------------------------------------------


def apply(_fields: CloseFields, state: CloseState, event: CloseEvent, view: View) -> CloseState:
    """The state after an event; what it does to items is in `effects`."""
    match event:
        case Page():
            return replace(state, page=event.page)
        case Promise():
            asked = state.asked - {event.item} if event.answer == "unasked" else state.asked | {event.item}
            return replace(state, asked=asked)
        case Next():
            return replace(state, next=NextMeeting(event.on, event.agenda))
        case Words():
            return replace(state, words=event.text)
        case Rated():
            return replace(state, hands=dict(event.hands))
        case Confirmed():
            others = {party: yes for party, yes in state.confirmed.items() if party != event.party}
            said = {event.party: Word(event.by, event.on, view.changes)} if event.by else {}
            return replace(state, confirmed={**others, **said})
        case ConfirmBy():
            return replace(state, confirm_by=event.on)
        case _:
            return state


def effects(_fields: CloseFields, _state: CloseState, event: CloseEvent, view: View) -> tuple[ItemChange, ...]:
    """What a promise's or a decision's read-back does to the item."""
    found = view.item(event.item) if isinstance(event, Promise | Position) else None
    if found is None or not isinstance(event, Promise | Position) or event.read != _read_out(found):
        return ()
    if isinstance(event, Promise):
        answers: dict[str, dict[str, object]] = {
            "yes": {"accepted": True},
            "not mine": {"accepted": False, "owner": None},
            "unasked": {"accepted": False},
        }
        return (ItemChange(event.item, answers[event.answer]),)
    if not isinstance(found.item, Decision | Agreement):
        return ()
    yes = {party for party in found.item.yes if party != event.party}
    no = {party for party in found.item.no if party != event.party}
    (yes if event.says == "yes" else no if event.says == "no" else set[str]()).add(event.party)
    order = list(view.partnership.parties)
    fields: dict[str, object] = {
        "yes": [party for party in order if party in yes],
        "no": [party for party in order if party in no],
    }
    if isinstance(found.item, Decision) and found.item.method is None and yes:
        fields["method"] = "each party says yes"
    return (ItemChange(event.item, fields),)

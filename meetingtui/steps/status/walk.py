"""What a `status` step goes through: streams, the promises and risks they have on file, and the places in order. Pure.

A place is `changed` (which have changed?), `stream:<id>`, `sign:<risk>`, `none` or `overview`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from meetingtui.core.becoming import OPEN
from meetingtui.core.items import Action, Risk
from meetingtui.core.standing import LETTERS, Agreed, Carried, Stood
from meetingtui.core.text import slug
from meetingtui.steps.protocol import View
from meetingtui.steps.status.doubts import Facts, last_agreed
from meetingtui.steps.status.events import Scope
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields

MANY = 10
"""More streams than this, and it is offered to walk only those that have changed (practices B2, edge)."""
CHANGED, NONE, OVERVIEW = "changed", "none", "overview"
STRIP = 8
"""Marks that the head of a stream shows, today's among them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that has a colour: a stream of the partnership, or a line of the step's own list."""

    id: str
    name: str
    owner: str | None = None
    stream: bool = True


# what there is ----------------------------------------------------------------------------------------------


def subjects(fields: StatusFields, view: View) -> tuple[Subject, ...]:
    """Everything that has a colour, in listing order: the step's own list, else the streams that have not ended."""
    if fields.items:
        return tuple(Subject(slug(name), name, stream=False) for name in fields.items)
    now = view.standing.stream_changes
    handed = {row["stream"]: row["owner"] for row in _of_streams(view) if row.get("owner")}
    return tuple(
        Subject(s.id, s.name, handed.get(s.id) or (now[s.id].owner if s.id in now else None) or s.owner)
        for s in view.partnership.stream
        if s.id not in now or not now[s.id].ended
    )


def _of_streams(view: View) -> tuple[Mapping[str, Any], ...]:
    """What this meeting has said of streams so far."""
    return tuple(row for row in view.updates if row.get("stream") and not row.get("item"))


def going_on(fields: StatusFields, state: StatusState, view: View) -> tuple[Subject, ...]:
    """Everything but the streams that this meeting has ended before their colours were opened."""
    if fields.items:
        return subjects(fields, view)
    last = {row["stream"]: row["to"] for row in _of_streams(view) if row.get("to") in {"ended", "goes on"}}
    return tuple(s for s in subjects(fields, view) if last.get(s.id) != "ended" or state.look(s.id).open)


def subject(fields: StatusFields, view: View, item: str) -> Subject | None:
    """The stream or line of that id."""
    return next((found for found in subjects(fields, view) if found.id == item), None)


def scope(fields: StatusFields, state: StatusState) -> Scope:
    """Whether all are walked, or only those that have changed."""
    return state.only or ("changed" if fields.only == "changed" else "all")


def before(view: View, item: str) -> tuple[Stood, ...]:
    """How it stood in earlier meetings, the last one last."""
    return view.standing.streams.get(item, ())


def has_changed(state: StatusState, view: View, item: str) -> bool:
    """Whether it is to be looked at: as was said, else where it has never been looked at."""
    return state.changed.get(item, not before(view, item))


def walked(fields: StatusFields, state: StatusState, view: View) -> tuple[Subject, ...]:
    """What is looked at today, in listing order."""
    everything = going_on(fields, state, view)
    if scope(fields, state) == "all":
        return everything
    return tuple(found for found in everything if has_changed(state, view, found.id))


def _now(carried: tuple[Carried, ...], view: View) -> tuple[Carried, ...]:
    """Items of earlier meetings as this meeting leaves them; only those it has touched are worked out anew."""
    touched = {row.get("item") for row in view.updates}
    return tuple(view.carried(one.id) or one if one.id in touched else one for one in carried)


@dataclass(frozen=True, slots=True)
class OnFile:
    """What earlier meetings left about the streams, as it is now: worked out once for many of them."""

    promises: Mapping[str, tuple[Carried, ...]]
    """The open promises of each stream that have a date, the earliest first."""
    risks: tuple[Carried, ...]
    """The open risks; those whose sign was seen stand at the top."""


def on_file(view: View) -> OnFile:
    """Promises and risks of earlier meetings, as this meeting has left them so far."""
    made: dict[str, list[Carried]] = {}
    for one in _now(view.standing.actions, view):
        if one.state == OPEN and isinstance(one.item, Action) and one.item.stream and one.item.due:
            made.setdefault(one.item.stream, []).append(one)
    promised = {stream: tuple(sorted(found, key=lambda one: one.item.due)) for stream, found in made.items()}
    still = [one for one in _now(view.standing.risks, view) if one.state == OPEN and isinstance(one.item, Risk)]
    return OnFile(promised, tuple(sorted(still, key=lambda one: one.item.state != "seen")))


def promises(view: View, item: str, file: OnFile | None = None) -> tuple[Carried, ...]:
    """The open promises of a stream that have a date, the earliest first."""
    return (file or on_file(view)).promises.get(item, ())


def late(view: View, item: str, file: OnFile | None = None) -> tuple[Carried, ...]:
    """The promises of a stream that are past their date."""
    return tuple(one for one in promises(view, item, file) if view.day is not None and one.item.due < view.day)


def risks(view: View) -> tuple[Carried, ...]:
    """The open risks of earlier meetings as they are now; those whose sign was seen stand at the top."""
    return on_file(view).risks


def seen(view: View, item: str, file: OnFile | None = None) -> tuple[Carried, ...]:
    """The risks of a stream whose early sign has been seen, before today or in this meeting."""
    found = (file or on_file(view)).risks
    return tuple(one for one in found if one.item.stream == item and one.item.state == "seen")


def facts(state: StatusState, view: View, item: str, file: OnFile | None = None) -> Facts:
    """What is known about a stream."""
    look, file = state.look(item), file or on_file(view)
    return Facts(
        says=look.says,
        agreed=look.agreed,
        because=look.because,
        late=len(late(view, item, file)),
        seen=bool(seen(view, item, file)),
        before=before(view, item),
    )


def was(view: View, item: str) -> Agreed | None:
    """What it was called when it was last agreed."""
    return last_agreed(before(view, item))


def letters(state: StatusState, view: View, item: str) -> str:
    """The latest marks as letters, today's last: `?` until the room has called it something."""
    earlier = [stood.letter for stood in before(view, item)]
    today = state.look(item).agreed
    return " ".join([*earlier[-(STRIP - 1) :], LETTERS[today] if today else "?"])


# who chooses ------------------------------------------------------------------------------------------------


def choosers(fields: StatusFields, view: View) -> tuple[str, ...]:
    """The parties in the room that are asked, from the one that begins."""
    here = view.in_turn(fields.starts)
    if fields.who in view.partnership.parties:
        return tuple(party for party in here if party == fields.who)
    return here


def members(fields: StatusFields, view: View) -> tuple[str, ...]:
    """The parties that could be asked, here or not: those that have not left the partnership."""
    everybody = fields.who not in view.partnership.parties
    return tuple(
        party.id
        for party in view.partnership.party
        if (everybody or party.id == fields.who) and not party.gone(view.day)
    )


def unset(fields: StatusFields, state: StatusState, view: View, item: str) -> tuple[str, ...]:
    """The parties in the room that have not chosen yet, in their order."""
    look = state.look(item)
    return tuple(p for p in choosers(fields, view) if p not in look.says and p not in look.aside)


# places -----------------------------------------------------------------------------------------------------


def signs(fields: StatusFields, state: StatusState, view: View) -> tuple[Carried, ...]:
    """The risks whose early sign this step asks about: live, with a sign, and not asked before in this meeting."""
    if not (fields.signs and fields.written):
        return ()
    asked = {row.get("item") for row in view.updates if row.get("sign")}
    return tuple(
        one
        for one in _now(view.standing.risks, view)
        if one.id in state.signs
        or (
            isinstance(one.item, Risk)
            and one.state == OPEN
            and one.item.state == "live"
            and one.item.sign
            and one.id not in asked
        )
    )


def places(fields: StatusFields, state: StatusState, view: View) -> tuple[str, ...]:
    """The places in order; a stream's signs come after its colours, those of no stream before the overview."""
    return _places(fields, state, view, walked(fields, state, view))


def _places(fields: StatusFields, state: StatusState, view: View, streams: tuple[Subject, ...]) -> tuple[str, ...]:
    everything, asked = going_on(fields, state, view), signs(fields, state, view)
    if not everything:
        return (NONE, *(f"sign:{one.id}" for one in asked))
    made = [CHANGED] if fields.only == "changed" or len(everything) > MANY else []
    of_stream: dict[str | None, list[str]] = {}
    for one in asked:
        of_stream.setdefault(one.item.stream, []).append(f"sign:{one.id}")
    for found in streams:
        made += [f"stream:{found.id}", *of_stream.pop(found.id, ())]
    ids = {found.id for found in streams}
    made += [f"sign:{one.id}" for one in asked if one.item.stream not in ids]
    return (*made, OVERVIEW)


def here(fields: StatusFields, state: StatusState, view: View) -> str:
    """The place in front: the first where none was turned to; where that one is gone, the next after it."""
    known = places(fields, state, view)
    if state.place in known:
        return state.place
    if state.place in {"", NONE}:
        return known[0]
    every = _places(fields, state, view, subjects(fields, view))
    ahead = every[every.index(state.place) :] if state.place in every else ()
    return next((place for place in ahead if place in known), known[-1])


def neighbour(fields: StatusFields, state: StatusState, view: View, by: int) -> str | None:
    """The place after (1) or before (-1) the one in front; None at the ends."""
    known = places(fields, state, view)
    at = known.index(here(fields, state, view)) + by
    return known[at] if 0 <= at < len(known) else None


def in_front(fields: StatusFields, state: StatusState, view: View) -> tuple[str, str]:
    """The sort of the place in front, and what it is about: a stream's id, a risk's, or nothing."""
    sort, _, about = here(fields, state, view).partition(":")
    return sort, about

"""What became so at a door: events on a `stages` state. It never refuses and never raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from meetingtui.steps.protocol import View
from meetingtui.steps.stages import events as ev
from meetingtui.steps.stages.events import StagesEvent
from meetingtui.steps.stages.state import ENTRY_LIMIT, LINK_LIMIT, Door, Entry, Link, Pass, StagesState
from meetingtui.steps.stages.step import StagesFields


def begin(fields: StagesFields) -> StagesState:
    """Every door is shut, and the first is in front."""
    return StagesState(tuple(Door() for _ in fields.stage))


def apply(_fields: StagesFields, state: StagesState, event: StagesEvent, view: View) -> StagesState:
    """The state after an event; one that names a stage, a party or an entry that is not there changes nothing."""
    if event.stage >= len(state.doors):
        return state
    match event:
        case ev.Turned():
            return replace(state, at=event.stage)
        case ev.Passed():
            return _passed(state, event)
        case ev.Reopened():
            return _reopened(state, event.stage)
        case ev.LookBack():
            return replace(state, looked_ahead=True)
        case ev.Weighed():
            return _with(state, event.stage, lambda door: _weighed(door, event))
        case ev.Chosen():
            return _with(state, event.stage, lambda door: _chosen(door, event))
        case _:
            return _with(state, event.stage, lambda door: _said(door, event, view))


def _with(state: StagesState, at: int, change: Callable[[Door], Door]) -> StagesState:
    doors = tuple(change(door) if number == at else door for number, door in enumerate(state.doors))
    return replace(state, doors=doors)


def _said(door: Door, event: StagesEvent, view: View) -> Door:
    known = view.partnership.parties
    match event:
        case ev.Written(party=None):
            return _written(door, event.text)
        case ev.Written(party=str(party)) if party in known:
            beside = _put(door.beside, party, event.text)
            return replace(door, beside=beside, yes=door.yes - {party} if event.text else door.yes)
        case ev.Agreed():
            return _agreed(door, event, view)
        case ev.Spoke() if event.party in known:
            return _spoke(door, event)
        case ev.SaidBack() if event.party in door.spoken:
            by = door.by_facilitator
            by = by | {event.party} if event.facilitator else by - {event.party}
            return replace(door, restated=_put(door.restated, event.party, event.text), by_facilitator=by)
        case ev.Heard() if event.party in door.spoken:
            if not event.heard:
                return replace(door, heard=door.heard - {event.party})
            # Said of words that stand there no more, it is not said of these.
            same = event.read == door.views.get(event.party, "")
            return replace(door, heard=door.heard | {event.party}) if same else door
        case ev.Listed():
            if event.sort == "option":
                return _listed_option(door, event)
            return replace(door, criteria=_entries(door.criteria, event.key, event.text))
        case ev.Linked():
            return replace(door, links=_links(door.links, event))
        case ev.Known():
            return replace(
                door, links=tuple(replace(x, basis=event.basis) if x.key == event.key else x for x in door.links)
            )
        case _:
            return door


def _put(words: Mapping[str, str], key: str, text: str) -> dict[str, str]:
    others = {name: one for name, one in words.items() if name != key}
    return {**others, key: text} if text else others


def _written(door: Door, text: str) -> Door:
    if text == door.text:
        return door
    return replace(door, text=text, yes=frozenset(), reworded=bool(door.yes) and bool(text))


def _agreed(door: Door, event: ev.Agreed, view: View) -> Door:
    parties = {party for party in event.parties if party in view.partnership.parties}
    if not event.yes:
        return replace(door, yes=door.yes - parties)
    if event.read != door.text or not door.text:
        return door
    # Whoever agrees the shared words has no need of words of its own beside them.
    beside = {party: text for party, text in door.beside.items() if party not in parties}
    return replace(door, yes=door.yes | parties, beside=beside, reworded=False)


def _spoke(door: Door, event: ev.Spoke) -> Door:
    """A view that is put otherwise has not been heard yet, and has not been said back."""
    party, was = event.party, door.views.get(event.party, "")
    if event.spoken and party in door.spoken and event.text == was:
        return door
    one = frozenset({party})
    return replace(
        door,
        spoken=door.spoken | one if event.spoken else door.spoken - one,
        views=_put(door.views, party, event.text if event.spoken else ""),
        restated=_put(door.restated, party, ""),
        by_facilitator=door.by_facilitator - one,
        heard=door.heard - one,
    )


def _entries(entries: tuple[Entry, ...], key: str, text: str) -> tuple[Entry, ...]:
    if not text:
        return tuple(entry for entry in entries if entry.key != key)
    if any(entry.key == key for entry in entries):
        return tuple(Entry(key, text) if entry.key == key else entry for entry in entries)
    return (*entries, Entry(key, text)) if len(entries) < ENTRY_LIMIT else entries


def _listed_option(door: Door, event: ev.Listed) -> Door:
    before = {entry.key: entry.text for entry in door.options}
    options = _entries(door.options, event.key, event.text)
    if before.get(event.key) == event.text:
        return door
    # Whoever chose it chose other words.
    return replace(door, options=options, chosen=tuple(key for key in door.chosen if key != event.key))


def _links(links: tuple[Link, ...], event: ev.Linked) -> tuple[Link, ...]:
    found = next((link for link in links if link.key == event.key), None)
    if found is None:
        if not event.text or len(links) >= LINK_LIMIT:
            return links
        under = event.under if any(link.key == event.under for link in links) else ""
        return (*links, Link(event.key, event.text, under or ""))
    if event.text:
        return tuple(replace(link, text=event.text) if link.key == event.key else link for link in links)
    left = (link for link in links if link.key != event.key)
    return tuple(replace(link, under=found.under) if link.under == event.key else link for link in left)


def _weighed(door: Door, event: ev.Weighed) -> Door:
    at = (event.option, event.criterion)
    others = {place: text for place, text in door.cells.items() if place != at}
    if not event.text:
        return replace(door, cells=others)
    return replace(door, cells={**others, at: event.text}) if len(others) < ENTRY_LIMIT**2 else door


def _chosen(door: Door, event: ev.Chosen) -> Door:
    others = tuple(key for key in door.chosen if key != event.key)
    if not event.chosen:
        return replace(door, chosen=others)
    return replace(door, chosen=(*others, event.key)) if len(others) < ENTRY_LIMIT else door


def _passed(state: StagesState, event: ev.Passed) -> StagesState:
    if state.doors[event.stage].shut_behind:
        return state  # two people went through at once: the first word stands
    made = Pass(event.how, event.missing, event.because, event.asked or "", event.content, event.again)
    after = _with(state, event.stage, lambda door: replace(door, passed=made, again=False, reopened=False))
    if event.how == "with a reason":
        after = replace(after, overrides=(*after.overrides, (event.stage, made)))
    following = min(event.stage + 1, len(state.doors) - 1)
    return replace(after, at=following if state.at == event.stage else state.at)


def _reopened(state: StagesState, at: int) -> StagesState:
    """Open a door again: what stands behind later ones stays, and is to be looked at again."""
    if state.doors[at].passed is None:
        return state
    opened = _with(state, at, lambda door: replace(door, passed=None, again=False, reopened=True))
    doors = tuple(replace(door, again=True) if n > at and door.touched else door for n, door in enumerate(opened.doors))
    return replace(opened, doors=doors, at=at)

"""Minutes, in date order, become what stands now. Pure: the same files give the same answer, and nothing is cached.

Change happens only through `[[update]]` and `[[amendment]]` in later minutes (formats, promise 1). A broken minutes
file is left out with its problems named, and everything that was open at its time is marked uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, cast

from meetingtui.core.becoming import OPEN
from meetingtui.core.carrying import became, begins, changed, kind_of, reading, told
from meetingtui.core.items import Action, AnyItem, Decision, ItemKind
from meetingtui.core.people import Party
from meetingtui.core.standing import (
    CARRIED,
    GROUPS,
    Answer,
    Answered,
    Carried,
    Change,
    Filled,
    Met,
    Rated,
    Reading,
    Standing,
    Stood,
    StreamNow,
)
from meetingtui.core.text import clean_line
from meetingtui.files.minutes import Minutes
from meetingtui.files.minutes_steps import StepRecord
from meetingtui.files.minutes_tables import Amendment, Update
from meetingtui.register.meaning import place_of, with_amendments, with_value
from meetingtui.register.trusted import Blank

MARKS = 8
"""How many of the latest marks of a stream, and ratings of a line, are kept (practices B2)."""
UNTOLD = 8
"""How many of the latest wins that nobody was told about are kept."""
UNCONFIRMED = 8
"""How many of the latest meetings are asked about when their minutes are not confirmed."""


@dataclass(slots=True)
class _Entry:
    """An item on its way through the minutes."""

    kind: ItemKind
    item: AnyItem
    on: date
    minutes: str
    state: str = OPEN
    uncertain: bool = False
    number: int = 0
    """Which of the minutes it was made in, counted from the first."""
    history: list[Change] = field(default_factory=list[Change])
    readings: list[Reading] = field(default_factory=list[Reading])


@dataclass(slots=True)
class Register:
    """What stands, what has ever been, and what in the minutes could not be followed."""

    standing: Standing
    lost: tuple[str, ...] = ()
    """Sentences about updates that name an item no minutes hold."""
    twice: Mapping[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """The ids that two minutes give away, each with both."""
    items: dict[str, Carried] = field(default_factory=dict[str, Carried])
    """Every item that minutes ever held, by id, in the order in which they were made; the ended ones too."""
    streams: dict[str, tuple[Stood, ...]] = field(default_factory=dict[str, tuple[Stood, ...]])
    """All marks of each stream, the last one last."""
    ratings: dict[str, tuple[Rated, ...]] = field(default_factory=dict[str, tuple[Rated, ...]])
    """All ratings of each line by its id, the last one last."""
    met: tuple[Met, ...] = ()
    """Every meeting, by date."""
    answered: dict[str, tuple[date, time]] = field(default_factory=dict[str, tuple[date, time]])
    """When the last meeting that changed an item began."""


@dataclass(slots=True)
class _Lines:
    """What is not an item and is carried too."""

    streams: dict[str, list[Stood]] = field(default_factory=dict[str, list[Stood]])
    ratings: dict[str, list[Rated]] = field(default_factory=dict[str, list[Rated]])
    grids: dict[str, Filled] = field(default_factory=dict[str, Filled])
    answers: dict[str, Answered] = field(default_factory=dict[str, Answered])
    met: dict[str, Met] = field(default_factory=dict[str, Met])
    changes: dict[str, StreamNow] = field(default_factory=dict[str, StreamNow])
    known: dict[str, None] = field(default_factory=dict[str, None])
    answered: dict[str, tuple[date, time]] = field(default_factory=dict[str, tuple[date, time]])
    """When the last meeting that changed an item began."""


@dataclass(slots=True)
class Folding:
    """Minutes on their way to a register: what those so far have made of everything, to be gone on with."""

    entries: dict[str, _Entry] = field(default_factory=dict[str, _Entry])
    lines: _Lines = field(default_factory=_Lines)
    lost: list[str] = field(default_factory=list[str])
    twice: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    """The ids that two minutes give away: which gave each first, and which again."""
    count: int = 0
    """How many minutes there were."""


PARTS = (Folding, _Entry, _Lines)
"""What a folding is made of, beside items and what is carried."""


def fold_minutes(
    held: Iterable[tuple[str, Minutes]],
    broken_on: Iterable[date] = (),
    parties: Mapping[str, Party] | None = None,
) -> Register:
    """What stands after these minutes: (name, minutes) in date order. `broken_on` are dates of files left out.

    With `parties`, the minutes that some of these have not confirmed, who were in it that day, are told too.
    """
    folding = Folding()
    for name, written in held:
        fold_on(folding, name, written)
    return finished(folding, broken_on, parties)


def fold_on(folding: Folding, name: str, written: Minutes) -> None:
    """The next minutes, later than all before them."""
    entries, lines, lost = folding.entries, folding.lines, folding.lost
    folding.count += 1
    number = folding.count
    minutes = with_amendments(written) if written.amendment else written
    for kind in CARRIED:
        for item in cast("tuple[AnyItem, ...]", getattr(minutes, kind.value)):
            if item.id and item.id not in entries:
                entries[item.id] = _Entry(kind, item, minutes.date, name, begins(item), number=number)
            elif item.id and (given := entries[item.id]).minutes != name:
                # Two copies that were edited apart, most likely: neither is believed alone (formats, Ids).
                given.uncertain = True
                folding.twice[item.id] = (given.minutes, name)
    for left in minutes.open:
        if left.id and left.id not in entries:
            # Left open for want of an owner or a date, and still there: nothing said is dropped silently.
            item = Action.model_validate(left.model_dump(by_alias=True, exclude={"missing"}))
            entries[left.id] = _Entry(ItemKind.ACTION, item, minutes.date, name, number=number)
    for update in minutes.update:
        if not _updated(update, minutes.date, name, entries, lines):
            lost.append(f"{name}: the update of {update.item} names nothing that is in any minutes")
    # After the updates: what was put down to be looked at again may have been replaced in the same meeting.
    _replaced(minutes, name, entries)
    for change in minutes.amendment:
        _amended(change, written, name, entries)
    _lines_of(name, minutes, lines)
    lines.answered.update({row.item: (minutes.date, minutes.began) for row in minutes.update if row.item})


def finished(folding: Folding, broken_on: Iterable[date] = (), parties: Mapping[str, Party] | None = None) -> Register:
    """The register that minutes have come to; what was folded stays as it is."""
    lines = folding.lines
    last_broken = max(broken_on, default=None)
    items: dict[str, Carried] = {}
    for mark, entry in folding.entries.items():
        # Any of the broken ones may have changed what was made before it.
        doubted = last_broken is not None and entry.on <= last_broken
        items[mark] = _carried(mark, entry, folding.count - entry.number, uncertain=doubted or entry.uncertain)
    return Register(
        _standing(items, lines, parties or {}),
        tuple(folding.lost),
        dict(folding.twice),
        items,
        {stream: tuple(marks) for stream, marks in lines.streams.items()},
        {line: tuple(rated) for line, rated in lines.ratings.items()},
        tuple(lines.met.values()),
        dict(lines.answered),
    )


def _lines_of(name: str, minutes: Minutes, lines: _Lines) -> None:
    """How streams stood, lines were rated, grids were filled, and whose minutes are confirmed."""
    for row in minutes.status:
        stood = Stood(on=minutes.date, says=dict(row.says), agreed=row.agreed, because=row.because)
        lines.streams.setdefault(row.stream, []).append(stood)
    for row in minutes.rating:
        rated = Rated(on=minutes.date, text=row.text, scale=row.scale, anchors=row.anchors, values=dict(row.values))
        lines.ratings.setdefault(row.line, []).append(rated)
    for step in minutes.step:
        if step.id and (step.grid or step.unknown):
            filled = Filled(on=minutes.date, minutes=name, rows=step.rows, cols=step.cols, unknown=step.unknown)
            lines.grids[step.id] = filled.model_copy(update={"cells": {row: dict(c) for row, c in step.grid.items()}})
        if step.id and step.kind == "ask" and (step.gist or step.outcome or step.said):
            lines.answers[step.id] = _answered(minutes.date, step)
    lines.known.update(dict.fromkeys(minutes.people_present))
    own = tuple(row.party for row in minutes.confirmed if row.of is None)
    then = minutes.next
    lines.met[name] = Met(
        minutes=name,
        on=minutes.date,
        title=minutes.title,
        number=minutes.meeting,
        confirmed=own,
        settled=minutes.state in {"confirmed", "amended"},
        agenda=minutes.agenda,
        present=minutes.people_present,
        next_on=then.date if then else None,
        next_agenda=then.agenda if then else None,
    )
    for row in minutes.confirmed:
        earlier = lines.met.get(row.of or "")
        if earlier is not None and row.party not in earlier.confirmed:
            said = (*earlier.confirmed, row.party)
            lines.met[earlier.minutes] = earlier.model_copy(update={"confirmed": said})


def _answered(on: date, step: StepRecord) -> Answered:
    """What was answered in a step, each with the words of its prompt where there was more than one."""
    words = dict(enumerate(step.prompts, 1))
    said = tuple(
        Answer(party=one.party, who=one.who, prompt=words.get(one.prompt or 0, ""), text=one.text) for one in step.said
    )
    return Answered(on=on, gist=step.gist or step.outcome or "", said=said)


def _replaced(minutes: Minutes, name: str, entries: dict[str, _Entry]) -> None:
    """A decision or an agreement that replaces another ends it, once it holds itself."""
    for made in (*minutes.decision, *minutes.agreement):
        old = entries.get(made.replaces or "")
        if old is None or made.id == made.replaces or not isinstance(old.item, type(made)):
            continue
        if isinstance(made, Decision) and made.state is not None:
            continue
        old.state = "replaced"
        old.history.append(Change(on=minutes.date, minutes=name, to="replaced", why=f"by {made.id}"))


def _updated(update: Update, on: date, name: str, entries: dict[str, _Entry], lines: _Lines) -> bool:
    if update.item is None:
        return _stream_updated(update, on, lines)
    entry = entries.get(update.item)
    if entry is None:
        return False
    row = said(update)
    after = became(entry.kind, entry.item, row, entry.state)
    entry.history.append(told(entry.item, row, after, on, name))
    entry.item, entry.state = after.item, after.state
    entry.uncertain = entry.uncertain or not after.fits
    if (value := row.get("reading")) is not None:
        entry.readings.append(reading(on, value, update.note))
    return True


def _stream_updated(update: Update, on: date, lines: _Lines) -> bool:
    if update.stream is None:
        return False
    before = lines.changes.get(update.stream, StreamNow())
    owner = update.owner or before.owner
    ended = update.to == "ended" if update.to in {"ended", "goes on"} else before.ended
    since = on if update.to == "ended" else before.on if ended else None
    lines.changes[update.stream] = StreamNow(owner=owner, ended=ended, on=since)
    return True


def said(update: Update) -> dict[str, Any]:
    """The keys that an update has, with their values."""
    return {name: getattr(update, name) for name in update.model_fields_set} | (update.model_extra or {})


def _amended(change: Amendment, minutes: Minutes, name: str, entries: dict[str, _Entry]) -> None:
    """An amendment's `now` takes the place of what confirmed minutes say (practices C3).

    What it changes in its own minutes has been changed already; it may name an item of earlier ones too.
    """
    mark, _, part = change.part.partition(".")
    entry = entries.get(mark)
    if entry is None or not part:
        return
    if place_of(minutes, change.part) is None:
        offered = {"accepted": False} if part == "owner" and getattr(entry.item, "accepted", False) else {}
        entry.item, fits = changed(entry.item, {part: change.now, **offered})
        entry.uncertain = entry.uncertain or not fits
    elif with_value(minutes, change.part, change.now) is None:
        entry.uncertain = True
    entry.history.append(Change(on=change.on or minutes.date, minutes=name, to="amended", why=change.why))


_CARRYING = ("id", "on", "minutes", "state", "uncertain", "history", "meetings", "item")
# Not validated again: it is made of what was, and there may be thousands.
_BLANKS = {
    kind: Blank(made, (*_CARRYING, "readings") if kind is ItemKind.METRIC else _CARRYING)
    for kind, made in CARRIED.items()
}


def _carried(mark: str, entry: _Entry, meetings: int, *, uncertain: bool) -> Carried:
    """An item with where it comes from; its values in the order of `_CARRYING`."""
    name, history = clean_line(entry.minutes), tuple(entry.history)
    values: list[Any] = [mark, entry.on, name, entry.state, uncertain, history, meetings, entry.item]
    if entry.kind is ItemKind.METRIC:
        values.append(tuple(entry.readings))
    return _BLANKS[entry.kind].filled(values)


def _standing(items: dict[str, Carried], lines: _Lines, parties: Mapping[str, Party]) -> Standing:
    groups: dict[str, list[Carried]] = {group: [] for group in GROUPS.values()}
    for one in items.values():
        if one.state == OPEN:
            groups[GROUPS[kind_of(one)]].append(one)
    groups["wins"] = groups["wins"][-UNTOLD:]
    waiting = [met for met in lines.met.values() if not met.settled and _missing(met, parties)]
    return Standing.model_validate(
        {
            **groups,
            "streams": {stream: tuple(marks[-MARKS:]) for stream, marks in lines.streams.items()},
            "ratings": {line: tuple(rated[-MARKS:]) for line, rated in lines.ratings.items()},
            "grids": lines.grids,
            "answers": lines.answers,
            "unconfirmed": waiting[-UNCONFIRMED:],
            "stream_changes": lines.changes,
            "known": tuple(lines.known),
        }
    )


def _missing(met: Met, parties: Mapping[str, Party]) -> bool:
    """Whether a party that was in the partnership that day has not confirmed the minutes."""
    return any(party.takes_part(met.on) and name not in met.confirmed for name, party in parties.items())

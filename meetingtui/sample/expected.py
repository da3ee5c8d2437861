"""What must be true of the story, read from its script alone: tests hold registers, lists and trends against it.

Nothing here folds minutes, and nothing here is taken from what does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from meetingtui.core.items import ItemKind
from meetingtui.sample.book import YEARS, Book, Entry, book
from meetingtui.sample.cast import PEOPLE, is_there
from meetingtui.sample.days import Days, days
from meetingtui.sample.pieces import BOTH, After, Turn
from meetingtui.sample.ratings import MEDIANS

_ENDS = {
    ItemKind.ACTION: ("done", "dropped"),
    ItemKind.DECISION: ("withdrawn",),
    ItemKind.RISK: ("closed",),
    ItemKind.PARKED: ("answered", "let go", "owned"),
    ItemKind.CONCERN: ("closed",),
    ItemKind.AGREEMENT: ("retired",),
    ItemKind.METRIC: ("retired",),
    ItemKind.EXPERIMENT: ("kept", "stopped"),
    ItemKind.WIN: ("told",),
    ItemKind.TERM: ("let go",),
}


@dataclass(slots=True)
class Record:
    """What became of the promises of one party's people, each counted for whoever held it when it happened."""

    made: int = 0
    kept: int = 0
    moved: int = 0
    dropped: int = 0
    handed_on: int = 0


@dataclass(slots=True)
class Expected:
    """What must be true at the end. Everything that is carried is named by its id, in the order of capture."""

    meetings: int
    carried: dict[ItemKind, list[str]]
    """What is open or in force; wins are those that nobody has been told about."""
    ended: dict[str, str] = field(default_factory=dict[str, str])
    """The word with which an item ended, by its id."""
    due: dict[str, date] = field(default_factory=dict[str, date])
    """When each open promise with a date is due."""
    owners: dict[str, str] = field(default_factory=dict[str, str])
    """Who holds each open promise that has an owner."""
    moves: dict[str, int] = field(default_factory=dict[str, int])
    """How often each open promise was moved, where it was."""
    orphans: list[str] = field(default_factory=list[str])
    """Open promises of people who have left."""
    offered: list[str] = field(default_factory=list[str])
    """Open promises with an owner who has not said yes."""
    records: dict[str, Record] = field(default_factory=dict[str, Record])
    """The promise record of each party; with two parties, towards the other one."""
    seen: list[str] = field(default_factory=list[str])
    """Live risks whose early sign was ever seen."""
    to_ratify: list[str] = field(default_factory=list[str])
    readings: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """Readings of every metric, the first one first."""
    gaps: list[tuple[date, dict[str, int]]] = field(default_factory=list[tuple[date, dict[str, int]]])
    """For each health check, by line, how far the parties' medians are apart."""
    streams: dict[str, str] = field(default_factory=dict[str, str])
    """What each stream was called last."""
    ended_streams: list[str] = field(default_factory=list[str])
    stream_owners: dict[str, str] = field(default_factory=dict[str, str])
    """Streams that were handed on."""
    unconfirmed: dict[int, list[str]] = field(default_factory=dict[int, list[str]])
    """Numbers of meetings whose minutes some party has not confirmed, and the parties that have."""


def expected(until: date, years: int = YEARS) -> Expected:
    """What must be true of the first years of the story, told to end a little before `until`."""
    told = book(years)
    when = days(told.scenes, until, years)
    made = Expected(len(told.scenes), {kind: [] for kind in _ENDS} | {ItemKind.EXCHANGE: []})
    made.records = {party: Record() for party in BOTH}
    replaced = {told.names[str(entry.piece.fields["replaces"])] for entry in told.entries if _replaces(entry)}
    for entry in told.entries:
        if entry.piece.kind is not ItemKind.FEEDBACK:
            _life(made, entry, entry.id in replaced)
            _facts(made, entry, when, told)
    _meetings(made, told, when)
    return made


def _replaces(entry: Entry) -> bool:
    return "replaces" in entry.piece.fields and "state" not in entry.piece.fields


def _life(made: Expected, entry: Entry, replaced: bool) -> None:
    """Whether an item is still carried, and with which word it ended."""
    piece = entry.piece
    ends = [turn.to for turn in entry.turns if turn.to in _ENDS.get(piece.kind, ())]
    if replaced:
        ends.append("replaced")
    elif piece.fields.get("state") == "not adopted":
        ends.append("not adopted")
    elif piece.kind is ItemKind.WIN and "told" in piece.fields:
        ends.append("told")
    if ends:
        made.ended[entry.id] = ends[-1]
    else:
        made.carried[piece.kind].append(entry.id)


def _facts(made: Expected, entry: Entry, when: Days, told: Book) -> None:
    """What is to be said of an item besides that."""
    words = [turn.to for turn in entry.turns]
    is_open = entry.id not in made.ended
    match entry.piece.kind:
        case ItemKind.ACTION:
            _promise(made, entry, when, told)
        case ItemKind.RISK if is_open and "seen" in words:
            made.seen.append(entry.id)
        case ItemKind.METRIC:
            made.readings[entry.id] = [turn.value for turn in entry.turns if turn.value is not None]
        case ItemKind.DECISION | ItemKind.AGREEMENT if is_open:
            waits = "ratify" in entry.piece.fields or "changed" in words
            if waits and "ratified" not in words:
                made.to_ratify.append(entry.id)
        case _:
            pass


def _promise(made: Expected, entry: Entry, when: Days, told: Book) -> None:
    fields = entry.piece.fields
    owner: str | None = fields.get("owner")
    due = _day(fields.get("due"), entry.number, when)
    absent = told.scenes[entry.number - 1].absent
    accepted = bool(fields.get("accepted")) and owner not in absent
    if owner:
        made.records[PEOPLE[owner].party].made += 1
    for turn in entry.turns:
        if owner:
            _count(made.records[PEOPLE[owner].party], turn)
        if turn.to == "handed on":
            owner, accepted = turn.who, True
        accepted = accepted or turn.to == "accepted"
        if turn.weeks is not None:
            due = when.after(turn.meeting, turn.weeks)
    if "due" in entry.piece.corrected:
        due = _day(entry.piece.corrected["due"], entry.number, when)
    if entry.id in made.ended:
        return
    if due:
        made.due[entry.id] = due
    if moves := Counter(turn.to for turn in entry.turns)["moved"]:
        made.moves[entry.id] = moves
    if owner:
        made.owners[entry.id] = owner
        if not accepted:
            made.offered.append(entry.id)
        if not is_there(PEOPLE[owner], when, when.held[-1]):
            made.orphans.append(entry.id)


def _count(record: Record, turn: Turn) -> None:
    match turn.to:
        case "done":
            record.kept += 1
        case "moved":
            record.moved += 1
        case "dropped":
            record.dropped += 1
        case "handed on":
            record.handed_on += 1
        case _:
            pass


def _day(value: object, number: int, when: Days) -> date | None:
    return when.after(number, value.weeks) if isinstance(value, After) else None


def _meetings(made: Expected, told: Book, when: Days) -> None:
    """Health checks, streams, and whose word on minutes is missing."""
    for number, scene in enumerate(told.scenes, 1):
        if scene.agenda == "health-check":
            check = len(made.gaps)
            gaps = {line: abs(int(one[check]) - int(other[check])) for line, (one, other) in MEDIANS.items()}
            made.gaps.append((when.of(number), gaps))
        if scene.agenda in {"weekly-standup", "context-and-status", "monthly-briefing", "welcome"}:
            going = [stream for stream in ("pilot", "seats", "orders", "school") if stream not in made.ended_streams]
            made.streams |= dict.fromkeys(going, "green")
        made.streams |= {stands.stream: stands.agreed for stands in scene.status}
        for row in scene.streams:
            if row["to"] == "ended":
                made.ended_streams.append(row["stream"])
            else:
                made.stream_owners[row["stream"]] = row["owner"]
        last = number == len(told.scenes)
        if scene.confirmed != "both" and (scene.confirmed != "later" or last):
            made.unconfirmed[number] = [scene.confirmed] if scene.confirmed in BOTH else []

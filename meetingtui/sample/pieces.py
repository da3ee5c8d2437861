"""What the script of a sample partnership is written in: things captured, and what becomes of each in later meetings.

A piece carries its whole life, so that what must be true at the end can be read from the script alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from meetingtui.core.items import ItemKind

BOTH = ("wrenfield", "osier")
"""The parties of the story, in listing order."""

_TO = (
    "done|dropped|moved|reshaped|handed on|accepted|withdrawn|kept|to revisit|ratified|watched|retired|changed"
    "|seen|not seen|too soon|closed|answered|let go|owned|acknowledged|landed|read|stopped|goes on|told"
)
_TURN = re.compile(
    rf"(?P<meeting>\d+) (?P<to>{_TO})"
    r"(?: @(?P<who>[a-z]+))?(?: \+(?P<weeks>\d+))?(?: =(?P<value>\d+))?(?:: (?P<words>.+))?"
)


@dataclass(frozen=True, slots=True)
class After:
    """A day so many weeks after the meeting in which it is said."""

    weeks: float


@dataclass(frozen=True, slots=True)
class Named:
    """The id of another piece of the script, by its name there."""

    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What became of a piece in a later meeting: one row of `[[update]]`."""

    meeting: int
    to: str
    words: str = ""
    weeks: int | None = None
    who: str | None = None
    value: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Something captured in a meeting, with everything that becomes of it."""

    kind: ItemKind
    fields: Mapping[str, Any]
    turns: tuple[Turn, ...] = ()
    name: str = ""
    missing: tuple[str, ...] = ()
    """Of a promise that stays open at the close: what it lacks."""
    corrected: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Fields that an amendment of the same minutes puts right, and `why`."""


def turn(text: str) -> Turn:
    """A turn as the script writes it: `9 moved +2: why`, `9 handed on @leila: why`, `9 read =54: note`."""
    found = _TURN.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no turn; write such as: 9 moved +2: the vans were away")
    weeks, value = found["weeks"], found["value"]
    return Turn(
        meeting=int(found["meeting"]),
        to=found["to"],
        words=found["words"] or "",
        weeks=int(weeks) if weeks else None,
        who=found["who"],
        value=int(value) if value else None,
    )


def _piece(kind: ItemKind, life: tuple[str, ...], fields: Mapping[str, Any], more: Mapping[str, Any]) -> Piece:
    own = {key: value for key, value in {**fields, **more}.items() if value not in (None, "", (), [], {})}
    name, missing, corrected = own.pop("name_", ""), own.pop("missing", ()), own.pop("corrected", {})
    return Piece(kind, own, tuple(turn(one) for one in life), name, tuple(missing), corrected)


def promise(text: str, owner: str, weeks: float, *life: str, accepted: bool = True, **more: Any) -> Piece:
    """An action: what, who, due in how many weeks."""
    fields = {"text": text, "owner": owner, "due": After(weeks)}
    made = _piece(ItemKind.ACTION, life, fields, more)
    return Piece(made.kind, {**made.fields, "accepted": accepted}, made.turns, made.name, (), made.corrected)


def done(wrenfield: str, osier: str) -> dict[str, str]:
    """What done means to each party."""
    return {"wrenfield": wrenfield, "osier": osier}


def unowned(text: str, *life: str, missing: tuple[str, ...] = ("owner", "date"), **more: Any) -> Piece:
    """A promise that was still without an owner or a date when the meeting closed."""
    return _piece(ItemKind.ACTION, life, {"text": text, "missing": missing}, more)


def decision(text: str, owner: str, why: str, *life: str, **more: Any) -> Piece:
    """A decision of both parties, unless `yes` says otherwise."""
    fields = {"text": text, "owner": owner, "method": "each party says yes", "yes": BOTH, "why": why}
    return _piece(ItemKind.DECISION, life, fields, more)


def risk(cause: str, owner: str, sign: str, mitigation: str, *life: str, **more: Any) -> Piece:
    """A risk with its early sign."""
    fields = {"cause": cause, "likelihood": "mid", "impact": "high", "sign": sign}
    return _piece(ItemKind.RISK, life, {**fields, "mitigation": mitigation, "owner": owner}, more)


def parked(text: str, goes: str, *life: str, **more: Any) -> Piece:
    """A question for another time."""
    return _piece(ItemKind.PARKED, life, {"text": text, "goes": goes}, more)


def win(text: str, to: str, from_: str, *life: str, **more: Any) -> Piece:
    """Something that went well; `to` names people, parted by spaces."""
    return _piece(ItemKind.WIN, life, {"text": text, "to": tuple(to.split()), "from": from_}, more)


def gave(party: str, kind: str, what: str, *life: str, **more: Any) -> Piece:
    """Something one party gave the other."""
    other = next(one for one in BOTH if one != party)
    return _piece(ItemKind.EXCHANGE, life, {"gave": party, "got": other, "kind": kind, "what": what}, more)


def concern(party: str, happened: str, effect: str, wish: str, *life: str, **more: Any) -> Piece:
    """Something that troubles a party."""
    fields = {"happened": happened, "effect": effect, "wish": wish, "raised": party}
    return _piece(ItemKind.CONCERN, life, fields, more)


def term(word: str, wrenfield: str, osier: str, agreed: str, *life: str, **more: Any) -> Piece:
    """A word, what it meant to each party, and what they agreed."""
    fields = {"word": word, "means": {"wrenfield": wrenfield, "osier": osier}, "agreed": agreed, "since": After(0)}
    return _piece(ItemKind.TERM, life, fields, more)


def agreement(topic: str, text: str, outcome: str, weeks: float | None, *life: str, **more: Any) -> Piece:
    """What the parties hold themselves to."""
    review = After(weeks) if weeks else None
    fields = {"topic": topic, "text": text, "outcome": outcome, "yes": BOTH, "review": review}
    return _piece(ItemKind.AGREEMENT, life, fields, more)


def metric(name: str, *life: str, **more: Any) -> Piece:
    """Something measured; its readings are turns."""
    return _piece(ItemKind.METRIC, life, {"name": name}, more)


def tried(what: str, owner: str, weeks: float, expect: str, *life: str, **more: Any) -> Piece:
    """An experiment."""
    fields = {"try": what, "until": After(weeks), "expect": expect, "owner": owner}
    return _piece(ItemKind.EXPERIMENT, life, fields, more)


def asked(from_: str, text: str) -> Piece:
    """One small thing a party asks of the other."""
    other = next(one for one in BOTH if one != from_)
    return _piece(ItemKind.FEEDBACK, (), {"text": text, "from": from_, "to": other}, {})

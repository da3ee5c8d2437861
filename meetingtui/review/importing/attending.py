"""Who was there and who was not, as old minutes list it: names, with the party, the role or a time in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from meetingtui.core.text import NAME_LIMIT, fold_name
from meetingtui.review.importing.people import Roster, looks_like_name
from meetingtui.review.importing.vocabulary import AWAY, NOTHING, THERE, Part, means, part_of
from meetingtui.review.importing.when import read_hours

_OUTSIDE = re.compile(r"\s*(?:[,;·|]|\s(?:and|&)\s)\s*(?![^()\[\]]{0,200}[)\]])")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,160})[)\]]")
_MAIL = re.compile(r"<?[\w.+-]{1,80}@[\w-]{1,80}\.[\w.-]{1,80}>?")
_HANDLE = re.compile(r"(?<!\S)@([\w][\w.-]{0,60})")
_DASH = re.compile(r"\s+[-–—]+\s+")
_LABEL = re.compile(r"\A([^:()\[\]]{1,80}):\s*(.*)\Z", re.DOTALL)
_LATE = re.compile(r"\A(?:joined|from|late|arrived|came)\b", re.IGNORECASE)
_LEFT = re.compile(r"\A(?:left|until|till|went)\b", re.IGNORECASE)
_BOX = re.compile(r"\A\[( |x|X)\]\s+")
_LAST = re.compile(r"\A(?:and|&)\s+", re.IGNORECASE)


@dataclass(slots=True)
class Attendee:
    """One name of a list: who that is, or the party they are said to belong to, and what else is said."""

    name: str
    line: int
    there: bool = True
    box: bool | None = None
    """Whether their box is ticked, where the list has boxes."""
    person: str | None = None
    party: str | None = None
    role: str = ""
    chairs: bool = False
    late: time | None = None
    left: time | None = None
    typed: str = ""
    """The name as it is written, where it was taken for one that is a little different."""
    over: str = ""
    """Words about them that have no field."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What one line of a list tells: names, and a party that heads those which follow."""

    names: tuple[Attendee, ...] = ()
    party: str | None = None
    part: Part | None = None
    whole: bool = True
    """Whether every word of the line found its place."""


def read_attendees(text: str, line: int, roster: Roster, *, there: bool = True, party: str | None = None) -> Listed:
    """Everybody that one line of a list names."""
    text = text.strip(" .;,–—-")
    if not text or means(text, NOTHING):
        return Listed()
    if box := _BOX.match(text):
        text, there = text[box.end() :], there and box[1] != " "
    whole = True
    if label := _LABEL.match(text):
        before, rest = label[1].strip(), label[2].strip()
        if (part := part_of(before)) in {Part.PRESENT, Part.ABSENT}:
            if not rest:
                return Listed(part=part)
            found = read_attendees(rest, line, roster, there=part is Part.PRESENT, party=party)
            return Listed(found.names, found.party, part, found.whole)
        if own := roster.party(before):
            party, text = own, rest
            if not rest:
                return Listed(party=own)
        elif rest and not roster.person(before):
            whole, text = False, rest
    elif (own := roster.party(text)) and not roster.person(text):
        return Listed(party=own)
    found = _split(text, line, roster, there=there, party=party)
    return Listed(tuple(found), whole=whole and not any(one.over for one in found))


def _split(text: str, line: int, roster: Roster, *, there: bool, party: str | None) -> list[Attendee]:
    found: list[Attendee] = []
    before = ""
    for piece in _OUTSIDE.split(text[:20_000]):
        piece = _LAST.sub("", piece.strip(" .;*"))
        if not piece or means(piece, NOTHING):
            continue
        if found and (own := roster.party(piece)) and not roster.person(piece):
            _belongs(found[-1], own, roster)
        elif found and not _could_be_name(piece, roster) and _is_fact(piece, found[-1], before):
            _fact(found[-1], piece, roster)
        else:
            found.append(_one(piece, line, roster, there=there, party=party))
            before = piece
    return found


def _is_fact(piece: str, last: Attendee, before: str) -> bool:
    """Whether words behind a comma are about the one before: a state, a time, or a role of several words."""
    if means(piece, AWAY | THERE) or _LATE.match(piece) or _LEFT.match(piece) or part_of(piece) is Part.CHAIR:
        return True
    named = last.person is not None or looks_like_name(last.name)
    return named and len(piece.split()) > 1 and not _BRACKETS.search(before)


def _could_be_name(piece: str, roster: Roster) -> bool:
    bare = _DASH.split(_BRACKETS.sub("", piece))[0].strip()
    return bool(roster.person(bare)) or looks_like_name(bare) or bare.startswith("@")


def _one(piece: str, line: int, roster: Roster, *, there: bool, party: str | None) -> Attendee:
    facts = [fact for inside in _BRACKETS.findall(piece) for fact in re.split(r"\s*[,;]\s*", inside)]
    bare = " ".join(_BRACKETS.sub(" ", piece).split())
    mails = _MAIL.findall(bare)
    bare = " ".join(_MAIL.sub(" ", bare).split())
    handles = _HANDLE.findall(bare)
    without = " ".join(_HANDLE.sub(" ", bare).split())
    name, *more = _DASH.split(without or (handles[0] if handles else bare))
    one = Attendee(name.strip(" ,.;:*–—-"), line, there, party=party)
    one.person = roster.person(one.name)
    if one.person is None and (near := roster.likely(one.name)):
        one.person, one.typed = near, one.name
    kept = [
        f"@{handle}" for handle in handles if without and (one.person is None or roster.person(handle) != one.person)
    ]
    if one.person is None and (called := next((found for h in handles if (found := roster.person(h))), None)):
        one.person, kept = called, [one.name] if without else []
    one.over = ", ".join([*kept, *mails])
    for fact in (*facts, *more):
        _fact(one, fact, roster)
    return one


def _fact(one: Attendee, fact: str, roster: Roster) -> None:
    """A party, a time, a role, or whether they were there at all."""
    fact = fact.strip(" .;*")
    if not fact:
        return
    if means(fact, AWAY):
        one.there = False
    elif means(fact, THERE):
        pass
    elif own := roster.party(fact):
        _belongs(one, own, roster)
    elif (_LATE.match(fact) or _LEFT.match(fact)) and (hours := read_hours(fact)) and hours.ended is None:
        if _LATE.match(fact):
            one.late = hours.began
        else:
            one.left = hours.began
    elif part_of(fact) is Part.CHAIR and not one.chairs:
        one.chairs = True
    elif one.person is not None and fold_name(fact) == fold_name(roster.role_of(one.person)):
        pass
    elif one.person is None and not one.role and len(fact) <= NAME_LIMIT:
        one.role = fact
    else:
        one.over = f"{one.over}, {fact}" if one.over else fact


def _belongs(one: Attendee, party: str, roster: Roster) -> None:
    if one.person is not None and roster.party_of(one.person) != party:
        said = f"of {roster.partnership.party_name(party)}"
        one.over = f"{one.over}, {said}" if one.over else said
    else:
        one.party = party

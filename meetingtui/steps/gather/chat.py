"""Cards from the call's chat or from a prepared file: who wrote a line is read only to find the party. Pure.

`Name: text`, `14:02 Name: text`, or a name and a time on a line of their own above the text. What follows a message
belongs to it; in a prepared file every line is a card of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, clip, fold_name

CARD_LIMIT = 2_000
"""Longest card, in characters: as long as a line that can be typed."""
LINES_READ = 2_000
"""Lines of a paste or file that are read; more than that is not a chat of one meeting."""
NAME_LIMIT = 60
_NAME_WORDS = 6

_DAY = r"(?:[0-9]{1,4}[./-][0-9]{1,2}(?:[./-][0-9]{0,4})?,? )?"
_CLOCK = rf"{_DAY}[0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}})?(?: ?[ap]\.?m\.?)?"
_STAMP = rf"(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK})"
_AHEAD = re.compile(rf"{_STAMP}(?:[ ,:\-–—]+|\Z)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:^|[ ,\-–—|·]){_STAMP}\Z", re.IGNORECASE)
_FROM = re.compile(r"from\b ?:? *", re.IGNORECASE)
_TO = re.compile(r" to (?:everyone|everybody|all|[^:]{1,60}\(direct message\))(?: \(.*\))?\Z", re.IGNORECASE)
_COLON = re.compile(r" ?[:：](?: |\Z)")
_ASIDE = re.compile(r"[(\[|,]([^)\]]*)[)\]]?\Z")
_BULLET = re.compile(r"(?:[-*•–]|[0-9]{1,2}[.)]) +")


@dataclass(frozen=True, slots=True)
class Found:
    """A card that was read: its party, and its words."""

    party: str
    text: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a chat or file holds: cards by party, and the names that are nobody's yet."""

    cards: tuple[Found, ...] = ()
    unknown: tuple[str, ...] = ()
    dropped: int = 0
    """Lines that were too many to be read."""


@dataclass(slots=True)
class _Message:
    name: str
    text: str


def whose(name: str, partnership: Partnership) -> str | None:
    """The party that a name stands for: a person's full name, id or first name, or a party's; None where unclear."""
    for form in _forms(name):
        sides = {person.party for person in partnership.person if fold_name(person.name) == form}
        sides |= {party for party in partnership.parties if form in _party_forms(party, partnership)}
        if not sides:
            # Somebody else of that first name may have written it: an id that looks like one decides nothing.
            sides = {p.party for p in partnership.person if form in {fold_name(p.label), fold_name(p.id)}}
        if sides:
            return next(iter(sides)) if len(sides) == 1 else None
    return None


def _forms(name: str) -> list[str]:
    """A name as it is compared: whole, without what stands in brackets behind it, and that alone."""
    made = [fold_name(name)]
    aside = _ASIDE.search(name)
    if aside:
        made += [fold_name(name[: aside.start()]), fold_name(aside[1])]
    return [form for form in made if form]


def _party_forms(party: str, partnership: Partnership) -> set[str]:
    found = partnership.parties[party]
    forms = (found.id, found.name, found.short or "", partnership.party_name(party))
    return {fold_name(form) for form in forms if form}


def named_line(text: str, partnership: Partnership) -> tuple[str, str]:
    """The party and the words of one typed line that begins with a known name; else no party, and the line as it is."""
    name, words, _ = _parted(clean_line(text))
    party = whose(name, partnership) if name and words else None
    return (party, words) if party else ("", text)


def sort(
    text: str,
    partnership: Partnership,
    *,
    here: str,
    sides: Mapping[str, str] | None = None,
    columns: Iterable[str] = (),
    file: bool = False,
) -> Sorted:
    """Cards by party. `here` has the lines without a name; `sides` says whose the names are that nobody knew, by
    their folded form, and is empty for what turned out to be no name."""
    told = {fold_name(name): party for name, party in (sides or {}).items()}
    for column in columns:
        told.setdefault(fold_name(column), "")
    every = [line for line in (" ".join(clean_line(raw).split()) for raw in text.splitlines()) if line]
    lines = every[:LINES_READ]
    stamped = any(_is_stamped(line) for line in lines)

    def party_of(name: str) -> str | None:
        known = told.get(fold_name(name))
        return whose(name, partnership) if known is None else known

    def is_name(name: str, sure: bool) -> bool:
        side = party_of(name)
        # Where the chat has times, a colon after words that nobody is called belongs to what they wrote.
        return side != "" and (side is not None or sure or not stamped)

    heads = {fold_name(column) for column in columns}
    messages = list(_messages(lines, is_name, heads, each=file))
    if not file and not any(message.name for message in messages):
        messages = [_Message("", _BULLET.sub("", line, count=1)) for line in lines]
    cards: list[Found] = []
    unknown: dict[str, str] = {}
    for message in messages:
        words = clip(message.text.strip(), CARD_LIMIT)
        side = party_of(message.name) if message.name else here
        if side is None:
            unknown.setdefault(fold_name(message.name), message.name)
        elif words:
            cards.append(Found(side or here, words))
    return Sorted(tuple(cards), tuple(unknown.values()), len(every) - len(lines))


def _messages(
    lines: list[str], is_name: Callable[[str, bool], bool], heads: set[str], *, each: bool
) -> Iterator[_Message]:
    now: _Message | None = None
    heading = ""
    for number, line in enumerate(lines):
        name, words, sure = _parted(line)
        below = lines[number + 1] if number + 1 < len(lines) else ""
        if not name and is_only_stamp(below) and _may_be_name(line):
            name, words, sure = line, "", not _ends_small(line)
        if name and is_name(name, sure):
            if now:
                yield now
            now, heading = _Message(name, words), "" if words else name
        elif is_only_stamp(line) and now and not now.text:
            continue  # the time stands beneath the name
        elif each:
            if now:
                yield now
            now = _Message(heading, _BULLET.sub("", line, count=1))
        elif now is None or _begins_with(line, heads):
            if now:
                yield now
            now = _Message(now.name if now else "", line)
        else:
            now.text = f"{now.text} {line}" if now.text else line
    if now:
        yield now


def is_only_stamp(line: str) -> bool:
    """Whether nothing but a time stands there."""
    found = _AHEAD.match(line)
    return found is not None and found.end() == len(line)


def _is_stamped(line: str) -> bool:
    return bool(_AHEAD.match(line) or _BEHIND.search(line.split(": ")[0].rstrip(":")[-NAME_LIMIT:]))


def _begins_with(line: str, heads: set[str]) -> bool:
    colon = _COLON.search(line)
    return colon is not None and fold_name(line[: colon.start()]) in heads


def _parted(line: str) -> tuple[str, str, bool]:
    """Name, words, and whether a time beside it says that it is one; no name where nothing is like one."""
    rest, has_stamp = line, False
    ahead = _AHEAD.match(rest)
    if ahead and ahead.end() < len(rest):
        rest, has_stamp = rest[ahead.end() :], True
    rest = _BULLET.sub("", rest, count=1)
    colon = _COLON.search(rest)
    head, words = (rest[: colon.start()], rest[colon.end() :].strip()) if colon else (rest, "")
    if len(head) > NAME_LIMIT * 2:
        return "", line, False
    behind = _BEHIND.search(head)
    if behind:
        head, has_stamp = head[: behind.start()], True
    if colon is None and not has_stamp:
        return "", line, False
    if has_stamp:
        head = _TO.sub("", _FROM.sub("", head, count=1) if _FROM.match(head) else head)
    head = head.strip(" ,-–—|·")
    if colon is None and behind is None and _ends_like_a_sentence(head):
        return "", line, False
    sure = has_stamp and (colon is not None or not _ends_small(head))
    return (head, words, sure) if _may_be_name(head) else ("", line, False)


def _ends_small(head: str) -> bool:
    """Whether the last word begins with a small letter, as no name does: "we start at 14:02"."""
    return head.split()[-1][:1].islower() if head.split() else False


def _ends_like_a_sentence(head: str) -> bool:
    return head.endswith((".", "!", "?"))


def _may_be_name(head: str) -> bool:
    """Whether words can be what somebody is called in a call: short, with letters, no address."""
    return (
        0 < len(head) <= NAME_LIMIT
        and len(head.split()) <= _NAME_WORDS
        and any(char.isalpha() for char in head)
        and (head[0].isalnum() or head[0] == "@")
        and "//" not in head
    )

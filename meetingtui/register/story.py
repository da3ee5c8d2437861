"""The story so far, for somebody who comes new: purpose, how it stands, decisions, what is fragile, thanks. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from meetingtui.core.dates import say_date
from meetingtui.core.items import Term, Win
from meetingtui.core.people import Partnership
from meetingtui.core.text import fold_name
from meetingtui.register.fold import Register

DECISIONS = 5
"""How many of the latest decisions are told with their reasons (practices F1, 10)."""
WORDS = 2
FRAGILE = 3
THANKED = 2
"""How many of each are told: the whole is about ten lines."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the story: what it is about, and its sentences."""

    about: str
    lines: tuple[str, ...]


def story(register: Register, names: Partnership, today: date) -> tuple[Chapter, ...]:
    """The parts of the story that there is anything to say in, in the order in which a newcomer asks."""
    chapters = (
        Chapter("For", tuple(_purpose(register, names))),
        Chapter("So far", tuple(_so_far(register, names, today))),
        Chapter("Decided", tuple(_decided(register))),
        Chapter("Words", tuple(islice(_words(register, names), WORDS))),
        Chapter("Fragile", tuple(islice(_fragile(register, names, today), FRAGILE))),
        Chapter("Thanks", tuple(_thanks(register, names))),
    )
    return tuple(chapter for chapter in chapters if chapter.lines)


def _purpose(register: Register, names: Partnership) -> Iterator[str]:
    purpose = register.standing.purpose or names.purpose
    if purpose:
        yield purpose
    elif names.serves:
        yield f"Serves {names.serves[:1].lower()}{names.serves[1:]}"


def _so_far(register: Register, names: Partnership, today: date) -> Iterator[str]:
    parties = [party for party in names.party if not party.gone(today)]
    if register.met:
        count, last = len(register.met), register.met[-1]
        begun = min(names.started or date.max, register.met[0].on)
        times = "one meeting" if count == 1 else f"{count} meetings"
        who = " and ".join(names.party_name(party.id) for party in parties)
        yield f"{who} since {say_date(begun)}: {times}, the last on {say_date(last.on, today)} ({last.title})."
    marks = [
        f"{stream.name} {_colour(register, stream.id)}"
        for stream in names.stream
        if register.streams.get(stream.id) and not _ended(register, stream.id)
    ]
    if marks:
        yield f"{'; '.join(marks)}."


def _colour(register: Register, stream: str) -> str:
    last = register.streams[stream][-1]
    named = {"G": "green", "Y": "yellow", "R": "red", "≠": "seen differently"}
    return named.get(last.letter, "without a view")


def _ended(register: Register, stream: str) -> bool:
    now = register.standing.stream_changes.get(stream)
    return now is not None and now.ended


def _decided(register: Register) -> Iterator[str]:
    """The latest decisions that still hold, with the reason that was given."""
    held = [one for one in register.standing.decisions if one.item.state is None]
    for one in held[-DECISIONS:]:
        why = one.item.why
        open_yet = " To be ratified." if one.item.ratify else ""
        yield f"{one.id} {_sentence(one.item.text)}{f' Because: {_sentence(why)}' if why else ''}{open_yet}"


def _words(register: Register, names: Partnership) -> Iterator[str]:
    """Words with two meanings first, then those that were agreed."""
    terms = [one.item for one in register.standing.terms]
    for item in sorted(terms, key=lambda term: not _differs(term)):
        means = "; ".join(f"to {names.party_name(party)} {text}" for party, text in item.means.items())
        said = item.agreed if item.agreed and not _differs(item) else means
        if said:
            yield f'"{item.word}": {said}'


def _differs(item: Term) -> bool:
    return len({fold_name(text) for text in item.means.values()}) > 1 and not item.agreed


def _fragile(register: Register, names: Partnership, today: date) -> Iterator[str]:
    """What could break, the most pressing first; whose promises are late is nobody's business here, only how many."""
    standing = register.standing
    for one in standing.risks:
        if one.item.state == "seen":
            yield f"{one.id} {_sentence(one.item.cause)} Its early sign was seen."
    for stream in names.stream:
        if register.streams.get(stream.id) and not _ended(register, stream.id):
            last = register.streams[stream.id][-1]
            because = f": {last.because}" if last.because else ""
            if last.letter in "R≠":
                yield f"{stream.name} is {_colour(register, stream.id)}{because}".rstrip(".") + "."
    waiting = [one for one in standing.concerns if not one.item.acknowledged]
    if waiting:
        yield _count(len(waiting), "concern is", "concerns are") + " not yet acknowledged."
    late = [one for one in standing.actions if one.item.due and one.item.due < today]
    if late:
        oldest = min(one.item.due for one in late if one.item.due)
        yield _count(len(late), "promise is", "promises are") + f" late, the oldest since {say_date(oldest)}."
    for one in standing.risks:
        if one.item.state != "seen" and "high" in (one.item.likelihood, one.item.impact):
            sign = f" First sign: {_sentence(one.item.sign)}" if one.item.sign else ""
            yield f"{one.id} {_sentence(one.item.cause)}{sign}"


def _thanks(register: Register, names: Partnership) -> Iterator[str]:
    """The latest wins, with those they are owed to."""
    won = [one for one in register.items.values() if isinstance(one.item, Win) and one.item.to]
    for one in won[-THANKED:]:
        whom = " and ".join(
            names.party_name(name) if name in names.parties else names.first_name(name) for name in one.item.to
        )
        yield f"{whom}: {_sentence(one.item.text)}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."


def _count(number: int, one: str, many: str) -> str:
    return f"One {one}" if number == 1 else f"{number} {many}"

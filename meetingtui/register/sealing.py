"""Whether minutes are still what each party confirmed, and what in them is not. Pure.

A word holds for the four words that it was given under. Where something was withheld by agreement since, all parties
agreed to the words that the rest has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from meetingtui.files.minutes_tables import Confirmed, Minutes
from meetingtui.register.seal import same_words, seal_of

if TYPE_CHECKING:
    from meetingtui.register.comparing import Difference

Copy = Callable[[str], Minutes | None]
"""The minutes that were kept under four words; None where they are not there."""


@dataclass(frozen=True, slots=True)
class Word:
    """One party's word that minutes are right."""

    party: str
    by: str | None = None
    on: date | None = None
    how: str | None = None
    corrections: int | None = None
    seal: str | None = None
    said_in: str = ""
    """The later minutes in which it was said; empty for a row of the minutes themselves."""

    @property
    def lapsed(self) -> bool:
        """Whether nobody said it: silence was taken for it, as the parties had agreed."""
        return "lapse" in (self.how or "").casefold()


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that do not hold any more: what they were given under, by whom, and what is different since."""

    seal: str
    parties: tuple[str, ...]
    parts: tuple[Difference, ...] | None
    """None where no copy is there to say where they differ."""


@dataclass(frozen=True, slots=True)
class SealState:
    """The four words of minutes as they are, each party's word, and what has changed since it was given."""

    seal: str
    words: Mapping[str, Word] = field(default_factory=dict[str, Word])
    changed: tuple[Changed, ...] = ()

    def holds(self, party: str) -> bool:
        """Whether a party has confirmed, and confirmed what the minutes say now."""
        return party in self.words and not any(party in one.parties for one in self.changed)

    @property
    def parts(self) -> tuple[Difference, ...]:
        """Everything known to be different from what some party confirmed, each part once."""
        found = (part for one in self.changed for part in one.parts or ())
        return tuple({part.part: part for part in found}.values())


def words_of(name: str, minutes: Minutes, later: Iterable[tuple[str, Minutes]] = ()) -> dict[str, Word]:
    """Each party's latest word on these minutes: from their own rows, and from rows about them in later ones."""
    return all_words([*((other, held) for other, held in later if other != name), (name, minutes)])[name]


def all_words(held: Iterable[tuple[str, Minutes]]) -> dict[str, dict[str, Word]]:
    """Each party's latest word on each of these minutes, by name, wherever it was said."""
    known = list(held)
    words = {name: {row.party: word_from(row) for row in one.confirmed if row.of is None} for name, one in known}
    for other, one in known:
        for row in one.confirmed if one.state != "in progress" else ():
            said = words.get(row.of or "")
            # A word given by command since is newer than one that was asked for in a meeting before.
            if said is not None and (row.party not in said or _later(row.on or one.date, said[row.party].on)):
                said[row.party] = word_from(row, other)
    return words


def _later(one: date, other: date | None) -> bool:
    return other is None or one > other


def word_from(row: Confirmed, said_in: str = "") -> Word:
    """A party's word as its row says it; `said_in` names the later minutes that it stands in."""
    return Word(row.party, row.by, row.on, row.how, row.corrections, row.seal, said_in)


def seal_state(minutes: Minutes, words: Mapping[str, Word], copy_of: Copy) -> SealState:
    """How these words stand to what the minutes say now; a word without four words of its own is taken to hold."""
    now = seal_of(minutes)
    broken: dict[str, list[str]] = {}
    for party, word in words.items():
        given = _given_under(word, minutes)
        if given and not same_words(given, now) and not same_words(word.seal, now):
            broken.setdefault(given, []).append(party)
    return SealState(now, dict(words), tuple(_changed(seal, who, minutes, copy_of) for seal, who in broken.items()))


def _given_under(word: Word, minutes: Minutes) -> str | None:
    """The four words that a party's word is for, now that something may have been withheld since."""
    last = next((row for row in reversed(minutes.redaction) if row.seal), None)
    since = last is not None and word.on is not None and last.on is not None and word.on > last.on
    if last is None or not word.seal or since:
        return word.seal
    return last.seal


def _changed(seal: str, parties: list[str], minutes: Minutes, copy_of: Copy) -> Changed:
    from meetingtui.register.comparing import differences

    kept = copy_of(seal)
    return Changed(seal, tuple(parties), differences(kept, minutes) if kept else None)

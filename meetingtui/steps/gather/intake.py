"""Taking in a pasted chat or a prepared file: cards without doubles, names still to be asked about, and what to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meetingtui.steps.gather.chat import sort
from meetingtui.steps.gather.state import GatherState
from meetingtui.steps.gather.step import GatherFields
from meetingtui.steps.gather.writing import Draft, split_column, without_doubles
from meetingtui.steps.protocol import View


@dataclass(frozen=True, slots=True)
class Paste:
    """Text that came in at once: whose the lines without a name are, and in which column."""

    text: str
    party: str
    column: str = ""
    file: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a paste holds."""

    drafts: tuple[Draft, ...]
    unknown: tuple[str, ...]
    doubles: int
    unread: int

    def said(self, view: View) -> str:
        """How many cards there are by party, and what was left out; never a word of them, and never who wrote one."""
        counts = {party: sum(draft.party == party for draft in self.drafts) for party in view.partnership.parties}
        by_party = ", ".join(f"{view.partnership.party_name(party)} {n}" for party, n in counts.items() if n)
        words = f"{_many(len(self.drafts), 'card')} taken in: {by_party}." if self.drafts else "No new card in that."
        if self.doubles:
            words += f" {_many(self.doubles, 'double')} left out."
        if self.unread:
            words += f" {_many(self.unread, 'line')} too many, not read."
        return words


def _many(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


def take(fields: GatherFields, state: GatherState, view: View, paste: Paste, sides: Mapping[str, str]) -> Taken:
    """Read a paste as cards. While a name is unknown nothing of it is to be written yet."""
    found = sort(paste.text, view.partnership, here=paste.party, sides=sides, columns=fields.columns, file=paste.file)
    every: list[Draft] = []
    for card in found.cards:
        column, words = split_column(fields, card.text, paste.column)
        every.append(Draft(card.party, words, column))
    fresh = without_doubles(state, every)
    return Taken(fresh, found.unknown, len(every) - len(fresh), found.dropped)

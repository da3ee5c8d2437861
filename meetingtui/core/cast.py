"""The made-up people of a rehearsal: who they are is in the partnership, what they say is here. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from meetingtui.core.cast_words import WORDS, Bank


@dataclass(frozen=True, slots=True)
class Cast:
    """What the people in a rehearsal say next, the same every time that it is played.

    `refused` are the sentences with which Enter was answered in the step in front.
    """

    refused: tuple[str, ...] = ()

    def says(self, bank: Bank, number: int, about: str = "") -> str:
        """A line of a bank: another one for each number; `about` lets another step begin elsewhere in it."""
        lines = WORDS[bank]
        return lines[(crc32(about.encode()) + number) % len(lines)]

    def day(self, today: date | None, number: int = 0) -> str:
        """A day to promise something by, as it is written in a file: a working day in the next weeks."""
        on = (today or date.min) + timedelta(days=7 + 3 * (number % 5))
        return (on + timedelta(days=(7 - on.weekday()) % 7 if on.weekday() > 4 else 0)).isoformat()

"""The story's minutes as text with gaps, for dates, numbers and words: a file is made in well under a millisecond."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from meetingtui.files.minutes import dump_minutes
from meetingtui.sample.book import YEARS, Book, book
from meetingtui.sample.cast import CAST, PARTNERSHIP_ID
from meetingtui.sample.days import days
from meetingtui.sample.rows import Teller
from meetingtui.sample.telling import Telling
from meetingtui.sample.trades import NOUNS, TOWNS

Gap = Literal["day", "id", "number", "pilot", "word", "more"]
_BASE = date(2024, 6, 30)
"""Until when the story is told that the gaps are cut into; any Sunday would do."""


@dataclass(frozen=True, slots=True)
class Template:
    """One meeting: its text in pieces, and what belongs in each gap."""

    agenda: str
    day: date
    parts: tuple[str, ...]
    gaps: tuple[tuple[int, Gap, str], ...]
    """Which piece, what sort, and what stood there."""

    def filled(self, fill: Mapping[Gap, Callable[[str], str]]) -> str:
        """The text with every gap filled."""
        parts = list(self.parts)
        for at, sort, was in self.gaps:
            parts[at] = fill[sort](was)
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Templates:
    """All meetings of the story, and the sentences that may be added to any of them."""

    meetings: tuple[Template, ...]
    sentences: tuple[str, ...]
    counts: Mapping[str, int]
    """How many ids of each letter the story gives away."""


def words_pattern() -> str:
    """The words of the story that are others in another partnership, the longest first."""
    words = [PARTNERSHIP_ID, "Wrenfield Mobility", "Osier Works", "Wrenfield", "Osier", "wrenfield", "osier", *TOWNS]
    for member in CAST:
        words += [member.id, *member.name.split()]
    nouns = [form for noun in NOUNS for form in (noun, f"{noun}s", noun.title(), f"{noun.title()}s")]
    return "|".join(re.escape(word) for word in sorted({*words, *nouns}, key=len, reverse=True))


_GAPS = re.compile(
    r"(?P<day>\b\d{4}-\d{2}-\d{2}\b)"
    r'|(?<=")(?P<id>[A-Z][1-9]\d*)(?=[".])'
    r"|(?<=\nmeeting     = )(?P<number>\d+)(?=\n)"
    r'|(?<=")(?P<pilot>pilot)(?=")'
    r'|(?P<more>(?=\[\[step\]\]\nkind    = "close"))'
    rf"|\b(?P<word>{words_pattern()})\b"
)


def templates(seed: int) -> Templates:
    """The story cut into pieces; without holidays, so that its days can be laid on any others in order."""
    told = book(YEARS)
    when = days(told.scenes, _BASE, YEARS, holidays=False)
    minutes = Telling(Teller(told, when), _BASE, seed).all()
    # Nobody is new in the second round of a story.
    made = [(one, dump_minutes(one.model_copy(update={"joined": ()}))) for _, one in minutes]
    counts = dict.fromkeys("ADRQWXCTFGME", 0)
    for entry in told.entries:
        counts[entry.id[0]] = max(counts[entry.id[0]], int(entry.id[1:]))
    meetings = tuple(_cut(one.agenda or "", one.date, text) for one, text in made)
    return Templates(meetings, tuple(_sentences(told)), counts)


def _cut(agenda: str, day: date, text: str) -> Template:
    parts: list[str] = []
    gaps: list[tuple[int, Gap, str]] = []
    last = 0
    for found in _GAPS.finditer(text):
        sort: Gap = found.lastgroup  # pyright: ignore[reportAssignmentType]  # every branch of the pattern is named
        parts += [text[last : found.start()], found.group()]
        gaps.append((len(parts) - 1, sort, found.group()))
        last = found.end()
    return Template(agenda, day, (*parts, text[last:]), tuple(gaps))


def _sentences(told: Book) -> Sequence[str]:
    """Whole sentences of the story, in order."""
    texts = [text for scene in told.scenes for text in (*scene.gists, *(one.because for one in scene.status))]
    for entry in told.entries:
        texts += [value for key, value in entry.piece.fields.items() if key in {"why", "effect"} and value]
    found = [one.strip() for text in texts for one in re.split(r"(?<=[.;]) ", text)]
    return list(dict.fromkeys(f"{one[0].upper()}{one[1:].rstrip(';.')}." for one in found if len(one) > 20))

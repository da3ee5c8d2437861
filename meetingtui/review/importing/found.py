"""What has been understood of a page so far, and, line by line, what has not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from meetingtui.core.people import Person
from meetingtui.core.text import TEXT_LIMIT, clip
from meetingtui.review.importing.attending import Attendee
from meetingtui.review.importing.promises import Promise

MOST = 500
"""Most items of one kind, and people, that one meeting's minutes are read to hold."""
MOST_PASSAGES = 200
MOST_DOUBTS = 500


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """Something to say about a line of the file: its words, and why they have no place; or only what to look at."""

    line: int
    text: str
    why: str = ""


@dataclass(slots=True)
class Made:
    """A decision, a risk or a parked question on its way to be one."""

    line: int
    text: str
    old: str = ""
    owner: str | None = None
    why: str = ""
    likelihood: str = ""
    impact: str = ""
    mitigation: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words about an item that have no field: they are kept among the notes, beside its number."""

    item: Made | Promise
    text: str


@dataclass(slots=True)
class Passage:
    """What was said under one heading: its words, paragraph by paragraph."""

    title: str
    line: int
    parts: list[str | Aside] = field(default_factory=list["str | Aside"])


@dataclass(slots=True)
class Found:
    """Everything one file was understood to say."""

    day: date
    title: str = ""
    began: time | None = None
    ended: time | None = None
    place: str = ""
    facilitator: str = ""
    people: list[Attendee] = field(default_factory=list[Attendee])
    joined: list[Person] = field(default_factory=list[Person])
    """Who is new, and whose party the page tells."""
    decisions: list[Made] = field(default_factory=list[Made])
    actions: list[Promise] = field(default_factory=list[Promise])
    risks: list[Made] = field(default_factory=list[Made])
    parked: list[Made] = field(default_factory=list[Made])
    passages: list[Passage] = field(default_factory=list[Passage])
    next_day: date | None = None
    next_words: str = ""
    unread: list[Told] = field(default_factory=list[Told])
    doubts: list[Told] = field(default_factory=list[Told])
    lines: set[int] = field(default_factory=set[int])
    """The lines that have a place, or are told as having none."""

    def keep(self, lines: Iterable[int]) -> None:
        """These lines have their place."""
        self.lines.update(lines)

    def miss(self, line: int, text: str, why: str) -> None:
        """This line has no place, or a part of it has none."""
        self.lines.add(line)
        self.unread.append(Told(line, clip(text, TEXT_LIMIT), why))

    def doubt(self, line: int, sentence: str) -> None:
        """This was understood, and somebody should look at it."""
        told = Told(line, sentence)
        if told not in self.doubts[-20:] and len(self.doubts) < MOST_DOUBTS:
            self.doubts.append(told)

    @property
    def says_anything(self) -> bool:
        """Whether anything but a title and a day was understood."""
        return bool(
            self.people or self.decisions or self.actions or self.risks or self.parked or self.passages or self.next_day
        )

    def room(self, kept: list[Made] | list[Promise], made: Made | Promise, what: str) -> bool:
        """Whether one more fits, and its words do; where not, its line is told."""
        if len(made.text) > TEXT_LIMIT:
            self.miss(made.line, made.text, f"is longer than {TEXT_LIMIT:,} characters")
        elif len(kept) >= MOST:
            self.miss(made.line, made.text, f"there are more than {MOST} {what} before it")
        else:
            return True
        return False

"""A page of old minutes, walked from top to bottom: each block finds its place, or is told by line as having none."""

from __future__ import annotations

import re
from datetime import date

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Place, Problem
from meetingtui.core.text import NAME_LIMIT, clip
from meetingtui.files.toml_text import FileRefused
from meetingtui.review.importing.about import take_about
from meetingtui.review.importing.blocks import Block, Written, read_blocks
from meetingtui.review.importing.finding import (
    heading_of_meeting,
    is_day,
    meeting_day,
    said_day,
    same_page,
    without_day,
)
from meetingtui.review.importing.found import Found, Told
from meetingtui.review.importing.front import Front, split_front
from meetingtui.review.importing.labels import Piece, read_label
from meetingtui.review.importing.lines import Lines
from meetingtui.review.importing.marks import plain, says_something
from meetingtui.review.importing.people import Roster
from meetingtui.review.importing.refusals import REFUSED, is_struck, refuses
from meetingtui.review.importing.rows import take_table
from meetingtui.review.importing.sections import Outline
from meetingtui.review.importing.source import Source
from meetingtui.review.importing.vocabulary import ABOUT, LISTS, PEOPLE, Part, part_of
from meetingtui.review.importing.when import no_days

_NUMBERED = re.compile(r"\A[A-Z]{1,8}-?[0-9]{1,6}\s*[:.)–—-]\s*\S")
"""A heading that is an item of its own, such as "D3: Pay monthly"."""


def read_page(source: Source, partnership: Partnership, day: date | None = None, title: str | None = None) -> Found:
    """Everything a file says; raises `FileRefused` where it does not say of which day, or holds several meetings."""
    front = split_front(source.lines)
    blocks = read_blocks(front.page)
    wished = day
    if (several := same_page(blocks)) and day is None:
        lines = ", ".join(str(line) for line in several[:8])
        sentence = f"holds minutes of several meetings (lines {lines})"
        raise FileRefused(Problem(Place(source.name, several[1]), sentence, "put each in a file of its own"))
    said = None if several else said_day(front, blocks)
    day = said or wished or meeting_day(front, blocks, source.stem)
    if day is None:
        raise FileRefused(_dayless(source))
    found = Found(day, title or "")
    _overruled(found, wished)
    _Page(source, found, Roster(partnership, day)).read(front, blocks)
    if not (new := found.joined):
        return found
    # Whoever is listed further down may be named further up.
    found = Found(day, title or "", joined=new)
    _overruled(found, wished)
    _Page(source, found, Roster(partnership, day, new)).read(front, blocks)
    for person in new:
        line = next((one.line for one in found.people if one.person == person.id), 1)
        found.doubt(line, f'"{person.name}" is new here, and is taken to be of {partnership.party_name(person.party)}')
    return found


def _overruled(found: Found, wished: date | None) -> None:
    if wished is not None and wished != found.day:
        said = found.day.isoformat()
        found.doubt(
            1, f"the file says {said}, so --date {wished.isoformat()} was not used; correct the file if need be"
        )


def _dayless(source: Source) -> Problem:
    """Why no day was found: one that is none, or nothing at all."""
    for number, line in enumerate(source.lines, start=1):
        if wrong := next(no_days(line), ""):
            way_out = "correct it, or say the day, as in: --date 2025-03-12"
            return Problem(Place(source.name, number), f'"{wrong}" is no day of the calendar', way_out)
    return Problem(
        Place(source.name), "does not say of which day these minutes are", "say it, as in: --date 2025-03-12"
    )


class _Page:
    """What one page has been understood to say while it is walked."""

    def __init__(self, source: Source, found: Found, roster: Roster) -> None:
        self.source, self.found, self.roster = source, found, roster
        self.outline = Outline(found)
        self.lines = Lines(found, self.outline, roster)

    def read(self, front: Front, blocks: list[Block]) -> None:
        """Walk the page, then account for every line of it."""
        self._front(front)
        heading = heading_of_meeting(blocks)
        for at, block in enumerate(blocks):
            self.found.keep(line.number for line in block.lines)
            if block.sort not in {"item", "text"}:
                self.lines.under = None
            if at == heading:
                self._title(block)
            elif block.sort == "heading":
                self._heading(block)
            elif block.sort == "table":
                for piece in take_table(self.lines.lists, block):
                    self.lines.fact(piece)
            elif block.sort == "code":
                for line in block.lines:
                    self.outline.words(line.text)
            else:
                self.lines.block(block, blocks[at + 1] if at + 1 < len(blocks) else None)
        self.outline.finish()
        self._boxes()
        self._account()

    def _front(self, front: Front) -> None:
        for name, values in front.facts:
            part = part_of(name)
            self.found.keep(value.number for value in values)
            said = [value for value in values if says_something(value.text)]
            if left := [value for value in said if not self._front_fact(part, value)]:
                words = ", ".join(value.text for value in left)
                self.found.miss(left[0].number, f"{name}: {words}", "front matter that has no place here")
        for line in front.strange:
            if says_something(line.text):
                self.found.miss(line.number, line.text, "front matter that cannot be read")
        for line in front.comments:
            self.found.miss(line.number, line.text, "a comment, which readers of the page do not see")

    def _front_fact(self, part: Part | None, value: Written) -> bool:
        if part is not None and part in PEOPLE:
            self.lines.person(part, Piece((value.number,), value.text))
            return True
        return (
            part in ABOUT and part is not None and take_about(self.found, part, value.text, value.number, self.roster)
        )

    def _title(self, block: Block) -> None:
        name = without_day(block.text, self.found.day)
        if name and (self.found.title not in {"", name} or len(name) > NAME_LIMIT):
            self.outline.words(name)
        self.found.title = self.found.title or clip(name, NAME_LIMIT)

    def _heading(self, block: Block) -> None:
        text, line = block.text, block.first
        if is_day(text, self.found.day):
            return
        part, label = part_of(text), read_label(text)
        if part is None and label is not None and label.rest:
            if label.part not in ABOUT:
                title = text.removesuffix(label.rest).rstrip(" :–—-")
                self.outline.open(block.level, label.part, title, line, known=True)
                self.lines.fact(Piece((line,), text))
                return
            if self.lines.at_top:
                self.lines.fact(Piece((line,), text))
                return
        above = self.outline.above(block.level)
        if part is None and above.part in {Part.DECISION, Part.ACTION} and self._refused(block, above.part):
            self.found.doubt(line, REFUSED)
            self.outline.open(block.level, Part.NOTES, text, line, known=False)
        elif part is None and above.part is not None and above.part in LISTS:
            self._group(block, above.part)
        else:
            part = None if part in ABOUT else part
            self.outline.open(block.level, part, text, line, known=part is not None)

    def _group(self, block: Block, above: Part) -> None:
        """A heading below that of a list: whose they are, or an item of the list itself."""
        text, line = block.text, block.first
        numbered = above is Part.DECISION and bool(_NUMBERED.match(text))
        person = self.roster.person(text) if above is Part.ACTION else None
        party = self.roster.party(text) if above in PEOPLE else None
        here = self.outline.open(block.level, None, text, line, known=bool(numbered or person or party))
        here.owner, here.party = person, party
        if numbered:
            here.base = 0
            self.lines.lists.other(Part.DECISION, Piece((line,), text), text)

    def _refused(self, block: Block, above: Part | None) -> bool:
        """Whether a heading in a list says that what stands beneath it was not agreed."""
        return refuses(block.text, above) or is_struck(block.text, block.lines[0].struck)

    def _boxes(self) -> None:
        """In a list of names with boxes, those that are not ticked were not there; unless none is."""
        boxed = [one for one in self.found.people if one.box is not None]
        if any(one.box for one in boxed):
            for one in boxed:
                one.there = one.there and bool(one.box)
        elif boxed:
            self.found.doubt(boxed[0].line, "nobody in this list is ticked; all were taken to be there")

    def _account(self) -> None:
        """Tell every line that says something and has found no place."""
        for number, line in enumerate(self.source.lines, start=1):
            if number not in self.found.lines and says_something(line) and says_something(words := plain(line)):
                self.found.miss(number, words, "nothing here reads this")
        for number, line in enumerate(self.source.lines, start=1):
            for wrong in no_days(line, self.found.day):
                self.found.doubt(number, f'"{wrong}" is no day of the calendar; it was kept in words')
        if self.source.guessed:
            sentence = "the file is not UTF-8 and was read as Windows-1252; look at its accents"
            self.found.doubts.insert(0, Told(1, sentence))
        self.found.unread.sort()

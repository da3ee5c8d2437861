"""Lines of a page, one after the other: what each means under its label, its heading, and the list it stands in."""

from __future__ import annotations

from meetingtui.review.importing.about import take_about, take_next
from meetingtui.review.importing.blocks import Block
from meetingtui.review.importing.found import Found, Made
from meetingtui.review.importing.labels import Label, Piece, pieces, read_label
from meetingtui.review.importing.listed import Lists
from meetingtui.review.importing.people import Roster
from meetingtui.review.importing.refusals import (
    BENEATH,
    INSIDE,
    PARTLY,
    REFUSED,
    STRUCK,
    hides_label,
    is_struck,
    refuses,
)
from meetingtui.review.importing.sections import Outline
from meetingtui.review.importing.vocabulary import ABOUT, LISTS, PEOPLE, Part, part_of

_MARKS = ("•", "◦", "▪", "▫")
_QUIET = frozenset({Part.EARLIER, Part.AGENDA})
"""Where a box or a name before a colon makes no promise."""
_ITEMS = frozenset({Part.ACTION, Part.DECISION, Part.RISK, Part.PARKED})
_LONGEST_LEAD = 60
"""Longer words above a list are no name for it."""


class Lines:
    """Finds a place for each line of paragraphs and lists."""

    def __init__(self, found: Found, outline: Outline, roster: Roster) -> None:
        self.found, self.outline, self.roster = found, outline, roster
        self.lists = Lists(found, outline, roster)
        self.under: int | None = None
        """How deep the item stands that was not agreed, while we are beneath it."""

    def block(self, block: Block, after: Block | None) -> None:
        """Take a paragraph or an item; `after` is what follows it on the page."""
        if self.outline.list is not None and not (block.sort == "item" and block.level > self.outline.list_depth):
            self.outline.list = None
        if self.under is not None and not (
            block.sort == "item" and (block.level > self.under or (block.follows and block.level == self.under))
        ):
            self.under = None
        for number, piece in enumerate(pieces(block.lines)):
            self._piece(block, piece, after, first=number == 0)

    def person(self, part: Part, piece: Piece) -> None:
        """Names that stand beside a label or in front matter, whatever heading they are under."""
        here = self.outline.begin_list(part, piece.numbers[0], 1)
        self.lists.people(here, Block("text"), piece)
        self.outline.list = None

    def fact(self, piece: Piece) -> None:
        """A line with a label, from a table or a heading; words where the label means nothing here."""
        block = Block("text")
        if not self._refused(block, piece, None, first=True) and not self.labelled(block, piece, None):
            self.outline.words(piece.text)

    @property
    def at_top(self) -> bool:
        """Whether facts about the meeting may stand here: at the top, or under a heading for them."""
        here = self.outline.here
        return here is self.outline.top or here.part in {Part.FACTS, Part.NOTES, *PEOPLE}

    def _piece(self, block: Block, piece: Piece, after: Block | None, *, first: bool) -> None:
        self.lists.level = block.level
        if self._refused(block, piece, after, first=first):
            return
        if self.labelled(block, piece, after):
            return
        section = self.outline.section
        if not first and isinstance(section.last, Made) and self.lists.field(section.last, piece.text):
            return
        leads = after is not None and after.sort == "item" and (block.sort == "text" or after.level > block.level)
        if leads and self._leads(block, piece):
            return
        if section.part in PEOPLE:
            if section.base is None and block.sort == "item":
                section.base = block.level
            self.lists.people(section, block, piece)
        elif section.part is Part.NEXT:
            self._next(piece)
        elif section.part in LISTS and section.part is not Part.EARLIER:
            self._item(block, piece, leads=leads, first=first)
        elif block.ticked is not None and first and section.part not in _QUIET:
            self.lists.action(piece, piece.text, ticked=block.ticked, crossed=block.crossed)
        else:
            self._prose(block, piece, first=first)

    def _refused(self, block: Block, piece: Piece, after: Block | None, *, first: bool) -> bool:
        """Keep in words what was not agreed or is struck through, and what stands beneath it."""
        section = self.outline.section
        if section.part in PEOPLE:
            return False
        why = self._why_not(block, piece, first=first)
        if not why:
            if hides_label(piece.text):
                self.found.doubt(piece.numbers[0], INSIDE)
            return False
        if why != BENEATH:
            lead = block.sort == "text" and (after is None or after.sort != "item" or not piece.text.endswith(":"))
            self.under = None if lead else block.level
            if section.base is None and section.part in LISTS and block.sort == "item":
                section.base = block.level
        self.found.doubt(piece.numbers[0], why)
        section.last = None
        self._in_words(block, piece, first=first)
        return True

    def _why_not(self, block: Block, piece: Piece, *, first: bool) -> str:
        """Why these words make no item; nothing where they may."""
        section, label = self.outline.section, read_label(piece.text)
        part = label.part if label is not None and label.part in _ITEMS else section.part
        boxed = block.ticked is not None and first and section.part not in _QUIET
        if part not in _ITEMS:
            part = Part.ACTION if boxed else None
        said = [piece.text, *([label.rest] if label is not None and label.part is part else [])]
        if part is not Part.PARKED and any(refuses(text, part) for text in said):
            return REFUSED
        done = part is Part.ACTION and first and bool(block.ticked)
        if part is not None and not done and is_struck(piece.text, piece.struck):
            return STRUCK
        if block.crossed and first and part is not None and part is not Part.ACTION:
            return REFUSED
        if self.under is not None and (label is None or label.part not in _ITEMS):
            return BENEATH
        if part is not None and not done and any(words in piece.text for words in piece.struck):
            self.found.doubt(piece.numbers[0], PARTLY)
        return ""

    def _leads(self, block: Block, piece: Piece) -> bool:
        """Whether these words are the name of the list beneath them."""
        part = part_of(piece.text) if len(piece.text) <= _LONGEST_LEAD else None
        section = self.outline.section
        if part is None or part not in LISTS | {Part.NEXT} or part is section.part:
            return False
        if block.sort != "item" and section.part in LISTS:
            return False
        self._begin(part, block, piece)
        return True

    def _begin(self, part: Part, block: Block, piece: Piece) -> None:
        self.outline.begin_list(part, piece.numbers[0], block.level if block.sort == "item" else 0)
        self.outline.use()

    def _item(self, block: Block, piece: Piece, *, leads: bool, first: bool) -> None:
        """One line of a list of actions, decisions, risks or parked questions."""
        section = self.outline.section
        part = section.part or Part.NOTES
        if block.sort == "text":
            if piece.text.endswith(":") and leads:
                self.outline.words(piece.text)
            elif section.last is not None and section.base is not None:
                self.lists.beneath(section.last, piece.text)
            else:
                self._make(part, block, piece, piece.text)
            return
        if section.base is None or block.level <= section.led:
            # The first of the list, or back from what stood beneath a name.
            section.base, section.owner = block.level, None if section.led else section.owner
            section.led = 0
        if block.level <= section.base and first and not block.follows:
            owner = self.roster.person(piece.text) if part is Part.ACTION and leads and block.ticked is None else None
            if owner is None:
                self._make(part, block, piece, piece.text)
            else:
                section.owner, section.last = owner, None
                section.led, section.base = block.level, block.level + 1
                self.outline.use()
        elif section.last is None or (part is Part.ACTION and block.ticked is not None and first):
            self._make(part, block, piece, piece.text)
        else:
            self.lists.beneath(section.last, piece.text)

    def _make(self, part: Part, block: Block, piece: Piece, text: str, old: str = "") -> None:
        if part is Part.ACTION:
            self.lists.action(piece, text, ticked=block.ticked, crossed=block.crossed, old=old)
            return
        self.lists.other(part, piece, text, old)
        if block.ticked is not None:
            self.found.doubt(piece.numbers[0], "the box before this has no meaning here")

    def labelled(self, block: Block, piece: Piece, after: Block | None) -> bool:
        """Take words with a label; False where they have none, or it means nothing here."""
        label = read_label(piece.text)
        if label is None:
            return False
        if label.part in ABOUT:
            return self._about(label, piece)
        if not label.rest:
            if after is None or after.sort != "item" or label.part not in LISTS | {Part.NEXT}:
                return False
            self._begin(label.part, block, piece)
            return True
        section = self.outline.section
        if label.part in PEOPLE:
            self.person(label.part, Piece(piece.numbers, label.rest))
        elif label.part is Part.NEXT:
            self._next(piece, label.rest)
        elif label.part in _ITEMS and section.part not in PEOPLE:
            if section.base is None and section.part in LISTS and block.sort == "item":
                section.base = block.level
            self._make(label.part, block, piece, label.rest, label.old)
        else:
            return False
        return True

    def _about(self, label: Label, piece: Piece) -> bool:
        """A fact about the meeting, where such may stand; about the next one beneath its heading."""
        if self.outline.section.part is Part.NEXT:
            self._next(piece, label.rest if label.part is Part.DATE else None)
        elif not self.at_top:
            return False
        elif not label.rest or take_about(self.found, label.part, label.rest, piece.numbers[0], self.roster):
            self.outline.use()
        else:
            self.outline.words(piece.text)
        return True

    def _next(self, piece: Piece, text: str | None = None) -> None:
        if take_next(self.found, piece.text if text is None else text, piece.numbers[0]):
            self.outline.use()
        else:
            self.outline.words(piece.text)

    def _prose(self, block: Block, piece: Piece, *, first: bool) -> None:
        """Words that are nothing else: they are kept under their heading, or beside the item they stand beneath."""
        section = self.outline.section
        if section.last is not None and block.sort == "item" and block.level > section.last_level:
            self.lists.beneath(section.last, piece.text)
            return
        section.last = None
        self._in_words(block, piece, first=first)

    def _in_words(self, block: Block, piece: Piece, *, first: bool) -> None:
        begins = block.sort == "item" and first and not block.follows
        mark = f"{_MARKS[min(block.level, len(_MARKS)) - 1]} " if begins else ""
        box = "" if block.ticked is None or not first else "☑ " if block.ticked else "☒ " if block.crossed else "☐ "
        self.outline.words(f"{mark}{box}{piece.text}")

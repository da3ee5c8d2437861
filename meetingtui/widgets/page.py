"""A page of text for the stage: wrapped to its width in terminal cells, built line by line, safe by construction.

Everything put on a page becomes `Content`, which knows no markup; text was cleaned before it came here.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, set_cell_size
from textual.content import Content

WIDEST = 72
"""Columns of text that still read well on a shared screen."""

STRONG = "bold"
QUIET = "$mt-quiet"
FLAG = "bold reverse"
KEY = "bold $mt-key"


def wrap(text: str, width: int) -> list[str]:
    """Break text at spaces into lines of at most `width` cells; a word longer than a line is cut."""
    width = max(width, 8)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            while cell_len(word) > width:
                head = _fit(word, width - (cell_len(line) + 1 if line else 0))
                if not head:
                    lines.append(line)
                    line = ""
                    continue
                lines.append(f"{line} {head}".strip())
                line, word = "", word[len(head) :]
            if not line:
                line = word
            elif cell_len(line) + 1 + cell_len(word) <= width:
                line = f"{line} {word}"
            else:
                lines.append(line)
                line = word
        lines.append(line)
    return lines


def _fit(word: str, width: int) -> str:
    """As much of a word's beginning as fits in `width` cells."""
    taken = 0
    for number, char in enumerate(word):
        taken += cell_len(char)
        if taken > width:
            return word[:number]
    return word


def fit(text: str, width: int) -> str:
    """Exactly `width` cells: padded, or cut with an ellipsis between words where that is possible."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    head = _fit(text, width - 1)
    at_word = head.rsplit(" ", 1)[0] if " " in head else ""
    if cell_len(at_word) >= width // 2:
        head = at_word
    return set_cell_size(f"{head.rstrip()}…", width)


def ends(left: str, right: str, width: int) -> str:
    """One line with words at both ends; the left gives way."""
    room = width - cell_len(right) - (2 if right else 0)
    return f"{fit(left, room)}{'  ' if right else ''}{right}" if room > 0 else fit(right, width)


class Page:
    """Lines of content, from top to bottom, all at most `width` cells wide."""

    def __init__(
        self, width: int, *, large: bool = False, whole: bool = False, asked: bool = False, airy: bool = False
    ) -> None:
        self.width = max(min(width, WIDEST), 16)
        self.large = large
        self.whole = whole
        """Whether texts stand in full; what is drawn is drawn again without it where it does not fit."""
        self.asked = asked or whole
        """Whether at least what the room is asked stands in full, likewise."""
        self.airy = airy
        """Whether an empty line parts all rows, likewise."""
        self._apart = True
        self._lines: list[Content] = []

    def text(self, text: str, style: str = "", *, indent: int = 0, hang: int | None = None, first: str = "") -> Page:
        """A paragraph; `first` stands before its first line, and `hang` indents those after it (else its width)."""
        hang = cell_len(first) if hang is None else hang
        hang = hang if first else max(min(hang, self.width - indent - 8), 0)
        room = self.width - indent - hang
        lead = max(cell_len(first) - hang, 0)
        begins = cell_len(next(iter(text.split()), ""))
        if first and (room < 8 or lead + min(begins, room) > room):
            # A label that leaves its text no room stands above it.
            self.text(first, indent=indent)
            self._apart = False
            return self.text(text, style, indent=indent + min(hang, 2))
        # The text beside `first` is wrapped as if it began with as much of it as sticks out, so both indents are kept.
        lines = wrap("_" * lead + text.lstrip(), room)
        self._begin()
        for number, line in enumerate(lines):
            start, words = (" " * hang, line) if number else (first, line[lead:])
            self._lines.append(Content.assemble(" " * indent + start, (words, self._shade(style))))
        return self

    def parts(self, *parts: tuple[str, str] | str) -> Page:
        """One line of differently styled parts; what does not fit is cut."""
        self._begin()
        line = Content.assemble(*((one[0], self._shade(one[1])) if isinstance(one, tuple) else one for one in parts))
        self._lines.append(line.truncate(self.width, ellipsis=True) if line.cell_length > self.width else line)
        return self

    def row(self, left: str, right: str, style: str = "", *, indent: int = 0) -> Page:
        """One line with words at both ends."""
        return self.parts((" " * indent + ends(left, right, self.width - indent), style))

    def blank(self) -> Page:
        """An empty line; never two in a row, and none at the top."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Content(""))
        return self

    def gap(self) -> Page:
        """An empty line that only the large layout has."""
        return self.blank() if self.large else self

    def choice(self, key: str, label: str, *, indent: int = 2) -> Page:
        """A key and what it does."""
        lead = indent + cell_len(key) + 2
        head, *rest = wrap(label, self.width - lead)
        self.parts(" " * indent, (key, KEY), f"  {head}")
        self._lines += [Content(" " * lead + line) for line in rest]
        return self

    def _begin(self) -> None:
        """A row begins: in the airy layout an empty line stands before it."""
        if self.airy and self._apart:
            self.blank()
        self._apart = True

    def _shade(self, style: str) -> str:
        """The large layout has nothing that is quieter than the rest."""
        return "" if self.large and style == QUIET else style

    @classmethod
    def of(cls, width: int, height: int, *, large: bool, draw: Callable[[Page], None]) -> Page:
        """What `draw` puts on a page, with as much air and as little cut as fit into so many lines."""
        for airy in (True, False) if large else (False,):
            page = cls(width, large=large, whole=True, airy=airy)
            draw(page)
            if page.height <= height:
                return page
        page = cls(width, large=large, asked=True)
        draw(page)
        if page.height > height:
            page = cls(width, large=large)
            draw(page)
        return page

    @property
    def content(self) -> Content:
        """All lines as one piece of content."""
        return Content("\n").join(self._lines)

    @property
    def lines(self) -> tuple[Content, ...]:
        """The lines one by one, for a page of which only some are in sight."""
        return tuple(self._lines)

    @property
    def height(self) -> int:
        """Number of lines."""
        return len(self._lines)

"""A page of text for the stage: wrapped to its width in terminal cells, built line by line, safe by construction.

Everything put on a page becomes `Content`, which knows no markup; text was cleaned before it came here.
"""

from __future__ import annotations

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

    def __init__(self, width: int, *, large: bool = False) -> None:
        self.width = max(min(width, WIDEST), 16)
        self.large = large
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
            return self.text(text, style, indent=indent + min(hang, 2))
        # The text beside `first` is wrapped as if it began with as much of it as sticks out, so both indents are kept.
        lines = wrap("_" * lead + text.lstrip(), room)
        for number, line in enumerate(lines):
            start, words = (" " * hang, line) if number else (first, line[lead:])
            self._lines.append(Content.assemble(" " * indent + start, (words, style)))
        return self

    def parts(self, *parts: tuple[str, str] | str) -> Page:
        """One line of differently styled parts; what does not fit is cut."""
        line = Content.assemble(*parts)
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
        for line in rest:
            self.parts(" " * lead + line)
        return self

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

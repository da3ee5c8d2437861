"""Lines of plain text that are never wider than asked for."""

from __future__ import annotations

import textwrap

from rich.cells import cell_len

from meetingtui.core.text import clean_block

AMENDED = " [amended, see above]"
"""What stands behind the words of an item that is not as it stands here any more."""


class Writer:
    """Gathers lines of at most `width` columns, sections under a heading of their own."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []
        self.headings: list[tuple[int, str]] = []
        """The line of each heading, and its words."""
        self.places: dict[str, int] = {}
        """The line where an item is told first, by its id; `A27 changed` where a change of it is."""
        self.amended: frozenset[str] = frozenset()
        """The ids of items that were amended since: what is told of them further up holds."""
        self._mark = ""

    def line(self, text: str = "") -> None:
        """One line as it is."""
        self.lines.append(text.rstrip())

    def heading(self, text: str) -> None:
        """A section begins."""
        self.line()
        self.headings.append((len(self.lines), text))
        self.line(text.upper())

    def place(self, name: str | None) -> None:
        """What comes next is told of the item of this name; only the first place of a name counts."""
        if name:
            self.places.setdefault(name, len(self.lines))
        self._mark = AMENDED if name in self.amended else ""

    def text(self, text: str, *, first: str = "", indent: int = 0, hang: int | None = None) -> None:
        """A paragraph; `first` stands before it, the lines after it hang under its text."""
        text, self._mark = f"{text}{self._mark}", ""
        lead = " " * indent + first
        under = " " * (cell_len(lead) if hang is None else indent + hang)
        for number, paragraph in enumerate(clean_block(text).split("\n")):
            begin = lead if number == 0 else under
            self.lines += textwrap.wrap(
                paragraph,
                self.width,
                initial_indent=begin,
                subsequent_indent=under,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [begin.rstrip()]

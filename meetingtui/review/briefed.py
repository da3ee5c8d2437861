"""A briefing as plain text: one page, however much there is to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meetingtui.core.text import clean_line, clip
from meetingtui.register.briefing import Briefing, Part
from meetingtui.review.writer import Writer

LINES = 60
"""A page: what is printed on one sheet."""
WIDTH = 72
MOST = 12
"""So many sentences of a part are told at most."""
SENTENCE = 300
"""No sentence takes more of the page than so many characters."""
PRIVATE = "For the facilitator: it says how people like to be told things. Not for the shared screen."


@dataclass(slots=True)
class _Block:
    """A part on its way to the page: the rows of each of its sentences, and how many of these are shown."""

    part: Part
    rows: list[list[str]]
    shown: int

    @property
    def height(self) -> int:
        """How many rows it takes, with the one that counts the rest."""
        return sum(map(len, self.rows[: self.shown])) + (self.shown < len(self.rows))

    @property
    def spare(self) -> int:
        """How many of its sentences the page can do without."""
        return self.shown - min(self.part.least, self.shown)


def briefing_lines(found: Briefing, width: int = WIDTH) -> list[str]:
    """The page at this width; parts with more than fits end with how to see the rest."""
    head = Writer(width)
    head.text(clean_line(found.title))
    if found.private:
        head.text(PRIVATE)
    column = max((len(part.about) for part in found.parts), default=0) + 2
    blocks = [_block(part, column, width) for part in found.parts]
    while len(head.lines) + sum(block.height for block in blocks) > LINES:
        # The longest gives way first; what each can do without before what it would miss.
        rich = [block for block in blocks if block.spare] or [block for block in blocks if block.shown > 1]
        if not rich:
            break
        max(rich, key=lambda block: block.height).shown -= 1
    lines = [*head.lines, *(line for block in blocks for line in _lines(block, column))]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], "and more: meetingtui review"]


def _block(part: Part, column: int, width: int) -> _Block:
    rows: list[list[str]] = []
    for number, line in enumerate(part.lines):
        out = Writer(width)
        out.text(clip(clean_line(line), SENTENCE), first=f"{part.about if number == 0 else '':<{column}}")
        rows.append(out.lines)
    return _Block(part, rows, min(len(rows), MOST))


def _lines(block: _Block, column: int) -> Iterator[str]:
    for rows in block.rows[: block.shown]:
        yield from rows
    left = len(block.rows) - block.shown
    if left:
        yield f"{' ' * column}and {left} more{f': {block.part.rest}' if block.part.rest else '.'}"

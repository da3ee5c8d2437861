"""A page of rows of which one is marked; only the lines in sight are drawn, however many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from textual.content import Content

from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.reading import ReadingScreen

NO_ROW = -1


@dataclass(slots=True)
class Window:
    """Which lines of a list are in sight, and which row is marked. A line belongs to a row, or to none."""

    lines: Sequence[tuple[int, int]] = ()
    """For each line its row, or -1, and which of that row's lines it is."""
    at: int = 0
    top: int = 0
    first: list[int] = field(default_factory=list[int])
    """The first line of each row."""
    last: list[int] = field(default_factory=list[int])

    def fill(self, lines: Sequence[tuple[int, int]]) -> None:
        """Other lines; the mark stays on the row of the same number."""
        self.lines = lines
        self.first, self.last = [], []
        for number, (row, _) in enumerate(lines):
            if row == len(self.first):
                self.first.append(number)
                self.last.append(number)
            elif row != NO_ROW:
                self.last[row] = number
        self.at = max(0, min(self.at, self.rows - 1))

    @property
    def rows(self) -> int:
        return len(self.first)

    def sight(self, height: int) -> range:
        """The lines in sight."""
        self.top = max(0, min(self.top, len(self.lines) - height))
        return range(self.top, min(self.top + height, len(self.lines)))

    def mark(self, row: int, height: int) -> None:
        """Mark a row, and bring it in sight; above the first one the beginning is in sight too."""
        self.at = max(0, min(row, self.rows - 1))
        if not self.rows:
            return
        first, last = self.first[self.at], self.last[self.at]
        if self.at == 0 and last < height:
            self.top = 0
        # What stands above the row, such as its year, is worth a line.
        elif first - 1 < self.top:
            self.top = max(first - 1, 0)
        elif last >= self.top + height:
            self.top = last - height + 1

    def arrow(self, by: int, height: int) -> None:
        """To the next row; where it is out of sight, a line further."""
        wanted = self.at + by
        if 0 <= wanted < self.rows and self._near(wanted, by, height):
            self.mark(wanted, height)
        else:
            self.top += by
            self.sight(height)

    def _near(self, row: int, by: int, height: int) -> bool:
        """Whether a row is no more than a page away: lines between two rows are for reading."""
        return (
            self.first[row] <= self.top + height + (height // 2 if by > 0 else 0)
            if by > 0
            else self.last[row] >= self.top - height // 2
        )

    def turn(self, by: int, height: int) -> None:
        """A page up or down; the mark goes to the first row in sight, or to the end."""
        before = self.top
        self.top += by * max(height - 1, 1)
        lines = self.sight(height)
        if not self.rows:
            return
        if self.top == before:
            self.at = self.rows - 1 if by > 0 else 0
        elif found := [self.lines[number][0] for number in lines if self.lines[number][0] != NO_ROW]:
            self.at = found[0]


class ListScreen(ReadingScreen):
    """Rows, one marked by the arrows; Enter opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.window = Window()
        self._mark_row: int | None = None

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        """The lines of the list: for each its row and which of its lines; -1 and a number for a line between."""
        del width
        return ()

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        """One line of a row, or, with -1, between rows."""
        del row, number, width, here
        return Content("")

    def above(self, width: int) -> list[Content]:
        """Lines that stay where they are above the list."""
        del width
        return []

    def nothing(self, width: int) -> list[Content]:
        """What is said where there are no rows."""
        del width
        return []

    def page(self, width: int, height: int) -> list[Content]:
        head = self.above(width)
        lines = self.slots(width)
        if lines is not self.window.lines:
            self.window.fill(lines)
        if not lines:
            return [*head, *self.nothing(width)]
        rest = max(height - len(head), 1)
        if self._mark_row is not None:
            self.window.mark(self._mark_row, rest)
            self._mark_row = None
        shown = [
            self.slot(row, line, width, here=row == self.window.at and row != NO_ROW)
            for row, line in (self.window.lines[number] for number in self.window.sight(rest))
        ]
        return [*head, *shown]

    def mark_row(self, row: int) -> None:
        """Mark a row when the page is next drawn."""
        self._mark_row = row

    @property
    def _rest(self) -> int:
        width, height = self.room
        return max(height - len(self.above(width)), 1)

    def action_arrow(self, by: int) -> None:
        self._notice = ""
        self.window.arrow(by, self._rest)
        self.redraw()

    def action_turn(self, by: int) -> None:
        self._notice = ""
        self.window.turn(by, self._rest)
        self.redraw()

    def action_end(self, way: int) -> None:
        self._notice = ""
        if way < 0:
            self.window.top = 0
        else:
            self.window.top = len(self.window.lines)
        self.window.mark(0 if way < 0 else self.window.rows - 1, self._rest)
        if way > 0:
            self.window.top = len(self.window.lines)
        self.redraw()

    def action_forward(self) -> None:
        self._notice = ""
        if self.window.rows:
            self.picked(self.window.at)

    def to_copy(self) -> tuple[str, str]:
        words = self.told() if self.window.rows else ""
        return ("this line", words) if words else ("", "")

    def picked(self, row: int) -> None:
        """A row was opened."""


STATE = 28
"""Columns at most of how an item stands, such as its day with its year, that it is late, and its owner\'s word."""

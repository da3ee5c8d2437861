"""Pages to read from top to bottom: the keys, and whatever has lines and a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from meetingtui.review.plain import WIDTH
from meetingtui.steps.panel import Choice
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.reading import ReadingScreen
from meetingtui.tui.sheets.help import Parts, in_columns
from meetingtui.widgets.page import wrap


class TextScreen(ReadingScreen):
    """Lines that are scrolled."""

    wheel: ClassVar[int] = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.first = 0
        """The line at the top."""

    def count(self, width: int) -> int:
        """How many lines there are."""
        del width
        return 0

    def line(self, number: int, width: int) -> Content:
        """One of them."""
        del number, width
        return Content("")

    def page(self, width: int, height: int) -> list[Content]:
        count = self.count(width)
        self.first = max(0, min(self.first, count - height))
        return [self.line(number, width) for number in range(self.first, min(self.first + height, count))]

    def reached(self) -> str:
        """How far down the page one is."""
        width, height = self.room
        count = self.count(width)
        if count <= height:
            return ""
        last = min(max(self.first, 0) + height, count)
        return "end" if last >= count else f"{last * 100 // count} %"

    def go_to(self, line: int) -> None:
        """Bring a line to the top."""
        self.first = line
        self.redraw()

    def action_arrow(self, by: int) -> None:
        self._notice = ""
        self.go_to(self.first + by)

    def action_turn(self, by: int) -> None:
        self._notice = ""
        self.go_to(self.first + by * max(self.room[1] - 2, 1))

    def action_end(self, way: int) -> None:
        self._notice = ""
        self.go_to(0 if way < 0 else self.count(self.room[0]))


class PageScreen(TextScreen):
    """Plain lines under a title; `make` gives them for a width."""

    def __init__(self, desk: Desk, title: str, make: Callable[[int], Sequence[str]]) -> None:
        super().__init__(desk)
        self.said = title
        self.make = make
        self._wrapped: tuple[int, list[str]] = (0, [])

    def heading(self) -> tuple[str, str]:
        return self.said, self.reached()

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        return "back", ()

    def action_forward(self) -> None:
        self.action_back()

    def _lines(self, width: int) -> list[str]:
        if self._wrapped[0] != width:
            self._wrapped = width, [part for line in self.make(width) for part in _pieces(line, width)]
        return self._wrapped[1]

    def to_copy(self) -> tuple[str, str]:
        return "this page", "\n".join(_piece for line in self.make(WIDTH) for _piece in _pieces(line, WIDTH)) + "\n"

    def count(self, width: int) -> int:
        return len(self._lines(width))

    def line(self, number: int, width: int) -> Content:
        return Content(self._lines(width)[number])


def _pieces(line: str, width: int) -> list[str]:
    """A line as it is, or in pieces that fit, each indented as it was."""
    indent = len(line) - len(line.lstrip())
    if cell_len(line) <= width:
        return [line]
    return [" " * indent + part for part in wrap(line, width - indent)]


class KeysScreen(TextScreen):
    """Every key that works on the screen below."""

    def __init__(self, desk: Desk, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk)
        self.rows = list(rows)

    def heading(self) -> tuple[str, str]:
        return "Keys", self.reached()

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        return "back", ()

    def action_forward(self) -> None:
        self.action_back()

    def action_keys(self) -> None:
        self.action_back()

    def _lines(self, width: int) -> list[Parts]:
        return in_columns(self.rows, width, -(-len(self.rows) // 2))

    def count(self, width: int) -> int:
        return len(self._lines(width)) + 1 + len(self._syntax(width))

    def line(self, number: int, width: int) -> Content:
        lines = self._lines(width)
        if number >= len(lines):
            return Content(["", *self._syntax(width)][number - len(lines)])
        made = Content.assemble(*lines[number])
        return made.truncate(width, ellipsis=True) if made.cell_length > width else made

    def _syntax(self, width: int) -> list[str]:
        words = "In the find line: words, @person or @party, #stream, kind:decision, since:2026-01, until:2026-06."
        return wrap(words, width)

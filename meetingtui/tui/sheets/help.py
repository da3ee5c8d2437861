"""The help that writes itself, and commands by name: both from the keys that do something here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from meetingtui.core.keys import shown
from meetingtui.tui.keys import Row, matching, no_command, told
from meetingtui.tui.sheets.sheet import PER_PAGE, ListSheet, Sheet
from meetingtui.widgets.page import KEY, QUIET, STRONG, Page, wrap

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen

GAP = 3
"""Cells between two columns."""
IN_A_LINE = "In a line: @ owner  + helper  ^ date  # stream  = done means  | next party"


def line_keys() -> str:
    """What keys do while a line is open."""
    capture, complete, editor = (shown(f"line.{name}") for name in ("capture", "complete", "editor"))
    from_inside = f"{capture} and a letter captures from inside it. {editor} opens your editor."
    return f"{complete} completes. {from_inside} Esc keeps a draft."


class KeysSheet(Sheet):
    """Every key that does something here and now, in pages that fit the screen."""

    title: ClassVar[str] = "Keys"
    esc_label: ClassVar[str] = "back"

    def __init__(self, stage: ShownScreen, rows: list[Row]) -> None:
        super().__init__(stage)
        self.rows = told(rows)
        self.at = 0
        """The page in front."""
        self._pages = 1

    def draw(self, page: Page) -> None:
        notes = [part for text in (IN_A_LINE, line_keys()) for part in wrap(text, page.width)]
        room = max(self.stage.sheet_panel.size.height - 4, 6)
        lines = [*in_columns(self.rows, page.width, room), [""], *([(note, QUIET)] for note in notes)]
        self._pages = max(-(-len(lines) // room), 1)
        self.at = min(self.at, self._pages - 1)
        number = f"page {self.at + 1} of {self._pages}" if self._pages > 1 else ""
        page.row("Keys that do something now", number, STRONG).blank()
        for parts in lines[self.at * room : (self.at + 1) * room]:
            page.parts(*parts)

    @property
    def enter_label(self) -> str:
        return "next page" if self.at + 1 < self._pages else "back"

    def enter(self) -> None:
        if self.at + 1 < self._pages:
            self.turn(1)
        else:
            self.leave()

    def turn(self, by: int) -> None:
        self.at = max(0, min(self.at + by, self._pages - 1))
        self.stage.refresh_stage()

    def arrow(self, by: int) -> None:
        self.turn(by)


Parts = list[tuple[str, str] | str]
"""One line of styled parts."""


def in_columns(rows: list[tuple[str, str]], width: int, room: int) -> list[Parts]:
    """Rows in one column; in two, page by page, where one is not enough and both fit beside one another."""
    if len(rows) <= room:
        return [_row(row, *_widths(rows)) for row in rows]
    lines: list[Parts] = []
    for first in range(0, len(rows), 2 * room):
        here = rows[first : first + 2 * room]
        half = -(-len(here) // 2)
        columns = here[:half], here[half:]
        (keys, words), (right_keys, right_words) = map(_widths, columns)
        if keys + words + right_keys + right_words + 4 + GAP > width:
            return [_row(row, *_widths(rows)) for row in rows]
        for number, row in enumerate(columns[0]):
            beside = columns[1][number : number + 1]
            right = [part for one in beside for part in (" " * GAP, *_row(one, right_keys, 0))]
            lines.append([*_row(row, keys, words), *right])
    return lines


def _widths(rows: list[tuple[str, str]]) -> tuple[int, int]:
    """Cells of the longest keys, and of the longest words."""
    return max((cell_len(key) for key, _ in rows), default=0), max((cell_len(does) for _, does in rows), default=0)


def _row(row: tuple[str, str], keys: int, words: int) -> Parts:
    key, does = row
    return [(" " * (keys - cell_len(key)) + key, KEY), f"  {does}{' ' * max(words - cell_len(does), 0)}"]


class CommandSheet(ListSheet):
    """What can be done now, narrowed by what is typed in the line; gone with the line."""

    title: ClassVar[str] = "What can be done now"
    TOKEN: ClassVar[str] = "command"

    def __init__(self, stage: ShownScreen, known: list[Row]) -> None:
        super().__init__(stage)
        self.known = known
        self.found = known

    @property
    def is_open(self) -> bool:
        """Whether the line that narrows it is still there."""
        opened = self.stage.capturing.opened
        return opened is not None and opened.request.token == self.TOKEN

    def look_for(self, words: str) -> str:
        """Narrow to these words; what to say beneath the line."""
        found = matching(self.known, words)
        if found != self.found:
            self.found, self.at = found, 0
            self.stage.refresh_stage()
        return "" if found else no_command()

    def rows(self) -> list[tuple[str, str]]:
        return [(row.does, row.keys) for row in self.found]

    def draw(self, page: Page) -> None:
        """Without numbers: what is typed narrows, arrows mark, Enter does it."""
        room = max(self.stage.sheet_panel.size.height - 4, PER_PAGE)
        self.at = max(0, min(self.at, len(self.found) - 1))
        first = self.at // room * room
        page.row(self.title, f"{len(self.found)} of {len(self.known)}", STRONG).blank()
        for number, row in enumerate(self.found[first : first + room], first):
            here = number == self.at
            page.row(f"{'▶' if here else ' '} {row.does}", row.keys, STRONG if here else "")

    @property
    def marked(self) -> Row | None:
        """The command that Enter does."""
        return self.found[self.at] if self.at < len(self.found) else None

"""Sheets: what the stage shows in place of a step for a moment. None of them is a modal, none eats typing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.widgets import Static

from meetingtui.steps.panel import Choice
from meetingtui.widgets.page import WIDEST, Page

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen

PER_PAGE = 9
"""Rows that a digit can pick on one page of a list."""


class Sheet:
    """Something the stage shows until Esc. Every method may be left as it is."""

    title: ClassVar[str] = ""
    bare: ClassVar[bool] = False
    """Whether everything else on the stage goes too."""
    esc_label: ClassVar[str] = "back"
    """What Esc does; empty where Enter says the same, or where there is nothing to go back to."""

    def __init__(self, stage: ShownScreen) -> None:
        self.stage = stage

    def draw(self, page: Page) -> None:
        """Put the sheet on the page."""

    def choices(self) -> tuple[Choice, ...]:
        """The keys that matter now."""
        return ()

    @property
    def enter_label(self) -> str:
        """What Enter does; empty where it does nothing."""
        return ""

    def enter(self) -> None:
        """Enter was pressed."""

    def digit(self, number: int) -> None:
        """A digit was pressed."""

    def sign(self, char: str) -> bool:
        """`+` or `-` was pressed; false where it means nothing here."""
        del char
        return False

    def arrow(self, by: int) -> None:
        """An arrow key: down or right 1, up or left -1."""
        self.stage.sheet_panel.scroll_relative(y=by, animate=False)

    def turn(self, by: int) -> None:
        """Page down (1) or up (-1)."""
        panel = self.stage.sheet_panel
        panel.scroll_page_down(animate=False) if by > 0 else panel.scroll_page_up(animate=False)

    def leave(self) -> None:
        """Esc or Backspace was pressed."""
        self.stage.close_sheet()


class ListSheet(Sheet):
    """A sheet with rows that a digit or the arrows pick, nine to a page."""

    def __init__(self, stage: ShownScreen) -> None:
        super().__init__(stage)
        self.at = 0

    def rows(self) -> list[tuple[str, str]]:
        """What is listed: words, and what stands at the right."""
        return []

    def pick(self, number: int) -> None:
        """The row of that index was picked."""

    def heading(self, page: Page) -> None:
        """What stands above the rows."""
        page.text(self.title, "bold").blank()

    def ending(self, page: Page) -> None:
        """What stands below the rows."""

    def draw(self, page: Page) -> None:
        rows = self.rows()
        self.at = max(0, min(self.at, len(rows) - 1))
        first = self.at // PER_PAGE * PER_PAGE
        self.heading(page)
        for number, (words, right) in enumerate(rows[first : first + PER_PAGE], 1):
            here = first + number - 1 == self.at
            page.row(f"{'▶' if here else ' '} {number}  {words}", right, "bold" if here else "")
        if len(rows) > PER_PAGE:
            pages = (len(rows) + PER_PAGE - 1) // PER_PAGE
            page.blank().text(f"page {first // PER_PAGE + 1} of {pages}: PageDown and PageUp turn", "$mt-quiet")
        self.ending(page)

    def digit(self, number: int) -> None:
        wanted = self.at // PER_PAGE * PER_PAGE + number - 1
        if 1 <= number <= PER_PAGE and wanted < len(self.rows()):
            self.at = wanted
            self.pick(wanted)

    def enter(self) -> None:
        if self.rows():
            self.pick(self.at)

    def arrow(self, by: int) -> None:
        self.at = max(0, min(self.at + by, len(self.rows()) - 1))
        self.stage.refresh_stage()

    def turn(self, by: int) -> None:
        if len(self.rows()) <= PER_PAGE:
            super().turn(by)  # one page of rows: what stands beneath them may be out of sight
            return
        target = self.at // PER_PAGE * PER_PAGE + by * PER_PAGE
        if 0 <= target < len(self.rows()):
            self.at = target
            self.stage.refresh_stage()


class SheetPanel(VerticalScroll):
    """The widget that shows whichever sheet is open."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="sheet")
        self._text = Static(markup=False, classes="page")
        self._page: Page | None = None
        self._shown: tuple[Sheet, bool] | None = None

    def compose(self):
        yield self._text

    def on_resize(self) -> None:
        # A panel that was hidden has no size until it is on the screen again.
        if self._shown is not None and self.display:
            self.show(self._shown[0], large=self._shown[1])

    def show(self, sheet: Sheet, *, large: bool) -> None:
        """Draw a sheet; nothing is repainted where it looks the same."""
        self._shown = sheet, large
        width = min(self.size.width - 4, WIDEST) if self.size.width else WIDEST
        page = Page.of(width, self.size.height - 1, large=large, draw=sheet.draw)
        if self._page is None or page.content != self._page.content:
            self._page = page
            self._text.update(page.content)

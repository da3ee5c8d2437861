"""The sections of minutes as a list: Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.listing import ListScreen
from meetingtui.widgets.page import STRONG, fit


class OutlineScreen(ListScreen):
    """Sections and steps, in the order in which they are read."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("review.outline", "outline", "back to the minutes")]

    def __init__(
        self, desk: Desk, headings: Sequence[tuple[int, str]], here: int, go_to: Callable[[int], None]
    ) -> None:
        super().__init__(desk)
        self.headings = tuple(headings)
        self._go_to = go_to
        self._slots = [(row, 0) for row in range(len(headings))]
        self.mark_row(here)

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        del width
        return self._slots

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        del number
        digit = f"{row + 1}" if row < 9 else " "
        words = fit(f"{'▶' if here else ' '} {digit}  {self.headings[row][1]}", width)
        return Content.assemble((words, STRONG if here else ""))

    def nothing(self, width: int) -> list[Content]:
        del width
        return [Content("These minutes have no sections.")]

    def heading(self) -> tuple[str, str]:
        return "Outline", f"{len(self.headings)} sections" if len(self.headings) > 1 else ""

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        return "go there", (Choice("1–9", "go to"), Choice("Esc", "back"))

    def picked(self, row: int) -> None:
        line = self.headings[row][0]
        self.program.pop_screen()
        self._go_to(line)

    def action_digit(self, number: int) -> None:
        if 1 <= number <= min(9, len(self.headings)):
            self.picked(number - 1)

    def action_outline(self) -> None:
        """Its own key again closes it."""
        self.action_back()

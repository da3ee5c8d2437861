"""The end of a rehearsal: that nothing was kept, and what will not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.widgets.page import QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.screens.shown import ShownScreen

KEPT_NOTHING = "Nothing of this rehearsal was kept."


class RehearsedSheet(Sheet):
    """The rehearsal is over."""

    esc_label: ClassVar[str] = ""

    def __init__(self, stage: ShownScreen, verdict: tuple[str, ...]) -> None:
        super().__init__(stage)
        self.verdict = verdict

    def draw(self, page: Page) -> None:
        page.text("The rehearsal is over.", STRONG)
        page.text(f"{KEPT_NOTHING} The agenda ran to closed minutes.", QUIET).blank()
        for sentence in self.verdict:
            page.text(sentence, first="· ")

    @property
    def enter_label(self) -> str:
        return "leave"

    def enter(self) -> None:
        self.stage.program.exit(0)

    def leave(self) -> None:
        self.enter()

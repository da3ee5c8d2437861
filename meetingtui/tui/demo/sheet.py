"""The end of the demo, or of watching it: look around, hold a meeting oneself, keep the folder, leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from meetingtui.core.items import Action
from meetingtui.core.text import near
from meetingtui.demo.place import why_not_kept
from meetingtui.files.folders import from_home
from meetingtui.live.sealing import seal_said
from meetingtui.steps.panel import Choice
from meetingtui.tui import wording
from meetingtui.tui.sheets.plain import READ_ALOUD
from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.widgets.line_field import Request
from meetingtui.widgets.page import QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.demo.app import DemoApp
    from meetingtui.tui.screens.shown import ShownScreen

KEEP_AS = "meetingtui-demo"
"""What a folder is called that is kept, if nobody says otherwise."""


class EndSheet(Sheet):
    """What can be done next, once the meeting of the demo is over."""

    esc_label: ClassVar[str] = ""

    def __init__(self, stage: ShownScreen) -> None:
        super().__init__(stage)
        self._seal = seal_said(stage.session.minutes_path) if stage.snapshot.over else ""

    @property
    def demo(self) -> DemoApp:
        """The application, with the folder."""
        return cast("DemoApp", self.stage.program)

    def draw(self, page: Page) -> None:
        self.begin(page)
        page.choice("1", "look at the minutes; / finds a promise again")
        page.choice("2", "hold a meeting yourself, with these people")
        page.choice("3", "keep the folder of this demo")
        kept = self.demo.keep_to
        goes = f"It is kept in {near(kept)}." if kept else "When you leave, the demo and its folder are gone."
        page.blank().text(goes, QUIET)

    def begin(self, page: Page) -> None:
        """What came of the meeting."""
        meeting = self.stage.snapshot.meeting
        page.text("The meeting is over.", STRONG)
        for found in meeting.live_items:
            words, rest = wording.item_words(found, meeting, meeting.day)
            page.row(words, rest if isinstance(found.item, Action) else rest.partition("  ")[0])
        if self._seal:
            page.text(self._seal, STRONG, first="Seal: ").text(READ_ALOUD, QUIET)
        page.blank()

    def choices(self) -> tuple[Choice, ...]:
        return Choice("1", "minutes"), Choice("2", "hold one yourself"), Choice("3", "keep")

    @property
    def enter_label(self) -> str:
        return "leave"

    def enter(self) -> None:
        self.demo.exit(0)

    def leave(self) -> None:
        """There is nothing to go back to."""

    def digit(self, number: int) -> None:
        match number:
            case 1:
                self.demo.look_back()
            case 2:
                self.demo.go_home()
            case 3:
                default = near(Path.cwd() / KEEP_AS)
                self.stage.open_line(
                    Request("demo:keep", "Keep it in", default, enter="keep", drafts=False), self._keep
                )
            case _:
                pass

    def _keep(self, typed: str) -> str:
        if not typed:
            return ""
        target = Path.cwd() / from_home(typed)
        if sentence := why_not_kept(target):
            return sentence
        self.demo.keep_to = target
        return ""


class LeavingSheet(EndSheet):
    """The same before it is over, with the way back to where they stopped."""

    esc_label: ClassVar[str] = "stay"

    def begin(self, page: Page) -> None:
        page.text("Leave the demo?", STRONG).blank()

    def leave(self) -> None:
        self.stage.close_sheet()

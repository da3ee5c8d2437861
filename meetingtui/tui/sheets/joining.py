"""The sheets that only a terminal has which joined: who are you, who is here, your own captures, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from meetingtui.core.items import Captured
from meetingtui.core.keys import shown
from meetingtui.live.terminals import listed
from meetingtui.steps.panel import Choice
from meetingtui.tui.sheets.arrivals import ArrivalsSheet
from meetingtui.tui.sheets.items import EditSheet
from meetingtui.tui.sheets.sheet import ListSheet, Sheet
from meetingtui.widgets.page import STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.screens.join import JoinScreen

GOES_ON = "The meeting goes on; meetingtui join brings you back."


class WhoSheet(ListSheet):
    """Who joins: a person by digit, or nobody who is named."""

    title: ClassVar[str] = "Who are you?"
    esc_label: ClassVar[str] = ""

    def __init__(self, stage: JoinScreen) -> None:
        super().__init__(stage)
        self.joining = stage

    def rows(self) -> list[tuple[str, str]]:
        meeting = self.stage.snapshot.meeting
        names = meeting.partnership
        return [(one.name, f"{names.mark(one.party)} {names.party_name(one.party)}") for one in listed(meeting)]

    def ending(self, page: Page) -> None:
        page.row("  0  just watching", "")
        if not self.rows():
            page.blank().text(f"Nobody is listed yet: whoever drives adds people under {shown('stage.here')}.")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1–9", "that is me"), Choice("0", "just watching"), Choice("Q", "leave"))

    @property
    def enter_label(self) -> str:
        return "that is me" if self.rows() else ""

    def digit(self, number: int) -> None:
        if number == 0:
            self.joining.be(None)
        else:
            super().digit(number)

    def pick(self, number: int) -> None:
        self.joining.be(listed(self.stage.snapshot.meeting)[number].id)

    def leave(self) -> None:
        """There is nothing behind it to go back to."""


class HereSheet(ArrivalsSheet):
    """Who is here, for one who joined: whoever drives says who comes and goes."""

    def choices(self) -> tuple[Choice, ...]:
        return ()

    @property
    def enter_label(self) -> str:
        return "" if self.before else "back"

    def enter(self) -> None:
        if self.before:
            self.stage.notice(self.stage.not_driving())
        else:
            self.leave()

    def sign(self, char: str) -> bool:
        del char
        return False


class OwnSheet(EditSheet):
    """What was captured under this login."""

    def items(self) -> list[Captured]:
        return [one for one in super().items() if not self.stage.not_mine(one.key)]

    def ending(self, page: Page) -> None:
        if not self.items():
            page.text("You have captured nothing yet.")


class PartSheet(Sheet):
    """Leaving from a terminal that joined takes nobody else along."""

    esc_label: ClassVar[str] = "stay"

    def __init__(self, stage: JoinScreen) -> None:
        super().__init__(stage)
        self.joining = stage

    def draw(self, page: Page) -> None:
        page.text("Leave?", STRONG).blank()
        page.text(GOES_ON)

    @property
    def enter_label(self) -> str:
        return "leave"

    def enter(self) -> None:
        self.joining.part()

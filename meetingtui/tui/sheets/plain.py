"""The sheets that only say something or ask one thing: curtain, pause, clock, leaving, the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from meetingtui.core.keys import shown
from meetingtui.live.event import ClockSet
from meetingtui.steps.panel import Choice
from meetingtui.tui.afterwards import go_home, look_back
from meetingtui.tui.private import BANNER, draw_private, private_lines
from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.widgets.page import FLAG, QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp
    from meetingtui.tui.screens.leaving import LeavingScreen
    from meetingtui.tui.screens.shown import ShownScreen

PRIVATE_SECONDS = 8
"""How long what is private stays on a screen that may be shared."""


class CurtainSheet(Sheet):
    """A blank stage with the partnership's name."""

    bare: ClassVar[bool] = True

    def draw(self, page: Page) -> None:
        for _ in range(4):
            page.parts(" ")
        page.text(self.stage.snapshot.meeting.partnership.name, STRONG)

    @property
    def enter_label(self) -> str:
        return "lift the curtain"

    def enter(self) -> None:
        self.leave()


class PrivateSheet(Sheet):
    """What is private, on a screen that may be shared: only after a question, and only for a few seconds."""

    title: ClassVar[str] = "Private"

    def __init__(self, stage: ShownScreen) -> None:
        super().__init__(stage)
        self.shown = False

    def draw(self, page: Page) -> None:
        if not self.shown:
            page.text("You may be sharing this screen.", STRONG).blank()
            page.text(f"Enter shows the facilitator's notes for {PRIVATE_SECONDS} seconds. Esc does not.")
            page.blank().text("meetingtui console, in a second terminal, keeps them out of sight for good.", QUIET)
            return
        page.parts(BANNER).blank()
        draw_private(page, private_lines(self.stage.snapshot.meeting, datetime.now(UTC)))

    @property
    def enter_label(self) -> str:
        return "hide" if self.shown else f"show for {PRIVATE_SECONDS} seconds"

    def enter(self) -> None:
        if self.shown:
            self.leave()
            return
        self.shown = True
        self.stage.set_timer(PRIVATE_SECONDS, self._over)
        self.stage.refresh_stage()

    def _over(self) -> None:
        if self.stage.sheet is self:
            self.leave()


class PausedSheet(Sheet):
    """While the record is paused nothing can be captured, and the stage says so."""

    esc_label: ClassVar[str] = ""

    def draw(self, page: Page) -> None:
        page.blank().parts((" This is not being recorded. ", FLAG)).blank()
        meeting = self.stage.snapshot.meeting
        if meeting.paused:
            page.text(f"Since {meeting.local(meeting.paused):%H:%M}. The minutes will say only from when to when.")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("o", "go on recording"),)

    def leave(self) -> None:
        self.stage.notice(f"The record is paused: {shown('stage.pause')} goes on.")


class ClockSheet(Sheet):
    """One more minute, three more, or no clock for this step."""

    def draw(self, page: Page) -> None:
        step = self.stage.snapshot.meeting.step
        page.text("Clock", STRONG).blank()
        if step is None:
            page.text("There is no clock before the first step.")
            return
        page.text(f"{step.fields.heading}: {f'{step.planned} minutes' if step.planned is not None else 'no clock'}")
        page.blank().choice("1", "one minute more").choice("3", "three minutes more").choice("0", "stop the clock")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1", "+1"), Choice("3", "+3"), Choice("0", "stop"))

    def digit(self, number: int) -> None:
        step = self.stage.snapshot.meeting.step
        if step is None or number not in {0, 1, 3}:
            return
        minutes = None if number == 0 else (step.planned or 0) + number
        self.stage.close_sheet()
        self.stage.submit(ClockSet(step=step.key, minutes=minutes))


class LeaveSheet(Sheet):
    """Leaving asks once; every answer has everything saved."""

    esc_label: ClassVar[str] = "stay"

    def __init__(self, stage: LeavingScreen) -> None:
        super().__init__(stage)
        self.way_out = stage
        self.sure = False

    def draw(self, page: Page) -> None:
        meeting = self.stage.snapshot.meeting
        page.text("Leave?", STRONG).blank()
        page.choice("1", "close the meeting and finish the minutes")
        page.choice("2", "leave it open: meetingtui offers to go on with it").blank()
        if self.sure:
            page.text("Nothing has been read back. Enter closes all the same; promises stay offered.", FLAG).blank()
        page.text(f"The minutes are in minutes/{meeting.minutes}. Esc stays.", QUIET)
        if self.stage.snapshot.not_saved:
            page.blank().parts((" NOT SAVED ", FLAG), f" {self.stage.snapshot.not_saved}")

    def choices(self) -> tuple[Choice, ...]:
        return (Choice("1", "close"), Choice("2", "leave open"))

    def digit(self, number: int) -> None:
        if number == 1 and self._read_back:
            self.way_out.close_meeting()
        elif number == 1:
            # Another key than the one that asked: nobody closes a meeting by pressing twice.
            self.sure = True
            self.stage.refresh_stage()
        elif number == 2:
            self.way_out.leave_open()

    @property
    def _read_back(self) -> bool:
        """Whether there is nothing that would be closed unread: the read-back was begun, or nothing was captured."""
        meeting = self.stage.snapshot.meeting
        return not meeting.live_items or any(step.first for step in meeting.steps if step.fields.kind == "close")

    @property
    def enter_label(self) -> str:
        return "close without the read-back" if self.sure else ""

    def enter(self) -> None:
        if self.sure:
            self.way_out.close_meeting()


READ_ALOUD = "Read it aloud: whoever has the same four words has the same minutes."


Way = tuple[Choice, str, Callable[["MeetingApp"], None]]
"""A key, what stands beside it, and where it leads."""

WAYS: tuple[Way, ...] = (
    (Choice("1", "minutes"), "look at them here", look_back),
    (Choice("2", "home"), "home, with what is open now", go_home),
)
"""Where a closed meeting leads to."""


class DoneSheet(Sheet):
    """The minutes are finished: where they are, and what to do with them."""

    bare: ClassVar[bool] = True
    esc_label: ClassVar[str] = ""

    def __init__(self, stage: ShownScreen, seal: str = "") -> None:
        super().__init__(stage)
        self.seal = seal

    def draw(self, page: Page) -> None:
        meeting = self.stage.snapshot.meeting
        page.text("The meeting is closed.", STRONG).blank()
        page.text(f"Minutes: minutes/{meeting.minutes}")
        if self.seal:
            page.blank().text(self.seal, STRONG, first="Seal: ").text(READ_ALOUD, QUIET)
        page.blank().text(f"meetingtui show {meeting.minutes.removesuffix('.toml')}", indent=2)
        page.text("prints them ready to send.", QUIET, indent=2)
        if self._ways:
            page.blank()
        for choice, words, _ in self._ways:
            page.choice(choice.digit, words)

    @property
    def _ways(self) -> tuple[Way, ...]:
        """Where screens are drawn one can look back from here; the shared one leads home as well."""
        launch = self.stage.program.launch
        return () if launch.linear else WAYS if launch.role == "stage" else WAYS[:1]

    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for choice, _, _ in self._ways)

    def digit(self, number: int) -> None:
        for choice, _, go in self._ways:
            if choice.digit == str(number):
                go(self.stage.program)

    @property
    def enter_label(self) -> str:
        return "leave"

    def enter(self) -> None:
        self.stage.program.exit(0)

    def leave(self) -> None:
        self.enter()

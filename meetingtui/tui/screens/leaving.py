"""Leaving the stage: closing the meeting, or leaving it open, with everything saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from meetingtui.core.text import near
from meetingtui.live import rescue
from meetingtui.live.sealing import seal_said
from meetingtui.tui.screens.shown import ShownScreen
from meetingtui.tui.sheets.plain import READ_ALOUD, DoneSheet, LeaveSheet
from meetingtui.widgets.line_field import LineField

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch


def way_back(launch: Launch) -> str:
    """How one goes on with a meeting that is left open."""
    folder = near(launch.folder)
    again = "meetingtui" if folder == "." else f"meetingtui --folder {folder}"
    return f"Go on with it: {again}{' --linear' if launch.linear else ''}"


class LeavingScreen(ShownScreen):
    """The stage's way out."""

    closing = False
    """Whether the minutes are being finished just now."""

    def action_leave(self) -> None:
        """`Q` or Ctrl-C: ask. Typed text stays as a draft."""
        if self.snapshot.over:
            self.program.exit(0)
            return
        self.capturing.leave_all()
        self.show_sheet(LeaveSheet(self))

    def leave_open(self) -> None:
        """End this terminal's part; the meeting stays open."""
        self.program.goodbye = f"The meeting is still open. {way_back(self.program.launch)}"
        self.program.exit(0)

    def close_meeting(self) -> None:
        """Finish the minutes; on the disk's refusal the meeting stays open and the stage says why."""
        if sentence := self.not_driving() or self.just_moved():
            self.sheet = None
            self.notice(sentence)
            return

        def reply(sentence: str) -> None:
            self.program.hand_over(lambda: self._close_told(sentence))

        self.closing = self.session.close_meeting(reply, self.snapshot)

    def _close_told(self, sentence: str) -> None:
        self.closing = False
        if sentence:
            self.sheet = None
            self.notice(f"Not closed: {sentence}")
            return
        path = near(self.session.minutes_path)
        seal = seal_said(self.session.minutes_path)
        aloud = f"\nSeal: {seal}. {READ_ALOUD}" if seal else ""
        self.program.goodbye = f"Minutes: {path}\nRead them: meetingtui show {path}{aloud}"
        self.sheet = DoneSheet(self, seal)
        self.refresh_stage()

    @on(LineField.TypedOn)
    def _typed_on(self, message: LineField.TypedOn) -> None:
        message.stop()
        self.session.keep_typing(self.unsent())

    def on_mount(self) -> None:
        """What was being typed here when a terminal was lost is a draft again."""
        back = rescue.typing_of(self.session.live.name)
        self.line.restore(back)
        if back:
            self.session.keep_typing(self.unsent())  # it was given once, and this terminal may be lost as well
            self.notice("A line you were typing was kept: open it again.")

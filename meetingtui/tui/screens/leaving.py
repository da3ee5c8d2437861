"""Leaving the stage: closing the meeting, or leaving it open, with everything saved."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, cast

from meetingtui.tui.screens.shown import ShownScreen
from meetingtui.tui.sheets.plain import DoneSheet, LeaveSheet

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp


class LeavingScreen(ShownScreen):
    """The stage's way out."""

    def action_leave(self) -> None:
        """`Q` or Ctrl-C: ask. Typed text stays as a draft."""
        if self.snapshot.over:
            self.program.exit(0)
            return
        self.capturing.leave_all()
        self.show_sheet(LeaveSheet(self))

    def leave_open(self) -> None:
        """End this terminal's part; the meeting stays open."""
        cast(
            "MeetingApp", self.app
        ).goodbye = f"The meeting is still open. Go on with it: meetingtui --folder {self.session.folder}"
        self.program.exit(0)

    def close_meeting(self) -> None:
        """Finish the minutes; on the disk's refusal the meeting stays open and the stage says why."""

        def reply(sentence: str) -> None:
            self.program.hand_over(lambda: self._close_told(sentence))

        self.session.close_meeting(reply)

    def _close_told(self, sentence: str) -> None:
        if sentence:
            self.sheet = None
            self.notice(f"Not closed: {sentence}")
            return
        path = self.session.minutes_path
        self.program.goodbye = f"Minutes: {path}\nRead them: meetingtui show {path}"
        self.sheet = DoneSheet(self)
        self.refresh_stage()

    def unsent(self) -> str:
        """What is being typed, and the drafts that wait, to be kept in private; nothing of a blind line."""
        texts = [one.request.words for one in self.capturing.waiting if not one.request.blind]
        request = self.line.request
        with contextlib.suppress(Exception):
            if request is not None and not request.blind:
                texts.append(self.line.text)
        texts += self.line.drafts
        return "\n".join(text for text in texts if text.strip())

"""The minutes file of a meeting in progress: kept up while it runs, finished when it closes.

Both happen under the lock of the meeting's folder, so that a late draft never lands on finished minutes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.files.atomic import clear_unfinished, write_atomically
from meetingtui.files.minutes import dump_minutes
from meetingtui.live.draft import minutes_of
from meetingtui.live.finish import is_finished, remove_log, set_aside, write_minutes
from meetingtui.live.locking import locked
from meetingtui.live.meeting import Meeting
from meetingtui.live.sealing import keep_sealed

DRAFT_PATIENCE = 0.1
"""Seconds that a draft waits for another terminal's writing; captures wait behind it, so it would rather be late."""


class MinutesKeeper:
    """Writes the minutes of one meeting."""

    def __init__(self, folder: Path, live: Path) -> None:
        self.folder = folder
        self.live = live
        self._written: str | None = None

    def target(self, meeting: Meeting) -> Path:
        """Where the minutes of the meeting are written."""
        return self.folder / "minutes" / meeting.minutes

    def closed_elsewhere(self, meeting: Meeting) -> bool:
        """Whether another terminal has finished the minutes and taken the log away."""
        try:
            there = self.live.is_dir()
        except OSError:
            return False  # where nobody may look, nothing is known, and the meeting goes on
        return not there and is_finished(self.target(meeting))

    def draft(self, meeting: Meeting) -> None:
        """Write the minutes as they stand. Raises OSError where the disk refuses, NotSavedError where it is not the
        moment: another terminal is writing, or has closed the meeting."""
        text = dump_minutes(minutes_of(meeting, datetime.now(UTC)))
        with locked(self.live, DRAFT_PATIENCE):
            self._write(self.target(meeting), text)

    def _write(self, target: Path, text: str) -> None:
        """Replace the file; somebody's edit of it by hand is kept beside it under a name ending in `~`."""
        try:
            found = target.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            found = None
        if self._written is None:
            clear_unfinished(target)  # of a terminal that was ended while it wrote: nobody else does, under this lock
        if found is not None and self._written is not None and found != self._written:
            write_atomically(target.with_name(f"{target.name}~"), found)
        write_atomically(target, text)
        self._written = text

    def finish(self, closing: Callable[[], Meeting], closed: Callable[[], None], late: Callable[[Path], bool]) -> str:
        """Write the minutes, read them back, and take the log away; the sentence that says why not, or an empty one.

        `closing` gives the meeting as it would be closed now, `closed` notes in the log that it was, and `late` reads
        on in a folder and says whether anything was new there: what another terminal acknowledged at the last moment is
        in the minutes too. Raises OSError and NotSavedError.
        """
        with locked(self.live):
            while not (sentence := write_minutes(self.folder, meeting := closing(), self.target(meeting))):
                closed()
                gone = set_aside(self.live)
                if not late(gone):
                    remove_log(gone)
                    keep_sealed(self.folder, self.target(meeting), meeting.partnership)
                    return ""
                os.rename(gone, self.live)  # noqa: PTH104
                late(self.live)
            return sentence

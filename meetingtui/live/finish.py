"""A clean close: the minutes written, synced, read back and compared; only then is the log removed."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.files.atomic import write_atomically
from meetingtui.files.minutes import dump_minutes, load_minutes
from meetingtui.files.partnership import add_person, add_stream
from meetingtui.live.draft import minutes_of
from meetingtui.live.meeting import Meeting


def finish_minutes(folder: Path, live: Path, meeting: Meeting, target: Path) -> str:
    """Write the minutes of a closed meeting and remove its log; the sentence that says why not, or an empty one.

    Raises OSError where the disk refuses.
    """
    text = dump_minutes(minutes_of(meeting, meeting.closed or datetime.now(UTC)))
    write_atomically(target, text)
    if target.read_text(encoding="utf-8") != text:
        return f"{target} does not read back as it was written; the meeting stays open"
    read, problems = load_minutes(target, meeting.partnership)
    if read is None:
        return f"{problems[0]}; the meeting stays open"
    _keep_new_names(folder, meeting)
    remove_log(live)
    return ""


def _keep_new_names(folder: Path, meeting: Meeting) -> None:
    """People and streams named in the meeting go to the partnership's file too.

    The minutes hold the people already, so a file that cannot be written is not in the way of closing.
    """
    with contextlib.suppress(OSError, ValueError):
        for person in meeting.joined:
            add_person(folder, meeting.partnership.people[person])
        for stream in meeting.new_streams:
            add_stream(folder, meeting.partnership.streams[stream])


def remove_log(live: Path) -> None:
    """Remove the log folder of a meeting whose minutes are safe.

    The folder is renamed first, so that a half-removed log is never taken for a meeting to go on with.
    """
    gone = live.with_name(f".done-{live.name}")
    os.rename(live, gone)  # noqa: PTH104 - the directory entry itself is what counts here
    for entry in list(os.scandir(gone)):
        with contextlib.suppress(OSError):
            os.unlink(entry.path)  # noqa: PTH108
    with contextlib.suppress(OSError):
        gone.rmdir()

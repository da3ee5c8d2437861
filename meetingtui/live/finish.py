"""A clean close: the minutes written, synced, read back and compared; only then is the log removed.

The log's folder is set aside before, under a name that is never taken for a meeting to go on with. A terminal that
still writes to it sees that it is gone and acknowledges nothing; what it acknowledged before is in it and is read.
"""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.core.items import ItemKind
from meetingtui.files.atomic import write_atomically
from meetingtui.files.minutes import dump_minutes, load_minutes
from meetingtui.files.partnership import add_person, add_stream
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.draft import minutes_of
from meetingtui.live.fold import fold
from meetingtui.live.follow import LOG_NAME, Follower
from meetingtui.live.log import held
from meetingtui.live.meeting import Meeting
from meetingtui.live.sealing import with_seals

_DONE = ".done-"


def write_minutes(folder: Path, meeting: Meeting, target: Path) -> str:
    """Write the minutes of a closed meeting and read them back; the sentence that says why not, or an empty one.

    Raises OSError where the disk refuses.
    """
    text = dump_minutes(with_seals(folder, minutes_of(meeting, meeting.closed or datetime.now(UTC))))
    write_atomically(target, text)
    if target.read_text(encoding="utf-8") != text:
        return f"{target} does not read back as it was written; the meeting stays open"
    read, problems = load_minutes(target, meeting.partnership)
    if read is None:
        return f"{problems[0]}; the meeting stays open"
    _keep_new_names(folder, meeting)
    return ""


def is_finished(target: Path) -> bool:
    """Whether the minutes of a meeting are there, and are not a draft of one that goes on."""
    minutes, _ = load_minutes(target)
    return minutes is not None and minutes.state != "in progress"


def _keep_new_names(folder: Path, meeting: Meeting) -> None:
    """People and streams named in the meeting go to the partnership's file too.

    The minutes hold the people already, so a file that cannot be read or written is not in the way of closing.
    """
    for person in meeting.joined:
        with contextlib.suppress(OSError, ValueError, FileRefused):
            add_person(folder, meeting.partnership.people[person])
    for stream in meeting.new_streams:
        with contextlib.suppress(OSError, ValueError, FileRefused):
            add_stream(folder, meeting.partnership.streams[stream])


def set_aside(live: Path) -> Path:
    """Take the log folder away from everybody who writes to it, whole; where it is now."""
    gone = live.with_name(f"{_DONE}{live.name}")
    os.rename(live, gone)  # noqa: PTH104 - the directory entry itself is what counts here
    return gone


def remove_log(gone: Path) -> None:
    """Remove a log folder that was set aside, once its minutes are safe."""
    for entry in list(os.scandir(gone)):
        if LOG_NAME.match(entry.name):  # somebody's own file in there is left to them
            with contextlib.suppress(OSError):
                os.unlink(entry.path)  # noqa: PTH108
    with contextlib.suppress(OSError):
        gone.rmdir()


def clear_finished(folder: Path) -> None:
    """Look after the logs that a terminal set aside and could not remove any more, where nobody is at them.

    What is in the minutes already is removed; a log that holds more is put back, and the meeting offered again.
    """
    if (folder / "live").is_symlink():
        return  # in another's place nothing is removed
    for gone in (folder / "live").glob(f"{_DONE}*"):
        if gone.is_symlink() or not gone.is_dir():
            continue
        reader = Follower(gone)
        reader.changes()
        meeting = fold(reader.events)
        if meeting is None or any(held(gone, name) for name in reader.names):
            continue
        if _holds_all(folder / "minutes" / meeting.minutes, meeting):
            remove_log(gone)
        elif meeting.id == gone.name.removeprefix(_DONE):
            with contextlib.suppress(OSError):
                os.rename(gone, gone.with_name(meeting.id))  # noqa: PTH104


def _holds_all(target: Path, meeting: Meeting) -> bool:
    """Whether finished minutes have every item that the log has."""
    minutes, _ = load_minutes(target)
    if minutes is None or minutes.state == "in progress":
        return False
    there = {item.id for kind in ItemKind for item in getattr(minutes, kind.value)} | {item.id for item in minutes.open}
    return {found.label for found in meeting.live_items} <= there

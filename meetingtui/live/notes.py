"""A facilitator's own notes on a meeting: in their own data folder, mode 0600, never in the partnership's."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from meetingtui.core.text import clean_line
from meetingtui.live.meeting import Meeting

READ_LIMIT = 1_000_000
"""Bytes at the end of a notes file that are read back."""


def notes_folder() -> Path:
    """Where private notes are kept."""
    from platformdirs import user_data_path

    return user_data_path("meetingtui") / "notes"


def notes_file(meeting: Meeting) -> Path:
    """The file of the notes on one meeting."""
    return (
        notes_folder() / meeting.folder.lstrip(".").replace("/", "-") / f"{meeting.minutes.removesuffix('.toml')}.txt"
    )


def add_note(meeting: Meeting, text: str) -> Path:
    """Add a line; raises OSError where it cannot be kept."""
    path = notes_file(meeting)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(path, flags, 0o600)
    try:
        os.fchmod(file, 0o600)
        os.write(file, f"{clean_line(text)}\n".encode())
        os.fsync(file)
    finally:
        os.close(file)
    return path


def notes_on(meeting: Meeting) -> tuple[str, ...]:
    """The lines noted so far."""
    with contextlib.suppress(OSError, ValueError):
        file = os.open(notes_file(meeting), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(file, "rb") as there:
            begin = max(os.fstat(there.fileno()).st_size - READ_LIMIT, 0)
            there.seek(begin)
            lines = there.read(READ_LIMIT).decode(errors="replace").splitlines()[1 if begin else 0 :]
        return tuple(clean_line(line) for line in lines if line.strip())
    return ()

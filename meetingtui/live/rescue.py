"""What could not be saved in the partnership's folder is kept in the user's own state folder, mode 0600."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from meetingtui.live.event import Event, event_line

RECENT = 50
"""How many of the latest events are kept beside the one that failed."""


def rescue_folder() -> Path:
    """Where rescue files and private drafts are kept."""
    from platformdirs import user_state_path

    return user_state_path("meetingtui") / "rescue"


def keep(meeting: str, recent: list[Event], failed: Event | None) -> Path | None:
    """Write the session's recent events and the one that failed; the file, or None where that disk refuses too."""
    events = [*recent[-RECENT:], *([failed] if failed else [])]
    return _write(f"{meeting}-{os.getpid()}.jsonl", b"".join(event_line(event) for event in events))


def keep_typing(meeting: str, text: str) -> Path | None:
    """Keep what somebody was typing when the terminal went away."""
    return _write(f"{meeting}-{os.getpid()}-unsent.txt", text.encode() + b"\n") if text.strip() else None


def _write(name: str, content: bytes) -> Path | None:
    with contextlib.suppress(OSError):
        folder = rescue_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        file = os.open(path, flags, 0o600)
        try:
            os.write(file, content)
            os.fsync(file)
        finally:
            os.close(file)
        return path
    return None

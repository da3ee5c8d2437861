"""Reports of errors that nobody expected: private files that only their owner can read."""

from __future__ import annotations

import os
import platform
import secrets
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from meetingtui import __version__


def report_crash(exc: BaseException, *, version: str = __version__, state_dir: Path | None = None) -> Path:
    """Write the traceback, without any variable's value, to a new private file, and return its path.

    An error's message may quote people, so it goes nowhere else. Raises OSError where the file cannot be written.
    """
    folder = (state_dir or platformdirs.user_state_path("meetingtui")) / "crashes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    at = datetime.now(UTC)
    path = folder / f"crash-{at:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.txt"
    story = "".join(traceback.TracebackException.from_exception(exc, capture_locals=False).format())
    head = f"meetingtui {version}, Python {platform.python_version()}, {sys.platform}, {at:%Y-%m-%d %H:%M:%S} UTC\n\n"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(head + story)
    return path

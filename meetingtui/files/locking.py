"""A lock on a folder, for the moments in which two programs must not both write one file.

It is held for the time of one write; nobody waits on a person for it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Generator
from pathlib import Path

from meetingtui.files.modes import OPEN_FOLDER

_STEP = 0.02


class FolderTakenError(Exception):
    """The lock was not to be had; the text is a sentence for the person who waits."""


@contextlib.contextmanager
def folder_locked(folder: Path, seconds: float = 5.0) -> Generator[None]:
    """Hold the folder's lock; raises FolderTakenError where it is not to be had in that time, OSError where there is no
    such folder, or another one stands there by then."""
    try:
        opened = os.open(folder, OPEN_FOLDER)
    except OSError:
        if folder.is_symlink():
            sentence = "is a link to another place; remove it, then see: meetingtui doctor"
            raise FolderTakenError(f"{folder} {sentence}") from None
        raise
    try:
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise FolderTakenError("another terminal is writing the same file; try again") from None
                time.sleep(_STEP)
        if os.fstat(opened).st_ino != folder.stat().st_ino:
            raise FileNotFoundError(2, os.strerror(2), str(folder))
        yield
    finally:
        os.close(opened)

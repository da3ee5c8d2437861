"""A lock on a folder of live meetings, as `files.locking` has it, told as what it means there: nothing is saved."""

from __future__ import annotations

import contextlib
from collections.abc import Generator
from pathlib import Path

from meetingtui.files.locking import FolderTakenError, folder_locked
from meetingtui.live.log import NotSavedError


@contextlib.contextmanager
def locked(folder: Path, seconds: float = 5.0) -> Generator[None]:
    """Hold the folder's lock; raises NotSavedError where it is not to be had in that time, OSError where there is no
    such folder, or another one stands there by then."""
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(folder_locked(folder, seconds))
        except FolderTakenError as error:
            raise NotSavedError(str(error)) from None
        yield

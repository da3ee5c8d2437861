"""The throw-away folder of a rehearsal: private, outside every partnership, gone when the rehearsal is over.

A rehearsal that was killed cannot clear up after itself: the next one does, where nobody holds the folder any more.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Self

PREFIX = "meetingtui-rehearsal-"
_HELD = "held"


class ThrowAway:
    """A folder that is there as long as the block, and as the process; `where` it is made, else where temporary files
    are."""

    def __init__(self, name: str = "rehearsal", prefix: str = PREFIX, where: Path | None = None) -> None:
        clear_forgotten(prefix, where)
        self.path = Path(tempfile.mkdtemp(prefix=prefix, dir=where))  # 0700, and nobody's name can be taken before
        self._held = os.open(self.path / _HELD, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._held, fcntl.LOCK_EX)
        self.folder = self.path / name
        self.folder.mkdir(mode=0o700)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove it with all that is in it; again is no harm."""
        shutil.rmtree(self.path, ignore_errors=True)
        if self._held >= 0:
            os.close(self._held)
            self._held = -1


def clear_forgotten(prefix: str = PREFIX, where: Path | None = None) -> list[Path]:
    """Remove what is mine and begins like this, where nobody plays it any more; what was removed."""
    place, gone = where or Path(tempfile.gettempdir()), list[Path]()
    with contextlib.suppress(OSError):
        for found in list(place.glob(f"{prefix}*")):
            if _is_mine(found) and not _is_held(found / _HELD):
                shutil.rmtree(found, ignore_errors=True)
                gone.append(found)
    return gone


def _is_mine(path: Path) -> bool:
    try:
        about = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid()


def _is_held(path: Path) -> bool:
    """Whether a rehearsal that is being played holds this; one that is just being made has nothing to hold yet."""
    try:
        held = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return True
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(held)
    return False

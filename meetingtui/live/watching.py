"""Being told by the system that something happened in a meeting's folder, where it can tell.

Nothing depends on it: without it (another system, no watches left, a file system that does not tell) the slow look
finds the same a little later.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Container
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncinotify import Inotify, Watch


class FolderWatch:
    """Calls `tell`, on a thread of its own, when others write, add or take away something in a folder.

    `mine` are the names of files whose changes are known already.
    """

    def __init__(self, folder: Path, mine: Container[str], tell: Callable[[], object]) -> None:
        self._folder = folder
        self._mine = mine
        self._tell = tell
        self._closing = threading.Lock()
        self._watch: Watch | None = None
        self._started = self._closed = False

    @property
    def active(self) -> bool:
        """Whether the system tells of what happens."""
        return self._watch is not None

    def start(self) -> None:
        """Begin to watch, once; what happened before is told too. Nothing is said where watching is not possible."""
        if not self._started:
            self._started = True
            threading.Thread(target=self._run, name="watch", daemon=True).start()

    def close(self) -> None:
        """Watch no longer."""
        with self._closing:
            self._closed = True
            watch, self._watch = self._watch, None
            inotify = watch.inotify if watch else None
            if watch is not None and inotify is not None:
                with contextlib.suppress(OSError, ValueError):
                    inotify.rm_watch(watch)  # the thread is told of that, and ends

    def _run(self) -> None:
        try:
            from asyncinotify import Inotify

            with Inotify() as inotify:
                try:
                    self._follow(inotify)
                finally:
                    with self._closing:
                        self._watch = None
        except Exception:  # noqa: BLE001 - whatever is not there or gives way, the slow look goes on
            return

    def _follow(self, inotify: Inotify) -> None:
        """Tell of what happens until the folder is gone, or nobody wants to know any more."""
        from asyncinotify import Mask

        gone = Mask.DELETE_SELF | Mask.MOVE_SELF
        wanted = Mask.MODIFY | Mask.CREATE | Mask.DELETE | Mask.MOVE | gone | Mask.ONLYDIR | Mask.DONT_FOLLOW
        with self._closing:
            if self._closed:
                return
            self._watch = inotify.add_watch(self._folder, wanted)  # pyright: ignore[reportUnknownMemberType]
        self._tell()
        for event in inotify:
            if event.mask & Mask.IGNORED:
                return
            if event.name is None or str(event.name) not in self._mine:
                self._tell()

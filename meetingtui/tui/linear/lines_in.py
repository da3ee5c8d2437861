"""Lines from standard input, read on a thread of their own: a person, a pipe or a file."""

from __future__ import annotations

import contextlib
import os
import queue
import select
import threading
from collections.abc import Callable
from typing import Final

LONGEST: Final = 65_536
"""Bytes of one line that are kept; who sends more is told that it is too long."""
WAITING: Final = 100
"""Lines that are read ahead; a longer script waits in its pipe."""


class LinesIn:
    """What was typed, line by line; `wake` is called, on the thread, whenever there is something."""

    def __init__(self, fd: int, wake: Callable[[], None]) -> None:
        self._fd = fd
        self._wake = wake
        self._lines: queue.Queue[str] = queue.Queue(WAITING)
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin to read. The thread never holds up the end of the program."""
        threading.Thread(target=self._read, name="lines-in", daemon=True).start()

    def next(self) -> str | None:
        """The next line; None where none has come yet."""
        with contextlib.suppress(queue.Empty):
            return self._lines.get_nowait()
        return None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self._ended.is_set() and self._lines.empty()

    def _read(self) -> None:
        held = b""
        while data := self._bytes():
            *whole, held = (held + data).split(b"\n")
            for line in whole:
                self._put(line)
            held = held[:LONGEST]
        if held:
            self._put(held)
        self._ended.set()
        self._wake()

    def _put(self, line: bytes) -> None:
        self._lines.put(line[:LONGEST].decode(errors="replace").removesuffix("\r"))
        self._wake()

    def _bytes(self) -> bytes:
        """What is there to read; nothing at the end of input and once the terminal is gone."""
        while True:
            try:
                return os.read(self._fd, LONGEST)
            except BlockingIOError:
                select.select([self._fd], [], [])
            except OSError:
                return b""

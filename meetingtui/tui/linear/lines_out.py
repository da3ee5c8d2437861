"""Lines to standard output, nothing but printable text, on a thread of their own so that nobody waits for them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import select
import threading
from collections.abc import Callable, Iterable
from typing import Final

from meetingtui.core.text import clean_line
from meetingtui.widgets.page import WIDEST, wrap

NARROWEST: Final = 20


class LinesOut:
    """Says lines, broken at spaces where they are longer than a line of the terminal."""

    def __init__(self, fd: int, *, width: int = WIDEST, encoding: str = "utf-8", gone: Callable[[], None]) -> None:
        self._fd = fd
        self._width = max(min(width, WIDEST), NARROWEST)
        self._encoding = encoding
        self._told_gone = gone
        self._queue: queue.SimpleQueue[bytes | Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="lines-out", daemon=True)
        self.is_gone = False
        """Whether nobody is there any more who could read."""

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def say(self, lines: Iterable[str], *, whole: bool = False) -> None:
        """Hand lines over, in their order; `whole` ones, such as commands to copy, are never broken."""
        for line in lines:
            text = clean_line(line) if whole else "\n  ".join(_broken(clean_line(line), self._width))
            self._queue.put(f"{text}\n".encode(self._encoding, errors="replace"))

    async def heard(self) -> None:
        """Wait until everything that was said is written, however slowly it is read."""
        done, loop = asyncio.Event(), asyncio.get_running_loop()

        def tell() -> None:
            with contextlib.suppress(RuntimeError):  # the loop is being closed
                loop.call_soon_threadsafe(done.set)

        self._queue.put(tell)
        await done.wait()

    def close(self, seconds: float) -> None:
        """Write what is left, but wait no longer than this."""
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _write(self) -> None:
        while (task := self._queue.get()) is not None:
            if isinstance(task, bytes):
                self._put(task)
            else:
                task()

    def _put(self, data: bytes) -> None:
        while data and not self.is_gone:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                select.select([], [self._fd], [])
            except OSError:
                self.is_gone = True
                self._told_gone()


def _broken(text: str, width: int) -> list[str]:
    """A line in pieces that fit; those after the first are indented by two."""
    text = " ".join(text.split())
    first = wrap(text, width)[0]
    rest = text[len(first) :].strip()
    return [first, *wrap(rest, width - 2)] if rest else [first]

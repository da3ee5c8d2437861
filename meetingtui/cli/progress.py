"""One line on a terminal that says how far a command has come, once it takes longer than half a second."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Sequence

from meetingtui.core.progress import listen

PATIENCE = 0.5
"""Seconds before anything is said, and between two sayings."""
CLEAR = "\r\x1b[K"


class ProgressLine:
    """A line on standard error, written anew at most twice a second, and gone before anything else is said."""

    def __init__(self) -> None:
        self._told = time.monotonic()
        self._shown = False

    def tell(self, what: str, done: int, of: int) -> None:
        """How many are done, of how many; the line goes when all are."""
        if done >= of:
            self.clear()
        elif not done:
            self._told = time.monotonic()
        elif (now := time.monotonic()) - self._told >= PATIENCE:
            self._told = now
            self._write(f"{CLEAR}{what}: {done:,} of {of:,}"[: _columns() + len(CLEAR) - 1])
            self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._write(CLEAR)
            self._shown = False

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def watch(arguments: Sequence[str]) -> ProgressLine | None:
    """Begin to tell, on a terminal that can take a line back; None where nothing is to be told."""
    stream = sys.stderr
    if "--json" in arguments or stream is None or not stream.isatty() or os.environ.get("TERM", "") in {"", "dumb"}:
        return None
    line = ProgressLine()
    listen(line.tell)
    return line


def be_quiet() -> None:
    """Tell nothing any more: from here on the terminal belongs to a screen."""
    listen(None)

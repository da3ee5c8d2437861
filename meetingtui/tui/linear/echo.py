"""What is typed unseen is not shown by the terminal either, where standard input is one."""

from __future__ import annotations

import contextlib
import os
import termios


class Echo:
    """The terminal's own echo, off for as long as a line that is not for the room is open."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self.is_terminal = _is_terminal(fd)
        self._off = False

    def show(self, shown: bool) -> None:
        """Let the terminal echo what is typed, or not; nothing is touched where that is so already."""
        if not self.is_terminal or self._off is not shown:
            return
        with contextlib.suppress(termios.error, OSError):
            settings = termios.tcgetattr(self._fd)
            settings[3] = settings[3] | termios.ECHO if shown else settings[3] & ~termios.ECHO
            termios.tcsetattr(self._fd, termios.TCSANOW, settings)
            self._off = not shown


def _is_terminal(fd: int) -> bool:
    with contextlib.suppress(OSError):
        return os.isatty(fd)
    return False

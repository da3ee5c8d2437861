"""The terminal as it was before the app, and the way back to it that never waits."""

from __future__ import annotations

import contextlib
import os
import select
import termios
import threading
import time
from typing import Final

LEAVE: Final = (
    b"\x1b[?2026l"  # an unfinished frame is shown
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse
    b"\x1b[?2004l\x1b[?1004l\x1b[?2048l"  # paste marks, focus and resize reports
    b"\x1b[<u"  # kitty keyboard; must come before the other screen is left
    b"\x1b[?7h\x1b[0m\x1b[H\x1b[2J"  # line wrap, plain style, nothing left where there is only one screen
    b"\x1b[?1049l\x1b[?25h"  # the first screen, the cursor
)
"""Undoes everything the app asks of a terminal."""

RESTORE_SECONDS: Final = 0.3
"""How long to look for room in a terminal that reads nothing."""


class TerminalState:
    """What to go back to; taken before the app starts, while the terminal is still the shell's."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        # A description of our own: O_NONBLOCK on a duplicate would also change the shell's.
        self._own = _open_again(fd)
        self._printed_to = [output for output in (1, 2) if os.isatty(output)]
        self._attributes = None
        with contextlib.suppress(termios.error):
            self._attributes = termios.tcgetattr(fd)
        self.watched: tuple[int, ...] = (fd,) if self._own is None else (fd, self._own)
        """File descriptors that report a hang-up when the terminal goes."""

    def close(self) -> None:
        """Let go of the terminal."""
        if self._own is not None:
            os.close(self._own)
            self._own = None

    def is_gone(self) -> bool:
        """True once nobody is at the other end any more."""
        poll = select.poll()
        poll.register(self._fd, 0)
        return bool(poll.poll(0))

    def silence(self) -> None:
        """Nothing that this process still prints reaches the terminal: for the moment before it ends."""
        with contextlib.suppress(OSError):
            null = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
            for output in self._printed_to:
                os.dup2(null, output)

    def restore(self) -> None:
        """Leave the app's screen, show the cursor, and put the line settings back; at most 0.3 s."""
        with contextlib.suppress(OSError):
            if os.tcgetpgrp(self._fd) != os.getpgrp():
                return  # someone else is in front, and the terminal is theirs
        if self._own is None:
            # Without a description of our own a write may wait, so it waits elsewhere.
            writing = threading.Thread(target=self._write_or_not, daemon=True)
            writing.start()
            writing.join(RESTORE_SECONDS)
        else:
            self._write_without_waiting(self._own)
        if self._attributes is not None:
            with contextlib.suppress(termios.error):
                # Mouse reports that nobody read would be typed into the shell.
                termios.tcflush(self._fd, termios.TCIFLUSH)
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._fd, termios.TCSANOW, self._attributes)

    def _write_or_not(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._fd, LEAVE)

    def _write_without_waiting(self, own: int) -> None:
        left = LEAVE
        end = time.monotonic() + RESTORE_SECONDS
        with contextlib.suppress(OSError, termios.error):
            while left and time.monotonic() < end:
                try:
                    left = left[os.write(own, left) :]
                except BlockingIOError:
                    # Frames that a stalled terminal has not read give way, so that it is sane if it ever reads on;
                    # stopping and starting output wakes a writer that sleeps on them with the terminal locked.
                    termios.tcflush(own, termios.TCOFLUSH)
                    termios.tcflow(own, termios.TCOOFF)
                    termios.tcflow(own, termios.TCOON)
                    select.select([], [own], [], 0.02)


def _open_again(fd: int) -> int | None:
    """The same terminal under a new, non-blocking description; None where it cannot be opened."""
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    with contextlib.suppress(OSError):
        return os.open(os.ttyname(fd), flags)
    with contextlib.suppress(OSError):
        return os.open("/dev/tty", flags)  # after su, the name may be closed to us while this is not
    return None

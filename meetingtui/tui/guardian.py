"""The guardian thread: what a signal or a lost terminal means, decided where a frozen screen cannot delay it.

A stalled terminal stops the event loop within a second, so nothing about leaving may depend on it. The guardian
hears signals through `signal.set_wakeup_fd`, which Python writes from the signal itself, and a lost terminal through
POLLHUP, which comes even where the hang-up signal is ignored (nohup).
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any, Final, Self

from meetingtui.tui.terminal_state import TerminalState

SAVE_SECONDS: Final = 5.0
"""How long the store may take to finish."""
EXIT_SECONDS: Final = 1.5
"""How long the app may take to leave by itself."""
END_SECONDS: Final = 0.75
"""How long the process may take to end once the app has left: a thread that never ends must not hold it."""
HURRIED_SECONDS: Final = 0.5
"""How long anything may still take after a second signal."""
SAME_SIGNAL_SECONDS: Final = 0.3
"""Signals this close together are one: timeout(1) and service managers send theirs twice."""

CODES: Final = {int(signal.SIGHUP): 129, int(signal.SIGINT): 130, int(signal.SIGTERM): 143}
"""Exit codes by signal; a lost terminal counts as SIGHUP."""


def _heed_elsewhere(number: int, frame: FrameType | None) -> None:
    """Does nothing: the wakeup socket is written only for signals that have a Python handler."""


class Guardian:
    """Saves, asks the app to leave, and leaves without it when it cannot: always within eight seconds.

    `stop_accepting` and `finish` (given the seconds it may take; true when everything is stored) and `ask_exit`
    (given the exit code) run on threads of their own, so none of them can hold the guardian up.
    """

    def __init__(
        self,
        *,
        stop_accepting: Callable[[], None],
        finish: Callable[[float], bool],
        ask_exit: Callable[[int], None],
        now: Callable[[], float] = time.monotonic,
        tty_fd: int | None = 0,
    ) -> None:
        self._stop_accepting = stop_accepting
        self._finish = finish
        self._ask_exit = ask_exit
        self._now = now
        self._tty_fd = tty_fd
        self._terminal: TerminalState | None = None
        self._handlers: dict[int, Any] = {}
        self._wakeup_before = -1
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._guard, name="guardian", daemon=True)
        self._first_at = 0.0
        self._hurried_at: float | None = None
        self.code: int | None = None
        """The exit code once leaving has begun; None before."""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Remember the terminal as it is, and begin to listen. Main thread only, before the app starts."""
        if self._tty_fd is not None and os.isatty(self._tty_fd):
            self._terminal = TerminalState(self._tty_fd)
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        for number in CODES:
            # What our parent chose to ignore (nohup, a background job) stays ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, _heed_elsewhere)
        self._thread.start()

    def stop(self) -> None:
        """The app has left and the terminal is its own again: handlers and wakeup go back as they were.

        Once leaving has begun they stay, and the guardian sees to it that the process ends.
        """
        self._stopped.set()
        self._wake()
        if self.code is None:
            self._thread.join(HURRIED_SECONDS)
        if self.code is not None:
            if self._terminal is not None and self._terminal.is_gone():
                # Python would turn the code into 120 when it cannot flush what it printed.
                self._terminal.silence()
            return
        for number, handler in self._handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        signal.set_wakeup_fd(self._wakeup_before)
        for held in (self._reader, self._writer, self._terminal):
            if held is not None:
                held.close()

    def restore(self) -> None:
        """Put the terminal back as it was at `start`, without ever waiting for it; for an app that fell over."""
        if self._terminal is not None:
            self._terminal.restore()

    def _guard(self) -> None:
        # From the background, restoring the terminal would stop the whole process instead.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        cause = self._first_cause()
        if cause is not None:
            self._leave(CODES[cause])

    def _first_cause(self) -> int | None:
        poll = select.poll()
        poll.register(self._reader, select.POLLIN)
        for fd in self._terminal.watched if self._terminal else ():
            poll.register(fd, 0)  # a hang-up is reported even to those who ask for nothing
        while True:
            ready = {fd for fd, _ in poll.poll()}
            for number in self._heard():
                if number in CODES:
                    return number
            if self._stopped.is_set():
                return None
            if ready - {self._reader.fileno()}:
                return signal.SIGHUP

    def _leave(self, code: int) -> None:
        self.code = code
        self._first_at = self._now()
        self._wait(self._aside(self._save), SAVE_SECONDS)
        self._aside(lambda: self._ask_exit(code))
        if self._wait(self._stopped, EXIT_SECONDS):
            # A process that ends takes this thread with it; one that hangs is ended below.
            self._wait(threading.Event(), END_SECONDS)
        elif self._terminal is not None:
            self._terminal.silence()
            self._terminal.restore()
        os._exit(code)

    def _save(self) -> None:
        try:
            self._stop_accepting()
        finally:
            self._finish(SAVE_SECONDS)

    def _aside(self, task: Callable[[], object]) -> threading.Event:
        """Run a task on a daemon thread; the event is set when it is over, well or badly."""
        done = threading.Event()

        def run() -> None:
            with contextlib.suppress(Exception):  # leaving goes on whatever the task meets
                task()
            done.set()
            self._wake()

        threading.Thread(target=run, name="guardian-task", daemon=True).start()
        return done

    def _wait(self, done: threading.Event, seconds: float) -> bool:
        """Wait for an event, shorter once a second signal has come; false when it did not come in time."""
        end = self._now() + seconds
        while not done.is_set():
            if self._hurried_at is not None:
                end = min(end, self._hurried_at + HURRIED_SECONDS)
            left = end - self._now()
            if left <= 0:
                return False
            select.select([self._reader], [], [], left)
            for number in self._heard():
                # One dropped line sends several hang-ups, from the kernel and from each shell: they never hurry.
                late = self._now() - self._first_at > SAME_SIGNAL_SECONDS
                if number in CODES and number != signal.SIGHUP and late and self._hurried_at is None:
                    self._hurried_at = self._now()
        return True

    def _heard(self) -> bytes:
        """Signal numbers that came since the last look; 0 is our own wake-up."""
        with contextlib.suppress(OSError):
            return self._reader.recv(4096)
        return b""

    def _wake(self) -> None:
        with contextlib.suppress(OSError):
            self._writer.send(b"\0")

"""A program in a real terminal: started, watched, typed at, stalled, hung up and killed."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

import pyte

ENTER_SCREEN = b"\x1b[?1049h"
LEAVE_SCREEN = b"\x1b[?1049l"

# The screen model prints the end of "pop the keyboard mode" as a letter; a piece of it may come at the end of a read.
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[<[\d;]*[a-z]")
_UNFINISHED = re.compile(rb"\x1b(\[(<[\d;]*)?)?\Z")


class PtySession:
    """One program and its terminal, for a `with` block that it does not outlive; waits are for conditions."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        home: Path,
        rows: int = 24,
        cols: int = 80,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        ignore_hangup: bool = False,
    ) -> None:
        self._master, self._slave = os.openpty()
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self.attributes_before = self.attributes()
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._raw = bytearray()
        self._held = b""
        self._changed = threading.Condition()
        self._reading = threading.Event()
        self._reading.set()
        self._done_reading = False
        self._wake_reader, self._wake = os.pipe()
        self.cpu_seconds_at_exit = 0.0

        def own_the_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            signal.signal(signal.SIGHUP, signal.SIG_IGN if ignore_hangup else signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # tests that run in the background are deaf to it

        self._process = subprocess.Popen(
            [*command],
            **dict.fromkeys(("stdin", "stdout", "stderr"), self._slave),
            env=isolated(home) | dict(env or {}),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=own_the_terminal,  # noqa: PLW1509 - the one way to give a child its controlling terminal
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._waiter = threading.Thread(target=self._reap, daemon=True)
        self._waiter.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self.kill(signal.SIGKILL)
        self._waiter.join(10)
        self._stop_reading()
        for fd in (self._master, self._slave, self._wake_reader, self._wake):
            if fd >= 0:
                os.close(fd)

    @property
    def raw(self) -> bytes:
        """Every byte that came out so far."""
        with self._changed:
            return bytes(self._raw)

    def screen(self) -> list[str]:
        """The lines that are shown, without spaces at their ends."""
        with self._changed:
            return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.screen())

    def attributes(self) -> list[Any]:
        """The line settings of the terminal, as `termios.tcgetattr` gives them."""
        return termios.tcgetattr(self._slave)

    def cpu_seconds(self) -> float:
        """Processor time of the running program so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def state(self) -> str:
        """One letter for what the process does: T while it is stopped."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]

    def send(self, keys: str | bytes) -> None:
        """Type; a carriage return is Enter."""
        left = keys.encode() if isinstance(keys, str) else keys
        while left:
            left = left[os.write(self._master, left) :]

    def paste(self, text: str | bytes) -> None:
        """Paste as a terminal does, between its marks."""
        self.send(b"\x1b[200~" + (text.encode() if isinstance(text, str) else text) + b"\x1b[201~")

    def stall(self) -> None:
        """Stop reading: before long the program's writes wait."""
        self._reading.clear()
        os.write(self._wake, b"x")

    def resume(self) -> None:
        """Read on after a stall."""
        self._reading.set()

    def hang_up(self) -> None:
        """The terminal goes away, as when a connection drops."""
        self._stop_reading()
        os.close(self._master)
        self._master = -1

    def kill(self, number: int) -> None:
        """Send a signal to the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def wait_for(self, wanted: str | Callable[[], object], timeout: float = 15.0) -> None:
        """Wait until the screen shows a text, or until a condition holds."""
        end = time.monotonic() + timeout
        while not (wanted in self.text() if isinstance(wanted, str) else wanted()):
            assert time.monotonic() < end, f"{wanted!r} did not come in {timeout} s; the screen:\n{self.text()}"
            with self._changed:
                self._changed.wait(0.02)

    def wait_exit(self, timeout: float = 15.0) -> int:
        """Wait for the end of the program and of its output; its exit code, negative for a signal."""
        self._waiter.join(timeout)
        assert self._process.returncode is not None, f"still running after {timeout} s; the screen:\n{self.text()}"
        if self._reading.is_set():
            self._reader.join(timeout)
        return self._process.returncode

    def _reap(self) -> None:
        _, status, usage = os.wait4(self.pid, 0)
        self.cpu_seconds_at_exit = usage.ru_utime + usage.ru_stime
        self._process.returncode = os.waitstatus_to_exitcode(status)
        os.write(self._wake, b"x")

    def _read(self) -> None:
        while not self._done_reading:
            self._reading.wait()
            ended = self._process.returncode is not None
            ready, _, _ = select.select([self._master, self._wake_reader], [], [], 0 if ended else None)
            if self._wake_reader in ready:
                os.read(self._wake_reader, 1)
            if self._master in ready and self._reading.is_set() and not self._done_reading:
                self._take(os.read(self._master, 65536))
            elif ended:
                return

    def _take(self, data: bytes) -> None:
        with self._changed:
            self._raw += data
            data = self._held + data
            unfinished = _UNFINISHED.search(data)
            self._held = unfinished.group() if unfinished else b""
            self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[: len(data) - len(self._held)]))
            self._changed.notify_all()

    def _stop_reading(self) -> None:
        self._done_reading = True
        self._reading.set()
        os.write(self._wake, b"x")
        self._reader.join(10)


def isolated(home: Path) -> dict[str, str]:
    """An environment in which nothing of the person who runs the tests is seen or touched."""
    home.mkdir(parents=True, exist_ok=True)
    folders = {f"XDG_{kind.upper()}_HOME": str(home / f".{kind}") for kind in ("cache", "config", "data", "state")}
    terminal = {"LANG": "C.UTF-8", "PATH": os.environ["PATH"], "TERM": "xterm-256color"}
    return folders | terminal | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}

"""A program in a real terminal, with the moment at which every piece of its output came.

Nothing is drawn while something is timed: pieces are kept with their moments, and put on the screen once the program
is quiet.
"""

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
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

from bench.figures import NotMeasuredError

ROWS, COLUMNS = 24, 80
QUIET = 0.04
"""Seconds without output after which a program has answered."""
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[<[\d;]*[a-z]")
_NOT_TEXT = re.compile(rb"\x1b(\[[0-9:;<=>?]*[ -/]*[@-~]|[^\[])|[\x00-\x1f]")
_UNFINISHED = re.compile(rb"\x1b(\[(<[\d;]*)?)?\Z")

Shows = Callable[[list[str]], bool]
"""Whether lines of a screen show what is waited for."""


class Terminal:
    """One program and its terminal, for a `with` block that it does not outlive."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], folder: Path) -> None:
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._held = b""
        self._came: list[tuple[float, bytes]] = []
        """What came and is not drawn yet."""
        self.count = 0
        """Bytes that came so far."""
        self.name = " ".join(command[1:3])

        def own_the_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [*command],
            **dict.fromkeys(("stdin", "stdout", "stderr"), slave),
            env=dict(env),
            cwd=folder,
            start_new_session=True,
            preexec_fn=own_the_terminal,  # noqa: PLW1509 - the one way to give a child its controlling terminal
        )
        os.close(slave)
        self.pid = self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        os.close(self._master)

    def send(self, keys: str) -> float:
        """Type; a carriage return is Enter. The moment at which it was typed."""
        at = time.perf_counter()
        os.write(self._master, keys.encode())
        return at

    def until_quiet(self, quiet: float = QUIET) -> None:
        """Take in what comes, until nothing does for a while."""
        while self._take(quiet):
            pass

    def settle(self, quiet: float = 0.1) -> None:
        """Take in what comes until nothing does for a while, and draw it."""
        self.until_quiet(quiet)
        pieces, self._came = self._came, []
        for _, data in pieces:
            self._draw(data)

    def until(self, shows: Shows, what: str, timeout: float = 30.0) -> float:
        """Take in what comes until the screen shows something; the moment at which the last of that came."""
        end = time.perf_counter() + timeout
        while True:
            for at, data in self._came:
                self._draw(data)
                if shows(self.lines()):
                    self._drop(at)
                    return at
            self._came.clear()
            if shows(self.lines()):
                return time.perf_counter()
            if time.perf_counter() > end:
                raise NotMeasuredError(f'{self.name} did not show "{what}" in {timeout:g} s; it shows:\n{self.text()}')
            self.until_quiet()

    def until_sent(self, words: str, timeout: float = 10.0) -> float:
        """Wait until words are sent for the screen, one next to the other; the moment at which they came.

        Nothing is drawn meanwhile, so that the next key can be typed at once.
        """
        wanted, fresh, end = words.encode(), b"", time.perf_counter() + timeout
        while self._take(timeout):
            at, data = self._came[-1]
            fresh += data
            if wanted in _NOT_TEXT.sub(b"", fresh):
                return at
            if time.perf_counter() > end:
                break
        raise NotMeasuredError(f'{self.name} did not echo "{words}" in {timeout:g} s')

    def lines(self) -> list[str]:
        """What is shown, without spaces at the ends."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(self.lines())

    def wait(self, seconds: float) -> None:
        """Take in what comes for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._take(left)

    def cpu_seconds(self) -> float:
        """Processor time of the program so far."""
        fields = self._proc("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def private_mb(self) -> float:
        """Memory that would be free again without it."""
        return private_mb(self.pid)

    def _proc(self, name: str) -> str:
        with contextlib.suppress(OSError):
            return Path(f"/proc/{self.pid}/{name}").read_text(encoding="utf-8")
        raise NotMeasuredError(f"{self.name} ended too soon; it showed:\n{self.text()}")

    def _take(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        at = time.perf_counter()
        try:
            data = os.read(self._master, 1 << 20)
        except OSError:
            data = b""
        if not data:
            for _, piece in self._came:
                self._draw(piece)
            raise NotMeasuredError(f"{self.name} ended too soon; it showed:\n{self.text()}")
        self.count += len(data)
        self._came.append((at, data))
        return True

    def _drop(self, upto: float) -> None:
        self._came = [(at, data) for at, data in self._came if at > upto]

    def _draw(self, data: bytes) -> None:
        data = self._held + data
        unfinished = _UNFINISHED.search(data)
        self._held = unfinished.group() if unfinished else b""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data[: len(data) - len(self._held)]))


def private_mb(pid: int) -> float:
    """The private memory of a process, in MB."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        raise NotMeasuredError("the system does not say how much memory a process has to itself") from None
    return sum(int(row.split()[1]) for row in rows if row.startswith("Private_")) * 1024 / 1e6


def showing(words: str) -> Shows:
    """Some line holds these words."""
    return lambda lines: any(words in line for line in lines)

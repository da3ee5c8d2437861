"""The program between two pipes: lines are typed into one, and heard from the other."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from tests.terminal.pty_session import isolated
from tests.terminal.room import PROGRAM, Room

PATIENCE = 15.0


def hear_ctrl_c() -> None:
    """In a child, before it begins."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Piped:
    """One program, for a `with` block that it does not outlive."""

    def __init__(self, room: Room, *arguments: str, env: Mapping[str, str] | None = None) -> None:
        environment = isolated(room.home) | dict(env or {})
        self._process = subprocess.Popen(
            [PROGRAM, *arguments, "--linear"],
            cwd=room.folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=hear_ctrl_c,  # noqa: PLW1509 - a child of tests that run in the background is deaf to it
        )
        self.pid = self._process.pid
        self.raw = bytearray()
        self.errors = bytearray()
        self._changed = threading.Condition()
        self._deaf, self._over = threading.Event(), threading.Event()
        self._ears = [threading.Thread(target=self._listen, args=which, daemon=True) for which in self._outputs()]
        for ear in self._ears:
            ear.start()

    def _outputs(self) -> list[tuple[int, bytearray]]:
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        return [(self._process.stdout.fileno(), self.raw), (self._process.stderr.fileno(), self.errors)]

    def _listen(self, fd: int, into: bytearray) -> None:
        while data := os.read(fd, 65_536):
            if self._deaf.is_set():
                self._over.wait()
            with self._changed:
                into += data
                self._changed.notify_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._over.set()
        for ear in self._ears:
            ear.join(PATIENCE)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None and not stream.closed:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    @property
    def text(self) -> str:
        """Everything that was said, with broken lines joined."""
        with self._changed:
            return bytes(self.raw).decode(errors="replace").replace("\n  ", " ")

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def types(self, *lines: str | bytes) -> None:
        assert self._process.stdin is not None
        for line in lines:
            self._process.stdin.write((line.encode() if isinstance(line, str) else line) + b"\n")
        self._process.stdin.flush()

    def hears(self, words: str, since: int = 0) -> None:
        """Wait until these words were said."""
        end = time.monotonic() + PATIENCE
        while words not in self.text[since:]:
            assert time.monotonic() < end, f"{words!r} was never said:\n{self.text}\n{bytes(self.errors).decode()}"
            with self._changed:
                self._changed.wait(0.02)

    def asks(self, line: str, words: str) -> None:
        """Type a line, and wait until these words are said after it."""
        before = len(self.text)
        self.types(line)
        self.hears(words, before)

    def hang_up(self) -> None:
        """Nothing more will be typed."""
        assert self._process.stdin is not None
        self._process.stdin.close()

    def deafen(self) -> None:
        """Stop listening: before long the program's writes wait."""
        self._deaf.set()

    def asleep(self) -> None:
        """Wait until the program has nothing left to do, or can do nothing more."""
        end, used = time.monotonic() + PATIENCE, -1
        while (now := self._cpu()) != used:
            assert time.monotonic() < end, "it never came to rest"
            used = now
            with self._changed:
                self._changed.wait(0.3)

    def _cpu(self) -> int:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def wait_code(self) -> int:
        """Wait for the end of the program alone; its exit code."""
        return self._process.wait(PATIENCE)

    def stop(self, number: int) -> None:
        self._process.send_signal(number)

    def wait_exit(self) -> int:
        code = self._process.wait(PATIENCE)
        for ear in self._ears:
            ear.join(PATIENCE)
        return code

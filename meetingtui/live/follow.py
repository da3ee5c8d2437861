"""Reading the logs of one meeting, mine and others', and merging them into one order.

Every file is checked before a byte of it is believed: a regular file with one link, owned by the user its name says,
writable by nobody else, under the size cap. A bad line is skipped and counted; an unfinished last line is not yet
there.
"""

from __future__ import annotations

import os
import re
import stat
from bisect import insort
from dataclasses import dataclass, field
from pathlib import Path

from meetingtui.core.text import clean_line
from meetingtui.live.event import LINE_LIMIT, Stored, read_line, signed

FILE_LIMIT = 256 * 1024 * 1024
"""A log larger than this, in bytes, is refused."""
LOG_NAME = re.compile(r"ev-(\d{1,10})-[0-9a-f]{12}\.jsonl\Z")


@dataclass(slots=True)
class _Read:
    """How far one log has been read."""

    offset: int = 0
    number: int = 0
    tail: bytes = b""


@dataclass(slots=True)
class Follower:
    """What the logs of one meeting hold, and what is new in them since the last look."""

    folder: Path
    events: list[Stored] = field(default_factory=list[Stored])
    """Everything read so far, in the order that is the same for every reader."""
    refused: dict[str, str] = field(default_factory=dict[str, str])
    """Names that were not read, with the sentence that says why."""
    bad_lines: int = 0
    _seen: dict[str, Stored] = field(default_factory=dict[str, Stored])
    _logs: dict[str, _Read] = field(default_factory=dict[str, _Read])

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the logs read so far."""
        return tuple(self._logs)

    def changes(self) -> list[Stored]:
        """Read what was appended since the last call; what is new, in order."""
        fresh: list[Stored] = []
        try:
            names = sorted(entry.name for entry in os.scandir(self.folder))
        except OSError:
            return fresh
        for name in names:
            if LOG_NAME.match(name):
                fresh += self._read(name)
            elif name.startswith("ev-"):
                self.refused[clean_line(name)] = "its name is not that of a log"
        return sorted(fresh, key=lambda one: one.order)

    def add(self, one: Stored) -> bool:
        """Put an event in its place; False where it is there already.

        The same event may stand in two files, where it was tried again: its earliest place counts, for every reader.
        """
        there = self._seen.get(one.event.id)
        if there is not None:
            if there.order <= one.order:
                return False
            self.events.remove(there)
        self._seen[one.event.id] = one
        if not self.events or self.events[-1].order < one.order:
            self.events.append(one)
        else:
            insort(self.events, one, key=lambda stored: stored.order)
        return True

    def wrote(self, name: str, line: bytes) -> int:
        """Note that this terminal appended a line itself, so that it is not read again; its number in the log."""
        log = self._logs.setdefault(name, _Read())
        log.offset += len(line)
        log.number += 1
        return log.number

    def _read(self, name: str) -> list[Stored]:
        log = self._logs.setdefault(name, _Read())
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            file = os.open(self.folder / name, flags)
        except OSError:
            self.refused[name] = "it cannot be opened, or is a link"
            return []
        try:
            facts = os.fstat(file)
            refusal = _refusal(name, facts)
            if refusal:
                self.refused[name] = refusal
                return []
            if facts.st_size <= log.offset:
                return []
            data = log.tail + _read_from(file, log.offset, facts.st_size - log.offset)
            log.offset = facts.st_size
        except OSError:
            self.refused[name] = "it cannot be read"
            return []
        finally:
            os.close(file)
        *lines, log.tail = data.split(b"\n")
        if len(log.tail) > LINE_LIMIT:
            log.tail = b""
            self.bad_lines += 1
        return self._events(name, facts.st_uid, log, lines)

    def _events(self, name: str, uid: int, log: _Read, lines: list[bytes]) -> list[Stored]:
        fresh: list[Stored] = []
        for line in lines:
            log.number += 1
            event = read_line(line) if line.strip() else None
            if event is None:
                self.bad_lines += 1
                continue
            stored = Stored(signed(event, uid), uid, name, log.number)
            if self.add(stored):
                fresh.append(stored)
        return fresh


def _read_from(file: int, offset: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0:
        part = os.pread(file, min(size, 1 << 20), offset)
        if not part:
            break
        parts.append(part)
        offset += len(part)
        size -= len(part)
    return b"".join(parts)


def _refusal(name: str, facts: os.stat_result) -> str:
    """Why a file is not to be believed; empty where it is."""
    found = LOG_NAME.match(name)
    if not stat.S_ISREG(facts.st_mode):
        return "it is not a regular file"
    if facts.st_nlink != 1:
        return "it has a second name"
    if found is None or int(found.group(1)) != facts.st_uid:
        return "its owner is not the one its name says"
    if facts.st_mode & 0o022:
        return "others may write to it"
    if facts.st_size > FILE_LIMIT:
        return f"it is over {FILE_LIMIT // (1024 * 1024)} MB"
    return ""

"""The index of one partnership's minutes: a file in the user's own cache folder, or memory where that cannot be used.

It is never in doubt: what it knows of a file it believes only as long as the file's facts are the same; whatever is
wrong with it, it is made anew. What minutes do not say any more leaves it at once, and its last trace with `tidy`.
Several processes may read and write it at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from meetingtui.core.problems import Problem
from meetingtui.files.own_cache import cache_file, is_settled, open_own, program_mark, stamp_of, stamps_of
from meetingtui.files.toml_text import FileRefused, parse_toml, read_text, shown_name
from meetingtui.review.index import tables
from meetingtui.review.index.tables import Kept

Progress = Callable[[int, int], None]
"""Told how many files have been read, of how many."""
ENDING = ".search"
BATCH_SECONDS = 0.8
"""How long others are kept from writing at a time."""
WAIT_SECONDS = 30.0
"""How long to wait for another process before going on in memory."""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH}


class Index:
    """The index of the minutes in a partnership's folder; `refresh` before asking, `close` after."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base: sqlite3.Connection
        self._lock = -1
        self._path: Path | None = None
        self._known: dict[bytes, Kept] = {}
        self._words: list[str] | None = None
        self._version = -1
        self._open()

    @property
    def in_memory(self) -> bool:
        """Whether nothing of it is kept."""
        return self._path is None

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def refresh(self, progress: Progress | None = None) -> None:
        """Read what is new or changed, forget what is gone; where anything fails, begin anew, at last in memory."""
        for _ in range(2):
            try:
                return self._refresh(progress)
            except sqlite3.Error as error:
                self.mend(error)
            except BaseException:
                self._version = -1  # what was rolled back is not known any more
                raise
        return self._refresh(progress)

    def tidy(self) -> None:
        """Leave no trace of words that minutes do not say any more; for after the answer, as it writes much anew."""
        try:
            if tables.needs_tidying(self.base):
                with _writing(self.base):
                    tables.tidy(self.base)
        except sqlite3.Error as error:
            self.mend(error)

    def vocabulary(self) -> list[str]:
        """Every word of the minutes, in order."""
        self._load()
        if self._words is None:
            self._words = [word for (word,) in self.base.execute("SELECT word FROM vocabulary ORDER BY word")]
        return self._words

    def mend(self, error: sqlite3.Error) -> None:
        """After an error: an index that is damaged is thrown away; one that cannot be used is left, for memory."""
        path, lock = self._path, self._lock
        with contextlib.suppress(sqlite3.Error):
            self.base.close()
        damaged = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in _DAMAGED
        if path is not None and damaged and _throw_away(path, lock):
            with contextlib.suppress(sqlite3.Error, OSError):
                self._connect(path)
                return
        self._in_memory()

    def problems(self) -> list[Problem]:
        """What is wrong with minutes that were left out."""
        found: list[Problem] = []
        asked = "SELECT name, problems FROM files WHERE problems IS NOT NULL ORDER BY name"
        for name, text in self.base.execute(asked):
            found += tables.read_problems(text, shown_name(self.folder / "minutes" / os.fsdecode(name)))
        return found

    def _open(self) -> None:
        path = cache_file(self.folder, ENDING)
        try:
            if path is None:
                return self._in_memory()
            self._lock = open_own(path.with_suffix(".lock"))
            fcntl.flock(self._lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            self._connect(path)
        except (OSError, sqlite3.Error) as error:
            if isinstance(error, sqlite3.Error):
                self._path = path
                self.base = sqlite3.connect(":memory:")
                return self.mend(error)
            self._in_memory()
        return None

    def _connect(self, path: Path) -> None:
        os.close(open_own(path))
        self._path = path
        self.base = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        self._settle()

    def _in_memory(self) -> None:
        self._path = None
        self.base = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._settle()

    def _settle(self) -> None:
        """Settings, and the tables where there are none or other ones."""
        self._known, self._words, self._version = {}, None, -1
        # What was deleted is overwritten. No write-ahead log: it would keep what was deleted. The room in memory lets
        # others read until a change is whole.
        for setting in ("secure_delete=ON", "journal_mode=DELETE", "cache_size=-64000", "temp_store=MEMORY"):
            self.base.execute(f"PRAGMA {setting}").fetchall()
        program = program_mark("core", "files", "review/index")
        wanted = f"{program} {unicodedata.unidata_version} {sqlite3.sqlite_version} {os.path.realpath(self.folder)!r}"
        if self._shape() == wanted:
            return
        with _writing(self.base):
            if self._shape() == wanted:
                return
            rows = self.base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'found_%'")
            for (name,) in rows.fetchall():
                quoted = name.replace('"', '""')
                self.base.execute(f'DROP TABLE IF EXISTS "{quoted}"')
            for statement in tables.TABLES.split(";\n"):
                self.base.execute(statement)
            self.base.execute("INSERT INTO facts VALUES ('shape', ?)", (wanted,))

    def _shape(self) -> str:
        known = self.base.execute("SELECT 1 FROM sqlite_master WHERE name = 'facts'").fetchone()
        found = self.base.execute("SELECT value FROM facts WHERE name = 'shape'").fetchone() if known else None
        return str(found[0]) if found else ""

    def _refresh(self, progress: Progress | None) -> None:
        stamps = {os.fsencode(name): stamp for name, stamp in stamps_of(self.folder).items()}
        done: set[bytes] = set()
        self._load()
        while any(self._waiting(stamps, done)):
            with _writing(self.base):
                self._load()  # another process may have done some of it
                self._batch(*self._waiting(stamps, done), stamps, done)
            if progress is not None:
                progress(len(done), len(done) + len(self._waiting(stamps, done)[0]))

    def _waiting(self, stamps: dict[bytes, str], done: set[bytes]) -> tuple[list[bytes], list[bytes]]:
        """Files to be read, and files that are not there any more."""
        known = self._known
        stale = [name for name, stamp in stamps.items() if not _trusted(known.get(name), stamp) and name not in done]
        return sorted(stale), [name for name in known if name not in stamps]

    def _batch(self, waiting: list[bytes], gone: list[bytes], stamps: dict[bytes, str], done: set[bytes]) -> None:
        """Forget what is gone, and read as many files as there is time for."""
        until, words, removed = time.monotonic() + BATCH_SECONDS, set[str](), False
        self._words = None
        for name in gone:
            kept = self._known.pop(name)
            if kept.base >= 0:
                words |= tables.take_out(self.base, kept.base)
                removed = True
            self.base.execute("DELETE FROM files WHERE id = ?", (kept.id,))
        for name in waiting:
            out = self._take_up(name, stamps[name])
            removed = removed or out is not None
            words |= out or set()
            done.add(name)
            if time.monotonic() > until:
                break
        if removed:
            tables.forget(self.base, words)

    def _take_up(self, name: bytes, stamp: str) -> set[str] | None:
        """Read one file and put its places in; the words that went out with what was known of it before, if any."""
        path = self.folder / "minutes" / os.fsdecode(name)
        kept = self._known.get(name)
        now = time.time_ns()
        try:
            text = read_text(path)
        except FileRefused as refused:
            text, problems = "", refused.problems
        else:
            problems = []
        settled = is_settled(stamp, now) and stamp == stamp_of(path)
        digest = blake2b(text.encode(), digest_size=16).digest() if text else b""
        if kept is not None and digest and kept.digest == digest:
            self.base.execute("UPDATE files SET stamp = ?, settled = ? WHERE id = ?", (stamp, settled, kept.id))
            self._known[name] = replace(kept, stamp=stamp, settled=settled)
            return None
        file = kept.id if kept else self._next_id()
        out = tables.take_out(self.base, kept.base) if kept and kept.base >= 0 else None
        day, title, first, told = None, None, -1, None
        if not problems:
            day, title, first, problems = self._put(path, text, file)
        if problems:
            told = tables.write_problems(problems)
        row = (file, name, stamp, settled, digest, first, day.isoformat() if day else None, title, told)
        self.base.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._known[name] = Kept(file, stamp, settled, digest, first)
        return out

    def _put(self, path: Path, text: str, file: int) -> tuple[date | None, str, int, list[Problem]]:
        """Put a file's places in. A meeting in progress has not happened yet, and none of it is found."""
        from meetingtui.files.minutes import read_minutes
        from meetingtui.review.index.places import places

        try:
            minutes, problems = read_minutes(parse_toml(text, shown_name(path)))
        except FileRefused as refused:
            minutes, problems = None, refused.problems
        if minutes is None:
            return None, "", -1, problems
        if minutes.state == "in progress":
            return minutes.date, minutes.title, -1, []
        first = tables.base_key(minutes.date, minutes.began, file)
        tables.put(self.base, tables.rows_of(first, places(minutes)))
        return minutes.date, minutes.title, first, []

    def _next_id(self) -> int:
        return int(self.base.execute("SELECT coalesce(max(id), 0) + 1 FROM files").fetchone()[0])

    def _load(self) -> None:
        """What is known of each file; read anew where another process has changed it."""
        version = int(self.base.execute("PRAGMA data_version").fetchone()[0])
        if version == self._version:
            return
        rows = self.base.execute("SELECT name, id, stamp, settled, digest, base FROM files").fetchall()
        self._known = {
            name: Kept(id_, stamp, bool(settled), digest, base) for name, id_, stamp, settled, digest, base in rows
        }
        self._version, self._words = version, None


def catch_up(folder: Path) -> None:
    """Bring an index that is kept up to date, after something was taken out of minutes; where none is, none is made."""
    path = cache_file(folder, ENDING)
    if path is None or not path.exists():
        return
    index = Index(folder)
    try:
        index.refresh()
        index.tidy()
    finally:
        index.close()


def _trusted(kept: Kept | None, stamp: str) -> bool:
    return kept is not None and kept.settled and kept.stamp == stamp


@contextlib.contextmanager
def _writing(base: sqlite3.Connection) -> Generator[None]:
    """A change that is made whole, or not at all."""
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")


def _throw_away(path: Path, lock: int) -> bool:
    """Empty a damaged index, if no other process has it open: one that does would write into the new one."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for name in (path.name, f"{path.name}-journal", f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

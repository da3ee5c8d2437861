"""My append-only file of events; one a terminal, never shared for writing.

Append is one write of one line, then a sync; only then is the event acknowledged. After any error the file is left
behind for good and the next append begins a new one: a sync that failed once cannot be trusted when it is tried again.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import secrets
from pathlib import Path

from meetingtui.files import modes
from meetingtui.files.atomic import why_not as why
from meetingtui.files.modes import Sort, group_of, settle
from meetingtui.live.event import Event, event_line

NETWORK_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "lustre",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.rclone",
    }
)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_NOFOLLOW | os.O_CLOEXEC


class NotSavedError(Exception):
    """An event is not on disk; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def network_file_system(path: Path) -> str | None:
    """The type of the file system a folder is on, where it is one on which a sync cannot be relied on."""
    try:
        table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    wanted, best, found = str(path.resolve()), "", ""
    for row in table.splitlines():
        fields, _, rest = row.partition(" - ")
        mount = fields.split(" ")[4].replace("\\040", " ")
        inside = wanted == mount or wanted.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, found = mount, rest.split(" ")[0]
    return found if found in NETWORK_SYSTEMS else None


class LogWriter:
    """Appends this terminal's events to files of its own in the folder of one meeting."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None
        self._size = 0
        self._kept: list[int] = []
        self._stands_in: tuple[int, int] | None = None
        self.names: list[str] = []
        """Names of the files written by this terminal, the first of which is the terminal's own name."""

    def append(self, event: Event) -> tuple[str, bytes]:
        """Write and sync one event: the name of the file it is in, and its line.

        Raises NotSavedError, with the file left behind for good, on any error.
        """
        line = event_line(event)
        try:
            if self._file is None:
                self._file = self._create()
            written = os.write(self._file, line)
            if written != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(self._file)
            # A log that was taken away while we wrote (the meeting was closed elsewhere) keeps nothing.
            with contextlib.suppress(PermissionError):  # nobody may look, but it is on disk
                (self._folder / self.names[-1]).lstat()
            self._size += len(line)
        except OSError as error:
            self._leave_behind()
            raise NotSavedError(why(error)) from error
        return self.names[-1], line

    def open_first(self) -> str:
        """Make this terminal's first file now, so that the terminal has a name; raises NotSavedError."""
        try:
            if self._file is None:
                self._file = self._create()
        except OSError as error:
            raise NotSavedError(why(error)) from error
        return self.names[0]

    def _create(self) -> int:
        folder = os.open(self._folder, modes.OPEN_FOLDER)
        try:
            self._same_folder(os.fstat(folder))
            name = f"ev-{os.geteuid()}-{secrets.token_hex(6)}.jsonl"
            file = os.open(name, _CREATE, 0o600, dir_fd=folder)
            try:
                settle(file, Sort.LOG, group_of(folder))
                os.fsync(folder)
            except OSError:
                os.close(file)
                raise
        finally:
            os.close(folder)
        # Held while this process lives: other terminals see by it whether this one is still there.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self.names.append(name)
        self._size = 0
        return file

    def _same_folder(self, about: os.stat_result) -> None:
        """A folder that was put in the place of the meeting's own belongs to whoever put it there."""
        found = (about.st_dev, about.st_ino)
        if self._stands_in not in {None, found}:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        self._stands_in = found

    def _leave_behind(self) -> None:
        if self._file is not None:
            # What was refused must not be read back as if it had been saved, by us or by another terminal.
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
            # Kept open for its lock: the terminal's name stays taken while the process lives.
            self._kept.append(self._file)
            self._file = None

    def close(self) -> None:
        """Let go of the files, and of the locks that say this terminal is there."""
        for file in [*self._kept, *([self._file] if self._file is not None else [])]:
            os.close(file)
        self._kept, self._file = [], None


def make_folder(folder: Path) -> None:
    """Make the folder of one meeting: 0700, or 3770 where the partnership is shared. Raises NotSavedError."""
    system = network_file_system(folder.parent)
    if system:
        raise NotSavedError(
            f"{folder.parent} is on a network file system ({system}); a live meeting needs a local disk"
        )
    try:
        modes.make_folder(folder, Sort.MEETING)
    except OSError as error:
        raise NotSavedError(f"{folder.parent}: {why(error)}") from error


def held(folder: Path, name: str) -> bool:
    """Whether the terminal that writes this log is still there, by the lock it holds on its file.

    The name comes from what somebody's event says: one that leads out of the folder is nobody's log.
    """
    if Path(name).name != name:
        return False
    try:
        file = os.open(folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(file)

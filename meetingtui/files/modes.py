"""Who may read and write what the program makes: private to its owner, or shared with the group of the folder it is in.

A folder is shared where its group may do everything in it, and others may not write. Whatever is made inside follows
the folder, never the umask.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from enum import Enum
from pathlib import Path

OPEN_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
"""Flags for a folder that must not be a link."""
_GROUP = stat.S_IRWXG
_CHECKED = stat.S_ISVTX | stat.S_ISGID | 0o777


class Sort(Enum):
    """What is made: its mode in a private partnership, and in a shared one."""

    FOLDER = (0o700, 0o2770)
    """The partnership's folder, and `minutes/`, `agendas/` and `live/` below it."""
    MEETING = (0o700, 0o3770)
    """The folder of one meeting's logs, and `asked/`: sticky, so that nobody removes what is another's."""
    FILE = (0o600, 0o660)
    """Minutes, agendas, the partnership's file: each member may read and replace them."""
    LOG = (0o600, 0o640)
    """One terminal's events, or one owner's word: the others read, only the author writes."""

    def mode(self, *, shared: bool) -> int:
        """The mode that is wanted."""
        return self.value[shared]


def is_shared(about: os.stat_result) -> bool:
    """Whether a folder is shared with its group; one that everybody may write to is nobody's in particular."""
    return about.st_mode & _GROUP == _GROUP and not about.st_mode & stat.S_IWOTH


def facts_of(path: Path) -> os.stat_result | None:
    """What the system says of a path itself, not of what a link leads to; None where it says nothing."""
    try:
        return path.lstat()
    except OSError:
        return None


def mode_of(about: os.stat_result) -> str:
    """The mode as people type it, such as 0700."""
    return f"{stat.S_IMODE(about.st_mode):04o}"


def settle(handle: int, sort: Sort, group: int | None) -> None:
    """Give an opened file or folder its mode, and its group where it is shared; then see whether they were taken.

    Raises OSError: EPERM where this user may not, ENOTSUP where the disk keeps no modes.
    """
    wanted = sort.mode(shared=group is not None)
    before = os.fstat(handle)
    if group is not None and before.st_gid != group:
        os.fchown(handle, -1, group)
    os.fchmod(handle, wanted)
    if not is_settled(os.fstat(handle), sort, group):
        raise OSError(errno.ENOTSUP, "modes cannot be set on this disk, so it cannot be kept from others")


def is_settled(about: os.stat_result, sort: Sort, group: int | None) -> bool:
    """Whether mode and group are what is wanted."""
    wanted = sort.mode(shared=group is not None)
    # A folder made below a shared one may keep the mark that hands its group on; on a private one it does nothing.
    checked = _CHECKED if group is not None else 0o777
    return about.st_mode & checked == wanted and group in {None, about.st_gid}


def group_of(folder: int) -> int | None:
    """The group that an opened folder is shared with; None where it is private. Raises OSError."""
    about = os.fstat(folder)
    return about.st_gid if is_shared(about) else None


def make_folder(path: Path, sort: Sort = Sort.FOLDER) -> None:
    """Make a folder that is shared as the one it is in, or private; the folder above is synced. Raises OSError."""
    above = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.mkdir(path.name, 0o700, dir_fd=above)
        settle_folder(above, path.name, sort, group_of(above))
        os.fsync(above)
    finally:
        os.close(above)


def settle_folder(above: int, name: str, sort: Sort, group: int | None) -> None:
    """Give a folder below an opened one its mode and group; a link is never followed. Raises OSError."""
    opened = os.open(name, OPEN_FOLDER, dir_fd=above)
    try:
        settle(opened, sort, group)
        os.fsync(opened)
    finally:
        os.close(opened)


def ensure_folder(path: Path, sort: Sort = Sort.FOLDER) -> None:
    """Make a folder where there is none; one of mine that is still empty comes to be shared as the one it is in.

    Raises OSError.
    """
    try:
        make_folder(path, sort)
    except FileExistsError:
        about = path.lstat()
        if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.geteuid() or any(path.iterdir()):
            return
        above = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            group = group_of(above)
            if group is not None and not is_settled(about, sort, group):
                settle_folder(above, path.name, sort, group)
        finally:
            os.close(above)


def give_file(handle: int, folder: int, before: os.stat_result | None, mode: int | None = None) -> None:
    """Give a file that is about to stand in an opened folder its mode and group.

    `before` is the file it replaces, whose mode and group go on; in a shared folder the group may read and write it
    whatever it was. `mode` is for a new file; without it the folder decides. Where the group cannot be given, no other
    group comes into its rights.
    """
    about = os.fstat(folder)
    shared = is_shared(about)
    group = about.st_gid if shared or before is None else before.st_gid
    if before is not None:
        wanted = stat.S_IMODE(before.st_mode) & 0o777 | (0o660 if shared else 0)
    else:
        wanted = Sort.FILE.mode(shared=shared) if mode is None else mode
    if wanted & _GROUP and os.fstat(handle).st_gid != group:
        with contextlib.suppress(OSError):  # only root, or a member of that group, may
            os.fchown(handle, -1, group)
        if os.fstat(handle).st_gid != group:
            wanted &= ~_GROUP
    os.fchmod(handle, wanted)

"""Writing a file so that a reader sees the old text or the new one, whole, whatever happens in between."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import secrets
import stat
from pathlib import Path

from meetingtui.files.modes import give_file

_SENTENCES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you may not write in this folder",
    errno.EPERM: "you may not write in this folder",
    errno.ENOENT: "the folder is not there any more",
    errno.ENOTDIR: "the folder is not there any more",
    errno.EIO: "the disk reports an error",
    errno.EFBIG: "the file would be larger than you may write",
    errno.EISDIR: "a folder stands where the file should be",
}
_RANDOM = 16
"""How many characters tell one write of a file from another."""
_TEMPORARY = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class NotWrittenError(OSError):
    """A file was left as it was; the text is a sentence for the person whose words these were."""

    def __init__(self, path: Path, reason: str, number: int | None = None) -> None:
        super().__init__(number or errno.EIO, f"{path.name} was not written: {reason}")
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return self.strerror or self.reason


def why_not(error: OSError) -> str:
    """The reason of a failed write in plain words, such as "the disk is full"."""
    if isinstance(error, NotWrittenError):
        return error.reason
    return _SENTENCES.get(error.errno or 0) or (error.strerror or "an unknown error").lower()


def write_atomically(path: Path, text: str, mode: int | None = None, *, new: bool = False) -> None:
    """Write the whole file beside itself, sync it, put it in place, and sync the folder; raises `NotWrittenError`.

    `mode` is for a file that is new (else 0600, or 0660 in a folder that its group shares); an existing one keeps its
    mode and group, and in a shared folder is the group's too. With `new`, an existing file is never replaced.
    """
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise NotWrittenError(path, why_not(error), error.errno) from error
    try:
        replace_in(folder, path, text.encode(), mode, new=new)
    except NotWrittenError:
        raise
    except OSError as error:
        raise NotWrittenError(path, why_not(error), error.errno) from error
    finally:
        os.close(folder)


def clear_unfinished(path: Path) -> None:
    """Remove what writes that were cut short left beside a file; only for who knows that nobody writes it just now."""
    start = _beside(path)
    for found in path.parent.glob(f"{glob.escape(start)}{'[0-9a-f]' * _RANDOM}"):
        with contextlib.suppress(OSError):
            found.unlink()


def _beside(path: Path) -> str:
    """How the names begin under which a file is written before it is put in its place."""
    return f".{path.name[:100]}."


def replace_in(folder: int, path: Path, content: bytes, mode: int | None = None, *, new: bool = False) -> None:
    """Like `write_atomically`, in a folder that is opened already. Raises OSError."""
    before = _existing(folder, path)
    if before is not None and new:
        raise NotWrittenError(path, "there is already a file of that name", errno.EEXIST)
    name = f"{_beside(path)}{secrets.token_hex(_RANDOM // 2)}"
    handle = os.open(name, _TEMPORARY, 0o600, dir_fd=folder)
    try:
        try:
            _write_all(handle, content)
            give_file(handle, folder, before, mode)
            os.fsync(handle)
        finally:
            os.close(handle)
        if new:
            # A link fails where the name is taken, which a rename would not.
            os.link(name, path.name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
            os.unlink(name, dir_fd=folder)
        else:
            os.rename(name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name, dir_fd=folder)
        raise
    os.fsync(folder)


def _existing(folder: int, path: Path) -> os.stat_result | None:
    try:
        found = os.stat(path.name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise NotWrittenError(path, "it is a link to another place; remove the link", errno.ELOOP)
    if not stat.S_ISREG(found.st_mode):
        raise NotWrittenError(path, "it is not an ordinary file", errno.EINVAL)
    return found


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        written = os.write(handle, left)
        if written == 0:
            raise OSError(errno.EIO, "nothing was written")
        left = left[written:]

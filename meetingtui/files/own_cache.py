"""The user's own cache folder: where what may be thrown away at any time is kept, for nobody else's eyes.

What is kept there about a file is believed only as long as the file's stamp is the same, and the program too.
"""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from meetingtui import __version__

_FILE = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


def cache_folder() -> Path | None:
    """The folder, made where there was none; None where it is a link, somebody else's, or cannot be made private."""
    from platformdirs import user_cache_path

    folder = user_cache_path("meetingtui")
    try:
        if not folder.is_absolute():
            return None
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            about = folder.lstat()
            if not stat.S_ISDIR(about.st_mode) or about.st_uid != os.geteuid():
                return None
            if stat.S_IMODE(about.st_mode) & 0o077:
                folder.chmod(0o700)
        return None if stat.S_IMODE(folder.lstat().st_mode) & 0o077 else folder
    except (OSError, RuntimeError):
        return None


def cache_file(partnership: Path, ending: str) -> Path | None:
    """Where something about a partnership is kept, named by its folder's real path; None where it cannot be."""
    folder = cache_folder()
    return folder / f"{folder_mark(partnership)}{ending}" if folder else None


def folder_mark(partnership: Path) -> str:
    """A short name for a folder: the same whichever way leads to it."""
    return blake2b(os.fsencode(os.path.realpath(partnership)), digest_size=16).hexdigest()


def open_own(path: Path) -> int:
    """Open a file of the cache folder to read and write, made where there was none, for its owner alone.

    Raises OSError, also where it is a link, somebody else's, or has a second name.
    """
    handle = os.open(path, _FILE, 0o600)
    about = os.fstat(handle)
    if not stat.S_ISREG(about.st_mode) or about.st_uid != os.geteuid() or about.st_nlink != 1:
        os.close(handle)
        raise PermissionError(f"{path.name} is not a file of this user alone")
    if stat.S_IMODE(about.st_mode) & 0o077:
        os.fchmod(handle, 0o600)
    return handle


FRESH_NS = 2_000_000_000
"""A file that changed this short a time before it was read may change again without a sign."""


def stamp_of(path: Path | os.DirEntry[str]) -> str:
    """Size, number and times of a file, the latest time last; empty where they cannot be had."""
    try:
        about = path.stat()
    except OSError:
        return ""
    latest = max(about.st_mtime_ns, about.st_ctime_ns)
    return f"{about.st_size} {about.st_dev} {about.st_ino} {about.st_mtime_ns} {about.st_ctime_ns} {latest}"


def stamps_of(partnership: Path) -> dict[str, str]:
    """The minutes files of a partnership by name, each with its stamp."""
    try:
        with os.scandir(partnership / "minutes") as found:
            held = {one.name: one for one in found if one.name.endswith(".toml") and one.name[0] != "."}
    except OSError:
        return {}
    return {name: stamp_of(held[name]) for name in sorted(held)}


def is_settled(stamp: str, now_ns: int) -> bool:
    """Whether a file that was read at that time cannot have changed since without another stamp."""
    return bool(stamp) and int(stamp.rpartition(" ")[2]) < now_ns - FRESH_NS


@cache
def program_mark(*packages: str) -> str:
    """What tells this program from any other that may have written the cache: its version, and its own files."""
    about = [__version__, str(sys.version_info[:3])]
    for package in packages:
        folder = Path(__file__).parents[1] / package
        try:
            about += sorted(f"{one.name} {stamp_of(one)}" for one in os.scandir(folder) if one.name.endswith(".py"))
        except OSError:
            continue
    return blake2b("\n".join(about).encode(), digest_size=16).hexdigest()

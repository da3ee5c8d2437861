"""Where a demo lives: a folder of the user's own cache that goes away, or one that was named and stays."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from meetingtui.core.text import near
from meetingtui.demo.preparing import FOLDER
from meetingtui.files.atomic import why_not
from meetingtui.files.folders import FILE
from meetingtui.files.own_cache import cache_folder, folder_mark
from meetingtui.files.whole import whole_or_nothing
from meetingtui.rehearsal.place import ThrowAway, clear_forgotten

PREFIX = "demo-"


class DemoPlace(ThrowAway):
    """A private folder that nobody else can name before; it goes with the program, and what was cached of it too."""

    def __init__(self) -> None:
        where = cache_folder()
        prefix = PREFIX if where else f"meetingtui-{PREFIX}"
        for gone in clear_forgotten(prefix, where):
            _forget(gone / FOLDER)
        super().__init__(FOLDER, prefix, where)

    def remove(self) -> None:
        """Remove it with all that is in it and all that is known of it; again is no harm."""
        super().remove()
        _forget(self.folder)


def _forget(folder: Path) -> None:
    """Take away what the user's own cache holds of a folder that is gone."""
    cache = cache_folder()
    for path in list(cache.glob(f"{folder_mark(folder)}*")) if cache else ():
        with contextlib.suppress(OSError):
            path.unlink()


def why_not_kept(target: Path) -> str:
    """Why a demo cannot be kept in a folder; empty where it can: it is new or empty, and in no partnership."""
    try:
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            return f"{near(target)} is no folder; name a new one"
        if target.is_dir() and any(target.iterdir()):
            return f"{near(target)} is not empty; name a new folder"
        if target.is_dir() and (about := target.stat()) and (about.st_uid != os.geteuid() or about.st_mode & 0o002):
            return f"others could change what is kept in {near(target)}; name a new folder"
        above = next((one for one in target.absolute().parents if one.exists()), None)
        if above is not None and not above.is_dir():
            return f"{near(above)} is no folder; name another place"
        real = Path(os.path.realpath(target))
        inside = next((above for above in real.parents if (above / FILE).is_file()), None)
    except OSError as error:
        return f"{near(target)}: {why_not(error)}"
    return f"{near(inside)} is a partnership; keep the demo outside of it" if inside else ""


def keep(folder: Path, target: Path) -> str:
    """Copy a demo's folder to where it stays; the sentence that says why not, or an empty one."""
    if sentence := why_not_kept(target):
        return sentence
    try:
        with whole_or_nothing(target):
            target.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copytree(folder, target, copy_function=_copied, symlinks=True, dirs_exist_ok=True)
            target.chmod(0o700)
    except _StoppedError as stopped:
        return f"{near(target)}: {why_not(stopped.error)}"
    except OSError as error:
        return f"{near(target)}: {why_not(error)}"
    return ""


class _StoppedError(Exception):
    """A file that cannot be copied ends the copying: the others would not be either."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def _copied(source: str, target: str) -> str:
    try:
        return shutil.copy2(source, target)
    except OSError as error:
        raise _StoppedError(error) from error

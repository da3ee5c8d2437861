"""What `meetingtui doctor` finds in a partnership's folder: who may read and write it, and what was left behind."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from meetingtui.core.progress import going_through
from meetingtui.files.folders import FILE
from meetingtui.files.groups import closed_way, group_name, user_name
from meetingtui.files.modes import Sort, facts_of, is_settled, is_shared, mode_of
from meetingtui.files.sharing import FOLDERS, OWN, mending
from meetingtui.files.toml_text import shown_name

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{16}\Z")
_MOMENT = 60
_EVERYONE = stat.S_IROTH | stat.S_IXOTH
_FEW_MB = 50


class State(StrEnum):
    """How a thing is: as it should be, not quite, or so that something will not work or is not safe."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, in a sentence, and what to do where it is not well."""

    state: State
    about: str
    sentence: str
    way_out: str = ""

    def __str__(self) -> str:
        tail = f"; {self.way_out}" if self.way_out else ""
        return f"{self.state:<7}  {self.about}: {self.sentence}{tail}"


def inspect_folder(folder: Path, told: Mapping[Path, Finding]) -> Iterator[Finding]:
    """Owner, group and modes of a partnership's folder, its parts and its files; `told` stands for what it is about.

    Raises OSError.
    """
    top = folder.stat()
    group = top.st_gid if is_shared(top) else None
    with_whom = f'shared with the group "{group_name(group)}"' if group is not None else "private"
    yield Finding(State.OK, "partnership", f"{with_whom}, of {user_name(top.st_uid)}: {folder}")
    mend = f"mend it with: {mending(folder, group)}"
    for path in (folder, *(folder / name for name in FOLDERS)):
        about = top if path == folder else facts_of(path)
        if path in told:
            yield told[path]
        elif about is not None:
            yield from _folder(path, about, group, mend)
    for path in going_through("Looking at files", list(_files(folder))):
        about = facts_of(path)
        if about is not None:
            yield from _file(path, about, group, mend)
    yield from _way(folder, group)
    yield from _left_behind(folder)


def inspect_disk(folder: Path) -> Finding:
    """How much room there is. Raises OSError."""
    disk = os.statvfs(folder)
    free = disk.f_bavail * disk.f_frsize // 1_000_000
    sentence = f"{free:,} MB free" + (", read-only" if disk.f_flag & os.ST_RDONLY else "")
    if disk.f_flag & os.ST_RDONLY or not free:
        return Finding(State.WRONG, "disk", sentence, "nothing can be saved; make room or use another disk")
    if free < _FEW_MB:
        return Finding(State.WARNING, "disk", sentence, "make room")
    return Finding(State.OK, "disk", sentence)


def _folder(path: Path, about: os.stat_result, group: int | None, mend: str) -> Iterator[Finding]:
    shown, facts = shown_name(path), f"{mode_of(about)}, {user_name(about.st_uid)}, group {group_name(about.st_gid)}"
    if stat.S_ISLNK(about.st_mode):
        yield Finding(State.WRONG, shown, "is a link to another place", "remove it")
    elif not stat.S_ISDIR(about.st_mode):
        yield Finding(State.WRONG, shown, "is not a folder", "remove it")
    elif about.st_mode & stat.S_IWOTH:
        yield Finding(State.WRONG, shown, f"everyone on this machine may write here ({facts})", mend)
    elif group is not None and not (is_shared(about) and about.st_gid == group):
        yield Finding(State.WRONG, shown, f"the group cannot work in it ({facts})", mend)
    elif about.st_mode & _EVERYONE:
        yield Finding(State.WARNING, shown, f"everyone on this machine may look in ({facts})", mend)
    elif not is_settled(about, OWN.get(path.name, (Sort.FOLDER,))[0], group):
        yield Finding(State.WARNING, shown, f"is not as it should be ({facts})", mend)
    else:
        yield Finding(State.OK, shown, facts)
    if _has_list(path):
        yield Finding(
            State.WARNING, shown, "an access list says more than the mode", f"see who is in it: getfacl {path}"
        )


def _file(path: Path, about: os.stat_result, group: int | None, mend: str) -> Iterator[Finding]:
    shown = shown_name(path)
    if stat.S_ISLNK(about.st_mode):
        yield Finding(State.WRONG, shown, "is a link, and is not written to", "put the file itself here")
    elif not stat.S_ISREG(about.st_mode):
        if not stat.S_ISDIR(about.st_mode):
            yield Finding(State.WRONG, shown, "is not an ordinary file", "remove it")
    elif about.st_mode & stat.S_IWOTH:
        yield Finding(State.WRONG, shown, f"everyone on this machine may write to it ({mode_of(about)})", mend)
    elif about.st_nlink > 1:
        yield Finding(State.WARNING, shown, "has a second name elsewhere", "put a copy in its place")
    elif path.parent.name in OWN:
        yield from _own_word(path, about, group, mend)
    elif group is not None and not (about.st_mode & 0o060 == 0o060 and about.st_gid == group):
        facts = f"{mode_of(about)}, {user_name(about.st_uid)}, group {group_name(about.st_gid)}"
        yield Finding(State.WARNING, shown, f"the group cannot read and replace it ({facts})", mend)


def _own_word(path: Path, about: os.stat_result, group: int | None, mend: str) -> Iterator[Finding]:
    """A file that is its author's alone to change, and in a shared folder the group's to read."""
    if about.st_mode & stat.S_IWGRP:
        sentence = f"others than {user_name(about.st_uid)} may change what they said, so it counts as nobody's"
        yield Finding(State.WARNING, shown_name(path), f"{sentence} ({mode_of(about)})", mend)
    elif group is not None and not (about.st_mode & stat.S_IRGRP and about.st_gid == group):
        facts = f"{mode_of(about)}, {user_name(about.st_uid)}, group {group_name(about.st_gid)}"
        yield Finding(State.WARNING, shown_name(path), f"the group cannot read it ({facts})", mend)
    elif group is None and about.st_mode & (stat.S_IRGRP | stat.S_IROTH):
        sentence = f"others on this machine may read it ({mode_of(about)})"
        yield Finding(State.WARNING, shown_name(path), sentence, mend)


def _files(folder: Path) -> Iterator[Path]:
    yield folder / FILE
    for inner in (folder / "agendas", folder / "minutes", folder / "sealed", folder / "asked"):
        try:
            if not inner.is_symlink():
                yield from sorted(inner.iterdir())
        except OSError:
            continue  # told already, as a folder that one cannot work in


def _way(folder: Path, group: int | None) -> Iterator[Finding]:
    if group is not None and (closed := closed_way(folder, group)) is not None:
        sentence = f"the group cannot come in through it ({mode_of(closed.stat())})"
        way_out = f"move the partnership to a place such as /srv/meetings, or open the way: chmod o+x {closed}"
        yield Finding(State.WRONG, str(closed), sentence, way_out)
    for above in folder.resolve().parents:
        about = above.stat()
        if about.st_mode & stat.S_IWOTH and not about.st_mode & stat.S_ISVTX:
            sentence = f"everyone may put another folder in the place of yours ({mode_of(about)})"
            yield Finding(State.WRONG, str(above), sentence, f"chmod o-w {above}")


def _left_behind(folder: Path) -> Iterator[Finding]:
    for inner in (folder, folder / "agendas", folder / "minutes", folder / "sealed", folder / "asked"):
        try:
            names = sorted(path for path in inner.iterdir() if _TEMPORARY.match(path.name))
        except OSError:
            continue
        for path in names:
            about = facts_of(path)
            if about is not None and time.time() - about.st_mtime > _MOMENT:
                sentence = "was left by a program that was killed while it wrote"
                yield Finding(State.WARNING, shown_name(path), sentence, "look into it, then remove it")


def _has_list(path: Path) -> bool:
    try:
        return any(name.startswith("system.posix_acl") for name in os.listxattr(path, follow_symlinks=False))
    except (AttributeError, OSError):
        return False

"""Sharing a partnership's folder with a group, and taking it back to its owner alone.

Everything is changed on opened files and folders and looked at afterwards; nothing that is a link, or has a second name
elsewhere, is touched. What is not the program's in the folder is left alone.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote

from meetingtui.core.problems import Place, Problem
from meetingtui.files.atomic import replace_in, why_not
from meetingtui.files.folders import FILE
from meetingtui.files.groups import group_name, user_name
from meetingtui.files.modes import OPEN_FOLDER, Sort, is_settled, settle
from meetingtui.files.toml_text import SIZE_LIMIT, FileRefused, shown_name

BEGUN = ("agendas", "minutes", "live")
"""The folders that every partnership begins with."""
FOLDERS = ("agendas", "minutes", "asked", "sealed", "live")
"""All the folders of a partnership; those it does not begin with are made when they are needed."""
OWN = {"asked": (Sort.MEETING, Sort.LOG)}
"""Folders in which every file is its author's alone to change: what they and their files are."""
MEETING = re.compile(r"(\.done-)?\d{4}-\d\d-\d\d-[0-9a-f]{8}\Z")
"""Names of the folders below `live/`, those of finished meetings that are not removed yet too."""
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(slots=True)
class Shared:
    """What was done: how many files came to be as wanted, and what could not be changed, with who it belongs to."""

    files: int = 0
    left: list[Problem] = field(default_factory=list[Problem])


def mending(folder: Path, group: int | None) -> str:
    """The command that gives a folder its modes again."""
    how = f"--group {group_name(group)}" if group is not None else "--private"
    return f"meetingtui share {how} --folder {quote(str(folder))}"


def share_folder(folder: Path, group: int | None) -> Shared:
    """Share a partnership's folder with a group, or with None make it its owner's alone.

    Raises `FileRefused` where a part of it is not what it should be, or is not this user's to change.
    """
    done = Shared()
    with _opened(folder, None) as top:
        owner = os.fstat(top).st_uid
        if os.geteuid() not in {0, owner}:
            name = user_name(owner)
            raise _refused(folder, f"belongs to {name}, who alone may share it", f"ask {name}")
        if group is None:
            _settle(top, folder, Sort.FOLDER, None)  # outsiders first: the rest is then out of their reach
        for name in FOLDERS:
            if not _is_there(top, name):
                continue
            with _opened(folder / name, top) as inner:
                if name == "live":
                    _meetings(folder / name, inner, group, done)
                    _settle(inner, folder / name, Sort.FOLDER, group)
                else:
                    outer, each = OWN.get(name, (Sort.FOLDER, Sort.FILE))
                    _settle(inner, folder / name, outer, group)
                    _files(folder / name, inner, group, done, each)
        _file(folder / FILE, top, Sort.FILE, group, done)
        if group is not None:
            _settle(top, folder, Sort.FOLDER, group)
    return done


def _meetings(path: Path, live: int, group: int | None, done: Shared) -> None:
    for name in _names(live):
        if not MEETING.match(name):
            continue
        with _opened(path / name, live) as meeting:
            about = os.fstat(meeting)
            if os.geteuid() in {0, about.st_uid}:
                _settle(meeting, path / name, Sort.MEETING, group)
            elif not is_settled(about, Sort.MEETING, group):
                done.left.append(_anothers(path / name, about.st_uid))
            for log in _names(meeting):
                if log.startswith("ev-"):
                    _file(path / name / log, meeting, Sort.LOG, group, done)


def _files(path: Path, folder: int, group: int | None, done: Shared, sort: Sort) -> None:
    for name in _names(folder):
        _file(path / name, folder, sort, group, done)


def _file(path: Path, folder: int, sort: Sort, group: int | None, done: Shared) -> None:
    try:
        opened = os.open(path.name, _FILE, dir_fd=folder)
    except FileNotFoundError:
        return  # a draft on its way, or a meeting that was closed just now
    except OSError:
        if path.is_symlink():
            raise _refused(path, "is a link", "remove it") from None
        raise _refused(path, "cannot be read, by whoever shares the folder either", "ask its owner") from None
    try:
        about = os.fstat(opened)
        if stat.S_ISDIR(about.st_mode):
            return  # no place of the program's
        if not stat.S_ISREG(about.st_mode):
            raise _refused(path, "is not an ordinary file", "remove it")
        # Its other name may be in a place that the group has no business in.
        if about.st_nlink != 1:
            raise _refused(path, "has a second name elsewhere", "remove it and put a copy in its place")
        if os.geteuid() in {0, about.st_uid}:
            _settle(opened, path, sort, group)
            done.files += 1
        elif is_settled(about, sort, group):
            done.files += 1
        elif sort is Sort.FILE:
            _make_mine(path, folder, opened, group)
            done.files += 1
        else:
            done.left.append(_anothers(path, about.st_uid))
    finally:
        os.close(opened)


def _make_mine(path: Path, folder: int, opened: int, group: int | None) -> None:
    """Put a copy of another member's file in its place: only an owner can change who may read it."""
    with os.fdopen(opened, "rb", closefd=False) as file:
        content = file.read(SIZE_LIMIT + 1)
    if len(content) > SIZE_LIMIT:
        raise _refused(path, f"belongs to {user_name(os.fstat(opened).st_uid)} and is too large to copy", "remove it")
    try:
        replace_in(folder, path, content)
        mine = os.open(path.name, _FILE, dir_fd=folder)
    except OSError as error:
        raise _refused(path, why_not(error), "see: meetingtui doctor") from None
    try:
        _settle(mine, path, Sort.FILE, group)
    finally:
        os.close(mine)


@contextmanager
def _opened(path: Path, above: int | None) -> Generator[int]:
    try:
        opened = os.open(path if above is None else path.name, OPEN_FOLDER, dir_fd=above)
    except OSError as error:
        if path.is_symlink():
            raise _refused(path, "is a link", "name the folder itself, or remove the link") from None
        if path.exists() and not path.is_dir():
            raise _refused(path, "is not a folder", "remove it") from None
        raise _refused(path, why_not(error), "see: meetingtui doctor") from None
    try:
        yield opened
    finally:
        os.close(opened)


def _names(folder: int) -> list[str]:
    return sorted(os.listdir(folder))


def _is_there(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _settle(opened: int, path: Path, sort: Sort, group: int | None) -> None:
    if is_settled(os.fstat(opened), sort, group):
        return  # only its owner may set a mode, even the one that it has
    try:
        settle(opened, sort, group)
    except PermissionError:
        name = user_name(os.fstat(opened).st_uid)
        raise _refused(path, f"belongs to {name}, who alone may change its mode", f"ask {name}") from None
    except OSError as error:
        raise _refused(path, why_not(error), "keep the partnership on another disk") from None


def _anothers(path: Path, owner: int) -> Problem:
    return Problem(Place(shown_name(path)), f"belongs to {user_name(owner)} and stays as it is")


def _refused(path: Path, sentence: str, way_out: str) -> FileRefused:
    return FileRefused(Problem(Place(shown_name(path)), sentence, way_out))

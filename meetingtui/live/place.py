"""Is this a place in which a meeting can be held, so that nobody else changes or removes what is said in it?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from meetingtui.files.groups import group_name, is_member, user_name
from meetingtui.files.modes import facts_of, is_shared, mode_of
from meetingtui.files.sharing import mending

_MEND = "\0"
"""Where a sentence names the command."""


def unsafe(folder: Path, live: Path | None = None) -> str:
    """Why no meeting can be held in a partnership's folder, or gone on with in `live`: a sentence with what mends it.

    Empty where it can. What is not there yet is safe.
    """
    return next((f"{path} {sentence}" for path, sentence in reasons(folder, live)), "")


def reasons(folder: Path, live: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Every place that is not safe, and what is wrong there."""
    try:
        top = folder.stat()  # the folder itself may be reached by a link that its user made; what is in it may not
    except OSError:
        return
    places = [folder / "minutes", folder / "live", *([live] if live else [])]
    group = top.st_gid if is_shared(top) else None
    for path in (folder, *places):
        about = top if path == folder else facts_of(path)
        if about is not None and (sentence := _reason(about, top, meeting=path == live)):
            yield path, sentence.replace(_MEND, f"mend it with: {mending(folder, group)}")


def _reason(about: os.stat_result, top: os.stat_result, *, meeting: bool) -> str:
    if stat.S_ISLNK(about.st_mode):
        return "is a link to another place; remove it, then see: meetingtui doctor"
    if not stat.S_ISDIR(about.st_mode):
        return "is not a folder; remove it, then see: meetingtui doctor"
    shown = mode_of(about)
    # In a sticky folder, such as a disk's topmost one, nobody takes away what is mine; what is in it is looked at too.
    if about.st_mode & stat.S_IWOTH and not (about is top and about.st_mode & stat.S_ISVTX):
        return f"may be written by everyone on this machine ({shown}); {_MEND}"
    if about.st_mode & stat.S_IWGRP:
        if about.st_gid != top.st_gid:
            return (
                f"may be written by the group {group_name(about.st_gid)}, which the partnership is not shared with "
                f"({shown}); {_MEND}"
            )
        if meeting and not about.st_mode & stat.S_ISVTX:
            return f"lets each member remove the others' events ({shown}); {_MEND}"
    return _strange_owner(about)


def _strange_owner(about: os.stat_result) -> str:
    owner = about.st_uid
    if owner == os.geteuid():
        return ""
    name = user_name(owner)
    if not about.st_mode & stat.S_IWGRP:
        return f"belongs to {name} alone ({mode_of(about)}); ask {name} to share it: meetingtui share --group GROUP"
    if owner != 0 and not is_member(owner, about.st_gid):
        return f"belongs to {name}, who is not in the group {group_name(about.st_gid)}; see: meetingtui doctor"
    return ""

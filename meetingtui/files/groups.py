"""Groups of this machine's users: found by name or number, and who is in them."""

from __future__ import annotations

import grp
import os
import pwd
import stat
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from meetingtui.core.text import clean_line, clip


class GroupRefusedError(Exception):
    """No partnership can be shared with this group; the sentence says why, the way out what to do."""

    def __init__(self, sentence: str, way_out: str) -> None:
        super().__init__(f"{sentence}; {way_out}")
        self.sentence = sentence
        self.way_out = way_out


@dataclass(frozen=True, slots=True)
class Group:
    """A group of this machine."""

    number: int
    name: str


def find_group(wanted: str) -> Group:
    """The group of that name or number, which this user must be in, or be root. Raises GroupRefusedError."""
    group = _by_name(wanted)
    if group is None:
        near = get_close_matches(wanted, [entry.gr_name for entry in grp.getgrall()], n=1)
        mine = ", ".join(group_name(number) for number in sorted({os.getegid(), *os.getgroups()}))
        way_out = f'did you mean "{near[0]}"?' if near else f"you are in: {clip(mine, 200)}"
        raise GroupRefusedError(f'there is no group "{clip(clean_line(wanted), 40)}"', way_out)
    _require_member(group)
    return group


def group_name(number: int) -> str:
    """A group's name, or its number where it has none."""
    try:
        return clean_line(grp.getgrgid(number).gr_name)
    except (KeyError, OverflowError):
        return str(number)


def user_name(number: int) -> str:
    """A user's name, or the number where there is none."""
    try:
        return clean_line(pwd.getpwuid(number).pw_name)
    except (KeyError, OverflowError):
        return f"user {number}"


def is_member(user: int, group: int) -> bool:
    """Whether a user is in a group, as this machine's accounts say it; I am also in those I was let into at login."""
    if user == os.geteuid() and group in {os.getegid(), *os.getgroups()}:
        return True
    try:
        account = pwd.getpwuid(user)
    except (KeyError, OverflowError):
        return False
    return group in os.getgrouplist(account.pw_name, account.pw_gid)


def closed_way(folder: Path, group: int) -> Path | None:
    """The first folder on the way to this one that members of the group cannot pass; None where they can."""
    for above in reversed(folder.resolve().parents):
        about = above.stat()
        if not (about.st_mode & stat.S_IXOTH or (about.st_mode & stat.S_IXGRP and about.st_gid == group)):
            return above
    return None


def _by_name(wanted: str) -> Group | None:
    try:
        entry = grp.getgrnam(wanted)
    except (KeyError, ValueError):
        try:
            entry = grp.getgrgid(int(wanted)) if wanted.isdecimal() and wanted.isascii() else None
        except (KeyError, OverflowError, ValueError):
            entry = None
    return Group(entry.gr_gid, clean_line(entry.gr_name)) if entry else None


def _require_member(group: Group) -> None:
    me = os.geteuid()
    if me == 0 or group.number in {os.getegid(), *os.getgroups()}:
        return
    if is_member(me, group.number):
        raise GroupRefusedError(
            f'this login began before you came into the group "{group.name}"', "log out, log in and try again"
        )
    command = f"usermod -aG {group.name} {user_name(me)}"
    raise GroupRefusedError(
        f'you are not in the group "{group.name}"', f"ask whoever looks after this machine for: {command}"
    )

"""What is around a partnership: own settings and cache, the clock, the zone, and whom the folder is shared with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from meetingtui.files.inspection import Finding, State
from meetingtui.files.partnership_check import load_partnership
from meetingtui.files.zones import machine_zone

_AHEAD = 300
"""Seconds by which a file may be from later than now before the clock is doubted."""


def inspect_settings() -> Iterator[Finding]:
    """The person's own settings: where they are looked for, and what is wrong with them."""
    from meetingtui.core.problems import errors
    from meetingtui.files.config import config_path, load_config

    path = config_path()
    if not os.path.lexists(path):
        yield Finding(State.OK, "settings", f"none of your own; they would be in {path}")
        return
    problems = load_config(path)[1]
    if not problems:
        yield Finding(State.OK, "settings", f"read from {path}")
    wrong = errors(problems)
    for problem in problems:
        state = State.WRONG if problem in wrong else State.WARNING
        yield Finding(state, "settings", f"{problem.place}: {problem.sentence}", problem.way_out)


def inspect_cache() -> Iterator[Finding]:
    """The user's own folder for what may be thrown away: without it everything is read anew each time."""
    from meetingtui.files.own_cache import cache_folder

    if (folder := cache_folder()) is None:
        sentence = "cannot be made or is not yours alone, so minutes are read anew for every command"
        yield Finding(
            State.WARNING, "cache", sentence, "see who owns ~/.cache/meetingtui, and that you may write there"
        )
    else:
        yield Finding(State.OK, "cache", f"may be used, and thrown away at any time: {folder}")


def inspect_clock(folder: Path | None) -> Iterator[Finding]:
    """Whether the clock could be right: no file of the partnership is from a later time than now."""
    now = datetime.now(UTC)
    held = [folder / "minutes", folder / "partnership.toml", folder / "live"] if folder else []
    latest = max((path.stat().st_mtime for path in held if path.exists()), default=0.0)
    shown = f"{now.astimezone():%Y-%m-%d %H:%M} here"
    if latest > now.timestamp() + _AHEAD:
        sentence = f"{shown}, and the partnership holds something from later than that"
        yield Finding(State.WARNING, "clock", sentence, "set the clock; see: date")
    else:
        yield Finding(State.OK, "clock", shown)


def inspect_group(folder: Path) -> Iterator[Finding]:
    """Whom the folder is shared with, and whether this user is one of them."""
    from meetingtui.files.groups import group_name, is_member, user_name
    from meetingtui.files.modes import facts_of, is_shared

    about = facts_of(folder)
    if about is None:
        return
    if not is_shared(about):
        if os.geteuid() in {0, about.st_uid}:
            share = "to hold meetings with others on this machine: meetingtui share --group GROUP"
            yield Finding(State.OK, "group", "none; the folder is yours alone", share)
        else:
            ask = f"ask {user_name(about.st_uid)} to share it"
            yield Finding(State.WRONG, "group", "the folder is somebody else's alone", ask)
        return
    group = group_name(about.st_gid)
    if os.geteuid() in {0, about.st_uid} or about.st_gid in {os.getegid(), *os.getgroups()}:
        yield Finding(State.OK, "group", f"the members of {group} can hold meetings here")
    elif is_member(os.geteuid(), about.st_gid):
        yield Finding(State.WRONG, "group", f"you were put into {group} after you logged in", "log out and in again")
    else:
        way_out = f"ask whoever looks after this machine to put you into {group}"
        yield Finding(State.WRONG, "group", f"you are not in {group}, so you cannot come in", way_out)


def inspect_zone(folder: Path) -> Iterator[Finding]:
    """The partnership's time zone beside this machine's, and whether its file can be read at all."""
    partnership, problems = load_partnership(folder)
    here = machine_zone()
    if partnership is None:
        yield Finding(State.WRONG, "partnership", str(problems[0]), "all that is wrong in it: meetingtui check")
    elif partnership.zone and partnership.zone != here:
        yield Finding(State.OK, "zone", f"{partnership.zone} (this machine: {here})")
    else:
        yield Finding(State.OK, "zone", here)

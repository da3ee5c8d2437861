"""What `meetingtui doctor` finds below `live/`: open meetings and who holds them, and logs that are not believed."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from meetingtui.files.groups import user_name
from meetingtui.files.inspection import Finding, State
from meetingtui.files.sharing import MEETING
from meetingtui.files.toml_text import shown_name
from meetingtui.live import rescue
from meetingtui.live.follow import LOG_NAME, Follower
from meetingtui.live.log import held, network_file_system
from meetingtui.live.opening import OpenMeeting, open_meetings
from meetingtui.live.place import reasons


def inspect_live(folder: Path) -> Iterator[Finding]:
    """Every meeting in progress, and what stands in the way of holding one. Raises OSError."""
    live = folder / "live"
    if system := network_file_system(live if live.is_dir() else folder):
        sentence = f"is on a network file system ({system}), on which no meeting is held"
        yield Finding(State.WRONG, shown_name(live), sentence, "keep the partnership on a local disk")
    if live.is_symlink() or not live.is_dir():
        return
    opened = {one.live.name: one for one in open_meetings(folder)}
    for path in sorted(live.iterdir()):
        if not MEETING.match(path.name):
            yield Finding(State.WARNING, shown_name(path), "is nothing of the program's", "see whose it is")
        elif path.is_symlink() or not path.is_dir():
            yield Finding(State.WRONG, shown_name(path), "looks like a meeting and is none", "remove it")
        else:
            yield from _meeting(folder, path, opened.get(path.name))
    if not opened:
        yield Finding(State.OK, "meeting", "none is open")


def unsafe_places(folder: Path) -> dict[Path, Finding]:
    """Where in this folder something keeps this user from holding a meeting."""
    return {path: Finding(State.WRONG, shown_name(path), sentence) for path, sentence in reasons(folder)}


def left_unsent() -> Finding | None:
    """Words of this user's that never reached a meeting, and are kept."""
    found = rescue.left_over()
    if not found:
        return None
    number = "1 file" if len(found) == 1 else f"{len(found)} files"
    sentence = f"{number} of words that were not sent or not saved"
    return Finding(State.WARNING, str(rescue.rescue_folder()), sentence, "look into them, then remove them")


def _meeting(folder: Path, live: Path, opened: OpenMeeting | None) -> Iterator[Finding]:
    shown = shown_name(live)
    if live.name.startswith("."):
        owner = user_name(live.stat().st_uid)
        yield Finding(
            State.WARNING, shown, "is the log of a closed meeting", f"it goes when {owner} next starts meetingtui"
        )
        return
    for path, sentence in reasons(folder, live):
        if path == live:
            yield Finding(State.WRONG, shown, sentence)
    reader = Follower(live)
    reader.changes()
    for name, why in sorted(reader.refused.items()):
        yield Finding(
            State.WRONG, f"{shown}/{name}", f"is not read: {why}{_owner(live / name)}", "see who put it there"
        )
    if reader.bad_lines:
        yield Finding(State.WARNING, shown, f"{reader.bad_lines} lines in its logs cannot be read, and are left out")
    if opened is None:
        yield Finding(State.WARNING, shown, "holds no meeting that can be read", "see whose it is")
        return
    holders = sorted({user_name(int(found[1])) for name in reader.names if (found := _held(live, name))})
    title = f'"{opened.meeting.title}" is open'
    if opened.driven:
        yield Finding(State.OK, "meeting", f"{title}, with {', '.join(holders)} in it")
    elif holders:
        yield Finding(
            State.WARNING, "meeting", f"{title}, and nobody drives it, with {', '.join(holders)} in it", "take over"
        )
    else:
        yield Finding(
            State.WARNING, "meeting", f"{title}, and nobody is in it", "go on with it or close it: meetingtui"
        )


def _held(live: Path, name: str):
    return LOG_NAME.match(name) if held(live, name) else None


def _owner(path: Path) -> str:
    try:
        about = path.lstat()
    except OSError:
        return ""
    return f" (a link of {user_name(about.st_uid)})" if stat.S_ISLNK(about.st_mode) else f" ({user_name(about.st_uid)})"

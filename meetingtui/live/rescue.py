"""What could not be saved in the partnership's folder is kept in the user's own state folder, mode 0600."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from meetingtui.core.text import clean_line
from meetingtui.live.event import Event, event_line

_UNSENT = "-unsent.json"
_HALF = "~"
"""Ends the name of a file that is not written to its end yet."""
RECENT = 50
"""How many of the latest events are kept beside the one that failed."""


def rescue_folder() -> Path:
    """Where rescue files and private drafts are kept."""
    from platformdirs import user_state_path

    return user_state_path("meetingtui") / "rescue"


def keep(meeting: str, recent: list[Event], failed: Event | None) -> Path | None:
    """Write the session's recent events and the one that failed; the file, or None where that disk refuses too."""
    events = [*recent[-RECENT:], *([failed] if failed else [])]
    return _write(f"{meeting}-{os.getpid()}.jsonl", b"".join(event_line(event) for event in events))


def keep_typing(meeting: str, lines: Mapping[str, str]) -> Path | None:
    """Keep what somebody is typing, by what each line was opened for; an empty mapping takes it away again."""
    name = f"{meeting}-{os.getpid()}{_UNSENT}"
    kept = {token: text for token, text in lines.items() if text.strip()}
    if kept:
        return _replace(name, json.dumps(kept, ensure_ascii=False).encode())
    with contextlib.suppress(OSError):
        (rescue_folder() / name).unlink()
    return None


def typing_of(meeting: str) -> dict[str, str]:
    """What was being typed in a meeting when its terminal went away; given once."""
    found: dict[str, str] = {}
    with contextlib.suppress(OSError, ValueError):
        for path in rescue_folder().glob(f"{meeting}-*{_UNSENT}{_HALF}"):
            if not _is_running(_writer(path)):
                path.unlink()  # a line that was just being kept when its terminal went; what it replaces is whole
        for path in sorted(rescue_folder().glob(f"{meeting}-*{_UNSENT}")):
            if _is_running(_writer(path)):
                continue  # another terminal of the same user is typing there
            try:
                lines: Any = json.loads(path.read_bytes())
            except ValueError:  # the others are whole
                continue
            if isinstance(lines, dict):
                found |= {str(token): clean_line(str(text)) for token, text in cast("dict[Any, Any]", lines).items()}
            path.unlink()
    return found


def left_over() -> list[Path]:
    """What was kept by programs that are not running any more."""
    found: list[Path] = []
    with contextlib.suppress(OSError):
        for path in sorted(rescue_folder().iterdir()):
            if not _is_running(_writer(path)):
                found.append(path)
    return found


def _writer(path: Path) -> str:
    """The number of the process that a file is named after."""
    return path.name.removesuffix(_HALF).removesuffix(_UNSENT).removesuffix(".jsonl").rpartition("-")[2]


def _is_running(pid: str) -> bool:
    if not pid.isdecimal() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except (OSError, OverflowError):
        return False
    return True


def _replace(name: str, content: bytes) -> Path | None:
    """Write a file so that it is whole at every moment, whenever this process is ended.

    Not synced: a capture may be waiting behind this, and what is only typed need not outlive a power cut.
    """
    half = _write(f"{name}{_HALF}", content, sync=False)
    if half is not None:
        with contextlib.suppress(OSError):
            return half.replace(half.with_name(name))
    return None


def _write(name: str, content: bytes, *, sync: bool = True) -> Path | None:
    with contextlib.suppress(OSError):
        folder = rescue_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / name
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
        file = os.open(path, flags, 0o600)
        try:
            os.write(file, content)
            if sync:
                os.fsync(file)
        finally:
            os.close(file)
        return path
    return None

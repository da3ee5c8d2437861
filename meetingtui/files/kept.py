"""What was read and may be wanted again, as JSON in the user's own cache folder: whole, or not at all.

It is believed only where this program wrote it, about this folder; whether the files it is about are still the same is
for those to ask who keep it, by their stamps.
"""

from __future__ import annotations

import contextlib
import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, cast

from meetingtui.files.own_cache import cache_file, open_own, program_mark

LARGEST: Final = 64_000_000
"""Most bytes that are kept about one partnership under one ending."""


def keep(partnership: Path, ending: str, packages: tuple[str, ...], held: dict[str, Any]) -> None:
    """Keep what was read, where that can be done; a change in one of the `packages` makes it void."""
    from meetingtui.files.atomic import write_atomically

    path = cache_file(partnership, ending)
    if path is None:
        return
    with contextlib.suppress(OSError, TypeError, ValueError, RecursionError):
        text = json.dumps({"about": _about(partnership, packages), **held}, separators=(",", ":"))
        if len(text) < LARGEST - 100:
            write_atomically(path, f"{_digest(text.encode())}\n{text}", 0o600)


def kept(partnership: Path, ending: str, packages: tuple[str, ...]) -> dict[str, Any] | None:
    """What is kept; None where there is nothing, or nothing to be believed."""
    path = cache_file(partnership, ending)
    try:
        held = _content(path) if path is not None else None
        return held if held is not None and held["about"] == _about(partnership, packages) else None
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None


def forget(partnership: Path, ending: str) -> None:
    """Throw away what is kept of a partnership under an ending."""
    path = cache_file(partnership, ending)
    if path is not None:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _about(partnership: Path, packages: tuple[str, ...]) -> str:
    return f"{program_mark(*packages)} {os.path.realpath(partnership)!r}"


def _content(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    with os.fdopen(open_own(path), "rb") as file:
        size = os.fstat(file.fileno()).st_size  # room is made for as much as is asked for, whatever is there
        digest, _, content = file.read(min(size, LARGEST)).partition(b"\n")
    return cast("dict[str, Any]", json.loads(content)) if digest.decode() == _digest(content) else None


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()

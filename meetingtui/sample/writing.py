"""Writing a sample partnership to a folder: its file, and one file for each meeting."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from meetingtui.core.people import Partnership
from meetingtui.core.record import Record
from meetingtui.files.folders import FILE
from meetingtui.files.minutes_layout import dump_row
from meetingtui.files.partnership import FORMAT
from meetingtui.files.sharing import FOLDERS
from meetingtui.files.toml_layout import table_lines

FIRST_LINE = "# One partnership, one folder. This file says who is in it; the minutes say what happened."
_HEAD = ("name", "started", "zone", "serves", "purpose", "state")
_TABLES = ("party", "person", "stream", "rhythm", "escalate")


def partnership_text(partnership: Partnership) -> str:
    """`partnership.toml` as a person might have written it."""
    head: list[tuple[str, Any]] = [("format", FORMAT)]
    head += [(key, value) for key in _HEAD if (value := getattr(partnership, key))]
    lines = [FIRST_LINE, *table_lines(head), ""]
    rows: Iterable[tuple[str, Record]] = ((table, row) for table in _TABLES for row in getattr(partnership, table))
    return "\n".join(lines) + "\n" + "\n".join(dump_row(table, row) for table, row in rows)


def write_partnership(folder: Path, own: str, texts: Iterable[tuple[str, str]]) -> list[Path]:
    """Write the files of a partnership: its own text, and (name, text) of each minutes.

    The folder is made, private to its owner. Raises OSError: FileExistsError where it holds a partnership already.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for below in FOLDERS:
        (folder / below).mkdir(mode=0o700, exist_ok=True)
    written = [_write(folder / FILE, own)]
    written += [_write(folder / "minutes" / f"{name}.toml", text) for name, text in texts]
    return written


def _write(path: Path, text: str) -> Path:
    # One call each: ten thousand files are written this way.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path

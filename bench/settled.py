"""Waiting until what is kept of a folder is believed."""

from __future__ import annotations

import time
from pathlib import Path

from meetingtui.files.archive import minutes_files
from meetingtui.files.own_cache import FRESH_NS


def wait_until_settled(folder: Path) -> None:
    """Of minutes that were made a moment ago nothing is kept."""
    inside = (path for path in (folder, *folder.iterdir()) if path.is_dir())
    youngest = max(path.stat().st_ctime for path in (*minutes_files(folder), *inside))
    time.sleep(min(max(youngest + FRESH_NS / 1e9 + 0.1 - time.time(), 0.0), 5.0))

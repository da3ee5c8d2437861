"""How long the minutes of a folder take to fold: `python -m bench.jobs.fold FOLDER ROUNDS`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from meetingtui.files.archive import minutes_files
from meetingtui.files.minutes import load_minutes
from meetingtui.files.own_cache import FRESH_NS
from meetingtui.register.cache import fold_folder, forget, without_collecting


def main() -> None:
    """Read only, fold with nothing kept, fold with the earlier minutes kept; in turn."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    found: dict[str, list[float]] = {"floor": [], "cold": [], "warm": []}
    _wait_until_settled(folder)
    for path in minutes_files(folder)[:20]:
        load_minutes(path)  # what is made at the first use is there
    for _ in range(rounds):
        found["floor"].append(_seconds(lambda: [load_minutes(path) for path in minutes_files(folder)]))
        forget(folder)
        found["cold"].append(_seconds(lambda: fold_folder(folder)))
        found["warm"].append(_seconds(lambda: fold_folder(folder)))
    print(json.dumps(found))


def _wait_until_settled(folder: Path) -> None:
    """Minutes that were made a moment ago are not kept folded."""
    youngest = max(path.stat().st_ctime for path in minutes_files(folder))
    time.sleep(min(max(youngest + FRESH_NS / 1e9 + 0.1 - time.time(), 0.0), 5.0))


def _seconds(call: Callable[[], object]) -> float:
    with without_collecting():
        began = time.perf_counter()
        made = call()
        took = time.perf_counter() - began
        del made
    return took


if __name__ == "__main__":
    main()

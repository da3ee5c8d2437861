"""How long the minutes of a folder take to fold: `python -m bench.jobs.fold FOLDER ROUNDS`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.settled import wait_until_settled
from meetingtui.files.archive import minutes_files
from meetingtui.files.kept import forget
from meetingtui.files.minutes import load_minutes
from meetingtui.register.cache import ENDING, fold_folder, without_collecting


def main() -> None:
    """Read only, fold with nothing kept, fold with the earlier minutes kept; in turn."""
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    found: dict[str, list[float]] = {"floor": [], "cold": [], "warm": []}
    wait_until_settled(folder)
    for path in minutes_files(folder)[:20]:
        load_minutes(path)  # what is made at the first use is there
    for _ in range(rounds):
        found["floor"].append(_seconds(lambda: [load_minutes(path) for path in minutes_files(folder)]))
        forget(folder, ENDING)
        found["cold"].append(_seconds(lambda: fold_folder(folder)))
        found["warm"].append(_seconds(lambda: fold_folder(folder)))
    print(json.dumps(found))


def _seconds(call: Callable[[], object]) -> float:
    with without_collecting():
        began = time.perf_counter()
        made = call()
        took = time.perf_counter() - began
        del made
    return took


if __name__ == "__main__":
    main()

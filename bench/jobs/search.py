"""How long searches take with an index that is there: `python -m bench.jobs.search FOLDER ROUNDS WORDS…`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Bring the index up to date, then ask everything in every round."""
    try:
        from meetingtui.review.index.query import read_query
        from meetingtui.review.index.search import ask
        from meetingtui.review.index.store import Index
    except ImportError:
        sys.exit("searching is not there yet, so it cannot be measured")
    folder, rounds, asked = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    index = Index(folder)
    began = time.perf_counter()
    index.refresh()
    found: dict[str, list[float]] = {"first": [time.perf_counter() - began], "ask": [], "refresh": []}
    for words in asked:
        ask(index, read_query(words), None)
    for _ in range(rounds):
        began = time.perf_counter()
        index.refresh()
        found["refresh"].append(time.perf_counter() - began)
        for words in asked:
            began = time.perf_counter()
            ask(index, read_query(words), None)
            found["ask"].append(time.perf_counter() - began)
    index.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()

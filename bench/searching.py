"""Words searched in all minutes, with an index that is there."""

from __future__ import annotations

import sys

from bench.data import archive, kept_env
from bench.effort import Effort
from bench.figures import Promise, Row
from bench.place import Place

ABOUT = "a search in 10,000 and 100,000 minutes, the index open and up to date"
FLOOR = "none"
TARGET = "p95 at most 20 ms in 10,000 and 100 ms in 100,000 minutes"
MOST = {10_000: 0.02, 100_000: 0.1}
ASKED = (
    "the",
    "e",
    "invoice",
    "pilot",
    "pro",
    "mistke",
    "promise supplier",
    '"the first"',
    "kind:decision the",
    "zebra",
)
"""Common and rare words, beginnings of words, a word mistyped, words together and apart, and one that is nowhere."""


def measure(effort: Effort, place: Place) -> list[Row]:
    """Ask the same things over and over."""
    rows: list[Row] = []
    for size in effort.archives:
        folder = archive(size)
        if size >= 10_000:
            print(
                f"searching {size:,} minutes; their index is made where there is none yet", file=sys.stderr, flush=True
            )
        found = place.job("search", folder, effort.rounds, *ASKED, env=place.env(**kept_env()))
        promises = (Promise("p95", MOST[size], times=False),) if size in MOST else ()
        rows.append(Row(f"search in {size:,} minutes", "s", tuple(found["ask"]), promises))
        rows.append(Row(f"changes in {size:,} minutes", "s", tuple(found["refresh"])))
    return rows

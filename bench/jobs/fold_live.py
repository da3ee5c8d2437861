"""How long a live meeting's log takes: `python -m bench.jobs.fold_live FOLDER ITEMS EVENTS ROUNDS`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from bench.live import long_meeting
from meetingtui.live.fold import fold
from meetingtui.live.follow import Follower


def main() -> None:
    """Read the log anew and fold it, over and over."""
    folder, items, events, rounds = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    live = long_meeting(folder, items, events)
    found: dict[str, list[float]] = {"read": [], "fold": []}
    for _ in range(rounds):
        follower = Follower(live)
        began = time.perf_counter()
        follower.changes()
        read = time.perf_counter()
        meeting = fold(follower.events)
        ended = time.perf_counter()
        assert meeting is not None
        assert len(meeting.live_items) == items
        assert not meeting.unread
        found["read"].append(read - began)
        found["fold"].append(ended - read)
    print(json.dumps(found))


if __name__ == "__main__":
    main()

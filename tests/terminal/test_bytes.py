"""What the program sends to a terminal: little for a key, next to nothing while nobody types."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from meetingtui.core.items import Action, ItemKind
from meetingtui.live.event import ItemCaptured, item_fields
from meetingtui.live.session import Session
from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, press, saved_number

MANY = 300
KEY_BYTES = 300
IDLE_BYTES = 200


def quiet(session: PtySession, seconds: float = 0.1) -> int:
    """Wait until nothing has come for a while; how many bytes came so far."""
    count, since = len(session.raw), time.monotonic()

    def nothing_new() -> bool:
        nonlocal count, since
        if len(session.raw) != count:
            count, since = len(session.raw), time.monotonic()
        return time.monotonic() - since > seconds

    session.wait_for(nothing_new)
    return count


def capture_many(room: Room, live: Path) -> None:
    """Another terminal captures a few hundred things, and leaves."""
    other = Session(room.folder, live, "other")
    other.start()
    for number in range(MANY):
        item = Action(text=f"Open the door at site {number}", owner="imani")
        other.submit(ItemCaptured(kind=ItemKind.ACTION, item=item_fields(item), at_step="s1"))
    assert other.finish(20.0)


def test_a_typed_key_costs_few_bytes_and_a_still_stage_next_to_none(room: Room) -> None:
    session = room.begin()
    (live,) = (room.folder / "live").iterdir()
    capture_many(room, live)
    session.wait_for(lambda: saved_number(session) == f"A{MANY}")
    before = quiet(session)
    still_since, cpu = time.monotonic(), session.cpu_seconds()
    session.wait_for(lambda: time.monotonic() - still_since > 5.0)
    idle, busy = len(session.raw) - before, session.cpu_seconds() - cpu
    press(session, "a", "Enter save")
    costs: list[int] = []
    for char in "Open a door @imani +mateo ^fri":
        before = quiet(session)
        session.send(char)
        session.wait_for(lambda before=before: len(session.raw) > before)
        costs.append(quiet(session) - before)
    print(f"\nbytes a key: median {statistics.median(costs)}, most {max(costs)}")
    print(f"5 s still: {idle} bytes, {busy:.2f} s of processor time")
    assert statistics.median(costs) <= KEY_BYTES
    assert idle <= IDLE_BYTES

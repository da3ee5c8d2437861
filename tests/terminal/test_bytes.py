"""What the program sends to a terminal: little for a key, next to nothing while nobody types."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from meetingtui.core.items import Action, ItemKind
from meetingtui.live.event import ItemCaptured, item_fields
from meetingtui.live.session import Session
from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, press, saved_number

MANY = 100
KEY_BYTES = 300
STILL_SECONDS = 5.0
STILL_BYTES = 25
"""As 300 in a minute, and the clock's own line apart."""


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


def idle_bytes(sessions: Sequence[PtySession], seconds: float) -> list[int]:
    """How many bytes came to each terminal while nobody typed."""
    before = [quiet(session) for session in sessions]
    since = time.monotonic()
    sessions[0].wait_for(lambda: time.monotonic() - since > seconds)
    return [len(session.raw) - count for session, count in zip(sessions, before, strict=True)]


def test_a_typed_key_costs_few_bytes_and_a_still_terminal_next_to_none(room: Room) -> None:
    stage = room.begin()
    console, guest = room.start("console"), room.start("join", "--as", "mateo")
    roles = {"stage": stage, "console": console, "join": guest}
    (live,) = (room.folder / "live").iterdir()
    capture_many(room, live)
    for session in roles.values():
        session.wait_for(lambda session=session: saved_number(session) == f"A{MANY}")
    cpu = [session.cpu_seconds() for session in roles.values()]
    idle = idle_bytes([*roles.values()], STILL_SECONDS)
    if max(idle) > STILL_BYTES:
        # The clock says something else once a minute, so not in both of two looks.
        idle = [min(two) for two in zip(idle, idle_bytes([*roles.values()], STILL_SECONDS), strict=True)]
    busy = [session.cpu_seconds() - before for session, before in zip(roles.values(), cpu, strict=True)]
    for role, many, seconds in zip(roles, idle, busy, strict=True):
        print(f"\n{role}: {many} bytes in {STILL_SECONDS} s still; {seconds:.2f} s of processor time")
    assert max(idle) <= STILL_BYTES
    for role, session in roles.items():
        press(session, "a", "Enter save")
        costs: list[int] = []
        for char in "Open a door @imani +mateo ^fri" if session is stage else "A door @imani":
            before = quiet(session, 0.06)
            session.send(char)
            session.wait_for(lambda session=session, before=before: len(session.raw) > before)
            costs.append(quiet(session, 0.06) - before)
        print(f"{role}: bytes a key: median {statistics.median(costs)}, most {max(costs)}")
        assert statistics.median(costs) <= KEY_BYTES

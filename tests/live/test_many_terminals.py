"""However many terminals write at once, all of them end with the same meeting, and nothing acknowledged is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from meetingtui.core.items import ItemKind
from meetingtui.live.event import ItemCaptured
from meetingtui.live.fold import fold
from meetingtui.live.follow import Follower
from meetingtui.live.session import Outcome, Session
from tests.live.conftest import Held, opening

TERMINALS, EACH = 20, 10


def captures(session: Session, name: int, kept: list[str], lock: threading.Lock) -> None:
    """Capture things one after another, as a person at that terminal would; keep what was acknowledged."""
    held = Held(session)
    for number in range(EACH):
        outcome: Outcome = held.submit(
            ItemCaptured(kind=ItemKind.ACTION, item={"text": f"{name} promises {number}"}, at_step="s1")
        )
        if outcome.stored is not None:
            with lock:
                kept.append(outcome.stored.event.id)


def test_twenty_terminals_writing_at_once_end_in_one_identical_order(
    hold: Callable[..., Held], folder: Path, live: Path
) -> None:
    hold()
    sessions = [Session(folder, live, f"terminal {number}") for number in range(TERMINALS)]
    kept: list[str] = []
    lock = threading.Lock()
    for session in sessions:
        session.start()
    writers = [
        threading.Thread(target=captures, args=(session, number, kept, lock)) for number, session in enumerate(sessions)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    for session in sessions:
        assert session.finish(30)

    readers = [Follower(live) for _ in range(3)]
    orders = []
    for reader in readers:
        reader.changes()
        orders.append([one.event.id for one in reader.events])
    assert orders[0] == orders[1] == orders[2]
    assert len(kept) == TERMINALS * EACH
    assert set(kept) <= set(orders[0])

    meeting = fold(readers[0].events)
    assert meeting is not None
    labels = [found.label for found in meeting.live_items]
    assert len(set(labels)) == len(labels) == TERMINALS * EACH
    assert {found.key for found in meeting.live_items} == set(kept)


def test_a_terminal_that_comes_late_has_the_same_meeting(hold: Callable[..., Held], folder: Path, live: Path) -> None:
    first = hold()
    for number in range(5):
        first.submit(ItemCaptured(kind=ItemKind.ACTION, item={"text": f"Promise {number}"}, at_step="s1"))
    late = Session(folder, live, "late")
    try:
        there = late.start(opening())
        assert [found.headline for found in there.live_items] == [f"Promise {number}" for number in range(5)]
    finally:
        late.finish()

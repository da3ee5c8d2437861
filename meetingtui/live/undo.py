"""What `u` and `U` mean: the latest deed of one user that can be taken back, or brought back. Pure.

One's own deeds are those of one's login, whichever terminal they came from: also those from before a terminal was lost.
Whoever drives takes back what anybody captured, too; what others say in a step stays theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.live.event import (
    Data,
    DriverTaken,
    ItemCaptured,
    ItemChanged,
    ItemRemoved,
    MeetingOpened,
    Stored,
    Undone,
)
from meetingtui.live.follow import LOG_NAME


def latest(events: Sequence[Stored], uid: int, *, undone: bool, any_item: bool = False) -> Stored | None:
    """The latest deed of a user that is not undone; with `undone`, the undo that comes back first. With `any_item`,
    what others did to the captured items counts too."""
    out = left_out(events)
    for one in reversed(events):
        data = one.event.data
        if one.event.id in out:
            continue
        if isinstance(data, Undone):
            if undone and one.uid == uid and not isinstance(what(events, data.event), Undone):
                return one
        elif one.uid == uid and data.undoable:
            # A new deed ends what could be redone.
            return None if undone else one
        elif any_item and not undone and isinstance(data, ItemCaptured | ItemChanged | ItemRemoved):
            return one
    return None


def left_out(events: Sequence[Stored]) -> set[str]:
    """Ids of the events that are left out. An undo that is itself undone leaves nothing out, and so does the undo of
    another user's deed by somebody who did not drive then."""
    authors: dict[str, int] = {}
    driver: int | None = None
    allowed: list[tuple[str, str]] = []
    for one in events:
        authors[one.event.id] = one.uid
        match one.event.data:
            case MeetingOpened():
                driver = one.uid if driver is None else driver
            case DriverTaken(driver=log) if found := LOG_NAME.match(log):
                driver = int(found.group(1))
            case Undone(event=key) if authors.get(key) == one.uid or one.uid == driver:
                allowed.append((one.event.id, key))
            case _:
                pass
    out: set[str] = set()
    for mark, key in reversed(allowed):
        if mark not in out:
            out.add(key)
    return out


def what(events: Sequence[Stored], key: str) -> Data | None:
    """What an event was."""
    return next((one.event.data for one in events if one.event.id == key), None)

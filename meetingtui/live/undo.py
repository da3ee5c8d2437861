"""What `u` and `U` mean: the latest deed of one user that can be taken back, or brought back. Pure.

One's own deeds are those of one's login, whichever terminal they came from: also those from before a terminal was lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from meetingtui.live.event import Data, Stored, Undone


def latest(events: Sequence[Stored], uid: int, *, undone: bool) -> Stored | None:
    """The latest deed of a user that is not undone; with `undone`, the undo that comes back first."""
    left_out: set[str] = set()
    for one in reversed(events):
        data = one.event.data
        if isinstance(data, Undone):
            if one.event.id not in left_out:
                left_out.add(data.event)
                if undone and one.uid == uid and not isinstance(what(events, data.event), Undone):
                    return one
        elif one.uid == uid and one.event.id not in left_out and data.undoable:
            # A new deed ends what could be redone.
            return None if undone else one
    return None


def what(events: Sequence[Stored], key: str) -> Data | None:
    """What an event was."""
    return next((one.event.data for one in events if one.event.id == key), None)

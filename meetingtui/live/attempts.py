"""Events that could not be saved: the same thing handed in again is the same event again.

The failed line may have reached the disk after all; under one id it counts once.
"""

from __future__ import annotations

from meetingtui.live.event import Data, Event, ItemCaptured, new_event


class Attempts:
    """What this terminal tried to store, and has not stored yet."""

    def __init__(self, by: str) -> None:
        self._by = by
        self._failed: list[Event] = []

    @property
    def latest(self) -> Event | None:
        """What failed last."""
        return self._failed[-1] if self._failed else None

    def event(self, data: Data, meeting: str, tick: int) -> Event:
        """A new event; where the same thing failed before, the event that it was then."""
        failed = next((one for one in self._failed if one.data == data), None)
        if failed is None:
            return new_event(meeting, tick, self._by, data)
        return Event(failed.id, failed.meeting, tick, failed.at, failed.by, data)

    def begun(self, event: Event) -> None:
        """It is being written: failed until it is stored."""
        self._failed = [one for one in self._failed if one.id != event.id] + [event]

    def stored(self, event: Event) -> None:
        """It is on disk. Words that failed may be tried again much later; what else failed is tried again at once or
        not at all."""
        self._failed = [one for one in self._failed if one.id != event.id and isinstance(one.data, ItemCaptured)]

"""When the minutes on disk are written again: once nothing has come for a moment, and soon in any case.

Writing them takes as long as a screen takes to show what was just saved; the screen goes first.
"""

from __future__ import annotations

DRAFT_SECONDS = 1.0
"""The minutes on disk are at most this much behind, plus the time that writing them takes."""
QUIET_SECONDS = 0.4
"""They are written this long after the latest event, where that is sooner."""


class DraftPace:
    """What the minutes on disk do not say yet, since when. Moments are those of one monotonic clock."""

    def __init__(self) -> None:
        self._first: float | None = None
        self._last = 0.0
        self._tried: float | None = None

    @property
    def behind(self) -> bool:
        """Whether there is anything to write."""
        return self._first is not None

    def happened(self, now: float) -> None:
        """The minutes on disk are behind from now on."""
        self._first = now if self._first is None else self._first
        self._last = now

    def tried(self, now: float) -> None:
        """They are being written; should that fail, it is tried again a little later."""
        self._tried = now

    def caught_up(self) -> None:
        """There is nothing to write."""
        self._first = None

    def wait(self, now: float) -> float | None:
        """Seconds until they are to be written, 0 where it is time; None where nothing is.

        The first time it is time at once: from then on somebody's edit by hand is told from what was written here.
        """
        if self._first is None:
            return None
        if self._tried is None:
            return 0.0
        due = min(self._last + QUIET_SECONDS, self._first + DRAFT_SECONDS)
        return max(due - now, self._tried + DRAFT_SECONDS - now, 0.0)

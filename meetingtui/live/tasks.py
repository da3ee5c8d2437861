"""What goes into a session's store and what comes out: submissions, their outcomes, and snapshots. Plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meetingtui.live.event import Data, Stored
from meetingtui.live.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What screens show: the meeting, and whether it is all on disk."""

    meeting: Meeting
    not_saved: str = ""
    """Why the latest thing is not on disk; empty when everything is."""
    draft_late: str = ""
    """Why the minutes file is behind; empty when it is not."""
    over: bool = False
    """The meeting is closed, here or in another terminal, and its minutes are finished."""
    moved: int = 0
    """How often another terminal was seen to move the meeting, or to take it over."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a submission ended: the stored event, or the sentence that says why it is not saved."""

    stored: Stored | None
    sentence: str = ""
    overtaken: bool = False
    """Nothing is wrong with the disk: another terminal was faster."""


@dataclass(frozen=True, slots=True)
class Typing:
    """Lines that are not sent yet, to be kept in private."""

    lines: Mapping[str, str]


Reply = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Submit:
    """Something became so; `seen` is what was on the screen where that must still hold."""

    data: Data
    reply: Reply | None
    seen: Snapshot | None = None
    unsent: Mapping[str, str] | None = None
    """Lines that are still unsent once this is stored: it was one of them until then."""


@dataclass(frozen=True, slots=True)
class Close:
    """The minutes are to be finished; `seen` as for `Submit`."""

    reply: Callable[[str], None]
    seen: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo or redo: what it names is chosen when its turn comes, so that pressing thrice takes back three."""

    again: bool
    reply: Callable[[Data | None, Outcome], None]


@dataclass(frozen=True, slots=True)
class Look:
    """Others may have written something: it is looked for before any task."""


Task = Submit | Close | TakeBack | Typing | Look

"""What a `status` step has come to: each stream's look, the signs that were asked, the place in front. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meetingtui.core.standing import Agreed, Colour
from meetingtui.steps.status.events import Happened, Scope
from meetingtui.steps.status.step import StatusFields


@dataclass(frozen=True, slots=True)
class Look:
    """One stream today: each party's view, and, once they are open, what the room makes of them."""

    says: Mapping[str, Colour] = field(default_factory=dict[str, Colour])
    aside: frozenset[str] = frozenset()
    """Parties with no stake here: no view, and no gap."""
    silent: frozenset[str] = frozenset()
    """Parties that had said nothing when the colours were shown: they have no view, and have agreed to nothing."""
    open: bool = False
    agreed: Agreed | None = None
    because: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said when an early sign was asked about."""

    happened: Happened
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatusState:
    """Where the step is, and what was said so far."""

    place: str = ""
    party: str | None = None
    """The party whose choice was asked for by name; None lets the order decide."""
    only: Scope | None = None
    """What was chosen in the meeting; None leaves it as the agenda has it."""
    changed: Mapping[str, bool] = field(default_factory=dict[str, bool])
    looks: Mapping[str, Look] = field(default_factory=dict[str, Look])
    warned: tuple[str, tuple[str, ...]] = ("", ())
    """A stream, and the parties whose missing choice was pointed out."""
    signs: Mapping[str, Answer] = field(default_factory=dict[str, Answer])

    def look(self, item: str) -> Look:
        """What was said about a stream so far."""
        return self.looks.get(item, _NOTHING)


_NOTHING = Look()


def begin(_fields: StatusFields) -> StatusState:
    """Nothing has been looked at yet."""
    return StatusState()

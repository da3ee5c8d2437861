"""What doors in order have come to: the state of a `stages` step (practices B4). Frozen, and free of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Basis = Literal["seen", "likely", "guess"]
How = Literal["ready", "noted", "with a reason"]
"""How a door was passed; `noted` is an unready door that opens freely."""
FACILITATOR = "facilitator"
"""Who said a view back, where no other party would."""

ENTRY_LIMIT = 40
"""Most options, and most parts of a fair test, at one door."""
LINK_LIMIT = 100
"""Most causes at one door."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An option, or one part of the fair test; its key stays when its words change."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """One cause, under another or, with no key there, under the statement; and how it is known."""

    key: str
    text: str
    under: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Pass:
    """How a door was passed: what was missing, why, who asked, which parties were content, when it will be finished."""

    how: How
    missing: str = ""
    because: str = ""
    asked: str = ""
    content: tuple[str, ...] = ()
    again: date | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """What stands behind one door."""

    text: str = ""
    """The statement, the question, or the gist for the room."""
    yes: frozenset[str] = frozenset()
    """The parties that agree those words."""
    reworded: bool = False
    """Whether the words changed after a party had agreed them."""
    beside: Mapping[str, str] = field(default_factory=dict[str, str])
    """Statements that parties put beside the shared one, where it cannot be agreed."""
    spoken: frozenset[str] = frozenset()
    views: Mapping[str, str] = field(default_factory=dict[str, str])
    """A party's view in its own words, where it was typed."""
    restated: Mapping[str, str] = field(default_factory=dict[str, str])
    """What another party said back, where it was typed."""
    by_facilitator: frozenset[str] = frozenset()
    """The parties whose view the facilitator said back."""
    heard: frozenset[str] = frozenset()
    options: tuple[Entry, ...] = ()
    criteria: tuple[Entry, ...] = ()
    links: tuple[Link, ...] = ()
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Option and criterion, by their keys, and what is said of the one by the other."""
    chosen: tuple[str, ...] = ()
    passed: Pass | None = None
    reopened: bool = False
    again: bool = False
    """Whether an earlier door was opened again since: what stands here is to be looked at again."""

    @property
    def shut_behind(self) -> bool:
        """Whether the room has gone through, and nothing calls it back."""
        return self.passed is not None and not self.again

    @property
    def touched(self) -> bool:
        """Whether anything was done here."""
        return self != Door()


@dataclass(frozen=True, slots=True)
class StagesState:
    """Which door is in front, what stands behind each, and what was passed over with a reason."""

    doors: tuple[Door, ...]
    at: int = 0
    overrides: tuple[tuple[int, Pass], ...] = ()
    looked_ahead: bool = False
    """Whether a day to look back was proposed."""

    @property
    def front(self) -> Door:
        """The door in front."""
        return self.doors[self.at]

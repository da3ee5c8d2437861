"""What a colour leaves open: the parties differ, or green is not quite believable (practices B2). Pure.

A doubt says what is on file beside the colour; it is a question to the room, never a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from meetingtui.core.standing import Agreed, Colour, Stood, together

RANKS: Mapping[Colour, int] = {"green": 0, "yellow": 1, "red": 2}
"""The colours by how far off they are; "no view" is none of them."""
RUNNING = 3
"""Greens without a reason in a row, today's among them, that raise a doubt."""
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Doubt(StrEnum):
    """What there is to look at again."""

    DIFFER = "differ"
    LATE = "late"
    NO_REASON = "no reason"
    SIGN = "sign"
    JUMPED = "jumped"


WATERMELON = frozenset({Doubt.LATE, Doubt.NO_REASON, Doubt.SIGN})
"""The doubts about a green that need a because."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about one stream: each party's view, what was agreed, and what is on file."""

    says: Mapping[str, Colour] = field(default_factory=dict[str, Colour])
    agreed: Agreed | None = None
    because: str = ""
    late: int = 0
    """Promises of this stream that are past their date."""
    seen: bool = False
    """Whether an early sign of this stream has been seen."""
    before: tuple[Stood, ...] = ()
    """How it stood in earlier meetings, the last one last."""


def gap(says: Mapping[str, Colour]) -> int:
    """How far the widest two views are apart, 0 to 2; "no view" is not a gap."""
    ranks = [RANKS[colour] for colour in says.values() if colour in RANKS]
    return max(ranks) - min(ranks) if ranks else 0


def called(facts: Facts) -> frozenset[str]:
    """The colours that stand: the agreed one, else every colour that was said."""
    if facts.agreed is not None and facts.agreed != "differs":
        return frozenset({facts.agreed})
    return frozenset(facts.says.values())


def last_agreed(before: tuple[Stood, ...]) -> Agreed | None:
    """What it was called when it was last agreed."""
    named: list[Agreed] = [stood.agreed for stood in before if stood.agreed is not None]
    return named[-1] if named else None


def doubts(facts: Facts) -> tuple[Doubt, ...]:
    """The doubts about a stream whose colours are open, in the order in which they are read out."""
    colours = called(facts)
    green = "green" in colours
    found = [
        (Doubt.DIFFER, gap(facts.says) > 0),
        (Doubt.LATE, green and facts.late > 0),
        (Doubt.NO_REASON, green and _no_reason(facts)),
        (Doubt.SIGN, green and facts.seen),
        (Doubt.JUMPED, "red" in colours and last_agreed(facts.before) == "green"),
    ]
    return tuple(doubt for doubt, holds in found if holds)


def _no_reason(facts: Facts) -> bool:
    earlier = facts.before[-(RUNNING - 1) :]
    bare = all((stood.agreed or together(stood.says)) == "green" and not stood.because for stood in earlier)
    return not facts.because and len(earlier) == RUNNING - 1 and bare


def needs_because(facts: Facts) -> bool:
    """Whether a because is called for: for yellow, for red, and for a green with a doubt about it."""
    return bool(called(facts) & {"yellow", "red"}) or bool(WATERMELON & set(doubts(facts)))


def needs_ask(facts: Facts) -> bool:
    """Whether an ask is called for: red needs something from this room, or the word that it needs nothing."""
    return "red" in called(facts)


def sentence(doubt: Doubt, facts: Facts) -> str:
    """A doubt in words."""
    match doubt:
        case Doubt.DIFFER:
            return "You see this differently."
        case Doubt.LATE:
            one = facts.late == 1
            return f"Green, and {say_number(facts.late)} {'promise is' if one else 'promises are'} late."
        case Doubt.NO_REASON:
            return "Green, no reason given three times running."
        case Doubt.SIGN:
            return "Green, and an early sign has been seen."
        case Doubt.JUMPED:
            return "Jumped from green to red."


def say_number(number: int) -> str:
    """A small number as a word."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)

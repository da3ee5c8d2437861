"""When a text passes, by method (practices B8). Pure: a table of rules, nothing about a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from meetingtui.core.keys import shown
from meetingtui.steps.decide.step import Method

Says = Literal["yes", "concern", "objects", "aside", "beyond", "heard"]
FINGERS = (
    (5, "will lead it"),
    (4, "strongly for it"),
    (3, "can go with it"),
    (2, "wants it changed"),
    (1, "has a serious worry"),
    (0, "no, as it stands"),
)
"""What each number of fingers means here; published legends disagree about one and two."""
ENOUGH = 3
"""So many fingers or more can go with it."""


_NAMED = 3
"""So many names fit one sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party, or one person who is heard, stands, and the words it was said to."""

    says: Says
    read: str = ""
    """The text this was said to: it does not count for another."""
    words: str = ""
    """The concern, the reason, or what would lift it."""
    watch: str = ""
    """What would show that the concern was right."""
    fingers: tuple[int, ...] = ()
    named: tuple[str, ...] = ()
    """Who stands aside and wishes to be named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the text passes as things are, and in a sentence why not."""

    holds: bool
    sentence: str = ""
    missing: tuple[str, ...] = ()
    """Those who have not said where they stand."""
    against: tuple[str, ...] = ()
    """Those whose position stands in the way."""


def agrees(position: Position | None) -> bool:
    """Whether a position is a yes to the text: with a concern, or to be ratified, it is one too."""
    return position is not None and position.says in {"yes", "concern", "beyond"}


def low(position: Position) -> bool:
    """Whether a hand showed fewer than three fingers."""
    return any(count < ENOUGH for count in position.fingers)


def passes(
    method: Method,
    asked: Sequence[str],
    positions: Mapping[str, Position],
    *,
    decider: str | None = None,
    name: Callable[[str], str] = str,
) -> Verdict:
    """Whether a text passes: `asked` are the present parties, or those who are heard before `decider` decides.

    No position is not a yes, by any method.
    """
    if method == "one decides after hearing":
        return _one_decides(asked, positions, decider, name)
    if not asked:
        return Verdict(False, f"nobody is in the room to say yes: {shown('stage.here')} says who is here")
    missing = tuple(one for one in asked if one not in positions)
    if missing:
        return Verdict(False, f"{_names(missing, name)} {_has(missing)} not spoken yet", missing)
    if method == "majority":
        return _majority(asked, positions, name)
    against = tuple(one for one in asked if _stands_against(method, positions[one]))
    if against:
        doing = "showed fewer than three fingers" if method == "fist to five" else _objects(against)
        return Verdict(False, f"{_names(against, name)} {doing}", (), against)
    if not any(agrees(positions[one]) for one in asked):
        return Verdict(False, "everybody stands aside: nobody has said yes", (), tuple(asked))
    return Verdict(True)


def _stands_against(method: Method, position: Position) -> bool:
    match method:
        case "fist to five":
            return position.says == "objects" or low(position)
        case "consensus":
            return not agrees(position) and position.says != "aside"
        case _:
            return not agrees(position)


def _majority(asked: Sequence[str], positions: Mapping[str, Position], name: Callable[[str], str]) -> Verdict:
    against = tuple(one for one in asked if not agrees(positions[one]))
    ayes = len(asked) - len(against)
    if ayes > len(against):
        return Verdict(True, "", (), against)
    counted = f"{ayes} for it, {len(against)} against: {_names(against, name)}"
    return Verdict(False, f"{counted}; a tie does not pass" if ayes == len(against) else counted, (), against)


def _one_decides(
    heard: Sequence[str], positions: Mapping[str, Position], decider: str | None, name: Callable[[str], str]
) -> Verdict:
    missing = tuple(one for one in heard if one not in positions)
    if missing:
        return Verdict(False, f"{_names(missing, name)} {_has(missing)} not been heard", missing)
    if decider is None:
        return Verdict(False, "nobody is named to decide")
    said = positions.get(decider)
    if said is None:
        return Verdict(False, f"{name(decider)} has not decided", (decider,))
    if not agrees(said):
        return Verdict(False, f"{name(decider)} decided against it", (), (decider,))
    return Verdict(True)


def _names(who: Sequence[str], name: Callable[[str], str]) -> str:
    names = [name(one) for one in who]
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _has(who: Sequence[str]) -> str:
    return "has" if len(who) == 1 else "have"


def _objects(who: Sequence[str]) -> str:
    return "objects" if len(who) == 1 else "object"

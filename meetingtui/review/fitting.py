"""Parts of a page under titles, and as much of them as fits on a screen: what presses first. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Opens(StrEnum):
    """What a line leads to."""

    NOTHING = "nothing"
    AGENDA = "agenda"
    AGENDAS = "agendas"
    ITEM = "item"
    MINUTES = "minutes"
    REGISTER = "register"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of home: words at both ends, and what it leads to."""

    words: str
    right: str = ""
    opens: Opens = Opens.NOTHING
    mark: str = ""
    """The name of an agenda or of minutes, the id of an item, or the kind of a register."""
    late: bool = False
    brief: str = ""
    """What stands at the right of a small screen, where it is other words."""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a title. `rest` leads to all of them; it is there where not all are shown."""

    title: str
    lines: tuple[Line, ...]
    rest: Line | None = None
    stays: bool = False
    """Whether `rest` is there in any case."""
    pressing: int = 0
    """How many of the lines, from the first, are worth more than those of the others that are not."""


def fitted(parts: Sequence[Part], room: int, height: Callable[[Line], int] = lambda _: 1) -> list[Part]:
    """As much of the parts as `room` rows hold, each with a row for its title.

    Every part has a line as long as there is room for one; the last parts go first. What presses most is filled first,
    and a part of which something is left out ends with a line that says how many, and leads to them.
    """
    shown = list(parts)
    counts = [1] * len(shown)

    def size() -> int:
        return sum(_size(part, count, height) for part, count in zip(shown, counts, strict=True))

    while len(shown) > 1 and size() > room:
        shown.pop()
        counts.pop()
    for pressing in (True, False):
        while any(_grow(shown, counts, number, size, room, pressing=pressing) for number in range(len(shown))):
            pass
    return [_cut(part, count) for part, count in zip(shown, counts, strict=True)]


def _grow(
    shown: Sequence[Part], counts: list[int], number: int, size: Callable[[], int], room: int, *, pressing: bool
) -> bool:
    """Show one line more of a part, if there is room for it."""
    part, before = shown[number], counts[number]
    most = part.pressing if pressing else len(part.lines)
    # The last line may stand where it was said that there is another.
    for more in (1, 2):
        counts[number] = before + more
        if counts[number] <= most and size() <= room:
            return True
    counts[number] = before
    return False


def _size(part: Part, count: int, height: Callable[[Line], int]) -> int:
    rows = sum(height(line) for line in part.lines[:count])
    return 1 + rows + (part.rest is not None and (part.stays or count < len(part.lines)))


def _cut(part: Part, count: int) -> Part:
    rest = part.rest
    left = len(part.lines) - count
    lines = list(part.lines[:count])
    if rest is not None and part.stays:
        lines.append(rest)
    elif rest is not None and left > 0:
        lines.append(replace(rest, words=f"and {left} more: {rest.words}"))
    return replace(part, lines=tuple(lines))

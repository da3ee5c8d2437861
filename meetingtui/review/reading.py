"""One meeting's minutes as lines to read, with the places in them: sections, items, words that are looked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len, chop_cells

from meetingtui.core.people import Partnership
from meetingtui.core.standing import Change
from meetingtui.core.text import fold_name
from meetingtui.files.minutes import Minutes
from meetingtui.review.afterwards import amended
from meetingtui.review.plain import WIDTH, write_minutes
from meetingtui.review.writer import Writer


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The lines of minutes, none wider than asked for, and where their parts begin."""

    lines: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]
    """The line of each section, and what it is called."""
    places: Mapping[str, int]
    """The line on which an item is told, by its id; `A27 changed` for a change of it."""

    def section(self, line: int) -> int:
        """The number of the section that a line is in; -1 for what stands above the first."""
        return sum(1 for at, _ in self.headings if at <= line) - 1

    def passage(self, line: int) -> range:
        """The lines that belong to what begins there: those after it that are indented more."""
        if not 0 <= line < len(self.lines):
            return range(0)
        indent = _indent(self.lines[line])
        end = line + 1
        while end < len(self.lines) and self.lines[end] and _indent(self.lines[end]) > indent:
            end += 1
        return range(line, end)

    def find(self, words: str) -> tuple[int, ...]:
        """The lines that hold all these words; where none does, those that hold one of them."""
        wanted = fold_name(words).split()
        if not wanted:
            return ()
        folded = [fold_name(line) for line in self.lines]
        every = [number for number, line in enumerate(folded) if all(word in line for word in wanted)]
        return tuple(every or [number for number, line in enumerate(folded) if any(word in line for word in wanted)])


def minutes_text(
    minutes: Minutes, partnership: Partnership | None, width: int = WIDTH, called: Mapping[str, str] | None = None
) -> MinutesText:
    """The minutes as `show` prints them, with every line cut to the width: a screen has no room beside it."""
    out = Writer(width)
    out.amended = amended(minutes)
    write_minutes(out, minutes, partnership, called=called)
    pieces = [_cut(line, width) for line in out.lines]
    starts = [0, *accumulate(len(each) for each in pieces)]
    return MinutesText(
        tuple(line for each in pieces for line in each),
        tuple((starts[at], words) for at, words in out.headings),
        {name: starts[at] for name, at in out.places.items() if at < len(pieces)},
    )


def where(text: MinutesText, mark: str, change: Change | None = None) -> int | None:
    """The line on which an item was made, or, with a change of it, where that is told; None where nothing says it."""
    if change is None:
        return text.places.get(mark)
    by = change.why.removeprefix("by ") if change.to == "replaced" and change.why else ""
    names = (f"{mark} changed", by, mark)
    return next((text.places[name] for name in names if name in text.places), None)


def _cut(line: str, width: int) -> list[str]:
    """A line in pieces that fit, broken at spaces where there are any: long words and labels stick out of a page."""
    pieces: list[str] = []
    indent = " " * min(_indent(line), width // 2)
    while cell_len(line) > width:
        head = chop_cells(line, width)[0]
        at = head.rstrip().rfind(" ")
        head = head[: at + 1] if at > len(indent) else head
        pieces.append(head.rstrip())
        line = indent + line[len(head) :].lstrip()
    return [*pieces, line]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

"""How ratings are drawn: a row for each party, its dots on the scale, and the words for what they show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.steps.protocol import View
from meetingtui.steps.rate import findings
from meetingtui.steps.rate.findings import Trend
from meetingtui.steps.rate.play import Said
from meetingtui.steps.rate.step import RateFields
from meetingtui.widgets.page import QUIET, STRONG, Page, fit

WINDOW = 6
"""Parties, and statements of the overview, that are listed at a time."""
_LISTED = 5
"""More anchors than this run on in one paragraph."""
_MANY = 8
"""More numbers than this of one party are counted, not listed."""
_APART = 3
"""Parties that stand on lines of their own where one line does not hold them."""
_NAME = 14
"""Columns that a party's name may take beside its dots."""


def window(count: int, front: int) -> range:
    """Which of so many rows are listed, with the one in front among them."""
    first = max(0, min(front - WINDOW // 2, count - WINDOW))
    return range(first, min(first + WINDOW, count))


def anchors(page: Page, fields: RateFields) -> None:
    """What the numbers mean."""
    points = fields.points
    if len(points) <= _LISTED:
        for number, words in enumerate(points, 1):
            page.text(words, first=f"  {number}  ", hang=5)
    else:
        page.text(" · ".join(f"{number} {words}" for number, words in enumerate(points, 1)))


def ends_of_scale(fields: RateFields) -> str:
    """What the lowest and the highest number mean."""
    points = fields.points
    return f"1 {points[0]} … {len(points)} {points[-1]}"


def named(party: str, names: Partnership) -> str:
    """A party by its shape and its short name."""
    return f"{names.mark(party)} {names.party_name(party)}"


def label_width(parties: Sequence[str], names: Partnership) -> int:
    """Columns for the longest label among these, within reason."""
    return min(max((cell_len(named(party, names)) for party in parties), default=0), _NAME)


class Scale:
    """The columns of a scale, for as much room as there is."""

    def __init__(self, points: int, width: int, shown: Mapping[str, Said]) -> None:
        self.points = points
        longest = max((cell_len(in_words(said)) for said in shown.values()), default=0)
        spacious = width - points * 4 >= longest + 2
        self.tail = longest + 2 if spacious else 0
        """Columns for the numbers as words; none where the dots need them."""
        self.column = max(min((width - self.tail) // points, 8), 3)

    def heading(self) -> str:
        """The numbers of the scale above its columns."""
        return "".join(_centred(str(point), self.column) for point in range(1, self.points + 1))

    def row(self, said: Said, mark: str) -> str:
        """One party's dots, each in the column of its number, then the numbers themselves."""
        cells = [self._cell(said.values.count(point), mark) for point in range(1, self.points + 1)]
        return "".join(cells) + (f"  {in_words(said)}" if self.tail else "")

    def _cell(self, count: int, mark: str) -> str:
        if not count:
            return _centred("·", self.column)
        dots = mark * count
        return _centred(dots if cell_len(dots) < self.column else f"{mark}{count}", self.column)


def _centred(text: str, width: int) -> str:
    left = max(width - cell_len(text), 0) // 2
    return fit(" " * left + text, width)


def numbers(values: tuple[int, ...]) -> str:
    """One party's numbers: each by itself, or how often each was given where they are many."""
    if len(values) <= _MANY:
        return " ".join(map(str, values))
    return " ".join(f"{value}×{values.count(value)}" for value in sorted(set(values)))


def in_words(said: Said) -> str:
    """One party's numbers, and who of it abstains."""
    parts = [numbers(said.values)] if said.values else []
    if said.voice:
        parts.append("one voice" if said.values else "abstains")
    elif said.abstained:
        parts.append("1 abstains" if said.abstained == 1 else f"{said.abstained} abstain")
    return ", ".join(parts)


def dots(party: str, values: tuple[int, ...], names: Partnership) -> str:
    """One party's numbers after its shape: `◆ 2 2 4`."""
    return f"{names.mark(party)} {numbers(values)}"


def half(number: float) -> str:
    """A median as people write it."""
    return f"{int(number)}" if number == int(number) else f"{int(number)}½"


def trend_words(now: Mapping[str, tuple[int, ...]], before: Trend, view: View) -> str:
    """What was said last time and who has moved, or why that cannot be compared; nothing the first time."""
    names = view.partnership
    when = f" ({say_date(before.on, view.day) if view.day else say_date(before.on)})" if before.on else ""
    match before.sort:
        case "first":
            return ""
        case "reworded":
            return f"Worded differently last time{when}: not compared."
        case "rescaled":
            return f"Rated on another scale last time{when}: not compared."
        case "same":
            was = ", ".join(dots(party, own, names) for party, own in (before.values or {}).items())
            moved = findings.moved_words(now, before, names)
            return f"Last time{when} {was or 'nobody rated it'}." + (f" {moved}." if moved else "")


def overview_row(values: Mapping[str, tuple[int, ...]], points: int, names: Partnership) -> str:
    """A statement's finding in a few words, for the right-hand end of its row."""
    within = [names.mark(party) for party, own in values.items() if findings.differs_within(own, points)]
    split = f", {' '.join(within)} differs within" if within else ""
    return f"{findings.gap_words(values)}{split}"


def overview_detail(
    page: Page, text: str, group: str | None, values: Mapping[str, tuple[int, ...]], before: Trend, view: View
) -> None:
    """The statement in front on the overview: its words in full, each party's numbers, what has moved."""
    names = view.partnership
    page.text(f"{group}: {text}" if group else text, STRONG)
    found = findings.middles(values)
    each = [f"{named(party, names)} {numbers(own)}, middle {half(found[party])}" for party, own in values.items()]
    together = "; ".join(each)
    apart = cell_len(together) > page.width - 2 and len(each) <= _APART
    for words in each if apart else (together,) if each else ():
        page.text(words, indent=2, hang=0)
    moved = trend_words(values, before, view)
    if values and moved:
        page.text(moved, QUIET, indent=2)

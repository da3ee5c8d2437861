"""One item in full; a digit or Enter opens the minutes at the place where it was made, or where it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from meetingtui.core.dates import say_date
from meetingtui.register.fold import Register
from meetingtui.review.item import ItemText, Way, item_text
from meetingtui.review.plain import WIDTH
from meetingtui.review.registers import BY_KIND
from meetingtui.steps.panel import Choice
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.listing import NO_ROW, ListScreen
from meetingtui.widgets.page import QUIET, STRONG, Page

LABEL = 20
"""Columns of the names of facts at most; a longer one stands above its words."""


class ItemPage(ListScreen):
    """What an item says, and the ways that lead on from it."""

    def __init__(self, desk: Desk, mark: str) -> None:
        super().__init__(desk)
        self.mark = mark
        self._text: ItemText | None = None
        self._told_of: tuple[Register | None, date, ItemText | None] | None = None
        self._lines: list[Content] = []
        self._slots: list[tuple[int, int]] = []
        self._made_of: tuple[int, int, int, bool] | None = None

    @property
    def told_of(self) -> ItemText | None:
        """The item as it is told now, made once for a register and a day; None where the archive does not hold it."""
        register, today = self.desk.archive.register, self.desk.today
        if self._told_of is None or self._told_of[0] is not register or self._told_of[1] != today:
            one = register.items.get(self.mark) if register else None
            text = item_text(one, register, self.desk.names, today) if register and one else None
            self._told_of = register, today, text
        return self._told_of[2]

    # the page -----------------------------------------------------------------------------------------------

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        made_of = (id(self.desk.archive.register), width, self.window.at, self.large)
        if made_of != self._made_of:
            self._made_of = made_of
            self._text = self.told_of
            self._lines, rows = self._draw(width)
            slots = [(row, number) for number, row in enumerate(rows)]
            if slots != self._slots:
                self._slots = slots
        return self._slots

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        del row, width, here
        return self._lines[number]

    def nothing(self, width: int) -> list[Content]:
        del width
        known = self.desk.archive.whole
        return [Content(f"No minutes hold {self.mark} any more." if known else "Reading …")]

    def _draw(self, width: int) -> tuple[list[Content], list[int]]:
        """All lines, and for each the way it belongs to."""
        text = self._text
        if text is None:
            return [], []
        page = Page(width, large=self.large)
        page.text(text.headline, STRONG, first=f"{text.id}  ")
        page.text(f"{text.state[:1].upper()}{text.state[1:]}", QUIET, indent=len(text.id) + 2).blank()
        room = min(max((len(fact.name) for fact in text.facts), default=0), LABEL)
        for fact in text.facts:
            page.text(fact.words, first=f"{fact.name:<{room}}  ").gap()
        if text.said:
            page.blank()
        for said in text.said:
            page.text(f"{said}.", STRONG)
            page.text("This waits for the next meeting; nothing has changed yet.", QUIET)
        page.blank().text("What became of it", STRONG)
        rows = [NO_ROW] * page.height
        for number, way in enumerate(text.ways):
            self._way(page, number, way)
            rows += [number] * (page.height - len(rows))
        return list(page.lines), rows

    def _way(self, page: Page, number: int, way: Way) -> None:
        here = number == self.window.at
        digit = str(number + 1) if number < 9 else " "
        when = f"{say_date(way.on)}: " if way.on else ""
        words = f"{when}{way.words}"
        page.text(words, STRONG if here else "", first=f"{'▶' if here else ' '} {digit}  ", hang=5)
        if way.why and not way.words.startswith("replaced"):
            page.text(f"because: {way.why}" if _is_reason(way) else way.why, QUIET, indent=5)

    # around it ----------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        text = self.told_of
        return (f"{BY_KIND[text.kind].title}: {text.id}", "") if text else (self.mark, "")

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        ways = self._text.ways if self._text else ()
        if not ways:
            return "", (Choice("Esc", "back"),)
        way = ways[min(self.window.at, len(ways) - 1)]
        enter = f"open {way.item}" if way.item else "where it changed" if way.change else "where it was made"
        digits = (Choice(f"1–{min(len(ways), 9)}", "go there"),) if len(ways) > 1 else ()
        return enter, (*digits, Choice("Esc", "back"))

    def to_copy(self) -> tuple[str, str]:
        lines, _ = self._draw(WIDTH)
        return (self.mark, "\n".join(line.plain.rstrip() for line in lines) + "\n") if lines else ("", "")

    # keys ---------------------------------------------------------------------------------------------------

    def picked(self, row: int) -> None:
        """Open the minutes at that place, or that item."""
        if self._text is None or row >= len(self._text.ways):
            return
        way = self._text.ways[row]
        if way.item:
            from meetingtui.tui.screens.review.saying import ItemScreen

            self.program.push_screen(ItemScreen(self.desk, way.item))
        elif self.desk.archive.minutes(way.minutes) is None:
            self.notice(f"The minutes {way.minutes} are not in the folder any more.")
        else:
            from meetingtui.tui.screens.review.minutes import MinutesScreen

            self.program.push_screen(MinutesScreen(self.desk, way.minutes, self.mark, way.change))

    def action_digit(self, number: int) -> None:
        self._notice = ""
        ways = self._text.ways if self._text else ()
        if 1 <= number <= min(len(ways), 9):
            self.window.at = number - 1
            self.picked(number - 1)


def _is_reason(way: Way) -> bool:
    return way.change is not None and way.change.to in {"moved", "dropped", "let go", "withdrawn", "closed"}

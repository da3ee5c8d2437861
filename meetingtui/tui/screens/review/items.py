"""What was made or changed in one meeting, and how it stands today: Enter opens the item with its history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from meetingtui.core.carrying import kind_of
from meetingtui.review.registers import SHELVES, Row, row_of
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind
from meetingtui.tui.screens.review.desk import GONE, Desk
from meetingtui.tui.screens.review.listing import NO_ROW, STATE, ListScreen
from meetingtui.widgets.page import QUIET, STRONG, fit, wrap


class ItemsScreen(ListScreen):
    """The items of one meeting by kind, as they stand now."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("review.items", "items", "back to the minutes")]

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk)
        self.called = name
        self._rows: list[Row] = []
        self._titles: list[str] = []
        self._slots: list[tuple[int, int]] = []
        self._made_of: object = self

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        del width
        register = self.desk.archive.register
        if register is not self._made_of:
            self._made_of = register
            self._list()
        return self._slots

    def _list(self) -> None:
        register, names = self.desk.archive.register, self.desk.names
        self._rows, self._titles, self._slots = [], [], []
        if register is None or names is None:
            return
        here = [
            one
            for one in register.items.values()
            if one.minutes == self.called or any(change.minutes == self.called for change in one.history)
        ]
        for shelf in SHELVES:
            found = [one for one in here if kind_of(one) is shelf.kind]
            if found:
                self._titles.append(shelf.title)
                self._slots.append((NO_ROW, len(self._titles) - 1))
            for one in found:
                self._slots.append((len(self._rows), 0))
                self._rows.append(row_of(one, names, self.desk.today))

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        if row == NO_ROW:
            return Content.assemble((self._titles[number], QUIET))
        one = self._rows[row]
        mark, style = ("▶", STRONG) if here else (" ", "")
        state = one.stands or ("" if one.ended else "open")
        room = width - 10 - min(len(state), STATE)
        words = f"{mark} {one.id:<5} {fit(one.text, room)}  "
        return Content.assemble((words, style), (fit(state, STATE).rstrip(), STRONG if one.pressing or here else QUIET))

    def nothing(self, width: int) -> list[Content]:
        if not self.desk.archive.whole:
            return [Content("Reading …")]
        gone = self.desk.archive.minutes(self.called) is None
        sentence = GONE if gone else "Nothing that lasts was made or changed in this meeting."
        return [Content(line) for line in wrap(sentence, width)]

    def heading(self) -> tuple[str, str]:
        kept = self.desk.archive.minutes(self.called)
        return "What became of it", kept.minutes.title if kept else self.called

    def told(self) -> str:
        if not self._rows:
            return ""
        row = self._rows[min(self.window.at, len(self._rows) - 1)]
        return f"{row.id} {row.text}{f' ({row.facts})' if row.facts else ''}"

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        return "open" if self._rows else "", (Choice("Esc", "back"),)

    def picked(self, row: int) -> None:
        from meetingtui.tui.screens.review.saying import ItemScreen

        self.program.push_screen(ItemScreen(self.desk, self._rows[row].id))

    def action_items(self) -> None:
        """Its own key again closes it."""
        self.action_back()

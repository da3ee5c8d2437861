"""A register: what is open first, what presses at the top; ended ones on request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from meetingtui.core.items import ItemKind
from meetingtui.review.narrow import Narrow
from meetingtui.review.registers import BY_KIND, LATE, Row, items_of, register_rows
from meetingtui.steps.panel import Choice
from meetingtui.tui.keys import bind
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.listing import NO_ROW, STATE
from meetingtui.tui.screens.review.narrowing import NarrowedScreen
from meetingtui.widgets.page import QUIET, STRONG, fit, wrap

ROOMY = 66
"""Columns from which owner and state stand beside the text; below, under it."""
WHO = 12


class RegisterScreen(NarrowedScreen):
    """The items of one kind, a row each."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("review.ended", "ended")]

    def __init__(self, desk: Desk, kind: ItemKind, typed: str = "") -> None:
        super().__init__(desk, typed)
        self.kind = kind
        self.shelf = BY_KIND[kind]
        self.ended = False
        self._rows: list[Row] = []
        self._all = 0
        self._slots: list[tuple[int, int]] = []
        self._made_of: tuple[object, ...] | None = None
        self._columns = (0, 0)

    def is_open(self, kind: ItemKind) -> bool:
        return kind is self.kind

    # what is listed -----------------------------------------------------------------------------------------

    def slots(self, width: int) -> Sequence[tuple[int, int]]:
        register = self.desk.archive.register
        made_of = (id(register), self.typed, self.ended, self.large, width >= ROOMY)
        if made_of == self._made_of or register is None:
            return self._slots
        before, self._made_of = self._made_of, made_of
        here = self._rows[self.window.at].id if self.window.at < len(self._rows) else ""
        wanted = self.desk.narrow(self.typed)
        items = items_of(register, self.kind)
        names = self.desk.names
        found = [one for one in items if wanted.item(one, names)]
        self._rows = register_rows(found, names, self.desk.today, ended=self.ended) if names else []
        self._all = len(items)
        widest = [max((len(words) for words in column), default=0) for column in self._cells()]
        self._columns = min(widest[0], WHO), min(widest[1], STATE)
        self._slots = []
        for row in range(len(self._rows)):
            if self._first_ended(row):
                self._slots.append((NO_ROW, 1))
            self._slots.append((row, 0))
            if width < ROOMY:
                self._slots.append((row, 1))
            if self.large:
                self._slots.append((NO_ROW, 0))
        if before is None or before[1] != self.typed:
            self.mark_row(0)
        else:
            self.mark_row(next((number for number, row in enumerate(self._rows) if row.id == here), 0))
        return self._slots

    def _cells(self) -> tuple[list[str], list[str]]:
        return [row.who for row in self._rows], [row.stands for row in self._rows]

    def _first_ended(self, row: int) -> bool:
        return self._rows[row].ended and (row == 0 or not self._rows[row - 1].ended)

    def slot(self, row: int, number: int, width: int, *, here: bool) -> Content:
        if row == NO_ROW:
            return Content.assemble((f"  {self.shelf.ended}" if number else "", QUIET))
        one = self._rows[row]
        mark, style = ("▶", STRONG) if here else (" ", "")
        pressing = STRONG if one.pressing or here else QUIET
        if width < ROOMY:
            if number:
                words = ", ".join(part for part in (one.who, one.stands) if part)
                return Content.assemble((fit(f"        {words}", width), pressing))
            return Content.assemble((f"{mark} {one.id:<5} {fit(one.text, width - 8)}", style))
        who, state = self._columns
        room = width - 8 - (who + 2 if who else 0) - (state + 2 if state else 0)
        parts: list[tuple[str, str] | str] = [(f"{mark} {one.id:<5} ", style), (fit(one.text, room), style)]
        parts += ["  ", (fit(one.who, who), style)] if who else []
        parts += ["  ", (fit(one.stands, state), pressing)] if state else []
        return Content.assemble(*parts)

    def above(self, width: int) -> list[Content]:
        if not self.typed or self.field.request is not None:
            return []
        words = self.desk.narrow(self.typed).words
        lines = wrap(f"{len(self._rows)} with {words}", width)[:2]
        return [*(Content.assemble((line, STRONG)) for line in lines), Content("")]

    def nothing(self, width: int) -> list[Content]:
        if not self.desk.archive.whole:
            return [Content("Reading …")]
        if self.typed:
            sentence = "None answers to that. Esc shows all again."
        elif self._all:
            sentence = f"{self.shelf.none} o shows the {self._all} {self.shelf.ended}."
        else:
            sentence = f"{self.shelf.none} In a meeting, what is captured comes here."
        return [Content(line) for line in wrap(sentence, width)]

    # around it ----------------------------------------------------------------------------------------------

    def heading(self) -> tuple[str, str]:
        if not self.desk.archive.whole:
            return self.shelf.title, "reading"
        count = sum(1 for row in self._rows if not row.ended)
        pressing = sum(1 for row in self._rows if row.pressing)
        late = f", {pressing} {LATE[self.kind]}" if pressing and self.kind in LATE else ""
        doubt = "?" if any(row.one.uncertain for row in self._rows if not row.ended) else ""
        return self.shelf.title, f"{count} {self.shelf.open}{late}{doubt}"

    def told(self) -> str:
        if not self._rows:
            return ""
        row = self._rows[min(self.window.at, len(self._rows) - 1)]
        return f"{row.id} {row.text}{f' ({row.facts})' if row.facts else ''}"

    def footing(self) -> tuple[str, tuple[Choice, ...]]:
        o = Choice("o", "open only" if self.ended else "ended too")
        esc = Choice("Esc", "show all" if self.typed else "back")
        return "open" if self._rows else "", (o, Choice("/", "find"), esc)

    # keys ---------------------------------------------------------------------------------------------------

    def picked(self, row: int) -> None:
        from meetingtui.tui.screens.review.saying import ItemScreen

        self.program.push_screen(ItemScreen(self.desk, self._rows[row].id))

    def action_ended(self) -> None:
        """The ended ones too, or not."""
        self.ended = not self.ended
        self._notice = ""
        self.redraw()

    def action_register(self, kind: str) -> None:
        """Another register in this one's place; its own key again closes it."""
        if kind == self.kind.value:
            self.action_back()
        else:
            self.program.switch_screen(RegisterScreen(self.desk, ItemKind(kind)))  # pyright: ignore[reportUnknownMemberType]

    def narrowed(self, found: Narrow) -> str:
        return found.words or "words, @owner, #stream, party:…, since:2026-01"

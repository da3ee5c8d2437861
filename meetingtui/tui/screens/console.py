"""The facilitator's console: the live meeting as on the stage, with what is private above it. It can drive."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from meetingtui.core.keys import shown
from meetingtui.live.log import why
from meetingtui.live.notes import add_note, notes_on
from meetingtui.live.replan import replan
from meetingtui.live.terminals import connected
from meetingtui.tui import keys
from meetingtui.tui.private import BANNER, Private, draw_private, private_lines
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.widgets.line_field import Request
from meetingtui.widgets.page import Page

SHARE = 3
"""One part in so many of the rows is the private part's."""
LEAST_ROWS = 5


class ConsoleScreen(StageScreen):
    """The stage, and above it what only the facilitator should see."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.CONSOLE]
    own_keys = keys.CONSOLE
    keyboard = "console"

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._private = Static(id="private", markup=False)
        self._from = 0
        self._notes: tuple[str, ...] | None = None
        self._writing = asyncio.Lock()
        self._told: tuple[Private, ...] = ()
        self._told_of: tuple[object, object, int] | None = None
        """The meeting, the notes and the minute that it was made of: a key that changes none makes nothing anew."""

    def on_mount(self) -> None:
        self.mount(self._private, before="#middle")

    def refresh_stage(self) -> None:
        """Show what is so now, the private part too."""
        super().refresh_stage()
        if self.is_mounted and self._private.is_attached:
            self._put("private", Content("") if self.is_bare() else self._shown_private())

    def _shown_private(self) -> Content:
        lines = list(self._page().content.split("\n"))
        self._from = min(self._from, max(len(lines) - 1, 0))
        last = min(self._from + self._rows, len(lines))
        turns = f"  {self._from + 1}–{last} of {len(lines)}, {shown('stage.private')} turns"
        more = turns if len(lines) > self._rows else ""
        return Content("\n").join([Content.assemble(BANNER, more), *lines[self._from : last]])

    @property
    def _rows(self) -> int:
        """Rows that the private part has beneath its banner."""
        return max(self.size.height // SHARE, LEAST_ROWS) - 1

    def _page(self) -> Page:
        page = Page(max(self.size.width - 2, 20))
        self.draw_aside(page)
        return page

    def draw_aside(self, page: Page) -> None:
        """Put everything that is private on a page."""
        draw_private(page, self._lines())

    def _lines(self) -> tuple[Private, ...]:
        meeting, now = self.snapshot.meeting, datetime.now(UTC)
        if self._notes is None:
            self._notes = notes_on(meeting)
        step, of = meeting.step, self._told_of
        # The step's own minute: what the clock has to say turns with it.
        minute = int(step.seconds(now) // 60) if step else 0
        if of is None or of[0] is not meeting or of[1] is not self._notes or of[2] != minute:
            there = connected(meeting, self.session.live, guests=True)
            self._told = private_lines(meeting, now, self._notes, there)
            self._told_of = meeting, self._notes, minute
        return self._told

    def action_private(self) -> None:
        """Turn to the rest of what is private, and back to its beginning."""
        self._from = self._from + self._rows if self._from + self._rows < self._page().height else 0
        self.refresh_stage()

    def action_note(self, text: str = "") -> None:
        """Open a line for a note that goes to the facilitator's own folder."""

        def given(words: str) -> str:
            if words:
                self.run_worker(self._keep_note(words), group="note")
            return ""

        self.open_line(Request("note", "Note to yourself", text, enter="keep", drafts=False), given)

    async def _keep_note(self, words: str) -> None:
        """Write a note away from the screens: a disk that hangs must not hold up the keys."""
        try:
            async with self._writing:  # in the order in which they were typed
                await asyncio.to_thread(add_note, self.snapshot.meeting, words)
        except OSError as error:
            if self.is_bare():
                self.close_sheet()  # what was typed must come back, whatever stands in front
            self.action_note(words)
            self.notice(f"The note is not kept: {why(error)}")
        else:
            self._notes = None
            self.notice("Noted in your own folder.")

    def action_accept_plan(self) -> None:
        """Take the plan that is offered. A step left out comes back with `u`; the clock has its own key, `t`."""
        changes = replan(self.snapshot.meeting, datetime.now(UTC))
        if not changes:
            self.notice("The meeting is not late: there is nothing to plan anew.")
            return
        if all(self.submit(change.event) for change in changes):
            self.notice(f"Planned anew: {'; '.join(change.words for change in changes)}.")

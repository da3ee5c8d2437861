"""The facilitator's console: the live meeting as on the stage, with what is private above it. It can drive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from meetingtui.live.log import why
from meetingtui.live.notes import add_note, notes_on
from meetingtui.live.replan import replan
from meetingtui.live.terminals import connected
from meetingtui.tui import keys
from meetingtui.tui.private import BANNER, draw_private, private_lines
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

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self._private = Static(id="private", markup=False)
        self._from = 0
        self._notes: tuple[str, ...] | None = None

    def on_mount(self) -> None:
        self.mount(self._private, before="#middle")

    def refresh_stage(self) -> None:
        """Show what is so now, the private part too."""
        super().refresh_stage()
        if self.is_mounted and self._private.is_attached:
            self._put_private()

    def _put_private(self) -> None:
        if self.is_bare():
            self._put("private", Content(""))
            return
        meeting = self.snapshot.meeting
        if self._notes is None:
            self._notes = notes_on(meeting)
        page = Page(max(self.size.width - 2, 20))
        self._draw_private(page)
        rows = max(self.size.height // SHARE, LEAST_ROWS) - 1
        lines = list(page.content.split("\n"))
        self._from = min(self._from, max(len(lines) - 1, 0))
        shown = lines[self._from : self._from + rows]
        if len(lines) > rows:
            last = min(self._from + rows, len(lines))
            more = Content.assemble(BANNER, f"  {self._from + 1}–{last} of {len(lines)}, v turns")
        else:
            more = Content.assemble(BANNER)
        self._put("private", Content("\n").join([more, *shown]))

    def _draw_private(self, page: Page) -> None:
        meeting = self.snapshot.meeting
        there = connected(meeting, self.session.live, guests=True)
        draw_private(page, private_lines(meeting, datetime.now(UTC), self._notes or (), there))

    def action_private(self) -> None:
        """Turn to the rest of what is private, and back to its beginning."""
        rows = max(self.size.height // SHARE, LEAST_ROWS) - 1
        page = Page(max(self.size.width - 2, 20))
        self._draw_private(page)
        self._from = self._from + rows if self._from + rows < page.height else 0
        self.refresh_stage()

    def action_note(self) -> None:
        """Open a line for a note that goes to the facilitator's own folder."""

        def given(text: str) -> str:
            if not text:
                return ""
            try:
                add_note(self.snapshot.meeting, text)
            except OSError as error:
                return f"the note is not kept: {why(error)}"
            self._notes = None
            self.notice("Noted in your own folder.")
            return ""

        self.open_line(Request("note", "Note to yourself", enter="keep", drafts=False), given)

    def action_accept_plan(self) -> None:
        """Take the plan that is offered. A step left out comes back with `u`; the clock has its own key, `t`."""
        changes = replan(self.snapshot.meeting, datetime.now(UTC))
        if not changes:
            self.notice("The meeting is not late: there is nothing to plan anew.")
            return
        if all(self.submit(change.event) for change in changes):
            self.notice(f"Planned anew: {'; '.join(change.words for change in changes)}.")

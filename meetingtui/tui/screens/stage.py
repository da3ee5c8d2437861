"""The stage: what is shared. One thing in the middle, words around it, one line at the bottom."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from meetingtui.core.keys import shown
from meetingtui.core.text import clean_block
from meetingtui.files.folders import from_home
from meetingtui.files.toml_text import FileRefused, read_text
from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS
from meetingtui.steps.panel import StepPanel
from meetingtui.steps.protocol import Refusal
from meetingtui.tui import keys
from meetingtui.tui.capturing import LETTERS, PAUSED
from meetingtui.tui.screens.leaving import LeavingScreen
from meetingtui.tui.screens.undoing import UndoingScreen
from meetingtui.tui.sheets.arrivals import ArrivalsSheet
from meetingtui.tui.sheets.help import CommandSheet, KeysSheet
from meetingtui.tui.sheets.items import DecisionsSheet, EditSheet, FindSheet, put_to_parties
from meetingtui.tui.sheets.plain import ClockSheet, CurtainSheet, LeaveSheet, PrivateSheet
from meetingtui.tui.sheets.steps import StepsSheet
from meetingtui.tui.wording import item_words
from meetingtui.widgets.line_field import Request


class StageScreen(UndoingScreen, LeavingScreen):
    """The live meeting, as everybody sees it."""

    BINDINGS: ClassVar[list[BindingType]] = keys.BINDINGS

    # what panels post ---------------------------------------------------------------------------------------

    @on(StepPanel.Happened)
    def _happened(self, message: StepPanel.Happened) -> None:
        message.stop()
        self.submit(message.event)

    @on(StepPanel.Refused)
    def _refused(self, message: StepPanel.Refused) -> None:
        message.stop()
        self.notice(message.sentence[:1].upper() + message.sentence[1:])

    @on(StepPanel.LineWanted)
    def _line_wanted(self, message: StepPanel.LineWanted) -> None:
        message.stop()
        panel, step = self._panel(), self.snapshot.meeting.step
        if panel is None or step is None:
            return
        if self.snapshot.meeting.paused:
            self.notice(f"The record is paused: {shown('stage.pause')} goes on.")
            return
        token = message.token
        local = self.snapshot.meeting.local

        def given(text: str) -> str:
            if self.snapshot.meeting.paused:
                return PAUSED
            return panel.line_given(token, text, local(datetime.now(UTC)))

        def lines(text: str) -> str:
            if self.snapshot.meeting.paused:
                return PAUSED
            return panel.lines_given(token, clean_block(text), local(datetime.now(UTC)))

        request = Request(
            f"{step.key}:{token}",
            message.label,
            message.text,
            blind=message.blind,
            read=message.read,
            complete=self.capturing.offers if message.names else None,
            pasted=lines if message.lines else None,
        )
        self.open_line(request, given)

    @on(StepPanel.FileWanted)
    def _file_wanted(self, message: StepPanel.FileWanted) -> None:
        message.stop()
        panel = self._panel()
        if panel is None:
            return
        token, local = message.token, self.snapshot.meeting.local

        def given(path: str) -> str:
            if self.snapshot.meeting.paused:
                return PAUSED
            if not path:
                return ""
            try:
                text = read_text(from_home(path))
            except FileRefused as refused:
                return str(refused)
            said = panel.lines_given(token, clean_block(text), local(datetime.now(UTC)))
            if said:
                self.notice(said)
            return ""

        self.open_line(Request(f"file:{token}", message.label, enter="read", drafts=False), given)

    @on(StepPanel.CaptureWanted)
    def _capture_wanted(self, message: StepPanel.CaptureWanted) -> None:
        message.stop()
        self.capturing.capture(message.kind, message.before, message.after)
        self.refresh_stage()

    @on(StepPanel.EditWanted)
    def _edit_wanted(self, message: StepPanel.EditWanted) -> None:
        message.stop()
        self.capturing.edit(message.key)
        self.refresh_stage()

    # keys ---------------------------------------------------------------------------------------------------

    def action_forward(self) -> None:
        """Enter: the next turn, item or step. Only a person advances."""
        sheet, step = self.front(), self.snapshot.meeting.step
        if sheet is not None:
            sheet.enter()
            return
        if step is None:
            return
        panel = self._panel()
        if panel is not None and panel.enter():
            return
        event = step.kind.forward(step.fields, step.state, self.view_of(step))
        following = self.snapshot.meeting.neighbour(1)
        if isinstance(event, Refusal):
            self.notice(event.sentence[:1].upper() + event.sentence[1:])
        elif event is not None:
            self.submit(event)
        elif following is not None:
            self.submit(ev.StepTurned(step=following))
        elif step.fields.kind == "close":
            self.close_meeting()
        else:
            self.show_sheet(LeaveSheet(self))

    def action_back(self) -> None:
        """Backspace: back by one, losing nothing."""
        sheet, step = self.front(), self.snapshot.meeting.step
        if sheet is not None:
            sheet.leave()
            return
        if step is None:
            return
        event = step.kind.back(step.fields, step.state, self.view_of(step))
        before = self.snapshot.meeting.neighbour(-1)
        if event is not None:
            self.submit(event)
        elif before is not None:
            self.submit(ev.StepTurned(step=before))

    def action_digit(self, number: int) -> None:
        """A digit belongs to the thing on screen."""
        self._notice = ""
        sheet = self.front()
        if sheet is not None:
            sheet.digit(number)
        elif (panel := self._panel()) is not None:
            panel.digit(number)

    def action_sign(self, char: str) -> None:
        """`+` and `-` add and take out, where something is listed."""
        sheet = self.front()
        if sheet is not None:
            sheet.sign(char)

    def action_arrow(self, by: int) -> None:
        """Arrows move in a list, or scroll."""
        sheet = self.front()
        if sheet is not None:
            sheet.arrow(by)
        elif (panel := self._panel()) is not None:
            panel.arrow(by)

    def action_turn(self, by: int) -> None:
        """Page keys turn a list's pages, or scroll."""
        sheet, panel = self.front(), self._panel()
        if sheet is not None:
            sheet.turn(by)
        elif panel is not None:
            panel.scroll_page_down(animate=False) if by > 0 else panel.scroll_page_up(animate=False)

    def action_capture(self, letter: str) -> None:
        """Open the capture line."""
        if self.is_bare():
            return
        self.capturing.capture(LETTERS[letter])
        self.refresh_stage()

    def action_edit(self) -> None:
        self.show_sheet(EditSheet(self))

    def action_decide(self) -> None:
        """Put a captured decision to the parties; with one of them there is nothing to choose."""
        sheet = DecisionsSheet(self)
        if len(sheet.items()) == 1 and not self.is_bare():
            put_to_parties(self, sheet.items()[0])
        else:
            self.show_sheet(sheet)

    def action_steps(self) -> None:
        self.show_sheet(StepsSheet(self))

    def action_clock(self) -> None:
        self.show_sheet(ClockSheet(self))

    def action_curtain(self) -> None:
        self.show_sheet(CurtainSheet(self))

    def action_private(self) -> None:
        self.show_sheet(PrivateSheet(self))

    def action_keys(self) -> None:
        """Every key that does something here and now."""
        self.show_sheet(KeysSheet(self, [] if isinstance(self.sheet, KeysSheet) else keys.rows_now(self)))

    def action_here(self) -> None:
        if self.snapshot.meeting.at != ARRIVALS:
            self.show_sheet(ArrivalsSheet(self))

    def action_facilitator(self) -> None:
        ArrivalsSheet(self).ask_facilitator()

    def action_pause(self) -> None:
        """Pause the record, or go on with it."""
        if not self.is_bare():
            self.sheet = None
        self.submit(ev.RecordPaused(paused=self.snapshot.meeting.paused is None))

    def action_large(self) -> None:
        self.large = not self.large
        size = "Large layout. Enlarge the font until 60×20 fits."
        self.notice(size if self.large else "Normal layout.")

    def action_find(self) -> None:
        """Find anything, narrowing as one types; Enter leaves the list for a digit to pick from."""
        sheet = FindSheet(self)
        self.show_sheet(sheet)
        self.open_line(Request("find", "Find", read=sheet.look_for, enter="list", drafts=False), lambda _: "")

    def action_command(self) -> None:
        """Run a command by name: what can be done now, narrowed as one types."""
        if self.is_bare():
            return
        sheet = CommandSheet(self, keys.commands(self))

        def run(words: str) -> str:
            row = sheet.marked if words else None
            if row is None:
                return keys.no_command()
            self.call_after_refresh(self.run_action, row.action)
            return ""

        self.open_line(Request(sheet.TOKEN, ":", read=sheet.look_for, enter="run", drafts=False), run)
        self.sheet = sheet
        self.refresh_stage()

    def action_copy(self) -> None:
        """Copy the item that is marked in a list, else the one captured last: what everybody here can see."""
        sheet, meeting = self.front(), self.snapshot.meeting
        items = meeting.live_items
        if sheet is not None and sheet.bare:
            return
        what, text = sheet.marked if isinstance(sheet, EditSheet | FindSheet) else ("", "")
        if not text and items:
            what, text = items[-1].label, "  ".join(filter(None, item_words(items[-1], meeting, meeting.day)))
        self.notice(self.program.copy_out(text, what) if text else "Nothing is captured yet that could be copied.")

    def action_take_over(self) -> None:
        """Drive the meeting from this terminal; every other one is told."""
        if self.snapshot.meeting.driver == self.session.name:
            self.notice("You drive this meeting.")
        elif self.submit(ev.DriverTaken(driver=self.session.name)):
            self.notice("You drive now.")

    def action_escape(self) -> None:
        """Leave what is open; with nothing open, clear the notice."""
        sheet = self.front()
        self._notice = ""
        if sheet is not None:
            sheet.leave()
        elif (panel := self._panel()) is not None:
            panel.leave()
        self.refresh_stage()

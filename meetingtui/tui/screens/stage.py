"""The stage: what is shared. One thing in the middle, words around it, one line at the bottom."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS, Data
from meetingtui.live.session import Outcome, Session, Snapshot
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.registry import panel_class
from meetingtui.tui import keys, wording
from meetingtui.tui.capturing import LETTERS, Capturing, OnLine, Opened
from meetingtui.tui.sheets.arrivals import ArrivalsSheet
from meetingtui.tui.sheets.items import EditSheet, FindSheet
from meetingtui.tui.sheets.plain import ClockSheet, CurtainSheet, DoneSheet, KeysSheet, LeaveSheet, PausedSheet
from meetingtui.tui.sheets.sheet import Sheet, SheetPanel
from meetingtui.tui.sheets.steps import StepsSheet
from meetingtui.widgets.line_field import LineField, Request

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp

WIDE = 110
"""Columns from which the rail and the captured list are there."""
TIGHT = 72
"""Columns below which margins give way."""


class StageScreen(Screen[None]):
    """The live meeting, as everybody sees it."""

    BINDINGS: ClassVar[list[BindingType]] = keys.BINDINGS
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (TIGHT, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own shape

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.snapshot: Snapshot = session.snapshot
        self.capturing = Capturing(self)
        self.line = LineField()
        self.sheet_panel = SheetPanel()
        self.sheet: Sheet | None = None
        self.large = False
        self._panels: dict[str, StepPanel[Any, Any]] = {}
        self._shown: dict[str, Content] = {}
        self._notice = ""
        self._typed: tuple[Opened | None, str] = None, ""
        """The line that was entered last, and what it said, until that is handed in: it comes back if it is lost."""
        self._ticking: Timer | None = None

    @property
    def program(self) -> MeetingApp:
        """The application this stage belongs to."""
        return cast("MeetingApp", self.app)

    @property
    def acting(self) -> StepPanel[Any, Any] | None:
        """The panel that answers keys, while a step is in front."""
        return self._panel() if self.is_mounted and self.front() is None else None

    def compose(self) -> ComposeResult:
        yield Static(id="top", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="rail", markup=False)
            with Container(id="body"):
                yield self.sheet_panel
            yield Static(id="captured", markup=False)
        yield self.line
        yield Static(id="strip", markup=False)
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self.call_after_refresh(self.refresh_stage)

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_stage)

    # showing ------------------------------------------------------------------------------------------------

    def take(self, snapshot: Snapshot) -> None:
        """A new snapshot of the meeting has come."""
        before = self.snapshot.meeting
        self.snapshot = snapshot
        if before.at != snapshot.meeting.at and isinstance(self.sheet, ArrivalsSheet):
            self.sheet = None
        self.refresh_stage()

    def front(self) -> Sheet | None:
        """The sheet in front: the one that was opened, else the one that the meeting's state calls for."""
        meeting = self.snapshot.meeting
        if self.sheet is not None:
            return self.sheet
        if self.snapshot.over:
            return DoneSheet(self)
        if meeting.paused is not None:
            return PausedSheet(self)
        if meeting.at == ARRIVALS or meeting.step is None:
            self.sheet = ArrivalsSheet(self)
            return self.sheet
        return None

    def refresh_stage(self) -> None:
        """Show what is so now; only what looks different is painted."""
        if not self.is_mounted:
            return
        meeting, now = self.snapshot.meeting, datetime.now(UTC)
        sheet = self.front()
        bare = bool(sheet and sheet.bare)
        width = max(self.size.width - 2, 20)
        self.set_class(self.large, "large")
        self._put("top", Content("") if bare else wording.top_line(meeting, now, width))
        self._show_middle(sheet)
        notice = self._notice
        self._put("strip", Content("") if bare else wording.strip_line(self.snapshot, notice, meeting.day, width))
        self._put("foot", self._foot(sheet, width))
        if self.has_class("-wide"):
            self._put("rail", Content("") if bare else wording.rail(meeting, 25))
            room = max(self.size.height - 8, 4)
            self._put("captured", Content("") if bare else wording.captured_list(meeting, meeting.day, 31, room))
        self._tick(now)

    def _show_middle(self, sheet: Sheet | None) -> None:
        panel = self._panel() if sheet is None else None
        self.sheet_panel.display = sheet is not None
        for one in self._panels.values():
            one.display = one is panel
        if sheet is not None:
            self.sheet_panel.show(sheet, large=self.large)
        elif panel is not None:
            step = self.snapshot.meeting.step
            assert step is not None, "front() gives a sheet where no step is"
            panel.show(step.fields, step.state, self.snapshot.meeting.view(step.key), large=self.large)

    def _panel(self) -> StepPanel[Any, Any] | None:
        """The panel of the step in front, made when its kind is first shown."""
        step = self.snapshot.meeting.step
        if step is None:
            return None
        kind = step.fields.kind
        if kind not in self._panels:
            self._panels[kind] = cast("StepPanel[Any, Any]", panel_class(kind)())
            self.query_one("#body", Container).mount(self._panels[kind])
        return self._panels[kind]

    def _put(self, name: str, content: Content) -> None:
        if self._shown.get(name) != content:
            self._shown[name] = content
            self.query_one(f"#{name}", Static).update(content)

    def _foot(self, sheet: Sheet | None, width: int) -> Content:
        if self.capturing.opened is not None:
            request = self.capturing.opened.request
            tab = (Choice("Tab", "complete"),) if request.complete else ()
            esc = Choice("Esc", "keep as draft" if request.drafts and not request.blind else "leave")
            return wording.foot_line(request.enter, tab, (Choice("Ctrl-O", "capture"), esc), width)
        if sheet is not None:
            esc = (Choice("Esc", sheet.esc_label),) if sheet.esc_label else ()
            tail = () if sheet.bare else (Choice("?", "keys"),)
            return wording.foot_line(sheet.enter_label, (*esc, *sheet.choices()), tail, width)
        step, panel = self.snapshot.meeting.step, self._panel()
        if step is None or panel is None:
            return Content("")
        view = self.snapshot.meeting.view(step.key)
        enter = panel.enter_label(step.fields, step.state, view) or self._after_step()
        choices = panel.choices(step.fields, step.state, view)
        return wording.foot_line(enter, choices, (Choice("a", "action"), Choice("?", "keys")), width)

    def _after_step(self) -> str:
        if self.snapshot.meeting.neighbour(1):
            return "next step"
        step = self.snapshot.meeting.step
        return "close the meeting" if step and step.fields.kind == "close" else "leave"

    def _tick(self, now: datetime) -> None:
        """Paint again when the clock's words change, and not before."""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        wait = wording.next_tick(self.snapshot.meeting.step, now)
        if wait is not None:
            self._ticking = self.set_timer(wait, self.refresh_stage)

    def notice(self, words: str) -> None:
        """Say something in the strip, until the next key that does something."""
        self._notice = words
        self.refresh_stage()

    # the one way in -----------------------------------------------------------------------------------------

    def submit(
        self, data: Data, *, saved: Callable[[], None] | None = None, lost: Callable[[], None] | None = None
    ) -> bool:
        """Hand an event in. Afterwards, on the screen's side, `saved` is called, or `lost` with what was typed."""
        self._notice = ""
        (opened, text), self._typed = self._typed, (None, "")
        if lost is None and opened is not None:
            lost = partial(self.capturing.give_back, opened, text)

        def reply(outcome: Outcome) -> None:
            follow = saved if outcome.stored else lost
            if follow is not None:
                self.program.hand_over(follow)

        if self.session.submit(data, reply):
            return True
        if lost is not None:
            lost()
        self.notice("The meeting is closed; nothing more is taken in.")
        return False

    def open_line(self, request: Request, given: OnLine) -> None:
        """Open the line for something other than a capture."""
        if self._is_bare():
            return
        self.capturing.open(request, given)
        self.refresh_stage()

    def close_sheet(self) -> None:
        """Back to what the meeting itself shows."""
        self.sheet = None
        self.refresh_stage()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; its own key again closes it. What leaves nothing else on the stage stays until it is left."""
        if self._is_bare() and type(self.sheet) is not type(sheet) and not isinstance(sheet, LeaveSheet):
            return
        self._notice = ""
        self.sheet = None if type(self.sheet) is type(sheet) and not isinstance(sheet, FindSheet) else sheet
        self.refresh_stage()

    @on(LineField.Entered)
    def _line_entered(self, message: LineField.Entered) -> None:
        message.stop()
        self._typed = self.capturing.opened, message.text
        self.capturing.entered(message.text)
        if self.capturing.opened is self._typed[0]:
            self._typed = None, ""
        self.refresh_stage()

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
            self.notice("The record is paused: o goes on.")
            return
        token = message.token
        request = Request(f"{step.key}:{token}", message.label, message.text, blind=message.blind, read=message.read)
        local = self.snapshot.meeting.local
        self.open_line(request, lambda text: panel.line_given(token, text, local(datetime.now(UTC))))

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

    def key_rows(self) -> list[tuple[str, str]]:
        """Every key and what it does."""
        return keys.key_rows()

    def action_forward(self) -> None:
        """Enter: the next turn, item or step. Only a person advances."""
        sheet, step = self.front(), self.snapshot.meeting.step
        if sheet is not None:
            sheet.enter()
            return
        if step is None:
            return
        view = self.snapshot.meeting.view(step.key)
        event = step.kind.forward(step.fields, step.state, view)
        following = self.snapshot.meeting.neighbour(1)
        if event is not None:
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
        event = step.kind.back(step.fields, step.state, self.snapshot.meeting.view(step.key))
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
        if self._is_bare():
            return
        self.capturing.capture(LETTERS[letter])
        self.refresh_stage()

    def _is_bare(self) -> bool:
        sheet = self.front()
        return bool(sheet and sheet.bare)

    def action_edit(self) -> None:
        self.show_sheet(EditSheet(self))

    def action_steps(self) -> None:
        self.show_sheet(StepsSheet(self))

    def action_clock(self) -> None:
        self.show_sheet(ClockSheet(self))

    def action_curtain(self) -> None:
        self.show_sheet(CurtainSheet(self))

    def action_keys(self) -> None:
        self.show_sheet(KeysSheet(self))

    def action_here(self) -> None:
        if self.snapshot.meeting.at != ARRIVALS:
            self.show_sheet(ArrivalsSheet(self))

    def action_facilitator(self) -> None:
        ArrivalsSheet(self).ask_facilitator()

    def action_pause(self) -> None:
        """Pause the record, or go on with it."""
        if not self._is_bare():
            self.sheet = None
        self.submit(ev.RecordPaused(paused=self.snapshot.meeting.paused is None))

    def action_large(self) -> None:
        self.large = not self.large
        size = "Large layout. Enlarge the font until 60×20 fits."
        self.notice(size if self.large else "Normal layout.")

    def action_undo(self) -> None:
        """Take back this terminal's latest deed, and say what it was."""
        self._undo(self.session.undoable(), "Nothing to undo.", "Undone")

    def action_redo(self) -> None:
        """Take back the latest undo."""
        self._undo(self.session.redoable(), "Nothing to redo.", "Done again")

    def _undo(self, found: Any, nothing: str, done: str) -> None:
        if self._is_bare():
            return
        if self.snapshot.meeting.paused:
            self.notice("The record is paused: o goes on.")
            return
        if found is None:
            self.notice(nothing)
            return
        data = found.event.data
        words = deed(self.session.deed_of(data) if isinstance(data, ev.Undone) else data, self.snapshot)
        self.submit(ev.Undone(event=found.event.id))
        self.notice(f"{done}: {words}")

    def action_find(self) -> None:
        """Find anything, narrowing as one types; Enter leaves the list for a digit to pick from."""
        sheet = FindSheet(self)
        self.show_sheet(sheet)
        self.open_line(Request("find", "Find", read=sheet.look_for, enter="list", drafts=False), lambda _: "")

    def action_command(self) -> None:
        """Run a command by name."""
        known = keys.commands()

        def matching(words: str) -> list[str]:
            parts = words.lower().split()
            found = [name for name in known if all(part in name for part in parts)]
            # A name that begins so is meant before one that only mentions it.
            return sorted(found, key=lambda name: not name.startswith(tuple(parts)))

        def run(words: str) -> str:
            found = matching(words)
            if not found or not words:
                return "no command of that name; ? lists them"
            self.call_after_refresh(self.run_action, known[found[0]])
            return ""

        self.open_line(
            Request("command", ":", read=lambda words: " · ".join(matching(words)[:6]), enter="run", drafts=False), run
        )

    def action_escape(self) -> None:
        """Leave what is open; with nothing open, clear the notice."""
        sheet = self.front()
        self._notice = ""
        if sheet is not None:
            sheet.leave()
        self.refresh_stage()

    # leaving ------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """`Q` or Ctrl-C: ask. Typed text stays as a draft."""
        if self.snapshot.over:
            self.program.exit(0)
            return
        self.capturing.leave_all()
        self.show_sheet(LeaveSheet(self))

    def leave_open(self) -> None:
        """End this terminal's part; the meeting stays open."""
        cast(
            "MeetingApp", self.app
        ).goodbye = f"The meeting is still open. Go on with it: meetingtui --folder {self.session.folder}"
        self.program.exit(0)

    def close_meeting(self) -> None:
        """Finish the minutes; on the disk's refusal the meeting stays open and the stage says why."""

        def reply(sentence: str) -> None:
            self.program.hand_over(lambda: self._close_told(sentence))

        self.session.close_meeting(reply)

    def _close_told(self, sentence: str) -> None:
        if sentence:
            self.sheet = None
            self.notice(f"Not closed: {sentence}")
            return
        path = self.session.minutes_path
        self.program.goodbye = f"Minutes: {path}\nRead them: meetingtui show {path}"
        self.sheet = DoneSheet(self)
        self.refresh_stage()

    def unsent(self) -> str:
        """What is being typed, and the drafts that wait, to be kept in private; nothing of a blind line."""
        texts = [one.request.words for one in self.capturing.waiting if not one.request.blind]
        request = self.line.request
        with contextlib.suppress(Exception):
            if request is not None and not request.blind:
                texts.append(self.line.text)
        texts += self.line.drafts
        return "\n".join(text for text in texts if text.strip())


def deed(data: Any, snapshot: Snapshot) -> str:
    """What an event did, in a few words."""
    meeting = snapshot.meeting
    match data:
        case ev.ItemCaptured():
            item = data.parsed
            words = next((one.headline for one in meeting.live_items if item is not None and one.item == item), "")
            return f"captured {words}".strip() if words else f"captured a {data.kind.value}"
        case ev.ItemChanged(item=key) | ev.ItemRemoved(item=key):
            found = meeting.items.get(key)
            what = "corrected" if isinstance(data, ev.ItemChanged) else "taken out"
            return f"{found.label if found else 'something'} {what}"
        case ev.Attended(person=person):
            return f"{meeting.partnership.first_name(person)}, here or not"
        case ev.FacilitatorNamed():
            return "who facilitates"
        case ev.StepSkipped():
            return "a step left out or taken in"
        case _:
            return "the last answer in this step"

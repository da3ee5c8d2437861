"""What the stage shows: one thing in the middle, words around it, one line at the bottom."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

from meetingtui.core import keys
from meetingtui.live.event import ARRIVALS, Data, DriverTaken
from meetingtui.live.meeting import Meeting, StepRun
from meetingtui.live.session import Outcome, Session, Snapshot
from meetingtui.live.terminals import Wheel, called, driver_called, wheel
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.steps.protocol import View
from meetingtui.steps.registry import panel_class
from meetingtui.tui import wording
from meetingtui.tui.capturing import Capturing, OnLine, Opened
from meetingtui.tui.screens import works
from meetingtui.tui.sheets.arrivals import ArrivalsSheet
from meetingtui.tui.sheets.help import CommandSheet
from meetingtui.tui.sheets.items import FindSheet
from meetingtui.tui.sheets.plain import DoneSheet, LeaveSheet, PausedSheet
from meetingtui.tui.sheets.sheet import Sheet, SheetPanel
from meetingtui.widgets.above_rule import AboveRule
from meetingtui.widgets.line_field import LineField, Request

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp

WIDE = 110
"""Columns from which the rail and the captured list are there."""
TIGHT = 72
"""Columns below which margins give way."""
_ROWS = frozenset({"strip", "foot"})
"""What is as high as it has rows, none of which is ever wrapped."""
JUST_NOW = 0.4
"""Seconds after another terminal moved the meeting in which a key that moves it was pressed for what stood before."""
MOVED_ON = "The meeting has moved on meanwhile; look, then press again."


class ShownScreen(Screen[None]):
    """What is on the stage, and the one way in; keys and messages are for those built on it."""

    keyboard: ClassVar[keys.Screen] = "stage"
    """Whose keys these are, for the names of those in force."""
    own_keys: ClassVar[tuple[Binding, ...]] = ()
    """Keys that this screen has besides the stage's, for the help."""
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
        self._moved_at = -JUST_NOW

    @property
    def program(self) -> MeetingApp:
        """The application this stage belongs to."""
        return cast("MeetingApp", self.app)

    @property
    def drawn(self) -> Meeting:
        """The meeting as it is drawn; which step is in front may be this terminal's own affair."""
        return self.snapshot.meeting

    def view_of(self, step: StepRun) -> View:
        """What the play of a step may see here."""
        return self.snapshot.meeting.view(step.key)

    @property
    def acting(self) -> StepPanel[Any, Any] | None:
        """The panel that answers keys, while a step is in front."""
        return self._panel() if self.is_mounted and self.front() is None else None

    def compose(self) -> ComposeResult:
        self.large = self.program.launch.config.large
        # As Textual will find when it looks at the size: then it finds it done, and styles everything once, not twice.
        fitting = self._get_breakpoint_classes(self.program.size.width, self.HORIZONTAL_BREAKPOINTS or [])
        self.update_classes(dict.fromkeys(fitting, True), update=False)
        yield AboveRule(id="top", markup=False)
        with Horizontal(id="middle"):
            yield Static(id="rail", markup=False)
            with Container(id="body"):
                yield self.sheet_panel
            yield Static(id="captured", markup=False)
        yield self.line
        yield Static(id="strip", markup=False)
        yield Static(id="foot", markup=False)

    def on_mount(self) -> None:
        self._draw()  # so that the first picture is not an empty one
        self.call_after_refresh(self.refresh_stage)

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_stage)

    # showing ------------------------------------------------------------------------------------------------

    def take(self, snapshot: Snapshot) -> None:
        """A new snapshot of the meeting has come."""
        before = self.snapshot.meeting
        if snapshot.moved != self.snapshot.moved:
            self._moved_at = time.monotonic()
        self.snapshot = snapshot
        if before.driver != snapshot.meeting.driver != self.session.name:
            self._notice = f"{called(snapshot.meeting, snapshot.meeting.driver)} drives now."
        if before.at != snapshot.meeting.at and isinstance(self.sheet, ArrivalsSheet):
            self.sheet = None
        self.refresh_stage()

    def front(self) -> Sheet | None:
        """The sheet in front: the one that was opened, else the one that the meeting's state calls for."""
        meeting = self.snapshot.meeting
        if isinstance(self.sheet, CommandSheet) and not self.sheet.is_open:
            self.sheet = None
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

    def is_bare(self) -> bool:
        """Whether the sheet in front hides everything else."""
        sheet = self.front()
        return bool(sheet and sheet.bare)

    def refresh_stage(self) -> None:
        """Show what is so now; only what looks different is painted."""
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        meeting, now = self.drawn, datetime.now(UTC)
        sheet = self.front()
        bare = bool(sheet and sheet.bare)
        width = max((self.size.width or self.program.size.width) - 2, 20)
        self.set_class(self.large, "large")
        self._put("top", Content("") if bare else wording.top_line(meeting, now, width))
        self._show_middle(sheet)
        notice = self._notice or self.standing_notice()
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
            step = self.drawn.step
            assert step is not None, "front() gives a sheet where no step is"
            panel.show(step.fields, step.state, self.view_of(step), large=self.large)

    def _panel(self) -> StepPanel[Any, Any] | None:
        """The panel of the step in front, made when its kind is first shown."""
        step = self.drawn.step
        if step is None:
            return None
        kind = step.fields.kind
        if kind not in self._panels:
            self._panels[kind] = cast("StepPanel[Any, Any]", panel_class(kind)())
            self.query_one("#body", Container).mount(self._panels[kind])
        return self._panels[kind]

    def _put(self, name: str, content: Content) -> None:
        before = self._shown.get(name)
        if before != content:
            self._shown[name] = content
            shows = self.query_one(f"#{name}", Static)
            if isinstance(shows, AboveRule):
                shows.say(content)
            else:
                # As many rows as before take the same place: nothing around them is laid out anew.
                alike = name in _ROWS and before is not None and _rows(before) == _rows(content)
                shows.update(content, layout=not alike)

    def _foot(self, sheet: Sheet | None, width: int) -> Content:
        return wording.foot_line(*self.keys_now(sheet), width, self.keyboard)

    def keys_now(self, sheet: Sheet | None) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """What Enter does, the choices, and the keys that are named last, with this sheet in front or none."""
        if self.capturing.opened is not None:
            request = self.capturing.opened.request
            tab = (Choice("Tab", "complete"),) if request.complete else ()
            esc = Choice("Esc", "keep as draft" if request.drafts and not request.blind else "leave")
            editor = () if request.blind else (Choice(keys.shown("line.editor"), "editor"),)
            return request.enter, tab, (*editor, Choice(keys.shown("line.capture"), "capture"), esc)
        if sheet is not None:
            esc = (Choice("Esc", sheet.esc_label),) if sheet.esc_label else ()
            tail = () if sheet.bare else (Choice("?", "keys"),)
            return sheet.enter_label, (*esc, *sheet.choices()), tail
        step, panel = self.drawn.step, self._panel()
        return ("", (), ()) if step is None or panel is None else self.step_keys(step, panel)

    def step_keys(
        self, step: StepRun, panel: StepPanel[Any, Any]
    ) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """What Enter does, what the digits mean, and the keys that are named last, while a step is in front."""
        view = self.view_of(step)
        enter = panel.enter_label(step.fields, step.state, view) or self._after_step()
        return enter, panel.choices(step.fields, step.state, view), (Choice("a", "action"), Choice("?", "keys"))

    def words_now(self, name: str) -> str | None:
        """What the key of that id does now; None where it does nothing, an empty text for what the table says."""
        return works.words_now(self, name)

    def standing_notice(self) -> str:
        """What the strip says where there is nothing else to say; empty for what was captured last."""
        return ""

    def _after_step(self) -> str:
        step = self.snapshot.meeting.step
        if step is not None and step.card:
            return "go back"
        if self.snapshot.meeting.neighbour(1):
            return "next step"
        return "close the meeting" if step and step.fields.kind == "close" else "leave"

    def _tick(self, now: datetime) -> None:
        """Paint again when the clock's words change, and not before."""
        if self._ticking is not None:
            self._ticking.stop()
            self._ticking = None
        wait = wording.next_tick(self.snapshot.meeting.step, now)
        if wait is not None:
            self._ticking = self.set_timer(wait, self.refresh_stage)

    @property
    def noticed(self) -> str:
        """The sentence that stands in the strip; empty where it shows what was captured last."""
        return self._notice or self.standing_notice()

    def notice(self, words: str) -> None:
        """Say something in the strip, until the next key that does something."""
        self._notice = words
        self.refresh_stage()

    def unsent(self) -> dict[str, str]:
        """What is being typed, and the drafts that wait, by what they are for; nothing of a blind line."""
        request = self.line.request
        lines = dict(self.line.drafts)
        lines |= {one.request.token: one.request.words for one in self.capturing.waiting if not one.request.blind}
        if request is not None and request.drafts and not request.blind:
            lines[request.token] = self.line.text
        return lines

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
            if outcome.overtaken:
                words = f"{outcome.sentence[:1].upper()}{outcome.sentence[1:]}."
                self.program.hand_over(lambda: self.notice(words))

        seen = self.snapshot if data.drives else None
        unsent = None
        if opened is not None and opened is self.capturing.opened:
            unsent = {token: words for token, words in self.unsent().items() if token != opened.request.token}
        hindrance = self.hindrance(data) or (self.just_moved() if data.drives else "")
        if not hindrance and self.session.submit(data, reply, seen, unsent):
            return True
        if lost is not None:
            lost()
        self.notice(hindrance or "The meeting is closed; nothing more is taken in.")
        return False

    def hindrance(self, data: Data) -> str:
        """Why this terminal does not hand something in; empty where it does. Where nobody drives, it takes over."""
        return self.not_driving() if data.drives else ""

    def just_moved(self) -> str:
        """Why a key that moves the meeting waits: two people who press at once move one step, not two."""
        return MOVED_ON if time.monotonic() - self._moved_at < JUST_NOW else ""

    def not_driving(self) -> str:
        """Why this terminal does not move the meeting; empty where it does, or where it has just taken over."""
        meeting, session = self.snapshot.meeting, self.session
        match wheel(meeting, session.live, session.name):
            case Wheel.ELSEWHERE:
                return f"{driver_called(meeting)} drives this meeting; {keys.shown('stage.take-over')} takes over."
            case Wheel.GONE:
                session.submit(DriverTaken(driver=session.name), seen=self.snapshot)
                return ""
            case Wheel.HERE:
                return ""

    def not_mine(self, key: str) -> str:  # noqa: ARG002 - for a terminal that may not correct everything
        """Why an item is not corrected here; empty where it is."""
        return ""

    def open_line(self, request: Request, given: OnLine) -> None:
        """Open the line for something other than a capture."""
        if self.is_bare():
            return
        self.capturing.open(request, given)
        self.refresh_stage()

    def close_sheet(self) -> None:
        """Back to what the meeting itself shows."""
        self.sheet = None
        self.refresh_stage()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet; its own key again closes it. What leaves nothing else on the stage stays until it is left."""
        if self.is_bare() and type(self.sheet) is not type(sheet) and not isinstance(sheet, LeaveSheet):
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


def _rows(content: Content) -> int:
    """How many rows something takes where none is wrapped."""
    return content.plain.count("\n") + 1 if content.plain else 0

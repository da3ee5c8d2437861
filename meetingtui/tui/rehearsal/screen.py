"""The stage in a rehearsal: made-up people play on it until a key is pressed, and whenever they are asked to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer

from meetingtui.core.keys import shown
from meetingtui.live import event as ev
from meetingtui.live.event import ARRIVALS
from meetingtui.live.meeting import StepRun
from meetingtui.live.session import Session
from meetingtui.rehearsal.player import Turn
from meetingtui.steps.panel import Choice, StepPanel
from meetingtui.tui.keys import bind
from meetingtui.tui.rehearsal.sheet import RehearsedSheet
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.tui.sheets.plain import LeaveSheet
from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.widgets.page import FLAG

if TYPE_CHECKING:
    from meetingtui.tui.rehearsal.app import RehearsalApp

MARK = " Rehearsal "


AGAIN = 0.5
"""Seconds until something that could not be handed in just now is tried once more."""


def playing() -> str:
    """What the strip says while they play."""
    return f"Made-up people play this. Any key pauses, {shown('everywhere.leave')} leaves."


def paused() -> str:
    """What it says while they do not."""
    on, leave = shown("rehearsal.play-on"), shown("everywhere.leave")
    return f"Paused: your turn. Enter goes on by hand, {on} lets them play on, {leave} leaves."


class RehearsalScreen(StageScreen):
    """The live meeting of a rehearsal."""

    mark = MARK
    """What the top line begins with."""
    keyboard = "rehearsal"
    own_keys: ClassVar[tuple[Binding, ...]] = (
        bind("rehearsal.play-on", "play_on"),
        bind("everywhere.leave", "leave", "leave the rehearsal"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [*own_keys]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.playing = True
        self._there = 0
        """How many things had been captured when it was paused: once there is another, that is what is shown."""
        self._waiting: Timer | None = None

    @property
    def rehearsing(self) -> RehearsalApp:
        """The application, with the player."""
        return cast("RehearsalApp", self.app)

    def on_mount(self) -> None:
        self._after(2)

    # playing ------------------------------------------------------------------------------------------------

    def _after(self, weight: int) -> None:
        """The next thing happens once the last one has been looked at."""
        if self.playing:
            self._wait(self.rehearsing.pace.after(self.snapshot.meeting.at, weight))

    def _wait(self, seconds: float) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(max(seconds, 0.001), self._play)

    def _play(self) -> None:
        """Let somebody in the room do what they would do next."""
        meeting = self.snapshot.meeting
        if not self.playing or self.snapshot.over or not self.is_mounted:
            return
        if meeting.paused is not None:
            self._hand_in(Turn(ev.RecordPaused(paused=False)))
            return
        turn = self.rehearsing.player.next(meeting)
        if turn.closes:
            self.close_meeting()
        elif turn.data is not None:
            self._hand_in(turn)
        else:
            self.notice(turn.sentence)
            self._after(turn.weight)

    def _hand_in(self, turn: Turn) -> None:
        assert turn.data is not None
        if not self.submit(turn.data, saved=lambda: self._after(turn.weight), lost=self.pause):
            self.playing = not self.snapshot.over
            self._wait(AGAIN)

    def pause(self) -> None:
        """From here on the person at the keys plays."""
        self.playing, self._there = False, len(self.snapshot.meeting.live_items)
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self._notice = ""
        self.refresh_stage()

    def action_play_on(self) -> None:
        """Let the made-up people go on from what is so now."""
        if self.snapshot.over or self.playing:
            return
        self.capturing.leave_all()
        self.sheet, self.playing, self._notice = None, True, ""
        self.refresh_stage()
        self._after(1)

    # leaving ------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Nothing is kept, so nothing is asked."""
        self.leave_open()

    def leave_open(self) -> None:
        self.pause()
        self.rehearsing.say_goodbye()
        self.rehearsing.exit(0)

    def show_sheet(self, sheet: Sheet) -> None:
        if isinstance(sheet, LeaveSheet):
            self.leave_open()
        else:
            super().show_sheet(sheet)

    def _close_told(self, sentence: str) -> None:
        self.closing = False
        if sentence:
            self.pause()
            self.notice(f"Not closed: {sentence}")
            return
        self.playing = False
        self.played_out()
        self.refresh_stage()

    def played_out(self) -> None:
        """The meeting is closed: say what will not fit."""
        self.rehearsing.say_goodbye()
        self.sheet = RehearsedSheet(self, self.rehearsing.verdict)

    def front(self) -> Sheet | None:
        """As on any stage; once it is closed, what will not fit."""
        if self.snapshot.over and not isinstance(self.sheet, RehearsedSheet):
            self.sheet = RehearsedSheet(self, self.rehearsing.verdict)
        return super().front()

    def unsent(self) -> dict[str, str]:
        """Nothing that is typed here is kept anywhere."""
        return {}

    # showing ------------------------------------------------------------------------------------------------

    def _put(self, name: str, content: Content) -> None:
        """Every top line says that this is a rehearsal."""
        if name == "top":
            room = max(self.size.width - 2, 20)
            content = Content.assemble((self.mark, FLAG), "  ", self.top_words(room - len(self.mark) - 2))
        super()._put(name, content)

    def top_words(self, width: int) -> Content:
        """What the top line says beside the mark."""
        from datetime import UTC, datetime

        from meetingtui.tui import wording

        sheet = self.front()
        if sheet is not None and sheet.bare:
            return Content("")
        return wording.top_line(self.drawn, datetime.now(UTC), min(width, wording.ROOMY - 1))

    def standing_notice(self) -> str:
        if self.snapshot.over:
            return ""
        if not self.playing:
            return paused() if len(self.snapshot.meeting.live_items) == self._there else ""
        return playing() if self.snapshot.meeting.at == ARRIVALS else ""

    def step_keys(
        self, step: StepRun, panel: StepPanel[Any, Any]
    ) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """As on any stage, with the key that pauses and goes on."""
        enter, choices, _ = super().step_keys(step, panel)
        return enter, choices, (Choice("R", "pauses" if self.playing else "goes on"), Choice("?", "keys"))

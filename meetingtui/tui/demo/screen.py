"""The stage of the demo: a sentence above it says what happens and why, and one key hands it to whoever watches."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from meetingtui.core.keys import shown
from meetingtui.live.session import Session
from meetingtui.steps.panel import Choice
from meetingtui.tui.demo.playing import PlayingScreen, yours
from meetingtui.tui.demo.sheet import EndSheet, LeavingSheet
from meetingtui.tui.keys import is_key
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.tui.sheets.plain import LeaveSheet
from meetingtui.tui.sheets.sheet import Sheet
from meetingtui.widgets.page import KEY

MARK, STOPPED = " Demo ", " Demo, stopped "


def not_now() -> str:
    """What a key of the stage is answered while they play."""
    return f"They play this. {shown('stage.take-over')} takes over; then every key of the stage is yours."


class DemoScreen(PlayingScreen):
    """The live meeting of the demo."""

    mark = MARK

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._taken: object = None
        """The meeting as it was when it was taken over."""

    @property
    def scripted(self) -> bool:
        """Whether keys steer the play, and are not the stage's own."""
        return not (self.mine or self._adrift or self.snapshot.over or isinstance(self.sheet, EndSheet))

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            yield widget
            if widget.id == "top":
                yield Static(id="caption", markup=False)

    # steering -----------------------------------------------------------------------------------------------

    def steer(self, key: str, character: str | None) -> None:
        """A key while they play, or are stopped: never one of the stage's own."""
        match character if character and character.isprintable() else key:
            case _ if is_key(key, "everywhere.leave"):
                self.leave_open()
            case _ if is_key(key, "stage.take-over"):
                self.take_it()
            case sign if sign == "=" or is_key(key, "stage.plus"):
                self._faster(1.5)
            case _ if is_key(key, "stage.minus"):
                self._faster(1 / 1.5)
            case sign if sign in {" ", "space"} or sign.isdecimal() or is_key(key, "rehearsal.play-on"):
                self.action_play_on()
            case "enter" if not self.playing:
                self.one_on()
                self.refresh_stage()
            case _ if self.playing:
                self.pause()
            case _:
                self.notice(not_now())

    def _faster(self, by: float) -> None:
        self.demo.tempo = min(max(self.demo.tempo * by, 0.2), 20.0)
        self.notice("Faster." if by > 1 else "Slower.")

    def take_it(self) -> None:
        """From here on the meeting belongs to whoever watches."""
        self.mine, self._taken = True, self.snapshot.meeting
        self._caption = "", yours()
        self.pause()

    def action_play_on(self) -> None:
        """Stop, or go on from what is so now."""
        if self.snapshot.over:
            return
        if self.playing:
            self.pause()
        elif not self.mine:
            self._resume()
        elif self._taken is self.snapshot.meeting and self._cue is not None:
            self.capturing.leave_all()
            self.sheet, self.mine, self.playing = None, False, True
            self._say(self._cue.beat.key, self._cue.words)
            self._plan()
        else:
            self._drift()

    def _resume(self) -> None:
        self.playing, self._notice = True, ""
        self.refresh_stage()
        self._plan()

    # leaving ------------------------------------------------------------------------------------------------

    def leave_open(self) -> None:
        """Ask what is to become of the demo; asked again, leave it."""
        if isinstance(self.sheet, EndSheet):
            self.demo.exit(0)
            return
        self.capturing.leave_all()
        self.pause()
        self.sheet = EndSheet(self) if self.snapshot.over else LeavingSheet(self)
        self.refresh_stage()

    def action_leave(self) -> None:
        """`Q` or Ctrl-C."""
        self.leave_open()

    def played_out(self) -> None:
        self.sheet = EndSheet(self)
        self._caption = "", "The meeting is over, and its minutes are written."

    def front(self) -> Sheet | None:
        """As on any stage; once it is closed, what can be done next."""
        if self.snapshot.over and self.sheet is None:
            self.sheet = EndSheet(self)
        return StageScreen.front(self)

    def show_sheet(self, sheet: Sheet) -> None:
        if isinstance(sheet, LeaveSheet):
            self.leave_open()
        else:
            StageScreen.show_sheet(self, sheet)

    # showing ------------------------------------------------------------------------------------------------

    def refresh_stage(self) -> None:
        """As on any stage, with the sentence that says what happens."""
        stopped = self.scripted and not self.playing
        self.mark = STOPPED if stopped else MARK
        super().refresh_stage()
        if self.is_mounted:
            key, words = self._caption
            self.query_one("#caption").display = not self.is_bare()
            self._put("caption", Content.assemble(*(((key, KEY), "  ") if key else ()), words))

    def standing_notice(self) -> str:
        """While they play, no key is named that would only stop them."""
        return "Nothing captured yet." if self.scripted and not self.snapshot.meeting.live_items else ""

    def keys_now(self, sheet: Sheet | None) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """While they play, the keys that steer."""
        if not self.scripted:
            return super().keys_now(sheet)
        if self.playing:
            keys = Choice("Space", "stop"), Choice("+", "faster"), Choice("-", "slower"), Choice("T", "take over")
            return "", keys, (Choice("Q", "leave"),)
        return "go one step", (Choice("Space", "go on"), Choice("T", "take over")), (Choice("Q", "leave"),)

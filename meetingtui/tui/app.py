"""The application around the screens: themes, the last wall, signals, and handing over from the store thread."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from textual import events, on
from textual.filter import LineFilter

from meetingtui.core.keys import put_in_force
from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_block, clean_line
from meetingtui.files.agenda import Agenda
from meetingtui.files.config import Config
from meetingtui.files.modes import ensure_folder
from meetingtui.live import rescue
from meetingtui.live.locking import locked
from meetingtui.live.log import NotSavedError, held
from meetingtui.live.opening import prepare, today, user_label
from meetingtui.live.session import Session, Snapshot
from meetingtui.register.reading import read_register
from meetingtui.register.resting import say_state
from meetingtui.tui.crash import CrashGuard, run_guarded
from meetingtui.tui.driver import MeetingDriver
from meetingtui.tui.external import Editing
from meetingtui.tui.ground import GroundTold
from meetingtui.tui.guardian import Guardian
from meetingtui.tui.in_order import InOrder
from meetingtui.tui.keys import keymap
from meetingtui.tui.look import look_of
from meetingtui.tui.signs import UNCOLOURED, plain_signs
from meetingtui.tui.themes import THEMES
from meetingtui.tui.wall import Walled

if TYPE_CHECKING:
    from meetingtui.tui.screens.stage import StageScreen


@dataclass(frozen=True, slots=True)
class Launch:
    """What the program was started for. `agenda` is None at home; `partnership` where the folder has none yet."""

    folder: Path
    partnership: Partnership | None
    agenda: Agenda | None
    zone: str
    theme: str = "dark"
    """The theme that was asked for; empty where nobody said, so that the environment and the file decide."""
    mouse: bool = True
    role: Literal["stage", "console", "join", "review"] = "stage"
    """Whether this terminal shows what is shared, what is the facilitator's alone, what one participant sees, or
    what earlier meetings left."""
    person: str | None = None
    """Who joins, as they said it."""
    watch: bool = False
    """Whether they join only to watch."""
    linear: bool = False
    """Whether no screen is drawn, and every change is a line."""
    minutes: Path | None = None
    """The minutes that are opened first, for who reviews."""
    config: Config = field(default_factory=Config)
    """What the person at this terminal has chosen."""
    said: str = ""
    """What the first screen says first."""
    several: tuple[Path, ...] = ()
    """The partnerships it could be, where nobody said which."""
    unplaced: bool = False
    """Whether nobody has said where a partnership that is to be made is kept: the folder is only a proposal."""


class MeetingApp(InOrder[int], CrashGuard[int], Editing[int], Walled[int], inherit_bindings=False):
    """The screens of one partnership."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # letters are commands until a line is opened
    TITLE = "meetingtui"

    def __init__(self, launch: Launch) -> None:
        # The theme comes before everything else: set later, NO_COLOR would draw black on black.
        self.look = look_of(launch.theme, launch.config, os.environ)
        super().__init__(driver_class=MeetingDriver, ansi_color=self.look.theme == "plain")
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[self.look.theme].name
        self.launch = launch
        self._use_keys(launch)
        self.session: Session | None = None
        self.goodbye = ""
        self.goes_on = False
        """Whether another command can be run once the screens are gone."""
        self.onward: tuple[str, ...] = ()
        """That command, in words; home comes back after it."""
        self.refusal = ""
        """Why the meeting that was asked for could not be begun."""
        self._handing = threading.Lock()
        self._latest: Snapshot | None = None
        self._told = asyncio.Event()
        self._calls: deque[Callable[[], None]] = deque()

    # how it looks -------------------------------------------------------------------------------------------

    @property
    def asks_for_ground(self) -> bool:
        """Whether the driver asks the terminal if its ground is dark or light."""
        return self.look.ask

    @on(GroundTold)
    def _wear(self, message: GroundTold) -> None:
        self.theme = THEMES["light" if message.light else "dark"].name

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The wall, Textual's own, and what this terminal cannot show."""
        filters = [*super().get_line_filters()]
        if self.native_ansi_color:
            filters.append(UNCOLOURED)
        if self.look.ascii:
            filters.append(plain_signs(self.look.encoding))
        return filters

    def _use_keys(self, launch: Launch) -> None:
        """A person's own keys; in lines, words are typed and not keys."""
        rebound = {} if launch.linear else launch.config.rebound
        put_in_force(rebound)
        self.set_keymap(keymap(rebound))

    def on_mount(self) -> None:
        if self.launch.said:
            self.call_after_refresh(self._say_first)
        if self.launch.role == "review":
            from meetingtui.tui.screens.review.opening import open_review

            open_review(self, self.launch.minutes)
            self.call_after_refresh(keep_what_is_there)
            return
        from meetingtui.live.finish import clear_finished
        from meetingtui.live.opening import open_meetings

        clear_finished(self.launch.folder)
        found = open_meetings(self.launch.folder)
        if self.launch.role != "stage" and len(found) == 1:
            self.refusal = self.resume_meeting(found[0].live)
            if self.refusal:
                self.exit(return_code=2)
        elif not found and self.launch.agenda is None and self.launch.partnership is None:
            from meetingtui.tui.screens.welcome import first_screen

            self.push_screen(first_screen(self.launch))
        elif found or self.launch.agenda is None:
            from meetingtui.tui.screens.home import HomeScreen

            self.push_screen(HomeScreen(self.launch, found))
        elif self.launch.partnership is None:
            from meetingtui.tui.screens.founding import FoundingScreen

            self.push_screen(FoundingScreen(self.launch))
        else:
            self.refusal = self.open_meeting(self.launch.partnership, self.launch.agenda)
            if self.refusal:
                self.exit(return_code=2)
        # Everything made so far lives as long as the program; a full collection would pause typing for it.
        self.call_after_refresh(keep_what_is_there)

    def _say_first(self) -> None:
        notice = getattr(self.screen, "notice", None)
        if notice is not None:
            notice(self.launch.said)

    def belong(self, launch: Launch) -> None:
        """This is the partnership from here on."""
        self.launch = launch

    def go_on(self, *words: str) -> None:
        """Leave the screens for another command."""
        self.onward = words
        self.exit(0)

    # meetings -----------------------------------------------------------------------------------------------

    def open_meeting(self, partnership: Partnership, agenda: Agenda) -> str:
        """Begin a meeting; the sentence that says why not, or an empty one."""
        if partnership.at_rest:
            return say_state(partnership, today(partnership.zone or self.launch.zone))
        try:
            standing = read_register(self.launch.folder, partnership.parties)[0].standing
            zone = partnership.zone or self.launch.zone
            logs = self.launch.folder / "live"
            ensure_folder(logs)
            with locked(logs):
                live, opening = prepare(self.launch.folder, partnership, agenda, zone, standing)
                session = Session(self.launch.folder, live, user_label(), self._listen)
                session.start(opening)
        except NotSavedError as error:
            return error.sentence
        except OSError as error:
            from meetingtui.live.log import why

            return f"{self.launch.folder}: {why(error)}"
        self._show_stage(session)
        return ""

    def resume_meeting(self, live: Path) -> str:
        """Go on with a meeting that is open; the sentence that says why not, or an empty one."""
        from meetingtui.live.event import DriverTaken

        try:
            session = Session(self.launch.folder, live, user_label(), self._listen)
            meeting = session.start()
        except NotSavedError as error:
            return error.sentence
        if self.launch.role != "join" and not held(live, meeting.driver):
            session.submit(DriverTaken(driver=session.name, resumed=True))
        self._show_stage(session)
        return ""

    def _show_stage(self, session: Session) -> None:
        screen = self._screen_class()
        session.stray = self.note_stray
        session.answered = self._answered
        self.session = session
        if len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen(session))

    def _screen_class(self) -> type[StageScreen]:
        if self.launch.role == "console":
            from meetingtui.tui.screens.console import ConsoleScreen

            return ConsoleScreen
        if self.launch.role == "join":
            from meetingtui.tui.screens.join import JoinScreen

            return JoinScreen
        from meetingtui.tui.screens.stage import StageScreen

        return StageScreen

    def copy_out(self, text: str, what: str) -> str:
        """Copy a text of ours to the clipboard of whoever sits here; the sentence that says so."""
        from meetingtui.tui.clipboard import copy

        return copy(text, what, self.send_sequence)

    # from the store thread ----------------------------------------------------------------------------------

    def hand_over(self, call: Callable[[], None]) -> None:
        """Run something on the screens' side soon, in the order handed over; safe from any thread, and never waits."""
        self._calls.append(call)
        self.post_message(events.Callback(callback=self._run_calls))

    def _run_calls(self) -> None:
        while self._calls:
            self._calls.popleft()()

    async def settle(self) -> None:
        """Wait until what a key made so is stored and shown, so that the next key means what stands there then."""
        await super().settle()
        while (session := self.session) is not None and session.busy:
            self._told.clear()
            if session.busy:
                await self._told.wait()
        self._run_calls()

    def _listen(self, snapshot: Snapshot) -> None:
        with self._handing:
            waiting, self._latest = self._latest is not None, snapshot
        if not waiting:
            self.hand_over(self._show_latest)

    def _answered(self) -> None:
        if (loop := self._loop) is not None:
            with contextlib.suppress(RuntimeError):  # it is being closed in this very moment
                loop.call_soon_threadsafe(self._told.set)

    def _show_latest(self) -> None:
        from meetingtui.tui.screens.stage import StageScreen

        with self._handing:
            latest, self._latest = self._latest, None
        screen = self.screen
        if latest is not None and isinstance(screen, StageScreen):
            screen.take(latest)

    # ending -------------------------------------------------------------------------------------------------

    def keep_everything(self) -> None:
        """Keep what is being typed as a private draft, and take in nothing more."""
        from meetingtui.tui.screens.stage import StageScreen

        self.end_editor()
        session = self.session
        for screen in self.screen_stack:
            if session is not None and isinstance(screen, StageScreen):
                rescue.keep_typing(session.live.name, screen.unsent())
        if session is not None:
            session.stop_accepting()

    def save_before_crash(self) -> None:
        """An error nobody expected: what was handed in reaches the disk before anything else happens."""
        self.keep_everything()
        self.finish(5.0)

    def finish(self, seconds: float) -> bool:
        """Let the store end; true once everything handed in is on disk."""
        return self.session is None or self.session.finish(seconds)


def keep_what_is_there() -> None:
    """What was made so far is not looked through for what can go; from here on that is done now and then."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def run_kept(app: MeetingApp) -> tuple[int, int | None]:
    """Run the screens until they are left or ended, with everything kept: their exit code, and that of a signal."""
    guardian = Guardian(
        stop_accepting=app.keep_everything,
        finish=app.finish,
        ask_exit=lambda code: app.hand_over(lambda: app.exit(return_code=code)),
    )
    with guardian:
        code = run_guarded(app, mouse=app.launch.mouse, restore=guardian.restore)
        app.finish(5.0)
    return code, guardian.code


def run_app(launch: Launch, go_on: Callable[[tuple[str, ...], Launch], None] | None = None) -> int:
    """Run the screens until they are left; the exit code. `go_on` is told of the command to go on with, if any."""
    app = MeetingApp(launch)
    app.goes_on = go_on is not None
    code, ended_by = run_kept(app)
    if app.refusal:
        print(clean_line(f"meetingtui: {app.refusal}"), file=sys.stderr)  # noqa: T201 - as for any command that cannot be run
    if app.goodbye and not code:
        print(clean_block(app.goodbye))  # noqa: T201 - the screens are gone, this is the program's last word
    if go_on is not None and app.onward and ended_by is None:
        go_on(app.onward, app.launch)
    return code if ended_by is None else ended_by

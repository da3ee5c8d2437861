"""The application of a rehearsal: the real stage and session in a folder that goes away, played until a key comes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textual import events

from meetingtui.core.text import clean_block
from meetingtui.live.log import NotSavedError
from meetingtui.live.session import Session
from meetingtui.rehearsal.pace import Pace
from meetingtui.rehearsal.player import Player
from meetingtui.rehearsal.preparing import Rehearsal
from meetingtui.tui.app import Launch, MeetingApp, keep_what_is_there, run_kept
from meetingtui.tui.keys import is_key
from meetingtui.tui.rehearsal.screen import RehearsalScreen
from meetingtui.tui.rehearsal.sheet import KEPT_NOTHING
from meetingtui.widgets.page import WIDEST, wrap


@dataclass(frozen=True, slots=True)
class Show:
    """What is played, how fast, and what is said of it at the end."""

    rehearsal: Rehearsal
    pace: Pace
    verdict: tuple[str, ...]
    people: int | None = None


class RehearsalApp(MeetingApp):
    """The stage of a rehearsal."""

    CSS_PATH = Path(__file__).parent.parent / "app.tcss"

    def __init__(self, launch: Launch, show: Show, remove: Callable[[], None]) -> None:
        super().__init__(launch)
        self.player = Player(show.people)
        self.pace = show.pace
        self.verdict = show.verdict
        self._rehearsal = show.rehearsal
        self._remove = remove

    def on_mount(self, event: events.Mount | None = None) -> None:
        if event is not None:
            event.prevent_default()  # or the program would look for meetings to go on with, as it usually does
        try:
            session = Session(self._rehearsal.folder, self._rehearsal.live, "rehearsal", self._listen)
            session.start(self._rehearsal.opened)
        except NotSavedError as error:
            self.refusal = error.sentence
            self.exit(return_code=2)
            return
        self._show_stage(session)
        self.call_after_refresh(keep_what_is_there)

    def _screen_class(self) -> type[RehearsalScreen]:
        return RehearsalScreen

    async def on_event(self, event: events.Event) -> None:
        """While it plays, a key pauses and does nothing else: whoever pressed it meant another moment."""
        screen = self.screen if self.screen_stack else None
        leaves = isinstance(event, events.Key) and is_key(event.key, "everywhere.leave")
        typed = isinstance(event, events.Key | events.Paste) and not leaves
        if typed and isinstance(screen, RehearsalScreen) and screen.playing:
            screen.pause()
            return
        await super().on_event(event)

    def say_goodbye(self) -> None:
        """The last words, once the screens are gone."""
        self.goodbye = "\n".join((KEPT_NOTHING, *self.verdict, *self.player.stuck))

    def keep_everything(self) -> None:
        """Nothing is kept; nothing more is taken in."""
        self.end_editor()
        if self.session is not None:
            self.session.stop_accepting()

    def finish(self, seconds: float) -> bool:
        """Let the store end, and take away what it wrote."""
        done = super().finish(seconds)
        self._remove()
        return done


def run_rehearsal(launch: Launch, show: Show, remove: Callable[[], None]) -> tuple[int, str]:
    """Play until it is over or left; the exit code, and the sentence that says why it could not be played."""
    app = RehearsalApp(launch, show, remove)
    code, ended_by = run_kept(app)
    if app.goodbye and not code:
        width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
        for line in wrap(clean_block(app.goodbye), width):
            print(line)  # noqa: T201 - the screens are gone, this is the program's last word
    return (code if ended_by is None else ended_by), app.refusal

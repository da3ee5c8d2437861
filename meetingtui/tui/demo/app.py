"""The application of the demo: the played meeting, then home and the review of its partnership, and the last words."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from textual import events
from textual.content import Content

from meetingtui.core.text import clean_block, clean_line
from meetingtui.demo.ending import last_words
from meetingtui.demo.place import keep
from meetingtui.demo.preparing import Demo
from meetingtui.demo.script import Prompter
from meetingtui.rehearsal.pace import Pace
from meetingtui.rehearsal.preparing import Rehearsal
from meetingtui.tui import wording
from meetingtui.tui.afterwards import go_home, look_back
from meetingtui.tui.app import Launch, MeetingApp, run_kept
from meetingtui.tui.demo.screen import MARK, DemoScreen
from meetingtui.tui.demo.sheet import EndSheet
from meetingtui.tui.rehearsal.app import RehearsalApp, Show
from meetingtui.tui.screens.stage import StageScreen
from meetingtui.widgets.page import FLAG, WIDEST, wrap

ADRIFT = Pace({"": 0.9})
"""How fast the people go on who find their own way."""

READERS = 3.0
"""Seconds at most that are waited for whatever still reads the folder, before all that is known of it goes."""


@dataclass(frozen=True, slots=True)
class Playing:
    """What is played, how fast, and what becomes of the folder."""

    demo: Demo
    tempo: float
    """Above 1 faster than one reads."""
    remove: Callable[[], None]
    stays: bool = False
    """Whether the folder stays where it is."""


class OwnScreen(StageScreen):
    """A meeting that somebody holds in the demo: a real one, marked on every screen."""

    def _put(self, name: str, content: Content) -> None:
        if name == "top" and content.plain:
            room = max(self.size.width - 2, 20) - len(MARK) - 2
            words = wording.top_line(self.drawn, datetime.now(UTC), min(room, wording.ROOMY - 1))
            content = Content.assemble((MARK, FLAG), "  ", words)
        super()._put(name, content)

    def _close_told(self, sentence: str) -> None:
        super()._close_told(sentence)
        if not sentence:
            self.sheet = EndSheet(self)
            self.refresh_stage()

    def unsent(self) -> dict[str, str]:
        """Nothing that is typed here is kept outside the demo's folder."""
        return {}


class DemoApp(RehearsalApp):
    """The stage of the demo, and what can be looked at afterwards."""

    def __init__(self, launch: Launch, playing: Playing) -> None:
        demo = playing.demo
        rehearsal = Rehearsal(demo.folder, demo.live, demo.opened, demo.agenda, made_up=True)
        super().__init__(launch, Show(rehearsal, ADRIFT, ()), playing.remove)
        self.tempo = playing.tempo
        self.prompter = Prompter()
        self.keep_to: Path | None = demo.folder if playing.stays else None
        self.words: list[str] = []
        """The last words, once the folder has been seen to."""
        self._playing = playing
        self._own = False

    def _screen_class(self) -> type[StageScreen]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return OwnScreen if self._own else DemoScreen

    async def on_event(self, event: events.Event) -> None:
        """While they play, and while they are stopped, keys steer the play and do nothing else."""
        screen = self.screen if self.screen_stack else None
        if isinstance(event, events.Key | events.Paste) and isinstance(screen, DemoScreen) and screen.scripted:
            if isinstance(event, events.Key):
                screen.steer(event.key, event.character)
            return
        await super().on_event(event)

    # looking around -----------------------------------------------------------------------------------------

    def look_back(self) -> None:
        """The archive of the demo's partnership, with the latest minutes on top; Backspace comes back here."""
        look_back(self)

    def go_home(self) -> None:
        """Home, where a meeting can be begun that belongs to whoever watched."""
        self._own = True
        go_home(self)

    # ending -------------------------------------------------------------------------------------------------

    def say_goodbye(self) -> None:
        """The last words depend on the folder, and are said once it has been seen to."""

    def finish(self, seconds: float) -> bool:
        """Let the store end, keep what is to be kept, and take away the rest."""
        done = MeetingApp.finish(self, seconds)
        if self.words:
            return done
        playing, kept, sentence = self._playing, self.keep_to, ""
        if kept is not None and not playing.stays and (sentence := keep(playing.demo.folder, kept)):
            kept = None
        self.words = [f"Not kept: {sentence}."] if sentence else []
        self.words += last_words(playing.demo, kept)
        playing.remove()
        return done


def _let_readers_end() -> None:
    """What still reads the folder in another thread may write to the user's cache what it found; that goes too."""
    until = time.monotonic() + READERS
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(until - time.monotonic(), 0.0))


def run_demo(launch: Launch, playing: Playing) -> int:
    """Play until it is over or left; the exit code."""
    launch = replace(launch, folder=playing.demo.folder, partnership=playing.demo.partnership, agenda=None)
    app = DemoApp(launch, playing)
    code, ended_by = run_kept(app)
    _let_readers_end()
    if app.refusal:
        print(clean_line(f"meetingtui: {app.refusal}"), file=sys.stderr)  # noqa: T201 - why nothing was played
    elif not code:
        width = min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
        for line in (one for words in app.words for one in wrap(clean_block(words), width)):
            print(line)  # noqa: T201 - the screens are gone, this is the program's last word
    return code if ended_by is None else ended_by

"""The script on the stage: each moment is read, typed letter by letter where it is typed, and handed in like a key."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from meetingtui.core.keys import shown
from meetingtui.demo.beats import Cue, made
from meetingtui.demo.script import A_KEY, QUICK, SHORTEST, reading
from meetingtui.live.session import Session
from meetingtui.steps.protocol import Refusal
from meetingtui.tui.rehearsal.screen import AGAIN, RehearsalScreen
from meetingtui.widgets.line_field import Request

if TYPE_CHECKING:
    from meetingtui.tui.demo.app import DemoApp

AT_A_TIME = 20.0
"""From this pace on more than one letter comes at a time: nobody could follow them."""
GO_ON = "They go on from what is so now. Any key stops them."


def yours() -> str:
    """What stands above the stage once somebody has taken over."""
    lists, goes_on = shown("everywhere.keys"), shown("rehearsal.play-on")
    return f"The meeting is yours: every key of the stage works, {lists} lists them. {goes_on} lets the others go on."


class PlayingScreen(RehearsalScreen):
    """A stage on which a script is played."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.mine = False
        """Whether whoever watches has taken over."""
        self._adrift = False
        """Whether something else was done than the script has: from there on the people find their own way."""
        self._cue: Cue | None = None
        self._todo: deque[tuple[float, Callable[[], None]]] = deque()
        """What is left of the moment in front, each part with the seconds before it."""
        self._one = False
        """Whether they stop again after the moment in front."""
        self._caption: tuple[str, str] = "", ""

    @property
    def demo(self) -> DemoApp:
        """The application, with the script and its pace."""
        return cast("DemoApp", self.app)

    def _after(self, weight: int) -> None:
        if self._adrift:
            super()._after(weight)
        elif self.playing:
            self._plan()

    def _wait(self, seconds: float) -> None:
        super()._wait(seconds / self.demo.tempo)

    def _play(self) -> None:
        """The next part of the moment in front, or the next moment."""
        if self._adrift:
            super()._play()
            return
        if not self.playing or self.snapshot.over or not self.is_mounted:
            return
        if not self._todo:
            self._next()
        else:
            self._todo.popleft()[1]()

    def _plan(self) -> None:
        """Wait as long as the next part wants."""
        if self.playing:
            wait, part = self._todo[0] if self._todo else (0.0, self._plan)
            self._wait(0.0 if self._one and part != self._letter else wait)

    def one_on(self) -> None:
        """The moment in front to its end, or the next one; then they stop again."""
        self.playing, self._notice = True, ""
        if all(part == self._plan for _, part in self._todo):
            self._todo.clear()
            self._next()
        self._one = True
        self._plan()

    def _next(self) -> None:
        if self._one:
            self._one = False
            self.pause()
            return
        cue = self.demo.prompter.next(self.snapshot.meeting)
        if cue is None:
            self._drift()
        else:
            self._begin(cue)

    def _begin(self, cue: Cue) -> None:
        """A moment begins: what is said or told is read first; what it makes so follows."""
        self._cue, long = cue, reading(cue)
        if cue.words:
            self._say(cue.beat.key, cue.words)
        self._todo.clear()
        if cue.beat.line is not None:
            self._todo.append((long, self._open))
        elif cue.data is None and not cue.refusal and not cue.beat.closes:
            self._todo.append((long, self._plan))
        else:
            spoken = bool(cue.beat.who) or not cue.words
            self._todo.append((long if spoken else QUICK, self._do))
            self._todo.append((QUICK if spoken else long, self._plan))
        self._plan()

    def _open(self) -> None:
        """A line is opened, to be typed as one would."""
        cue = self._cue
        if cue is None or cue.beat.line is None:
            return
        line = cue.beat.line
        if line.kind is not None:
            self.capturing.capture(line.kind)
        else:
            self.open_line(Request(f"demo:{cue.number}", line.label, drafts=False), self._given)
        self._todo.append((QUICK, self._letter))
        self._plan()

    def _letter(self) -> None:
        line = self._cue.beat.line if self._cue else None
        field = self.line.input
        if self._cue is None or line is None:
            return
        if not self.line.display:  # it was left meanwhile
            self._begin(self._cue)
            return
        more = max(round(self.demo.tempo / AT_A_TIME), 1)
        field.value = line.text[: len(field.value) + more]
        field.cursor_position = len(field.value)
        whole = field.value == line.text
        self._todo.append((SHORTEST, self._enter) if whole else (A_KEY, self._letter))
        self._plan()

    def _enter(self) -> None:
        self.capturing.leave(keep_draft=False)
        self._todo.append((SHORTEST, self._plan))
        self._do()

    def _given(self, text: str) -> str:
        """Whoever took over while a line was being typed ends it."""
        data = made(self._cue.beat, self.snapshot.meeting, text) if self._cue and text else None
        if isinstance(data, Refusal):
            return data.sentence
        if data is not None:
            self.submit(data)
        return ""

    def _do(self) -> None:
        """What the moment makes so is handed in, as a key would."""
        cue = self._cue
        if cue is None:
            return
        if cue.beat.closes:
            self.close_meeting()
            return
        data = made(cue.beat, self.snapshot.meeting)
        if isinstance(data, Refusal):
            self.notice(f"{data.sentence[:1].upper()}{data.sentence[1:]}.")
        if data is None or isinstance(data, Refusal):
            self._plan()
        elif not self.submit(data, saved=self._plan, lost=self.pause):
            self.playing = not self.snapshot.over
            self._todo.appendleft((AGAIN, self._do))
            self._plan()

    def pause(self) -> None:
        self._one = False
        if self._adrift:
            self._caption = "", yours()
        super().pause()

    def _drift(self) -> None:
        """The script does not hold any more; the people go on as they would in any meeting."""
        self._adrift, self.mine, self.playing = True, True, False
        self._todo.clear()
        self._caption = "", GO_ON
        super().action_play_on()

    def _say(self, key: str, words: str) -> None:
        self._caption = key, words
        self.refresh_stage()

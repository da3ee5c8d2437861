"""The demo on the real stage: it plays to sealed minutes, anybody stops it or takes it over, and nothing stays."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.events import Mount
from textual.widgets import Static

from meetingtui.core.items import Action
from meetingtui.demo.beats import Cue
from meetingtui.demo.preparing import Demo
from meetingtui.demo.script import SCRIPT
from meetingtui.demo.telling import minutes_told, tell
from meetingtui.demo.work import PROMISE
from meetingtui.files.config import Config
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.live.event import ARRIVALS
from meetingtui.tui.app import Launch
from meetingtui.tui.demo.app import DemoApp, OwnScreen, Playing
from meetingtui.tui.demo.screen import DemoScreen
from meetingtui.tui.demo.sheet import EndSheet
from meetingtui.tui.screens.review.minutes import MinutesScreen
from tests.demo.conftest import *  # noqa: F403
from tests.tui.conftest import PATIENCE, SIZES, Running, screen_text, settle

AT_ONCE = 1e6
"""Nobody reads so fast."""
TYPING = next(number for number, beat in enumerate(SCRIPT) if beat.line and beat.line.text == PROMISE)


class Watched(DemoScreen):
    """The stage of a demo that begins at one moment and stops there, or at one letter; every screen is looked at."""

    def _begin(self, cue: Cue) -> None:
        app = self.app
        assert isinstance(app, WatchedApp)
        app.see(self, cue)
        if cue.number == TYPING and app.stop_letter >= 0:
            app.tempo = 15.0
        if cue.number == app.stop_at:
            app.prompter.at, app.stop_at = cue.number, -1
            self.pause()
            return
        super()._begin(cue)

    def _next(self) -> None:
        if self.session.busy or self.session.meeting is not self.snapshot.meeting:
            self.set_timer(0.01, self._next)  # what happened before is still being taken in, or on its way here
        else:
            super()._next()

    def _letter(self) -> None:
        app = self.app
        assert isinstance(app, WatchedApp)
        if len(self.line.text) == app.stop_letter and self._cue and self._cue.number == TYPING:
            app.stop_letter = -1
            self._todo.append((0.0, self._letter))
            self.pause()
            return
        super()._letter()


class WatchedApp(DemoApp):
    """The program of such a demo."""

    stop_at = stop_letter = -1

    def __init__(self, launch: Launch, playing: Playing) -> None:
        super().__init__(launch, playing)
        self.wrong: list[str] = []
        self.looked = 0

    def on_mount(self, event: Mount | None = None) -> None:
        super().on_mount(event)
        begin = max(self.stop_at, TYPING if self.stop_letter >= 0 else 0)
        for one in tell(self._playing.demo):
            if one.cue.number < begin and one.cue.data is not None and self.session is not None:
                self.session.submit(one.cue.data)
        self.prompter.at = begin

    def _screen_class(self) -> type[DemoScreen] | type[OwnScreen]:  # pyright: ignore[reportIncompatibleMethodOverride]
        found = super()._screen_class()
        return Watched if found is DemoScreen else OwnScreen

    def see(self, screen: Watched, cue: Cue) -> None:
        """What is on the screen before a moment, and whether the key that is told for it works there."""
        text = screen_text(self)
        lines = text.split("\n")
        self.looked += 1
        self.wrong += [line for line in lines if cell_len(line) > screen.size.width]
        if lines[0].strip() and not lines[0].strip().startswith("Demo"):
            self.wrong.append(lines[0])
        foot = str(screen.query_one("#foot", Static).content)
        if lines[0].strip() and not all(key in foot for key in ("Space stop", "T take over", "Q leave")):
            self.wrong.append(foot)
        step, panel = screen.snapshot.meeting.step, screen._panel()
        if (
            cue.beat.key.isdecimal()
            and step is not None
            and panel is not None
            and screen.snapshot.meeting.at != ARRIVALS
        ):
            choices = panel.choices(step.fields, step.state, screen.view_of(step))
            if cue.beat.key not in {one.digit for one in choices}:
                self.wrong.append(f"{cue.number}: {cue.beat.key} is not among {choices}")


Watch = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def watch(demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Start the demo, at a moment of it where it stops."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    @asynccontextmanager
    async def run(
        stop_at: int = -1,
        letter: int = -1,
        size: tuple[int, int] = (80, 24),
        tempo: float = AT_ONCE,
        config: Config | None = None,
    ) -> AsyncIterator[Running]:
        removed: list[bool] = []
        launch = Launch(demo.folder, demo.partnership, None, "Europe/London", config=config or Config())
        app = WatchedApp(launch, Playing(demo, tempo, lambda: removed.append(True)))
        app.stop_at, app.stop_letter = stop_at, letter
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            running = Running(app, pilot)
            await settle(pilot, lambda: "Demo" in screen_text(app))
            if stop_at >= 0 or letter >= 0:
                await settle(pilot, lambda: not screen(running).playing, 60)
            yield running
        assert app.crash_sentence is None
        app.finish(PATIENCE)
        assert removed == [True]
        assert app.words

    return run


def screen(running: Running) -> DemoScreen:
    found = running.stage
    assert isinstance(found, DemoScreen)
    return found


def app_of(running: Running) -> WatchedApp:
    assert isinstance(running.app, WatchedApp)
    return running.app


def what_counts(minutes: Minutes) -> tuple[object, ...]:
    """Everything but hours, and the seals that follow from them."""
    confirmed = [(row.party, row.by) for row in minutes.confirmed]
    return minutes.action, minutes.decision, minutes.status, minutes.update, minutes.present, minutes.next, confirmed


@pytest.mark.parametrize("size", SIZES)
async def test_it_plays_to_the_minutes_that_it_prints(watch: Watch, demo: Demo, size: tuple[int, int]) -> None:
    async with watch(size=size) as running:
        await settle(running.pilot, lambda: running.meeting and screen(running).snapshot.over, 90)
        await running.sees("The meeting is over.", "A104", "Seal:")
        written, problems = load_minutes(running.minutes, demo.partnership)
        assert problems == []
        assert written is not None
        assert what_counts(written) == what_counts(minutes_told(demo, list(tell(demo))[-1].meeting))
        assert written.state == "confirmed"
        assert app_of(running).wrong == []
        assert app_of(running).looked == len(SCRIPT)


@pytest.mark.parametrize(("number", "size"), [(3, SIZES[1]), (11, SIZES[0]), (25, SIZES[1]), (48, SIZES[0])])
async def test_it_is_taken_over_anywhere_and_every_key_works(watch: Watch, number: int, size: tuple[int, int]) -> None:
    async with watch(number, size=size) as running:
        before = len(running.meeting.live_items)
        await running.press("a")
        await running.sees("T takes over")
        assert running.stage.line.request is None
        await running.press("T")
        await running.sees("The meeting is yours")
        await running.capture("a", "Ring the school @ruth ^fri")
        assert len(running.meeting.live_items) == before + 1
        await running.press("question_mark")
        await running.sees("Keys")
        await running.press("escape", "b")
        await running.until(lambda: "The meeting is yours" not in running.text)
        assert running.lines[0].split() == ["Demo"], "behind the curtain it still says what this is"


async def test_a_line_that_is_being_typed_is_ended_by_whoever_takes_over(watch: Watch) -> None:
    async with watch(letter=19) as running:
        assert running.typed == PROMISE[:19]
        await running.press("T")
        await running.paste(" at last @leila ^fri")
        await running.does("enter")
        made = running.item("A104")
        assert isinstance(made, Action)
        assert (made.text, made.owner) == (f"{PROMISE[:19].strip()} at last", "leila")


async def test_taken_over_by_mistake_it_is_given_back_as_it_was(watch: Watch) -> None:
    async with watch(letter=19) as running:
        app_of(running).tempo = AT_ONCE
        await running.press("T", "escape", "R")
        await settle(running.pilot, lambda: screen(running).snapshot.over, 60)
        await running.sees("The meeting is over.")
        assert [found.label for found in running.meeting.live_items] == ["A104", "D39"]
        assert running.item("A104").owner == "nadia"


async def test_after_something_else_was_done_the_others_go_on_from_there_to_the_end(watch: Watch) -> None:
    async with watch(47) as running:
        await running.press("T")
        await running.capture("p", "Who pays for the van = next meeting")
        await running.press("R")
        await running.sees("They go on from what is so now.")
        await running.press("x")
        await running.sees("The meeting is yours")
        await running.press("R")
        await settle(running.pilot, lambda: screen(running).snapshot.over, 60)
        await running.sees("The meeting is over.", "hold a meeting yourself")


async def test_while_they_play_no_key_is_named_that_would_only_stop_them(watch: Watch) -> None:
    async with watch(3) as running:
        assert running.meeting.live_items == ()
        assert running.strip.startswith("Nothing captured yet. ")
        await running.press("T")
        await running.sees("Nothing captured yet: a captures an action")


async def test_space_and_digits_stop_and_go_on_and_enter_goes_one_step(watch: Watch) -> None:
    async with watch(tempo=1e-4) as running:
        await running.press("space")
        await running.sees("Demo, stopped", "Space go on", "Enter go one step")
        assert not screen(running).playing
        await running.press("1")
        assert screen(running).playing
        assert running.meeting.present == ()
        await running.press("a")
        assert not screen(running).playing
        app_of(running).tempo = AT_ONCE
        await running.press("enter")
        await running.until(lambda: running.meeting.present == ("maren",) and not screen(running).playing)


async def test_keys_of_ones_own_steer_it_and_are_the_ones_it_names(watch: Watch) -> None:
    own = Config(keys={"stage.take-over": ("f2",), "rehearsal.play-on": ("f3",), "everywhere.leave": ("f10",)})
    async with watch(11, config=own) as running:
        await running.press("T")
        await running.sees("They play this. F2 takes over", "F2 take over", "F10 leave")
        await running.press("f10")
        await running.sees("Leave the demo?")
        await running.press("escape", "f2")
        await running.sees("The meeting is yours", "F3 lets the others")


async def test_it_goes_faster_and_slower(watch: Watch) -> None:
    async with watch(tempo=1.0) as running:
        await running.press("plus")
        await running.sees("Faster.")
        assert app_of(running).tempo > 1
        await running.press("-", "-")
        await running.sees("Slower.")
        assert app_of(running).tempo < 1
        assert screen(running).playing


async def test_leaving_asks_what_becomes_of_it_and_the_folder_goes(watch: Watch) -> None:
    async with watch(letter=10) as running:
        await running.press("Q")
        await running.sees("Leave the demo?", "are gone", "Esc stay")
        await running.press("escape")
        assert screen(running).scripted
        app_of(running).stop_at = TYPING + 1
        await running.press("space")
        await running.until(lambda: not screen(running).playing)
        assert running.item("A104").owner == "nadia"
        await running.press("Q", "Q")
        await running.until(lambda: running.app.return_code == 0)
    assert app_of(running).words[0] == "The demo was left before its meeting was closed."
    assert "is gone. Keep one: meetingtui demo --keep DIR" in app_of(running).words[1]


async def test_the_folder_is_kept_where_somebody_says(watch: Watch, tmp_path: Path) -> None:
    async with watch(20) as running:
        await running.press("Q", "3")
        await running.until(lambda: running.typed == "meetingtui-demo")
        await running.press("enter")
        await running.sees("It is kept in meetingtui-demo.")
    assert (tmp_path / "meetingtui-demo" / "partnership.toml").is_file()
    assert "It is kept in meetingtui-demo." in app_of(running).words


async def test_a_place_that_is_taken_keeps_the_line_open(watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "meetingtui-demo").mkdir()
    (tmp_path / "meetingtui-demo" / "x").write_text("", encoding="utf-8")
    async with watch(20) as running:
        await running.press("Q", "3", "enter")
        await running.sees("is not empty; name a new folder")
        assert running.stage.line.request is not None


async def test_from_its_end_one_looks_back_and_holds_a_meeting_oneself(watch: Watch, demo: Demo) -> None:
    async with watch(len(SCRIPT) - 1) as running:
        await running.press("space")
        await running.until(lambda: isinstance(screen(running).sheet, EndSheet))
        await running.press("1")
        await running.until(lambda: isinstance(running.app.screen, MinutesScreen))
        await running.sees("Half an hour together", "confirmed")
        await running.press("escape", "escape")
        await running.until(lambda: isinstance(running.app.screen, DemoScreen))
        await running.press("2")
        await running.sees(demo.partnership.name, "half-an-hour")
        assert running.app.open_meeting(demo.partnership, demo.agenda) == ""
        await running.until(lambda: isinstance(running.app.screen, OwnScreen))
        await running.sees("Demo Who is here", "30 min planned")
        assert running.meeting.number == 58
        await running.press("a", *"Half a thought")
        assert running.stage.line.text == "Half a thought"
        assert running.stage.unsent() == {}  # nothing of it is kept outside the demo's folder
        await running.press("escape")
        await running.press("Q", "1")
        await running.sees("The meeting is over.", "hold a meeting yourself")
    assert app_of(running).words[0] == "2 meetings held in the demo."

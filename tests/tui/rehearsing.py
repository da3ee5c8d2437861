"""A rehearsal on the real stage without a terminal, every screen of it looked at as it goes by."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.widgets import Static

from meetingtui.core.cast_words import WORDS
from meetingtui.files.agenda import load_agenda, shipped_agendas
from meetingtui.rehearsal.pace import Pace
from meetingtui.rehearsal.place import ThrowAway
from meetingtui.rehearsal.preparing import prepare_rehearsal
from meetingtui.rehearsal.reckoning import reckon
from meetingtui.tui.app import Launch
from meetingtui.tui.rehearsal.app import RehearsalApp, Show
from meetingtui.tui.rehearsal.screen import RehearsalScreen
from tests.tui.conftest import screen_text, settle

_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Seen:
    """What was wrong with the screens that went by."""

    screens: int = 0
    unmarked: list[str] = field(default_factory=list[str])
    keys: list[str] = field(default_factory=list[str])
    wide: list[str] = field(default_factory=list[str])
    cut: list[str] = field(default_factory=list[str])
    beneath: dict[str, int] = field(default_factory=dict[str, int])
    """Lines of a page that stand below the edge, at most, by step."""
    texts: list[str] = field(default_factory=list[str])


class LookedAt(RehearsalScreen):
    """The stage of a rehearsal that waits for nobody, and is looked at before each thing that happens."""

    def _wait(self, seconds: float) -> None:
        self.call_after_refresh(self._look_and_play)

    def _look_and_play(self) -> None:
        app = self.app
        assert isinstance(app, LookedAtApp)
        if any(panel.display and not panel.query(Static) for panel in self.query("StepPanel")):
            self.set_timer(0.02, self._look_and_play)  # it is being made just now
            return
        app.look_at(self)
        self._play()


class LookedAtApp(RehearsalApp):
    """The program of such a rehearsal."""

    def __init__(self, launch: Launch, show: Show, place: ThrowAway, words: set[str]) -> None:
        super().__init__(launch, show, place.remove)
        self.words = words
        self.seen = Seen()

    def _screen_class(self) -> type[RehearsalScreen]:
        return LookedAt

    def look_at(self, screen: RehearsalScreen) -> None:
        """Look at what stands there now."""
        seen, text = self.seen, screen_text(self)
        lines = text.split("\n")
        if not lines[0].strip():
            return  # nothing has been drawn yet
        seen.screens += 1
        seen.texts.append(text)
        where = f"{screen.drawn.at}: "
        if " Rehearsal " not in lines[0]:
            seen.unmarked.append(text)
        _enter, choices, _tail = screen.keys_now(screen.front())
        foot = " ".join(str(screen.query_one("#foot", Static).content).split())
        # A small screen has no room for all of them; those needed most come first, and the others work too.
        needed = choices[: 7 if screen.size.width >= 80 else 4]
        missing = [one for one in needed if f"{one.digit} {one.label}" not in foot]
        seen.keys += [f"{where}{one.digit} {one.label}\n{text}" for one in missing]
        seen.wide += [where + line for line in lines if cell_len(line) > screen.size.width]
        for line in lines:
            for cut in re.findall(r"(\S+)…", line):
                whole = _WORD.findall(cut)
                if whole and whole[-1].casefold() not in self.words:
                    seen.cut.append(where + line)
        for panel in screen.query("StepPanel"):
            if panel.display:
                page = panel.query_one(Static)
                below = page.size.height - panel.size.height
                seen.beneath[screen.drawn.at] = max(seen.beneath.get(screen.drawn.at, 0), below)


def words_of(*texts: str) -> set[str]:
    """Every word in these texts."""
    return {word.casefold() for text in texts for word in _WORD.findall(text)}


async def rehearsed(path: Path, size: tuple[int, int]) -> Seen:
    """Play an agenda through to its end on a screen of this size."""
    agenda, _ = load_agenda(path)
    assert agenda is not None
    with ThrowAway() as place:
        rehearsal = prepare_rehearsal(place.folder, agenda)
        found = reckon(rehearsal)
        launch = Launch(place.folder, rehearsal.opened.partnership, None, "UTC")
        known = words_of(
            path.read_text(encoding="utf-8"),
            json.dumps(WORDS),
            rehearsal.opened.model_dump_json(),
            *(source.read_text(encoding="utf-8") for source in _sources()),
        )
        app: Any = LookedAtApp(launch, Show(rehearsal, Pace(), found.verdict), place, known)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await settle(pilot, lambda: app.session is not None and app.session.snapshot.over, 60)
            await settle(pilot, lambda: "The rehearsal is over" in screen_text(app))
            app.look_at(app.screen)
        assert app.crash_sentence is None
        assert app.player.stuck == []
        return app.seen


def _sources() -> list[Path]:
    """What the panels say of their own."""
    import meetingtui

    package = Path(meetingtui.__file__).parent
    return [*(package / "steps").rglob("*.py"), *(package / "tui").rglob("*.py")]


AGENDAS = sorted(shipped_agendas().glob("*.toml"))

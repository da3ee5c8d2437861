"""The first screens of somebody who has no partnership yet, or several: what this is, and what to do first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from meetingtui.core.text import clean_line, clip, near
from meetingtui.files.partnership import load_partnership
from meetingtui.live.opening import open_meetings
from meetingtui.tui.screens.entries import EntriesScreen, Entry
from meetingtui.tui.screens.founding import FoundingScreen
from meetingtui.widgets.page import QUIET, STRONG, Page

if TYPE_CHECKING:
    from meetingtui.tui.app import Launch

WHAT = (
    "meetingtui runs meetings between organisations that work together: step by step on a screen that all can see, "
    "with every promise and decision caught while people speak.",
    "It leaves minutes as plain text that each side keeps, confirms and carries into the next meeting.",
)
DEMO = "meetingtui demo"


def first_screen(launch: Launch) -> Screen[None]:
    """What somebody sees who has no partnership here."""
    return WhichScreen(launch) if launch.several else WelcomeScreen(launch)


class WelcomeScreen(EntriesScreen):
    """Two sentences and three ways on."""

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self._given: list[str] = []
        """What was typed of a partnership that has not been made yet."""

    def rows(self, page: Page, room: int) -> None:
        for sentence in WHAT:
            page.text(sentence)
            if room > 12:
                page.blank()
        page.blank()
        self.refused(page)
        self.entry(page, Entry("see a demo", "two minutes, nothing is kept", "see a demo", self._demo))
        self.entry(page, Entry("start a partnership", "two names", "start", self._found))
        self.entry(page, Entry("leave", "", "leave", self._leave))
        page.blank().text("Nothing is sent anywhere: no account, no server, a folder of text files.", QUIET)

    def _demo(self) -> str:
        if not self.program.goes_on:
            return f"To see it: {DEMO}{' --linear' if self.launch.linear else ''}"
        self.program.go_on("demo")
        return ""

    def _found(self) -> str:
        self.program.push_screen(FoundingScreen(self.launch, self._given))
        return ""

    def _leave(self) -> str:
        self.program.exit(0)
        return ""


class WhichScreen(EntriesScreen):
    """Several partnerships, and nobody said which: only their names are shown."""

    def __init__(self, launch: Launch) -> None:
        super().__init__()
        self.launch = launch
        self._named = [(path, _name(path)) for path in launch.several]
        self._top = 0

    def rows(self, page: Page, room: int) -> None:
        self.refused(page)
        page.text("Which partnership?", STRONG).blank()
        most = max(room - page.height - 3, 3)
        self._top = max(min(self._top, self.at), self.at - most + 1, 0)
        for path, name in self._named:
            if self._top <= len(self.entries) < self._top + most:
                self.entry(page, self._row(path, name))
            else:
                self.entries.append(self._row(path, name))
        hidden = len(self._named) - most
        more = f"{hidden} more: the arrows lead to them. " if hidden > 0 else ""
        page.blank().text(f"{more}--folder names one from the start.", QUIET)

    def _row(self, path: Path, name: str) -> Entry:
        return Entry(name, clip(clean_line(near(path)), 30), "open", lambda: self._go(path))

    def _go(self, folder: Path) -> str:
        from meetingtui.tui.screens.home import HomeScreen

        partnership, problems = load_partnership(folder)
        if partnership is None:
            return str(problems[0])
        launch = replace(
            self.launch, folder=folder, partnership=partnership, zone=partnership.zone or self.launch.zone, several=()
        )
        self.program.belong(launch)
        self.program.switch_screen(HomeScreen(launch, open_meetings(folder)))  # pyright: ignore[reportUnknownMemberType]
        return ""


def _name(folder: Path) -> str:
    """What a partnership is called; the folder's own name where its file cannot be read."""
    partnership, _ = load_partnership(folder)
    return partnership.name if partnership else clip(clean_line(folder.name), 60)

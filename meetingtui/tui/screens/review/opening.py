"""The way into the review: the archive, and on top of it the minutes that were asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meetingtui.core.text import clean_line
from meetingtui.files.minutes import load_minutes
from meetingtui.tui.screens.review.archive import ArchiveScreen
from meetingtui.tui.screens.review.desk import Desk
from meetingtui.tui.screens.review.minutes import MinutesScreen
from meetingtui.tui.screens.review.reading import ReadingScreen

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp


def open_review(app: MeetingApp, minutes: Path | None = None, *, find: bool = False) -> None:
    """Show the archive, with its find line open where that was asked for; these minutes lie on top of it."""

    def told() -> None:
        screen = app.screen
        if isinstance(screen, ReadingScreen):
            screen.came()

    desk = Desk(app, told)
    archive = ArchiveScreen(desk)
    app.push_screen(archive)
    if minutes is not None:
        # Read here, so that it is there before the rest of the archive is.
        found, _ = load_minutes(minutes)
        app.push_screen(MinutesScreen(desk, clean_line(minutes.stem), minutes=found))
    elif find:
        app.call_after_refresh(archive.action_find)
    app.call_after_refresh(desk.begin)  # what is there already is drawn first

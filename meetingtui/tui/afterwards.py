"""Where one goes from a meeting that is closed: its minutes, or home."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from meetingtui.files.partnership import load_partnership
from meetingtui.live.opening import open_meetings

if TYPE_CHECKING:
    from meetingtui.tui.app import MeetingApp

ENDING = 5.0
"""Seconds at most that the store of the closed meeting is waited for."""


def look_back(app: MeetingApp) -> None:
    """The archive, with the minutes of this meeting on top; Backspace comes back here."""
    from meetingtui.tui.screens.review.opening import open_review

    session = app.session
    open_review(app, session.minutes_path if session is not None and session.minutes_path.is_file() else None)


def go_home(app: MeetingApp) -> None:
    """Home in place of the stage, with whoever the meeting brought into the partnership."""
    from meetingtui.tui.screens.home import HomeScreen

    if app.session is not None:
        app.session.finish(ENDING)
    app.session = None
    found, _ = load_partnership(app.launch.folder)
    app.belong(replace(app.launch, agenda=None, partnership=found or app.launch.partnership, said=""))
    app.pop_screen()
    app.push_screen(HomeScreen(app.launch, open_meetings(app.launch.folder)))

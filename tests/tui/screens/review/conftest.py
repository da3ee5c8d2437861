"""A partnership with three meetings to look back on, and the review screens on it."""

from __future__ import annotations

import os
import pwd
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest

from meetingtui.core.people import Partnership, Stream
from meetingtui.tui.app import Launch, MeetingApp
from meetingtui.tui.screens.review.reading import ReadingScreen
from tests.steps.conftest import PARTNERSHIP
from tests.tui.conftest import PATIENCE, Running, screen_text, settle, still

NAMES = PARTNERSHIP.model_copy_with(stream=(Stream(id="pilot", name="Three-museum pilot"),))

HEAD = """partnership = "quillmere-tolland"
meeting = {number}
title = "{title}"
date = {day}
began = 14:00:00
state = "{state}"

[present]
quillmere = ["imani", "jonas"]
tolland = ["mateo"]
"""
FIRST = """
[[step]]
kind = "ask"
title = "What is moving"
gist = "Grants slip into spring."

[[decision]]
id = "D1"
text = "Start with two sites"
yes = ["quillmere", "tolland"]
why = "waiting costs the spring"

[[action]]
id = "A1"
text = "Open a door at the third site"
owner = "imani"
due = 2024-02-02
done = { quillmere = "somebody has replied" }
accepted = true
from = "D1"
stream = "pilot"

[[risk]]
id = "R1"
cause = "The third site never answers"
likelihood = "mid"

[[agreement]]
id = "G1"
topic = "invoices"
text = "One invoice a month, checked by both"
yes = ["quillmere", "tolland"]

[[metric]]
id = "M1"
name = "Visits a week"
target = "40"

[[experiment]]
id = "E1"
try = "Meet standing up"

[[term]]
id = "T1"
word = "Finished"
means = { quillmere = "paid", tolland = "handed over" }

[[concern]]
id = "C1"
happened = "Two invoices went to the client"
raised = "tolland"
"""
SECOND = """
[[update]]
item = "A1"
to = "moved"
due = 2024-02-16
why = "the site was shut"

[[update]]
item = "M1"
reading = "31"

[[action]]
id = "A2"
text = "Send November as one invoice"
owner = "jonas"
due = 2099-12-04

[[win]]
id = "W1"
text = "Leeds was booked in three days"
to = ["mateo"]

[[exchange]]
id = "X1"
what = "an introduction to the council"
gave = "quillmere"
got = "tolland"

[[parked]]
id = "Q1"
text = "Do we offer the prototypers to other studios?"
"""
THIRD = """
[[update]]
item = "A1"
to = "done"
note = "they replied"

[[action]]
id = "A3"
text = "Thank whoever opened the door"
owner = "imani"
due = 2024-03-22
accepted = true
from = "A1"
"""


def write(folder: Path, day: str, name: str, number: int, body: str, state: str = "draft") -> Path:
    """One minutes file."""
    path = folder / "minutes" / f"{day}-{name}.toml"
    title = name.replace("-", " ").capitalize()
    path.write_text(HEAD.format(number=number, title=title, day=day, state=state) + body, encoding="utf-8")
    return path


@pytest.fixture
def three(folder: Path) -> Path:
    """A partnership with three meetings."""
    write(folder, "2024-01-19", "kickoff", 1, FIRST, "confirmed")
    write(folder, "2024-02-02", "weekly-stand-up", 2, SECOND, "confirmed")
    write(folder, "2024-03-01", "context-and-status", 3, THIRD)
    return folder


@pytest.fixture
def my_name() -> str:
    """What the account is called that runs the tests."""
    return pwd.getpwuid(os.geteuid()).pw_name


class Review(Protocol):
    def __call__(
        self,
        folder: Path,
        *,
        size: tuple[int, int] = (80, 24),
        names: Partnership = NAMES,
        minutes: Path | None = None,
        theme: str = "dark",
        whole: bool = True,
    ) -> AbstractAsyncContextManager[Running]: ...


@pytest.fixture
def review() -> Review:
    """Look back on a folder; everything in it has been read, unless that is not waited for."""

    @asynccontextmanager
    async def run(
        folder: Path,
        *,
        size: tuple[int, int] = (80, 24),
        names: Partnership = NAMES,
        minutes: Path | None = None,
        theme: str = "dark",
        whole: bool = True,
    ) -> AsyncIterator[Running]:
        app = MeetingApp(Launch(folder, names, None, "UTC", theme, role="review", minutes=minutes))
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            running = Running(app, pilot)
            await settle(pilot, lambda: screen_text(app).strip())
            if whole:
                await settle(pilot, all_read(running))
                await still(pilot)  # the last part of what was read is painted too
            yield running
        assert app.crash_sentence is None
        app.finish(PATIENCE)

    return run


def all_read(run: Running) -> Callable[[], bool]:
    """Whether the archive has been read wholly, and is on the screen."""

    def condition() -> bool:
        screen = run.app.screen
        return isinstance(screen, ReadingScreen) and screen.desk.archive.whole and "eading" not in run.text

    return condition

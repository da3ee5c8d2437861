"""A meeting in a temporary folder, and events for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event as Flag
from typing import Any

import pytest

from meetingtui.live.event import Event, MeetingOpened, Stored
from meetingtui.live.session import Outcome, Session
from tests.steps.conftest import PARTNERSHIP

MEETING = "2026-11-20-0a1b2c3d"
START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)

AGENDA: dict[str, Any] = {
    "title": "Context",
    "minutes": 45,
    "step": [
        {"kind": "ask", "title": "Arriving", "minutes": 4, "prompts": ["How?"], "record": "nothing"},
        {"kind": "ask", "title": "Moving", "minutes": 14, "who": "parties", "prompts": ["What?", "Which?"]},
        {"kind": "close", "title": "Close", "minutes": 7},
    ],
}


def opening(**changes: Any) -> MeetingOpened:
    """The first event of a meeting."""
    given: dict[str, Any] = {
        "folder": "quillmere-tolland",
        "partnership": PARTNERSHIP,
        "agenda": AGENDA,
        "agenda_name": "context",
        "number": 9,
        "day": date(2026, 11, 20),
        "zone": "UTC",
        "minutes": "2026-11-20-context.toml",
        "next_ids": {"A": 31, "D": 12},
        "starts": "quillmere",
        "driver": "me",
    }
    return MeetingOpened(**{**given, **changes})


class Story:
    """Events in the order they are told, as one terminal would have written them."""

    def __init__(self, **changes: Any) -> None:
        self.stored: list[Stored] = []
        self.at = START
        self.tell(opening(**changes))

    def tell(self, data: Any, *, after: float = 1.0) -> str:
        """Add an event `after` minutes; its id."""
        self.at += timedelta(minutes=after)
        number = len(self.stored) + 1
        event = Event(f"{number:032x}", MEETING, number, self.at, "tester", data)
        self.stored.append(Stored(event, 1000, "ev-1000-000000000000.jsonl", number))
        return event.id


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership's folder with nothing in it yet."""
    made = tmp_path / "quillmere-tolland"
    for name in ("live", "minutes"):
        (made / name).mkdir(parents=True, mode=0o700)
    return made


@pytest.fixture
def live(folder: Path) -> Path:
    """The folder of one meeting's logs."""
    made = folder / "live" / MEETING
    made.mkdir(mode=0o700)
    return made


class Held:
    """A session whose submissions can be waited for."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def submit(self, data: Any) -> Outcome:
        """Submit and wait until it is on disk, or is known not to be."""
        told, outcomes = Flag(), list[Outcome]()

        def reply(outcome: Outcome) -> None:
            outcomes.append(outcome)
            told.set()

        assert self.session.submit(data, reply), "the session takes nothing in any more"
        assert told.wait(10), "the store never answered"
        return outcomes[0]

    def close(self) -> str:
        """Close the meeting and wait; the sentence that says why not."""
        told, sentences = Flag(), list[str]()

        def reply(sentence: str) -> None:
            sentences.append(sentence)
            told.set()

        assert self.session.close_meeting(reply)
        assert told.wait(10), "the store never answered"
        return sentences[0]


@pytest.fixture
def hold(folder: Path, live: Path) -> Iterator[Callable[..., Held]]:
    """Open sessions on the meeting; they are ended after the test."""
    opened: list[Session] = []

    def make(**changes: Any) -> Held:
        session = Session(folder, live, "tester")
        session.start(opening(**changes))
        opened.append(session)
        return Held(session)

    yield make
    for session in opened:
        session.finish()

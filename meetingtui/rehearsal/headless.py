"""A rehearsal without a screen: the real session and log, in a folder that goes away, to closed minutes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingtui.live.event import Data
from meetingtui.live.log import NotSavedError
from meetingtui.live.meeting import Meeting
from meetingtui.live.session import Outcome, Session
from meetingtui.rehearsal.player import Played, Player
from meetingtui.rehearsal.preparing import Rehearsal

PATIENCE = 20.0
"""Seconds after which a disk that does not answer ends the rehearsal."""


@dataclass(slots=True)
class Headless:
    """A rehearsal that is played as fast as it goes."""

    rehearsal: Rehearsal
    player: Player

    def play(self) -> Iterator[tuple[Played, Meeting]]:
        """Each thing that happens, and the meeting after it; the last one closes it. Raises NotSavedError."""
        session = Session(self.rehearsal.folder, self.rehearsal.live, "rehearsal")
        session.start(self.rehearsal.opened)
        try:
            while True:
                at, turn = session.meeting.at, self.player.next(session.meeting)
                if turn.data is not None:
                    _hand_in(session, turn.data)
                if turn.closes:
                    _close(session)
                yield Played(at, turn), session.meeting
                if turn.closes:
                    return
        finally:
            session.finish()

    @property
    def minutes(self) -> Path:
        """Where the minutes are, once it is closed."""
        return self.rehearsal.folder / "minutes" / self.rehearsal.opened.minutes


def _hand_in(session: Session, data: Data) -> None:
    told = threading.Event()
    outcomes: list[Outcome] = []

    def reply(outcome: Outcome) -> None:
        outcomes.append(outcome)
        told.set()

    if not session.submit(data, reply) or not told.wait(PATIENCE):
        raise NotSavedError("the rehearsal could not go on: the disk does not answer")
    if outcomes[0].stored is None:
        raise NotSavedError(outcomes[0].sentence)


def _close(session: Session) -> None:
    told = threading.Event()
    sentences: list[str] = []

    def reply(sentence: str) -> None:
        sentences.append(sentence)
        told.set()

    if not session.close_meeting(reply) or not told.wait(PATIENCE):
        raise NotSavedError("the rehearsal could not be closed: the disk does not answer")
    if sentences[0]:
        raise NotSavedError(sentences[0])

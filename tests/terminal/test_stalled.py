"""A terminal that reads nothing: the meeting goes on without it, and it does no harm when it reads on or goes away."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, assert_restored, capture, close, press, saved_number
from tests.terminal.test_asleep import turned
from tests.terminal.test_join import begin, join
from tests.terminal.test_signals import freeze, leaves


def goes_on(stage: PtySession) -> None:
    """Another step and some captures."""
    press(stage, "s", "Steps")
    press(stage, "2", "What do you see coming?")
    for number in range(2, 6):
        capture(stage, "a", f"Said meanwhile {number} @imani ^fri", f"A{number}")


WAYS: dict[str, Callable[[PtySession], None]] = {
    "signal": lambda session: session.kill(signal.SIGHUP),
    "line dropped": PtySession.hang_up,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_participant_whose_terminal_reads_nothing_holds_nobody_up_and_leaves_with_129(room: Room, way: str) -> None:
    stage = begin(room)
    mateo = join(room, "mateo")
    capture(mateo, "a", "Said by Mateo @mateo ^fri", "A1")
    freeze(mateo)
    goes_on(stage)
    assert leaves(mateo, lambda: WAYS[way](mateo)) == 129
    assert room.crashes == []
    assert close(stage) == 0
    said = [action["text"] for action in room.minutes()["action"]]
    assert said == ["Said by Mateo", *(f"Said meanwhile {number}" for number in range(2, 6))]


def test_a_driver_whose_line_hung_moves_nothing_when_it_is_back(room: Room) -> None:
    stage = begin(room)
    mateo = join(room, "mateo")
    capture(stage, "a", "Said before @imani ^fri", "A1")
    freeze(stage)
    stage.send("\r\r\r")
    press(mateo, "T", "You drive now.")
    goes_on(mateo)
    before = turned(room)
    stage.resume()
    stage.wait_for("What do you see coming?")
    press(stage, "\r", "Mateo drives this meeting; T takes over.")
    capture(stage, "a", "Said by the stage @imani ^fri", "A6")
    mateo.wait_for(lambda: saved_number(mateo) == "A6")
    assert turned(room) == before
    stage.kill(signal.SIGTERM)
    assert stage.wait_exit() == 143
    assert_restored(stage)

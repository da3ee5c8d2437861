"""A signal, a dropped line, a terminal that reads nothing: the meeting is saved, can be gone on with, and the rest is
as it was."""

from __future__ import annotations

import signal
import stat
import time
from collections.abc import Callable

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, assert_restored, capture, close, press, saved_number

LIMIT = 8.0
TYPED = "Nobody has agreed to this ye"
SAVED = ["Open a door", "Send the plan"]


def begin_and_type(room: Room) -> PtySession:
    """A meeting with two things saved, and a line half typed."""
    session = room.begin()
    for number, words in enumerate(SAVED, 1):
        capture(session, "a", f"{words} @imani ^fri", f"A{number}")
    press(session, "a" + TYPED, TYPED)
    return session


def leaves(session: PtySession, how: Callable[[], None]) -> int:
    """The exit code, which must come in time."""
    began = time.monotonic()
    how()
    code = session.wait_exit(LIMIT + 4)
    assert time.monotonic() - began < LIMIT
    return code


def assert_kept(room: Room) -> None:
    """Everything acknowledged is there, the typed words are the user's own, and one can go on."""
    assert room.captured() == SAVED
    (kept,) = room.rescue.iterdir()
    assert TYPED in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert room.crashes == []
    again = room.go_on()
    again.wait_for(lambda: saved_number(again) == "A2")
    assert close(again) == 0
    assert [action["text"] for action in room.minutes()["action"]] == SAVED


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_leaves_with_its_code_and_everything_is_kept(room: Room, number: int, code: int) -> None:
    session = begin_and_type(room)
    assert leaves(session, lambda: session.kill(number)) == code
    assert_restored(session)
    assert_kept(room)


def test_a_dropped_line_leaves_with_129_and_everything_is_kept(room: Room) -> None:
    session = begin_and_type(room)
    assert leaves(session, session.hang_up) == 129
    assert_kept(room)


@pytest.mark.parametrize("ends_by", ["signal", "hang-up"])
def test_a_terminal_that_reads_nothing_holds_up_neither_the_saving_nor_the_leaving(room: Room, ends_by: str) -> None:
    session = begin_and_type(room)
    freeze(session)
    if ends_by == "signal":
        assert leaves(session, lambda: session.kill(signal.SIGTERM)) == 143
        session.resume()
        session.wait_for(lambda: session.raw.endswith(b"\x1b[?25h"))
        assert_restored(session)
    else:
        assert leaves(session, session.hang_up) == 129
    assert_kept(room)


def freeze(session: PtySession) -> None:
    """Leave the line as a draft, read nothing, and make the program draw until it stands still whatever is typed."""
    press(session, "\x1b", lambda: "Esc keep as draft" not in session.text())
    session.stall()
    busy, looked = -1.0, time.monotonic()

    def frozen() -> bool:
        nonlocal busy, looked
        if time.monotonic() - looked < 0.3:
            return False
        before, busy, looked = busy, session.cpu_seconds(), time.monotonic()
        session.send("zz" * 15)
        return busy - before <= 0.01

    session.wait_for(frozen)

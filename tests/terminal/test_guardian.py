"""Leaving by signal and by a lost terminal: saved, restored, with the right code, within eight seconds."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import ENTER_SCREEN, LEAVE_SCREEN, PtySession

APP = Path(__file__).with_name("small_app.py")
ROOT = APP.parents[2]
LIMIT = 8.0

Start = Callable[..., PtySession]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the small app in a mode, with a line captured, and wait until it is up."""
    sessions: list[PtySession] = []

    def run(mode: str = "plain", seconds: float = 0.0, *, ignore_hangup: bool = False) -> PtySession:
        session = PtySession(
            [sys.executable, str(APP), str(tmp_path), mode, str(seconds)],
            home=tmp_path / "home",
            env={"PYTHONPATH": str(ROOT)},
            ignore_hangup=ignore_hangup,
        )
        sessions.append(session)
        session.wait_for("ready")
        session.send("We agreed on Friday\r")
        session.wait_for(lambda: "We agreed on Friday" in stored(tmp_path))
        return session

    yield run
    for session in sessions:
        session.__exit__()


def stored(folder: Path) -> list[str]:
    path = folder / "stored"
    return path.read_text().splitlines() if path.exists() else []


def leaves(session: PtySession) -> tuple[int, float]:
    """The exit code, and how many seconds it took."""
    began = time.monotonic()
    return session.wait_exit(LIMIT + 4), time.monotonic() - began


def assert_restored(session: PtySession) -> None:
    """The shell's screen, cursor and line settings are back."""
    raw = session.raw
    assert ENTER_SCREEN in raw
    after = raw[raw.rindex(LEAVE_SCREEN) + len(LEAVE_SCREEN) :]
    assert b"\x1b[?25h" in after
    assert re.sub(rb"\x1b\[\?\d+[hl]", b"", after) == b""
    for mode in (b"1000", b"1003", b"1006", b"2004"):
        assert raw.rindex(b"\x1b[?" + mode + b"l") > raw.rindex(b"\x1b[?" + mode + b"h")
    assert raw.rindex(b"\x1b[<u") > raw.rindex(b"\x1b[>")
    assert session.attributes() == session.attributes_before


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_saves_restores_the_terminal_and_leaves_with_its_code(
    start: Start, tmp_path: Path, number: int, code: int
) -> None:
    session = start()
    session.kill(number)
    left, seconds = leaves(session)
    assert left == code
    assert seconds < LIMIT
    assert stored(tmp_path)[-1] == "finished"
    assert_restored(session)


def test_an_app_that_leaves_by_itself_gives_the_terminal_back(start: Start, tmp_path: Path) -> None:
    session = start()
    session.send("\x1bOR")
    assert session.wait_exit() == 0
    assert stored(tmp_path)[-1] == "finished"
    assert_restored(session)


def test_a_closed_terminal_leaves_with_129(start: Start, tmp_path: Path) -> None:
    session = start()
    session.hang_up()
    code, seconds = leaves(session)
    assert code == 129
    assert seconds < LIMIT
    assert stored(tmp_path)[-1] == "finished"


def test_a_hang_up_is_seen_under_nohup_and_costs_no_processor_time(start: Start, tmp_path: Path) -> None:
    session = start(seconds=2.0, ignore_hangup=True)
    before = session.cpu_seconds()
    session.hang_up()
    code, seconds = leaves(session)
    assert code == 129
    assert 2.0 <= seconds < LIMIT
    assert session.cpu_seconds_at_exit - before < 0.8
    assert stored(tmp_path)[-1] == "finished"


def test_under_nohup_a_hang_up_signal_alone_changes_nothing(start: Start, tmp_path: Path) -> None:
    session = start(ignore_hangup=True)
    session.kill(signal.SIGHUP)
    session.send("and on Monday\r")
    session.wait_for(lambda: "and on Monday" in stored(tmp_path))
    session.kill(signal.SIGTERM)
    assert leaves(session)[0] == 143


def freeze(session: PtySession, folder: Path) -> None:
    """Read nothing until the app's event loop stands still."""
    session.stall()
    session.wait_for(lambda: (folder / "beat").stat().st_mtime < time.time() - 0.7)


def test_a_stalled_terminal_holds_up_neither_the_store_nor_the_leaving(start: Start, tmp_path: Path) -> None:
    session = start("flood")
    freeze(session, tmp_path)
    session.kill(signal.SIGTERM)
    code, seconds = leaves(session)
    assert code == 143
    assert seconds < LIMIT
    assert stored(tmp_path)[-1] == "finished"
    session.resume()
    session.wait_for(lambda: session.raw.endswith(b"\x1b[?25h"))
    assert_restored(session)


def test_a_stalled_terminal_that_is_then_closed_leaves_with_129(start: Start, tmp_path: Path) -> None:
    session = start("flood")
    freeze(session, tmp_path)
    session.hang_up()
    code, seconds = leaves(session)
    assert code == 129
    assert seconds < LIMIT
    assert stored(tmp_path)[-1] == "finished"


def test_an_app_that_is_stuck_is_left_and_its_terminal_restored(start: Start, tmp_path: Path) -> None:
    session = start("stuck")
    session.send("\x1bOQ")
    session.wait_for(lambda: (tmp_path / "beat").stat().st_mtime < time.time() - 0.5)
    session.kill(signal.SIGTERM)
    code, seconds = leaves(session)
    assert code == 143
    assert seconds < LIMIT
    assert stored(tmp_path)[-1] == "finished"
    assert_restored(session)


def test_a_store_that_never_finishes_is_left_after_five_seconds(start: Start, tmp_path: Path) -> None:
    session = start(seconds=60.0)
    session.kill(signal.SIGTERM)
    code, seconds = leaves(session)
    assert code == 143
    assert 5.0 <= seconds < LIMIT
    assert_restored(session)


def test_a_second_signal_hurries_the_leaving(start: Start, tmp_path: Path) -> None:
    session = start(seconds=60.0)
    session.kill(signal.SIGTERM)
    session.wait_for(lambda: "finishing" in stored(tmp_path))
    began = time.monotonic()
    session.wait_for(lambda: time.monotonic() - began > 0.4)
    session.kill(signal.SIGTERM)
    code, seconds = leaves(session)
    assert code == 143
    assert seconds < 1.5
    assert_restored(session)


def test_the_same_signal_sent_twice_at_once_still_lets_the_store_finish(start: Start, tmp_path: Path) -> None:
    session = start(seconds=1.5)
    session.kill(signal.SIGTERM)
    session.kill(signal.SIGHUP)
    session.kill(signal.SIGTERM)
    code, _ = leaves(session)
    assert code in {143, 129}
    assert stored(tmp_path)[-1] == "finished"

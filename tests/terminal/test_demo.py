"""The demo in a real terminal: it plays by itself, and however it ends nothing of it is left, nowhere."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import assert_restored

ROOT = Path(__file__).parent.parent.parent


def playing(tmp_path: Path, *more: str) -> PtySession:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "meetingtui", "demo", *more]
    return PtySession(command, home=home, env={"PYTHONPATH": str(ROOT)}, cwd=tmp_path)


def left(tmp_path: Path) -> list[Path]:
    """What stands in the user's own cache."""
    return list((tmp_path / "home" / ".cache" / "meetingtui").iterdir())


def test_it_plays_to_its_end_and_says_the_next_commands_once_the_screen_is_gone(tmp_path: Path) -> None:
    with playing(tmp_path, "--minutes", "0") as session:
        session.wait_for("The meeting is over.", 60)
        assert left(tmp_path) != []
        session.send("\r")
        assert session.wait_exit(10) == 0
        assert_restored(session)
        session.wait_for("meetingtui new NAME --party A --party B")
    assert left(tmp_path) == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_takes_the_folder_away_too(tmp_path: Path, number: int, code: int) -> None:
    with playing(tmp_path) as session:
        session.wait_for("Two made-up firms", 60)
        assert left(tmp_path) != []
        session.kill(number)
        assert session.wait_exit(10) == code
    assert left(tmp_path) == []

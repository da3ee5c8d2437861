"""An error that nobody expected: everything saved, one sentence on the screen, the details in a private file.

Beside it, what hostile text and hostile input do in a real terminal: nothing.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import ENTER_SCREEN, LEAVE_SCREEN, PtySession
from tests.terminal.small_app import HOSTILE, SECRET

APP = Path(__file__).with_name("small_app.py")
POINTER_SHAPE = "\x1b]22;default\x07"
"""The one such sequence that Textual itself sends."""
F2 = "\x1bOQ"

Start = Callable[[str], PtySession]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the small app in the mode in which it goes wrong."""
    sessions: list[PtySession] = []

    def run(mode: str) -> PtySession:
        session = PtySession(
            [sys.executable, str(APP), str(tmp_path), mode],
            home=tmp_path / "home",
            env={"PYTHONPATH": str(APP.parents[2])},
        )
        sessions.append(session)
        return session

    yield run
    for session in sessions:
        session.__exit__()


def assert_told_in_one_sentence(session: PtySession, folder: Path) -> None:
    assert session.wait_exit() == 1
    raw = session.raw.decode()
    assert "Traceback" not in raw
    assert "RuntimeError" not in raw
    assert SECRET not in raw
    said = raw[raw.rindex(LEAVE_SCREEN.decode()) :]
    assert said.count("meetingtui met an error it did not expect and stopped.") == 1
    assert "textual run" not in raw
    (report,) = (folder / "home/.state/meetingtui/crashes").iterdir()
    assert f"Everything captured was saved; run the same command to go on. Details: {report}\r\n" in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    story = report.read_text()
    assert story.count("Traceback (most recent call last)") == 1
    assert f"RuntimeError: {SECRET}" in story
    assert "words = '" not in story
    assert (folder / "stored").read_text().splitlines()[-1] == "finished"
    assert session.attributes() == session.attributes_before


@pytest.mark.parametrize("where", ["handler", "worker", "thread", "timer", "unmount"])
def test_an_error_after_the_start_is_told_in_one_sentence(start: Start, tmp_path: Path, where: str) -> None:
    session = start(where)
    session.wait_for("ready")
    session.send(F2)
    assert_told_in_one_sentence(session, tmp_path)


def test_an_error_in_compose_is_told_in_one_sentence(start: Start, tmp_path: Path) -> None:
    session = start("compose")
    assert_told_in_one_sentence(session, tmp_path)
    assert ENTER_SCREEN in session.raw


def test_errors_that_nobody_waits_for_are_kept_and_the_meeting_goes_on(start: Start, tmp_path: Path) -> None:
    session = start("stray")
    session.wait_for("ready")
    session.send(F2)
    crashes = tmp_path / "home/.state/meetingtui/crashes"
    session.wait_for(lambda: crashes.exists() and len([*crashes.iterdir()]) == 2)
    session.send("\x1bOR")
    assert session.wait_exit() == 0
    assert SECRET not in session.raw.decode()
    assert all(SECRET in report.read_text() for report in crashes.iterdir())


def test_hostile_text_given_to_widgets_reaches_the_terminal_without_anything_that_acts(start: Start) -> None:
    session = start("hostile")
    session.wait_for("shown")
    session.wait_for("safe")
    drawn = session.raw.decode().replace(POINTER_SHAPE, "")
    for acting in ("\x1b]", "\x07", "\x1b[31m", "\x1b[2J", "\x9b", "\x9d", "\x9c", "\u202e", "\u200b", "\u2066"):
        assert acting in HOSTILE
        assert acting not in drawn
    assert "aGFja2Vk" in session.text()


def test_a_byte_that_is_not_utf8_in_a_paste_leaves_the_app_running(start: Start) -> None:
    session = start("plain")
    session.wait_for("ready")
    session.paste(b"caf\xe9 au lait")
    session.wait_for("caf\ufffd au lait")
    session.send(b"\xff\xfe\x80" + b"\x1bOS")
    session.wait_for("keys f4")


def test_an_escape_in_a_paste_does_not_turn_the_rest_into_keys(start: Start) -> None:
    session = start("plain")
    session.wait_for("ready")
    session.send(b"\x1b[200~before\x1bOR\x1b[21~\x1b")
    session.send(b"\x03\x11after\x1b[201~")
    session.wait_for("after")
    assert not any(line.startswith("keys") for line in session.screen())
    session.send("\x1bOS")
    session.wait_for("keys f4")


def test_a_key_code_beyond_unicode_leaves_the_app_running(start: Start) -> None:
    session = start("plain")
    session.wait_for("ready")
    session.send("\x1b[99999999;5u")
    session.send("\x1bOS")
    session.wait_for("f4")

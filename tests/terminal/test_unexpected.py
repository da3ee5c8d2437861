"""An error that nobody expected, in the whole program: one sentence, and everything captured can be gone on with."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.terminal.pty_session import LEAVE_SCREEN
from tests.terminal.room import PROGRAM, Room, assert_restored, capture, close, press, saved_number

SECRET = "what Wanjiku said in confidence"
FAULTS = {
    "a panel": "from meetingtui.steps.ask.panel import AskPanel as faulty\nname = 'digit'",
    "arrivals": "from meetingtui.tui.screens.stage import StageScreen as faulty\nname = 'action_digit'",
    "the line": "from meetingtui.tui.capturing import Capturing as faulty\nname = 'edit'",
}
WRAPPER = """\
import sys
{fault}
def fails(*arguments, **named):
    words = {secret!r}
    raise RuntimeError(words)
setattr(faulty, name, fails)
from meetingtui.cli.main import main
main(["run", "context-and-status"])
"""


@pytest.mark.parametrize("where", FAULTS)
def test_an_error_nobody_expected_is_one_sentence_and_loses_nothing(room: Room, tmp_path: Path, where: str) -> None:
    wrapper = tmp_path / "faulty.py"
    wrapper.write_text(WRAPPER.format(fault=FAULTS[where], secret=SECRET))
    room.found()
    session = room.start(command=(sys.executable, str(wrapper)))
    session.wait_for("Who is here?")
    session.send("j")
    if where == "arrivals":
        session.send("1")
    else:
        press(session, "1", "[x] Imani")
        press(session, "2", "[x] Mateo")
        press(session, "\r", "speaking")
        capture(session, "a", "Open a door @imani ^fri", "A1")
        session.send("aSend the plan @mateo ^fri\r" + ("e1" if where == "the line" else "2"))
    assert session.wait_exit() == 1
    raw = session.raw.decode()
    said = raw[raw.rindex(LEAVE_SCREEN.decode()) :]
    assert said.count("meetingtui met an error it did not expect and stopped. Everything captured was saved;") == 1
    assert "Traceback" not in raw
    assert SECRET not in raw
    assert_restored(session)
    (report,) = room.crashes
    assert str(report) in said
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    again = room.start(command=(PROGRAM,))
    again.wait_for("A meeting is still open.")
    if where == "arrivals":
        return
    assert room.captured() == ["Open a door", "Send the plan"]
    press(again, "\r", lambda: saved_number(again) == "A2")
    assert close(again) == 0
    assert [action["id"] for action in room.minutes()["action"]] == ["A1", "A2"]

"""In a real terminal: what is copied leaves as one harmless sequence, and the screens step aside for an editor."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import signal
from collections.abc import Generator
from pathlib import Path

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, assert_restored, capture, press

CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def copied(session: PtySession) -> list[str]:
    return [base64.b64decode(found).decode() for found in CLIPBOARD.findall(session.raw)]


def editor(room: Room, gate: Path, text: str) -> str:
    """An editor that shows its file's mode, waits until it is let go on, and writes a text."""
    script = room.folder.parent / "editor.sh"
    script.write_text(f'#!/bin/sh\nstat -c "editing %a" "$1"\nread go < {gate}\nprintf "{text}" > "$1"\n')
    script.chmod(0o755)
    return str(script)


def test_what_is_captured_goes_to_the_clipboard_and_nothing_else_of_the_kind_is_sent(room: Room) -> None:
    session = room.begin()
    capture(session, "d", "Bill monthly", "D1")
    assert b"\x1b]52" not in session.raw
    press(session, "C", "Copied D1, if your terminal allows it.")
    assert copied(session) == ["D1  Bill monthly"]
    assert session.raw.count(b"\x1b]52") == 1


def test_a_line_is_written_in_the_editor_while_the_meeting_goes_on(room: Room) -> None:
    gate = room.folder.parent / "gate"
    os.mkfifo(gate)
    wanted = "Open a door at\\nthe third site\\033[31m @imani\\n"
    session = room.begin(env={"EDITOR": editor(room, gate, wanted)})
    session.send("aOpen")
    session.wait_for("Action Open")
    press(session, "\x07", "editing 600")
    console = room.start("console")
    console.wait_for("Private: keep this window")
    capture(console, "r", "Nobody answers", "R1")
    gate.write_text("go\n")
    session.wait_for("Open a door at the third site␛[31m @imani")
    assert not list((room.home / ".cache" / "meetingtui").glob("text-*"))
    press(session, "\x03", "Leave?")
    press(session, "\x1b", "R1  Nobody answers")


def test_ctrl_c_is_the_editors_alone_and_a_signal_ends_the_editor_too(room: Room) -> None:
    gate = room.folder.parent / "gate"
    os.mkfifo(gate)
    script = room.folder.parent / "editor.sh"
    script.write_text(f'#!/bin/sh\nprintf "Open the third door\\n" > "$1"\necho "editing now"\ncat {gate}\n')
    script.chmod(0o755)
    session = room.begin(env={"EDITOR": str(script)})
    session.send("aOpen")
    session.wait_for("Action Open")
    press(session, "\x07", "editing now")
    with _read_by_the_editor(session, gate):
        press(session, "\x03", "did not end well")
    session.wait_for("Action Open")
    press(session, "\x07", lambda: session.raw.count(b"editing now") == 2)
    with _read_by_the_editor(session, gate):
        session.kill(signal.SIGTERM)
        assert session.wait_exit() == 143
    assert_restored(session)
    assert not [one for one in Path("/proc").glob("[0-9]*/cmdline") if str(gate).encode() in _read(one)]
    assert not list((room.home / ".cache" / "meetingtui").glob("text-*"))
    (kept,) = room.rescue.glob("*-unsent.json")
    assert json.loads(kept.read_text()) == {"capture:action": "Open the third door"}


def test_ctrl_c_in_the_moment_in_which_an_editor_begins_is_the_editors_alone(room: Room) -> None:
    session = room.begin(env={"EDITOR": "sh -c 'echo \"editing $$\"; kill -INT 0'"})
    session.send("aOpen")
    session.wait_for("Action Open")
    for times in range(1, 9):
        press(session, "\x07", lambda times=times: session.raw.count(b"editing ") == times)
        session.wait_for("sh did not end well (-2)")
    session.wait_for("Action Open")


@contextlib.contextmanager
def _read_by_the_editor(session: PtySession, gate: Path) -> Generator[None]:
    """Once the editor reads its gate; a shell that is only about to begin its reader may lose a Ctrl-C."""
    opened: list[int] = []

    def reads() -> bool:
        with contextlib.suppress(OSError):  # nobody reads it yet
            opened.append(os.open(gate, os.O_WRONLY | os.O_NONBLOCK))
        return bool(opened)

    session.wait_for(reads)
    try:
        yield
    finally:
        os.close(opened[0])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has just ended
        return b""

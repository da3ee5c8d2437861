"""A partnership's folder with a home of its own, and the real program in real terminals in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.terminal.pty_session import ENTER_SCREEN, LEAVE_SCREEN, PtySession, isolated

PROGRAM = str(Path(sys.executable).with_name("meetingtui"))
AGENDA = "context-and-status"
_MOVES = ("step.turned.1", "ask.at.1", "ask.marked.1", "ask.gist.1", "review.at.1", "status.walking.1")
PARTNERSHIP = """\
format = 1
name = "Quillmere and Tolland Bright"
zone = "UTC"
party = [{ id = "quillmere", name = "Quillmere" }, { id = "tolland", name = "Tolland Bright" }]

[[person]]
id = "imani"
name = "Imani Okafor"
party = "quillmere"

[[person]]
id = "mateo"
name = "Mateo Cruz"
party = "tolland"
"""


class Room:
    """A folder, a home, and every terminal that was opened in it."""

    def __init__(self, place: Path) -> None:
        self.home = place / "home"
        self.folder = place / "room"
        self.folder.mkdir()
        self._sessions: list[PtySession] = []

    def close(self) -> None:
        """End every terminal that is still there."""
        while self._sessions:
            self._sessions.pop().__exit__()

    # what is on disk ----------------------------------------------------------------------------------------

    @property
    def rescue(self) -> Path:
        """Where the program keeps what it could not save."""
        return self.home / ".state/meetingtui/rescue"

    @property
    def crashes(self) -> list[Path]:
        """Reports of errors that nobody expected."""
        return sorted(self.home.glob(".state/meetingtui/crashes/*"))

    def live(self) -> list[str]:
        """The names below live/, hidden ones too."""
        below = self.folder / "live"
        return sorted(path.name for path in below.iterdir()) if below.is_dir() else []

    def events(self, kind: str) -> list[dict[str, Any]]:
        """The data of every event of one type in the logs, as they are on disk."""
        found: list[dict[str, Any]] = []
        for log in sorted(self.folder.glob("live/*/ev-*.jsonl")):
            whole = log.read_bytes().rpartition(b"\n")[0]
            found += [json.loads(line) for line in whole.split(b"\n") if line]
        ordered = {event["id"]: event for event in sorted(found, key=lambda event: event["tick"])}
        return [event["data"] for event in ordered.values() if event["type"] == kind]

    def captured(self) -> list[str]:
        """The words of every item that is in the logs."""
        return [data["item"]["text"] for data in self.events("item.captured.1")]

    def minutes(self) -> dict[str, Any]:
        """The only minutes."""
        (path,) = (self.folder / "minutes").glob("*.toml")
        return tomllib.loads(path.read_text())

    # programs -----------------------------------------------------------------------------------------------

    def start(self, *arguments: str, command: Sequence[str] = (PROGRAM,), **terminal: Any) -> PtySession:
        """The program in a terminal of its own, in this folder."""
        session = PtySession([*command, *arguments], home=self.home, **{"cwd": self.folder, **terminal})
        self._sessions.append(session)
        return session

    def run(
        self, *arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """The program without a terminal."""
        environment = isolated(self.home) | dict(env or {})
        return subprocess.run(
            [PROGRAM, *arguments],
            cwd=cwd or self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=30,
        )

    def found(self, text: str = PARTNERSHIP) -> None:
        """Write the partnership's file."""
        (self.folder / "partnership.toml").write_text(text)

    def begin(self, **terminal: Any) -> PtySession:
        """A meeting with one person from each side, in its first step."""
        if not (self.folder / "partnership.toml").exists():
            self.found()
        session = self.start("run", AGENDA, **terminal)
        session.wait_for("Who is here?")
        press(session, "1", "[x] Imani")
        press(session, "2", "[x] Mateo")
        press(session, "\r", "speaking")
        return session

    def go_on(self, **terminal: Any) -> PtySession:
        """Go on with the meeting that is still open."""
        session = self.start(**terminal)
        session.wait_for("A meeting is still open.")
        press(session, "\r", "speaking")
        press(session, "?", "Keys")  # a word about kept drafts gives way to what was captured last
        press(session, "?", "speaking")
        return session

    def to_step(self, session: PtySession, number: int) -> None:
        """Enter, through turns and prompts, until the step of that number is there."""
        at = 0
        while at != number:
            moves, turned = self._moves(), len(self.events("step.turned.1"))
            press(session, "\r", lambda moves=moves: self._moves() > moves)
            if len(turns := self.events("step.turned.1")) > turned:
                at = int(turns[-1]["step"].removeprefix("s"))
                session.wait_for(f"{at} of 5")

    def _moves(self) -> int:
        """How often Enter moved on; an item may be stored only now, and must not be taken for it."""
        return sum(len(self.events(kind)) for kind in _MOVES)


def press(session: PtySession, keys: str, wanted: str | Callable[[], object]) -> None:
    """Type, and wait until the screen shows something."""
    session.send(keys)
    session.wait_for(wanted)


def pause(session: PtySession, seconds: float) -> None:
    """Let a moment pass in which nothing is typed."""
    end = time.monotonic() + seconds
    session.wait_for(lambda: time.monotonic() >= end)


def capture(session: PtySession, letter: str, text: str, saved: str) -> None:
    """Capture a line as one types it, and wait until the strip shows it as saved under its number."""
    session.send(letter + text + "\r")
    session.wait_for(lambda: saved_number(session) == saved)


def strip(session: PtySession) -> str:
    """The line that says what was captured last, and whether it is saved."""
    lines = session.screen()
    ruled = [number for number, line in enumerate(lines[:-1]) if line.startswith(("───", "---"))]
    return lines[ruled[-1] + 1] if ruled else ""


def saved_number(session: PtySession) -> str:
    """The number of the item that the strip shows as saved; empty where it shows none."""
    found = re.match(r" ([A-Z]\d+)  .*\bsaved$", strip(session))
    return found[1] if found else ""


def ask_to_close(session: PtySession) -> None:
    """Everything but the Enter that closes a meeting which was not read back."""
    press(session, "Q", "Leave?")
    press(session, "1", "close without the read-back")


def close(session: PtySession) -> int:
    """Close the meeting from the sheet that leaving opens, and leave; the exit code."""
    ask_to_close(session)
    press(session, "\r", "The meeting is closed.")
    session.send("\r")
    return session.wait_exit()


def assert_restored(session: PtySession) -> None:
    """The shell's screen, cursor, mouse, paste marks and line settings are back."""
    raw = session.raw
    assert ENTER_SCREEN in raw
    after = raw[raw.rindex(LEAVE_SCREEN) :]
    assert b"\x1b[?25h" in after
    assert b"\x1b[?25l" not in after
    for mode in (b"1000", b"1003", b"1006", b"2004"):
        assert raw.rindex(b"\x1b[?" + mode + b"l") > raw.rindex(b"\x1b[?" + mode + b"h")
    assert session.attributes() == session.attributes_before

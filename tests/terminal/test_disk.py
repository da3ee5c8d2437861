"""A disk that says no: the stage says NOT SAVED and why, typing goes on, and once there is room Enter saves."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import (
    PROGRAM,
    Room,
    ask_to_close,
    assert_restored,
    capture,
    close,
    pause,
    press,
    saved_number,
    strip,
)

SYS_ADMIN = 21
WITHOUT_ROOT_POWERS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", PROGRAM)
"""Root that permissions hold for, as they do for everybody else."""


def may_mount() -> bool:
    """Whether a small disk can be mounted here."""
    status = Path("/proc/self/status").read_text()
    powers = int(status.split("CapEff:")[1].split()[0], 16)
    return os.geteuid() == 0 and bool(powers >> SYS_ADMIN & 1)


needs_root = pytest.mark.skipif(not may_mount(), reason="needs root, to mount a small disk")


class Disk:
    """A disk of 256 KB that the partnership's folder is on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ballast = folder / "ballast"
        self._mount("-t", "tmpfs", "-o", "size=256k", "tmpfs")

    def _mount(self, *how: str) -> None:
        subprocess.run(["mount", *how, str(self._folder)], check=True)

    def fill(self) -> None:
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 512):
                    pass
            except OSError:
                pass

    def free(self) -> None:
        self._ballast.unlink()

    def read_only(self, *, on: bool) -> None:
        self._mount("-o", "remount,ro" if on else "remount,rw")

    def away(self) -> None:
        subprocess.run(["umount", "--lazy", str(self._folder)], check=True)


@pytest.fixture
def disk(room: Room) -> Iterator[Disk]:
    made = Disk(room.folder)
    yield made
    room.close()
    made.away()


def words(number: int) -> str:
    return f"Open the door at site number {number} @imani +mateo ^fri = someone has replied"


def logs_begun(room: Room) -> int:
    return len(list(room.folder.glob("live/*/ev-*")))


def capture_until_refused(session: PtySession, number: int) -> int:
    """Capture until the disk refuses; the number of the capture that is not saved."""
    while "NOT SAVED" not in strip(session):
        session.send(f"a{words(number)}\r")
        shown = f" A{number}  "
        session.wait_for(lambda shown=shown: strip(session).startswith((shown, "  NOT SAVED")))
        number += 1
    return number - 1


@needs_root
def test_on_a_full_disk_the_words_come_back_and_enter_saves_them_once_there_is_room(room: Room, disk: Disk) -> None:
    session = room.begin()
    capture(session, "a", words(1), "A1")
    disk.fill()
    refused = capture_until_refused(session, 2)
    session.wait_for("NOT SAVED: the disk is full")
    session.wait_for(words(refused)[-40:])
    tried = logs_begun(room)
    press(session, "\r", lambda: logs_begun(room) > tried)  # a log that failed once is never written again
    session.wait_for(lambda: session.send("!") or "has replied!" in session.text())
    assert "NOT SAVED" in strip(session)
    assert len(room.captured()) == refused - 1
    assert list(room.rescue.iterdir())
    disk.free()
    press(session, "\r", lambda: saved_number(session) == f"A{refused}")
    capture(session, "d", "The door stays open", "D1")
    disk.fill()
    ask_to_close(session)
    press(session, "\r", lambda: "Not closed: " in strip(session) or "NOT SAVED" in strip(session))
    disk.free()
    assert close(session) == 0
    assert_restored(session)
    minutes = room.minutes()
    assert [action["id"] for action in minutes["action"]] == [f"A{n}" for n in range(1, refused + 1)]
    assert [action["text"][-1] for action in minutes["action"]] == [str(n)[-1] for n in range(1, refused + 1)]
    assert (len(minutes["decision"]), minutes["state"]) == (1, "draft")
    assert room.live() == []


@needs_root
def test_a_meeting_on_a_disk_that_became_read_only_is_gone_on_with_once_it_is_not(room: Room, disk: Disk) -> None:
    session = room.begin()
    capture(session, "a", words(1), "A1")
    press(session, "Q", "Leave?")
    session.send("2")
    assert session.wait_exit() == 0
    disk.read_only(on=True)
    home = room.start()
    home.wait_for("A meeting is still open.")
    press(home, "\r", "the disk is read-only")
    disk.read_only(on=False)
    press(home, "\r", lambda: saved_number(home) == "A1")
    assert close(home) == 0
    assert len(room.minutes()["action"]) == 1


def test_whatever_is_typed_comes_back_when_no_byte_can_be_written(room: Room) -> None:
    session = room.begin()
    room.to_step(session, 2)
    limits = resource.prlimit(session.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(session.pid, resource.RLIMIT_FSIZE, (10, limits[1]))
    press(session, "4", "Gist for the room")
    press(session, "Budgets move\r", "NOT SAVED")
    session.wait_for(lambda: re.search("Gist for .*Budgets move", session.text()))
    press(session, "\x1b", lambda: "Gist for" not in session.text())
    press(session, f"a{words(1)}\r", "Enter save")
    resource.prlimit(session.pid, resource.RLIMIT_FSIZE, limits)
    press(session, "\r", lambda: saved_number(session) == "A1")
    press(session, "4", lambda: re.search("Gist for .*Budgets move", session.text()))
    press(session, "\r", "for the room to agree")
    assert close(session) == 0
    minutes = room.minutes()
    assert [action["id"] for action in minutes["action"]] == ["A1"]
    assert next(step for step in minutes["step"] if step["title"] == "What is moving")["gist"] == "Budgets move"


def test_words_that_were_refused_count_once_when_they_are_saved_after_something_else(room: Room) -> None:
    session = room.begin()
    capture(session, "a", words(1), "A1")
    (live,) = (room.folder / "live").iterdir()
    live.rename(room.folder / "elsewhere")
    press(session, f"a{words(2)}\r", "NOT SAVED: the folder is not there any more")
    (room.folder / "elsewhere").rename(live)
    pause(session, 1.0)
    press(session, "\x1b", lambda: "Enter save" not in session.text())
    press(session, "\r", "✓ heard")
    press(session, "a", "Enter save")
    press(session, "\r", lambda: saved_number(session) == "A2")
    capture(session, "a", words(3), "A3")
    assert close(session) == 0
    minutes = room.minutes()
    assert [action["text"][-1] for action in minutes["action"]] == ["1", "2", "3"]


def test_a_folder_that_may_not_be_written_in_any_more_is_said_and_forgiven(room: Room) -> None:
    session = room.begin(command=WITHOUT_ROOT_POWERS if os.geteuid() == 0 else (PROGRAM,))
    capture(session, "a", words(1), "A1")
    (live,) = (room.folder / "live").iterdir()
    live.chmod(0o000)
    press(session, f"a{words(2)}\r", lambda: strip(session).startswith(" A2  "))
    live.chmod(0o700)
    assert len(room.captured()) == 2
    (room.folder / "minutes").chmod(0o500)
    press(session, f"a{words(3)}\r", "minutes behind")
    ask_to_close(session)
    press(session, "\r", "Not closed: ")
    (room.folder / "minutes").chmod(0o700)
    session.wait_for(lambda: strip(session).endswith(" saved"))
    assert close(session) == 0
    assert [action["id"] for action in room.minutes()["action"]] == ["A1", "A2", "A3"]

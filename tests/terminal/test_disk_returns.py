"""A disk or a permission that goes in the middle of a meeting and comes back: nothing acknowledged is lost, and what
was refused is saved without a restart. MEETINGTUI_TRIALS=100 tries it a hundred times, each time otherwise."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import PROGRAM, Room, capture, close, press, saved_number, strip
from tests.terminal.test_disk import (
    WITHOUT_ROOT_POWERS,
    Disk,
    capture_until_refused,
    logs_begun,
    may_mount,
    needs_root,
    words,
)
from tests.terminal.test_killed import tally  # noqa: F401 - a fixture

TRIALS = range(int(os.environ.get("MEETINGTUI_TRIALS", "1")))


class Fault:
    """No byte can be written any more, until it can again."""

    def __init__(self, session: PtySession, disk: Disk | None) -> None:
        self._pid, self._disk = session.pid, disk
        self._free = resource.prlimit(self._pid, resource.RLIMIT_FSIZE)

    def begins(self) -> None:
        if self._disk:
            self._disk.fill()
        else:
            resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (10, self._free[1]))

    def ends(self) -> None:
        if self._disk:
            self._disk.free()
        else:
            with contextlib.suppress(ProcessLookupError):  # what was killed is limited in nothing
                resource.prlimit(self._pid, resource.RLIMIT_FSIZE, self._free)


@pytest.fixture(params=[pytest.param("disk", marks=needs_root), "limit"])
def small(request: pytest.FixtureRequest, room: Room) -> Iterator[Disk | None]:
    """A small disk that the partnership's folder is on; or none, where files are limited in size instead."""
    made = Disk(room.folder) if request.param == "disk" else None
    yield made
    room.close()
    if made:
        made.away()


@pytest.mark.parametrize("seed", TRIALS)
def test_whatever_is_refused_is_saved_once_and_whatever_was_saved_stays(
    room: Room,
    small: Disk | None,
    tally: Counter[str],  # noqa: F811
    seed: int,
) -> None:
    chance = random.Random(3000 + seed)
    session = room.begin()
    fault = Fault(session, small)
    killed, rounds, saved = chance.random() < 0.5, chance.randint(1, 2), 0
    for turn in range(1, rounds + 1):
        for _ in range(chance.randint(1, 3)):
            saved += 1
            capture(session, "a", words(saved), f"A{saved}")
        fault.begins()
        refused = capture_until_refused(session, saved + 1)
        session.wait_for(words(refused)[-30:])
        saved = refused - 1
        if killed and turn == rounds:
            session.kill(signal.SIGKILL)
            session.wait_exit()
            fault.ends()
            session = room.go_on()
            break
        for _ in range(chance.randint(0, 2)):
            tried = logs_begun(room)
            press(session, "\r", lambda tried=tried: logs_begun(room) > tried)
            session.wait_for(words(refused)[-30:])
        fault.ends()
        press(session, "\r", lambda refused=refused, session=session: saved_number(session) == f"A{refused}")
        saved = refused
    assert close(session) == 0
    actions = room.minutes().get("action", [])
    how = "killed while refused" if killed else "refused and saved"
    tally.update({f"{'disk' if small else 'limit'}, {how}": 1, "acknowledged": saved, "in the minutes": len(actions)})
    assert [action["text"] for action in actions] == [f"Open the door at site number {n + 1}" for n in range(saved)]
    assert [action["id"] for action in actions] == [f"A{n + 1}" for n in range(saved)]


@pytest.mark.parametrize("which", ["live", "."])
def test_where_nobody_may_look_any_more_the_meeting_goes_on(room: Room, which: str) -> None:
    session = room.begin(command=WITHOUT_ROOT_POWERS if os.geteuid() == 0 else (PROGRAM,))
    capture(session, "a", words(1), "A1")
    place = room.folder / which
    place.chmod(0o000)
    for number in (2, 3):  # its log is open: the words are on disk, whether or not the minutes are
        press(session, f"a{words(number)}\r", lambda n=number: strip(session).startswith(f" A{n}  "))
    assert "NOT SAVED" not in strip(session)
    place.chmod(0o700)
    capture(session, "a", words(4), "A4")
    assert room.crashes == []
    assert close(session) == 0
    assert len(room.minutes()["action"]) == 4


def frozen(path: Path, *, on: bool) -> bool:
    """Nothing may be written to a file, or made in a folder, not even by who has it open; false where that is not
    to be had."""
    how = ["chattr", "+i" if on else "-i", str(path)]
    return shutil.which("chattr") is not None and subprocess.run(how, capture_output=True).returncode == 0


@pytest.fixture
def freeze(room: Room) -> Iterator[Callable[..., bool]]:
    done: list[Path] = []

    def change(*paths: Path, on: bool) -> bool:
        done.extend(paths)
        changed = [frozen(path, on=on) for path in paths]  # each of them, also where one cannot be
        return all(changed)

    yield change
    change(*done, on=False)


@pytest.mark.skipif(not may_mount(), reason="needs root, to take a file's permission away from who has it open")
def test_where_writing_is_forbidden_it_is_said_why_and_it_works_again_once_it_is_not(
    room: Room, freeze: Callable[..., bool]
) -> None:
    session = room.begin()
    capture(session, "a", words(1), "A1")
    (live,) = (room.folder / "live").iterdir()
    logs = list(live.glob("ev-*"))
    if not freeze(*logs, live, on=True):
        pytest.skip("this file system cannot forbid writing to a file that is open")
    press(session, f"a{words(2)}\r", "NOT SAVED: ")
    assert "you may not write in this folder" in strip(session)
    session.wait_for(words(2)[-30:])
    press(session, " and more", "replied and more")
    assert len(room.captured()) == 1
    assert freeze(*logs, live, on=False)
    press(session, "\r", lambda: saved_number(session) == "A2")
    capture(session, "a", words(3), "A3")
    assert close(session) == 0
    assert [action["id"] for action in room.minutes()["action"]] == ["A1", "A2", "A3"]

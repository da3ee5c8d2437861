"""Home in a real terminal: what it is left for plays in a process of its own, and home comes back."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.room import PROGRAM, Room, assert_restored


def test_a_rehearsal_is_played_from_home_and_home_comes_back(room: Room) -> None:
    room.found()
    home = room.start(cwd=room.folder)
    home.wait_for("another agenda")
    home.send("n")
    home.wait_for("For what?")
    home.send("kickoff")
    home.wait_for("1 of ")
    home.send("\t")
    home.wait_for("Made-up people play this")
    home.send("Q")
    home.wait_for("another agenda")
    home.send("Q")
    assert home.wait_exit() == 0
    assert_restored(home)
    assert room.live() == []
    assert room.crashes == []


def test_where_there_are_several_a_number_says_which_and_the_way_out_is_clean(room: Room) -> None:
    for name in ("One", "Two"):
        made = room.run(
            "new", name, "--party", f"{name}A", "--party", f"{name}B", "--folder", str(room.home / "meetings" / name)
        )
        assert made.returncode == 0
    (room.folder / "notes.txt").write_text("in the way")
    home = room.start()
    home.wait_for("Which partnership?")
    home.send("2")
    home.wait_for("No meeting was held yet.")
    assert "One" not in home.text()
    home.send("Q")
    assert home.wait_exit() == 0
    assert_restored(home)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a child that its parent has gone")
def test_what_home_was_left_for_does_not_go_on_drawing_over_the_shell_once_home_is_killed(room: Room) -> None:
    session = room.start(command=("/bin/sh", "-c", f"{PROGRAM}; echo the shell is back; read wait"))
    session.wait_for("see a demo")
    session.send("1")
    session.wait_for("Two made-up firms", 60)
    (home,) = _children(session.pid)
    (demo,) = _children(home)
    os.kill(home, signal.SIGKILL)
    session.wait_for(lambda: not _is_there(demo))
    assert not list((room.home / ".cache" / "meetingtui").glob("demo-*"))
    session.wait_for(lambda: b"the shell is back" in session.raw)


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _is_there(pid: int) -> bool:
    """Whether a process runs, and does not only wait to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

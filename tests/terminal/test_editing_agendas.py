"""Editing an agenda in one's own editor: it takes its place once it is right, and what was typed is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room

RIGHT = 'title = "Ours"\npurpose = "See."\n# a comment of ours\n[[step]]\nkind = "close"\nminutes = 5\n'
WRONG = 'title = "Ours"\n[[step]]\nkind = "clsoe"\n'


@pytest.fixture(autouse=True)
def partnership(room: Room) -> None:
    room.found()


@pytest.fixture
def own(room: Room) -> Path:
    path = room.folder / "agendas" / "ours.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(RIGHT)
    return path


def editor(room: Room, *texts: str) -> str:
    """An editor that writes the first text when it is opened first, then the second."""
    for number, text in enumerate(texts, 1):
        (room.folder.parent / f"text-{number}").write_text(text)
    script = room.folder.parent / "editor.sh"
    script.write_text(
        f"#!/bin/sh\ncd {room.folder.parent}\nn=$(($(cat count 2>/dev/null || echo 0) + 1))\n"
        'echo $n > count\ncp "text-$n" "$1"\n'
    )
    script.chmod(0o755)
    return str(script)


def edit(room: Room, *texts: str) -> PtySession:
    return room.start("agendas", "edit", "ours", env={"EDITOR": editor(room, *texts)})


def test_what_is_right_takes_its_place_with_its_comments(room: Room, own: Path) -> None:
    wanted = RIGHT.replace("See.", "See more.")
    session = edit(room, wanted)
    assert session.wait_exit() == 0
    assert own.read_text() == wanted
    assert "Hold it: meetingtui run ours" in session.raw.decode()


def test_what_is_wrong_is_told_with_its_line_and_can_be_edited_again(room: Room, own: Path) -> None:
    session = edit(room, WRONG, RIGHT + "# again\n")
    session.wait_for("cannot be run like this")
    assert 'ours.toml:3: step 1 is of kind "clsoe"' in session.raw.decode(errors="replace")
    assert own.read_text() == RIGHT
    session.send("e\r")
    assert session.wait_exit() == 0
    assert own.read_text() == RIGHT + "# again\n"


def test_it_can_be_kept_wrong_or_left_as_it_was(room: Room, own: Path) -> None:
    session = edit(room, WRONG)
    session.wait_for("cannot be run like this")
    session.send("x\r")
    assert session.wait_exit() == 0
    assert own.read_text() == RIGHT
    (room.folder.parent / "count").unlink()
    session = edit(room, WRONG)
    session.wait_for("cannot be run like this")
    session.send("k\r")
    assert session.wait_exit() == 0
    assert own.read_text() == WRONG


def test_a_shipped_one_is_copied_first(room: Room) -> None:
    command = {"EDITOR": editor(room, RIGHT)}
    session = room.start("agendas", "edit", "care", env=command)
    assert session.wait_exit() == 0
    assert (room.folder / "agendas" / "care.toml").read_text() == RIGHT


def test_an_editor_that_fails_leaves_everything_as_it_was(room: Room, own: Path) -> None:
    session = room.start("agendas", "edit", "ours", env={"EDITOR": "false"})
    assert session.wait_exit() == 1
    assert "did not end well" in session.raw.decode()
    assert own.read_text() == RIGHT

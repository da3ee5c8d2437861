"""What cannot be run: clear lines on standard error, the right exit code, no traceback, and nothing made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.terminal.pty_session import ENTER_SCREEN, LEAVE_SCREEN
from tests.terminal.room import AGENDA, PARTNERSHIP, PROGRAM, Room

WITHOUT_ROOT_POWERS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", PROGRAM)
STRANGE_STEP = 'title = "Work"\n[[step]]\nkind = "stauts"\n'
BROKEN_STEP = 'title = "Work"\n[[step]]\nkind = "ask"\nminutes = "four"\n'


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder, with what files hold."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


def refusal(
    room: Room, *arguments: str, env: Mapping[str, str] | None = None, command: tuple[str, ...] = (PROGRAM,)
) -> tuple[int, list[str]]:
    """The exit code and lines of the program in a terminal, in which it must not open a screen or make anything."""
    before = everything(room.folder)
    session = room.start(*arguments, env=env, command=command)
    code = session.wait_exit()
    raw = session.raw
    assert ENTER_SCREEN not in raw
    assert b"\x1b" not in raw
    assert b"Traceback" not in raw
    assert everything(room.folder) == before
    assert room.crashes == []
    return code, raw.decode().splitlines()


def test_a_screen_without_a_terminal_names_the_command_that_prints(room: Room) -> None:
    for arguments, instead in ((("run", AGENDA), "meetingtui check"), ((), "meetingtui --help")):
        done = room.run(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert "no terminal" in line
        assert instead in line
    assert everything(room.folder) == {}


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_draw_is_named(room: Room, term: str) -> None:
    for arguments in (("run", AGENDA), ()):
        code, (line,) = refusal(room, *arguments, env={"TERM": term})
        assert code == 2
        assert f"TERM={term}" in line


def test_an_agenda_that_is_not_there_is_named_with_the_nearest(room: Room) -> None:
    code, lines = refusal(room, "run", "context-and-statis")
    assert code == 2
    assert "context-and-statis" in lines[0]
    code, (line,) = refusal(room, "run", "./nothing/here.toml")
    assert code in {1, 2}
    assert "nothing/here.toml: there is no such file" in line


@pytest.mark.parametrize("text", [STRANGE_STEP, BROKEN_STEP, "title = \n", "\x00\x1b]52;c;eA==\x07"])
def test_an_agenda_with_errors_is_told_by_file_and_line(room: Room, text: str) -> None:
    (room.folder / "odd.toml").write_text(text)
    code, lines = refusal(room, "run", "odd.toml")
    assert code in {1, 2}
    assert all(line.startswith("odd.toml:") or "odd.toml" in line for line in lines)
    assert lines


def test_a_partnership_with_errors_is_told_by_file_and_line(room: Room) -> None:
    room.found(PARTNERSHIP.replace('party = "tolland"', 'party = "toland"'))
    code, lines = refusal(room, "run", AGENDA)
    assert code == 1
    assert "partnership.toml:" in lines[0]
    assert "toland" in lines[0]


@pytest.mark.parametrize("text", ["", "format = 99\n", "name = 1\n", "[[party]\n", "\ufeff[[", 'name = "\\ud800"'])
def test_no_broken_partnership_opens_a_screen(room: Room, text: str) -> None:
    room.found(text)
    for arguments in (("run", AGENDA), ()):
        code, lines = refusal(room, *arguments)
        assert code in {1, 2}
        assert all("partnership.toml" in line for line in lines)
        assert lines


def test_where_partnership_toml_is_a_folder_that_is_said(room: Room) -> None:
    (room.folder / "partnership.toml").mkdir()
    code, lines = refusal(room, "run", AGENDA, "--folder", str(room.folder))
    assert code == 2
    assert len(lines) == 1


def test_of_several_partnerships_one_has_to_be_named(room: Room) -> None:
    for name in ("one", "two"):
        below = room.home / "meetings" / name
        below.mkdir(parents=True)
        (below / "partnership.toml").write_text(PARTNERSHIP)
    code, (line,) = refusal(room, "run", AGENDA)
    assert code == 2
    assert "one, two" in line
    assert "--folder" in line


def test_a_folder_that_nothing_may_be_written_in_is_said_and_left_as_it_is(room: Room) -> None:
    room.found()
    room.folder.chmod(0o500)
    before = everything(room.folder)
    session = room.start("run", AGENDA, command=WITHOUT_ROOT_POWERS if os.geteuid() == 0 else (PROGRAM,))
    assert session.wait_exit() == 2
    shown = session.raw.decode()
    said = shown[shown.rindex(LEAVE_SCREEN.decode()) :]
    assert said.count(f"meetingtui: {room.folder}: you may not write in this folder\r\n") == 1
    assert "Traceback" not in shown
    assert everything(room.folder) == before
    assert room.crashes == []

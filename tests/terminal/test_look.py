"""What reaches a real terminal of colours and signs, and what it answers about its ground."""

from __future__ import annotations

import re
from typing import Any

from meetingtui.tui import ground
from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, pause, press

QUESTION = ground.QUESTION.encode()
WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
LIGHT_GROUND, DARK_GROUND = b"48;2;251;250;247", b"48;2;17;22;27"
TRUE = {"COLORTERM": "truecolor"}
_STYLE = re.compile(rb"\x1b\[([\d;]*)m")


def colours(raw: bytes) -> set[bytes]:
    """Every number in a style sequence that is about a colour."""
    numbers = {number for style in _STYLE.findall(raw) for number in style.split(b";")}
    return {number for number in numbers if number.isdigit() and (30 <= int(number) <= 49 or int(number) >= 90)}


def home(room: Room, **terminal: Any) -> PtySession:
    """The program at home."""
    room.found()
    return room.start(**terminal)


def test_without_colours_no_byte_of_a_colour_is_sent_and_the_caret_is_still_seen(room: Room) -> None:
    session = room.begin(env={"NO_COLOR": "1", "MEETINGTUI_THEME": "light", **TRUE})
    press(session, "a", "Action")
    press(session, "Send it @im", "Send it")
    press(session, "\x1b", lambda: "Send it" not in session.text())
    press(session, "?", "Keys")
    assert colours(session.raw) == set()
    assert b"\x1b[7m" in session.raw
    assert b"\x1b[1m" in session.raw


def test_a_light_terminal_that_says_so_in_time_gets_the_light_theme(room: Room) -> None:
    for _ in range(5):  # on a busy machine the answer itself may come too late
        session = home(room, env=TRUE)
        session.wait_for(lambda session=session: QUESTION in session.raw)
        session.send(WHITE)
        session.wait_for("keys")
        pause(session, 0.3)
        session.send("Q")
        assert session.wait_exit() == 0
        if LIGHT_GROUND in session.raw:
            break
    assert DARK_GROUND not in session.raw[session.raw.rindex(LIGHT_GROUND) :]


def test_an_answer_that_comes_late_changes_nothing_and_is_never_taken_for_keys(room: Room) -> None:
    session = room.begin(env=TRUE)
    press(session, "a", "Action")
    session.send(b"Send\x1b")
    session.send(b"]11;rgb:ffff/ff")
    session.send(b"ff/ffff\x1b\\ it")
    session.wait_for("Send it")
    assert LIGHT_GROUND not in session.raw
    assert "rgb" not in session.text()
    assert session.raw.count(QUESTION) == 1


def test_a_terminal_that_was_told_how_to_look_is_not_asked(room: Room) -> None:
    session = home(room, env={"MEETINGTUI_THEME": "light", **TRUE})
    session.wait_for(lambda: LIGHT_GROUND in session.raw)
    assert QUESTION not in session.raw


def test_a_console_that_lacks_our_signs_gets_plain_ones_and_its_own_colours(room: Room) -> None:
    session = room.begin(env={"TERM": "linux"})
    press(session, "?", "Keys")
    assert session.raw.isascii()
    assert QUESTION not in session.raw
    assert colours(session.raw) == set()


def test_a_name_in_the_environment_that_is_no_theme_is_refused_in_a_sentence(room: Room) -> None:
    room.found()
    ended = room.run("run", "context-and-status", env={"MEETINGTUI_THEME": "blue\x1b[2J"})
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "MEETINGTUI_THEME is set to blue" in ended.stderr
    assert "auto, dark, light or plain" in ended.stderr

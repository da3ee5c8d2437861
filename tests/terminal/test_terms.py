"""On every sort of terminal: it starts, is legible, saves a capture, and leaves the rest as it was."""

from __future__ import annotations

import re

import pytest

from tests.terminal.room import Room, assert_restored, capture, close, press, strip

MOUSE = re.compile(rb"\x1b\[\?(9|100[0-35]|1015|1016)[hl]")
COLOURED = re.compile(rb"\x1b\[(?:\d+;)*[34]8[;:][25][;:]")
CASES = {
    "xterm-256color": ((), {}),
    "xterm": (("--no-mouse",), {}),
    "linux": ((), {}),
    "screen": (("--no-mouse",), {"NO_COLOR": "1"}),
    "screen-256color": ((), {}),
    "tmux-256color": ((), {"NO_COLOR": "1"}),
}


@pytest.mark.parametrize("term", CASES)
def test_a_meeting_is_held_on_every_sort_of_terminal(room: Room, term: str) -> None:
    options, env = CASES[term]
    room.found()
    session = room.start("run", "context-and-status", *options, env={"TERM": term, **env})
    session.wait_for("Who is here?")
    press(session, "1", "[x] Imani")
    press(session, "2", "[x] Mateo")
    press(session, "\r", "speaking")
    capture(session, "a", "Open a door at site 1 @imani ^fri", "A1")
    lines = session.screen()
    assert lines[0].startswith(" Quillmere and Tolland Bright    Arriving")
    assert strip(session).startswith(" A1  Open a door at site 1")
    assert lines[-1].startswith(" Enter ") or lines[-2].startswith(" Enter ")
    assert close(session) == 0
    assert len(room.minutes()["action"]) == 1
    raw = session.raw
    assert bool(MOUSE.search(raw)) is not bool(options)
    assert not (env and COLOURED.search(raw))
    if not options:
        assert_restored(session)
    assert session.attributes() == session.attributes_before
    assert raw.rindex(b"\x1b[?1049l") > raw.rindex(b"\x1b[?1049h")
    assert raw.rindex(b"\x1b[?25h") > raw.rindex(b"\x1b[?25l")
    # Where there is only one screen, as in GNU screen and here, nothing of the meeting stays on it.
    assert [line.split(":")[0] for line in session.screen() if line] == ["Minutes", "Read them"]

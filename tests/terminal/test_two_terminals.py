"""Two terminals of one person on one meeting: one list of events, and the meeting outlives whichever is killed."""

from __future__ import annotations

import signal

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, ask_to_close, assert_restored, capture, close, press, saved_number, strip


def test_what_two_terminals_capture_is_on_both_screens_and_in_the_minutes_once(room: Room) -> None:
    first = room.begin()
    capture(first, "a", "Said in the first @imani ^fri", "A1")
    second = room.go_on()
    second.wait_for(lambda: saved_number(second) == "A1")
    capture(second, "a", "Said in the second @mateo ^fri", "A2")
    first.wait_for("A2  Said in the second")
    capture(first, "d", "We decide in the first", "D1")
    second.wait_for("D1  We decide in the first")
    for number in range(3, 8):
        first.send(f"aBoth at once, first {number} @imani ^fri\r")
        second.send(f"aBoth at once, second {number} @imani ^fri\r")
    for session in (first, second):
        session.wait_for(lambda session=session: saved_number(session) == "A12")
    assert strip(first) == strip(second)
    listed = [listing(session) for session in (first, second)]
    assert listed[0] == listed[1]
    first.kill(signal.SIGKILL)
    first.wait_exit()
    press(second, "\x1b", lambda: "Which one?" not in second.text())
    capture(second, "p", "Who tells the board = next meeting", "Q1")
    assert close(second) == 0
    assert_restored(second)
    minutes = room.minutes()
    assert [action["id"] for action in minutes["action"]] == [f"A{n}" for n in range(1, 13)]
    said = [action["text"] for action in minutes["action"]]
    assert said[:2] == ["Said in the first", "Said in the second"]
    assert len(set(said)) == 12
    for who in ("first", "second"):
        mine = [words for words in said if words.startswith(f"Both at once, {who}")]
        assert mine == [f"Both at once, {who} {number}" for number in range(3, 8)]
    assert len(minutes["decision"]) == len(minutes["parked"]) == 1
    assert room.live() == []


def listing(session: PtySession) -> list[str]:
    """Everything captured, as the screen lists it."""
    press(session, "e", "Which one?")
    session.wait_for("page 1 of 2")
    first = [line for line in session.screen() if "Both at once" in line or "decide" in line]
    press(session, "\x1b[6~", "page 2 of 2")
    return first + [line for line in session.screen() if "Said in" in line or "Both at once" in line]


def test_a_terminal_whose_meeting_was_closed_elsewhere_says_so_and_claims_to_save_nothing(room: Room) -> None:
    first = room.begin()
    capture(first, "a", "Said in the first @imani ^fri", "A1")
    second = room.go_on()
    capture(second, "a", "Said in the second @mateo ^fri", "A2")
    press(first, "aSaid too late @imani ^fri", "too late")
    assert close(second) == 0
    finished = room.minutes()
    first.wait_for("The meeting is closed.")
    first.send("\r")
    first.wait_for("Said too late")
    assert b"A3  " not in first.raw
    first.kill(signal.SIGTERM)
    assert first.wait_exit() == 143
    kept = [path.read_text() for path in room.rescue.iterdir()]
    assert any("Said too late" in text for text in kept)
    assert room.minutes() == finished
    assert room.live() == []


def test_what_is_captured_while_another_terminal_closes_is_in_the_minutes_or_was_never_saved(room: Room) -> None:
    first = room.begin()
    capture(first, "a", "Beside the closing 1 @imani ^fri", "A1")
    second = room.go_on()
    second.wait_for(lambda: saved_number(second) == "A1")
    ask_to_close(second)
    for number in range(2, 9):
        first.send(f"aBeside the closing {number} @imani ^fri\r")
        if number == 4:
            second.send("\r")
    second.wait_for("The meeting is closed.")
    first.wait_for("The meeting is closed.")
    drawn = first.raw.decode()
    shown = [number for number in range(1, 9) if f"A{number}  Beside the closing {number}" in drawn]
    kept = [action["text"] for action in room.minutes().get("action", [])]
    assert kept == [f"Beside the closing {number}" for number in range(1, len(kept) + 1)]
    assert len(kept) >= max(shown, default=0)
    assert room.live() == []

"""A terminal that sleeps while the meeting goes on: it catches up, loses no word, and moves nothing.

How long it slept plays no part: order is by ticks, and who is there by a lock, so no clock is looked at.
"""

from __future__ import annotations

import signal

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, ask_to_close, assert_restored, capture, close, press, saved_number
from tests.terminal.test_join import begin, cards, join


def turned(room: Room) -> list[str]:
    """The steps that were turned to, in their order."""
    return [event["step"] for event in room.events("step.turned.1")]


def suspend(session: PtySession) -> None:
    """Stop the process, as a suspended machine does."""
    session.kill(signal.SIGSTOP)
    session.wait_for(lambda: session.state() == "T")


def much_happens(stage: PtySession, room: Room) -> None:
    """A reveal, another step, some captures."""
    stage.wait_for("▪  1")
    press(stage, "9", "still writing")
    press(stage, "9", "the weekly calls")
    press(stage, "s", "Steps")
    press(stage, "2", "What do you see coming?")
    for number in range(1, 6):
        capture(stage, "a", f"Said while they slept {number} @imani ^fri", f"A{number}")


def test_a_participant_who_slept_sees_what_is_so_now_and_keeps_the_line_they_had_begun(room: Room) -> None:
    stage = begin(room)
    mateo = join(room, "mateo")
    press(mateo, "\r", "Esc leave")
    mateo.send("the weekly calls\r")
    press(mateo, "\x1b", lambda: "Esc leave" not in mateo.text())
    press(mateo, "aAsk the board", "Ask the board")
    stage.wait_for(lambda: cards(room) == ["the weekly calls"])
    suspend(mateo)
    much_happens(stage, room)
    mateo.kill(signal.SIGCONT)
    mateo.wait_for("What do you see coming?")
    mateo.wait_for("Ask the board")
    mateo.wait_for(lambda: saved_number(mateo) == "A5")
    press(mateo, " again @mateo ^fri\r", lambda: saved_number(mateo) == "A6")
    stage.wait_for("A6  Ask the board again")
    assert close(stage) == 0
    assert [action["id"] for action in room.minutes()["action"]] == [f"A{n}" for n in range(1, 7)]


def test_a_card_written_unseen_before_a_sleep_is_there_after_it(room: Room) -> None:
    stage = begin(room)
    imani, mateo = join(room, "imani"), join(room, "mateo")
    press(imani, "\r", "Esc leave")
    imani.send("the weekly calls\r")
    press(mateo, "\r", "Esc leave")
    press(mateo, "the visit in june", lambda: "•" * 10 in mateo.text())
    stage.wait_for(lambda: cards(room) == ["the weekly calls"])
    suspend(mateo)
    mateo.send("\r")
    much_happens(stage, room)
    assert cards(room) == ["the weekly calls"]
    mateo.kill(signal.SIGCONT)
    stage.wait_for(lambda: cards(room) == ["the visit in june", "the weekly calls"])
    mateo.wait_for("What do you see coming?")
    press(stage, "\x7f", "the visit in june")


def test_a_driver_who_slept_does_not_drive_any_more_and_loses_no_capture(room: Room) -> None:
    stage = begin(room)
    mateo = join(room, "mateo")
    capture(stage, "a", "Said before @imani ^fri", "A1")
    suspend(stage)
    stage.send("\r\raSaid on waking @imani ^fri\r")
    press(mateo, "9", "drives this meeting; T takes over.")
    press(mateo, "T", "You drive now.")
    press(mateo, "s", "Steps")
    press(mateo, "2", "What do you see coming?")
    capture(mateo, "a", "Said meanwhile @mateo ^fri", "A2")
    before = turned(room)
    stage.kill(signal.SIGCONT)
    stage.wait_for("What do you see coming?")
    stage.wait_for(lambda: "Said on waking" in room.captured())
    mateo.wait_for(lambda: saved_number(mateo) == "A3")
    press(stage, "\r", "Mateo drives this meeting; T takes over.")
    ask_to_close(stage)
    press(stage, "\r", "Mateo drives this meeting; T takes over.")
    assert turned(room) == before
    assert room.events("gather.revealed.1") == []
    assert close(mateo) == 0
    assert_restored(mateo)
    said = [action["text"] for action in room.minutes()["action"]]
    assert said == ["Said before", "Said meanwhile", "Said on waking"]


def test_what_closes_a_meeting_is_not_done_by_a_driver_who_slept(room: Room) -> None:
    stage = begin(room)
    mateo = join(room, "mateo")
    capture(stage, "a", "Said before @imani ^fri", "A1")
    ask_to_close(stage)
    suspend(stage)
    stage.send("\r")
    press(mateo, "T", "You drive now.")
    stage.kill(signal.SIGCONT)
    stage.wait_for("Mateo drives")
    capture(mateo, "a", "It goes on @mateo ^fri", "A2")
    assert room.live() != []

"""`kill -9` at any moment: what was shown as saved is on disk, and the meeting is offered again or is closed."""

from __future__ import annotations

import random
import signal

import pytest

from tests.terminal.room import Room, ask_to_close, capture, close, pause, press, saved_number

WORDS = "Open a door at site {} @imani +mateo ^fri = someone has replied | we have their diary"


@pytest.mark.parametrize("seed", range(12))
def test_what_was_shown_as_saved_survives_a_kill_while_typing(room: Room, seed: int) -> None:
    chance = random.Random(seed)
    session = room.begin()
    for number in range(1, chance.randint(2, 5)):
        capture(session, "a", WORDS.format(number), f"A{number}")
    for number in range(10, 10 + chance.randint(1, 6)):
        session.send("a" + WORDS.format(number) + "\r")
    session.send("aand half a sen")
    pause(session, chance.uniform(0.0, 0.25))
    session.kill(signal.SIGKILL)
    shown = saved_number(session)
    assert session.wait_exit() == -signal.SIGKILL
    shown = max(shown, saved_number(session), key=lambda label: int(label[1:] or 0))
    on_disk = room.captured()
    assert len(on_disk) >= int(shown[1:] or 0)
    assert len(set(on_disk)) == len(on_disk)
    assert all(words.startswith("Open a door at site ") for words in on_disk)
    again = room.go_on()
    again.wait_for(lambda: saved_number(again) == f"A{len(on_disk)}")
    assert close(again) == 0
    assert [action["text"] for action in room.minutes()["action"]] == on_disk
    assert [action["id"] for action in room.minutes()["action"]] == [f"A{n}" for n in range(1, len(on_disk) + 1)]
    assert room.live() == []


@pytest.mark.parametrize("seed", range(12))
def test_a_meeting_killed_while_it_closes_is_offered_again_or_is_closed_and_complete(room: Room, seed: int) -> None:
    session = room.begin()
    capture(session, "a", WORDS.format(1), "A1")
    ask_to_close(session)
    session.send("\r")
    pause(session, random.Random(seed).uniform(0.0, 0.05))
    session.kill(signal.SIGKILL)
    session.wait_exit()
    home = room.start()
    home.wait_for("Begin")
    if "still open" in home.text():
        press(home, "\r", lambda: saved_number(home) == "A1")
        assert close(home) == 0
    else:
        assert "Recent" in home.text()
        home.send("Q")
        assert home.wait_exit() == 0
    minutes = room.minutes()
    assert minutes["state"] == "draft"
    assert [action["id"] for action in minutes["action"]] == ["A1"]
    assert room.live() == []

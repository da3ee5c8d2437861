"""`kill -9` at any moment: what was shown as saved is on disk, and the meeting is offered again or is closed.

MEETINGTUI_TRIALS=100 tries each of them a hundred times; with `-s` the figures are printed.
"""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, ask_to_close, capture, close, pause, press, saved_number

TRIALS = range(int(os.environ.get("MEETINGTUI_TRIALS", "5")))
WORDS = "Open a door at site {} @imani +mateo ^fri = someone has replied | we have their diary"


@pytest.fixture(scope="module")
def tally() -> Iterator[Counter[str]]:
    """How many were tried, and what came of it."""
    counted: Counter[str] = Counter()
    yield counted
    print("", *(f"{what}: {number}" for what, number in sorted(counted.items())), sep="\n")


def shown_as_saved(session: PtySession) -> int:
    """The number of the action that the screen shows as saved last; everything up to it was acknowledged."""
    return int(saved_number(session)[1:] or 0)


def type_captures(session: PtySession, chance: random.Random, first: int) -> None:
    """Captures in one burst, and the beginning of one more, as fast as a terminal takes them."""
    for number in range(first, first + chance.randint(1, 6)):
        session.send("a" + WORDS.format(number) + "\r")
    session.send("aand half a sen")
    pause(session, chance.uniform(0.0, 0.25))


def kill(session: PtySession) -> int:
    """Kill a terminal's process; the number of the action that it last showed as saved."""
    session.kill(signal.SIGKILL)
    shown = shown_as_saved(session)
    assert session.wait_exit() == -signal.SIGKILL
    return max(shown, shown_as_saved(session))


def assert_complete(room: Room, acknowledged: int, on_disk: list[str]) -> None:
    """The minutes have everything that was acknowledged, under the numbers that were shown, and nothing twice."""
    actions = room.minutes()["action"]
    assert len(actions) >= acknowledged
    assert [action["text"] for action in actions] == on_disk
    assert [action["id"] for action in actions] == [f"A{n}" for n in range(1, len(on_disk) + 1)]
    assert len(set(on_disk)) == len(on_disk)
    assert room.live() == []


@pytest.mark.parametrize("seed", TRIALS)
def test_what_was_shown_as_saved_survives_a_kill_while_typing(room: Room, tally: Counter[str], seed: int) -> None:
    chance = random.Random(seed)
    session = room.begin()
    for number in range(1, chance.randint(2, 5)):
        capture(session, "a", WORDS.format(number), f"A{number}")
    type_captures(session, chance, 10)
    acknowledged = kill(session)
    on_disk = room.captured()
    tally.update({"stage killed": 1, "stage, acknowledged": acknowledged, "stage, on disk": len(on_disk)})
    assert len(on_disk) >= acknowledged
    assert all(words.startswith("Open a door at site ") for words in on_disk)
    again = room.go_on()
    again.wait_for(lambda: saved_number(again) == f"A{len(on_disk)}")
    assert close(again) == 0
    assert_complete(room, acknowledged, on_disk)


@pytest.mark.parametrize("seed", TRIALS)
def test_what_a_participant_was_shown_as_saved_survives_a_kill_of_their_terminal(
    room: Room, tally: Counter[str], seed: int
) -> None:
    chance = random.Random(1000 + seed)
    stage = room.begin()
    guest = room.start("join", "--as", "mateo")
    guest.wait_for("Arriving")
    capture(stage, "a", WORDS.format(1), "A1")
    guest.wait_for(lambda: saved_number(guest) == "A1")
    for number in range(2, chance.randint(3, 5)):
        capture(guest, "a", WORDS.format(number), f"A{number}")
    type_captures(guest, chance, 10)
    acknowledged = kill(guest)
    on_disk = room.captured()
    tally.update({"participant killed": 1, "participant, acknowledged": acknowledged})
    assert len(on_disk) >= acknowledged
    stage.wait_for(lambda: saved_number(stage) == f"A{len(on_disk)}")
    capture(stage, "a", WORDS.format(20), f"A{len(on_disk) + 1}")
    assert close(stage) == 0
    assert_complete(room, acknowledged, [*on_disk, "Open a door at site 20"])


@pytest.mark.parametrize("seed", TRIALS)
def test_a_meeting_killed_while_it_closes_is_offered_again_or_is_closed_and_complete(
    room: Room, tally: Counter[str], seed: int
) -> None:
    chance = random.Random(2000 + seed)
    session = room.begin()
    several = chance.randint(1, 4)
    for number in range(1, several + 1):
        capture(session, "a", WORDS.format(number), f"A{number}")
    ask_to_close(session)
    session.send("\r")
    pause(session, chance.uniform(0.0, 0.06))
    session.kill(signal.SIGKILL)
    session.wait_exit()
    home = room.start()
    home.wait_for("Begin")
    if still_open := "still open" in home.text():
        press(home, "\r", "speaking")
        press(home, "?", "Keys")  # a word about a kept draft gives way to what was captured last
        press(home, "?", lambda: saved_number(home) == f"A{several}")
        assert close(home) == 0
    else:
        home.wait_for("Recent")
        home.send("Q")
        assert home.wait_exit() == 0
    ended = "still open" if still_open else "closed"
    tally.update({f"killed while closing, found {ended}": 1, "closing, acknowledged": several})
    assert room.minutes()["state"] == "draft"
    assert_complete(room, several, [f"Open a door at site {number}" for number in range(1, several + 1)])

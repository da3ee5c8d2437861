"""A stage and two participants at their own terminals: cards unseen until one reveal; a meeting without its stage."""

from __future__ import annotations

import signal

from tests.terminal.pty_session import PtySession
from tests.terminal.room import Room, ask_to_close, assert_restored, capture, press, saved_number

AGENDA = """\
title = "Cards from three terminals"
[[step]]
kind = "gather"
title = "What worked"
prompts = ["What worked?"]
phases = ["write", "group"]
limit = 3
[[step]]
kind = "ask"
title = "Moving"
who = "parties"
prompts = ["What do you see coming?"]
[[step]]
kind = "close"
"""


def begin(room: Room) -> PtySession:
    room.found()
    (room.folder / "agendas").mkdir()
    (room.folder / "agendas" / "cards.toml").write_text(AGENDA)
    stage = room.start("run", "cards")
    stage.wait_for("Who is here?")
    press(stage, "1", "[x] Imani")
    press(stage, "2", "[x] Mateo")
    press(stage, "\r", "What worked?")
    return stage


def join(room: Room, person: str) -> PtySession:
    session = room.start("join", "--as", person)
    session.wait_for("What worked?")
    session.wait_for("write a card")
    return session


def cards(room: Room) -> list[str]:
    return sorted(card["text"] for event in room.events("gather.written.1") for card in event["cards"])


def test_parties_write_at_their_own_terminals_and_one_reveal_shows_all(room: Room) -> None:
    stage = begin(room)
    imani, mateo = join(room, "imani"), join(room, "Mateo Cruz")
    press(imani, "\r", "Esc leave")
    press(mateo, "\r", "Esc leave")
    imani.send("the visit in june\r")
    mateo.send("the weekly calls\r")
    for session in (imani, mateo):
        # An Escape that came while the next line is being opened could not be told from one that closed it.
        session.wait_for(lambda session=session: session.text().count("▪  1") == 2 and "Esc leave" in session.text())
        press(session, "\x1b", lambda session=session: "Esc leave" not in session.text())
    stage.wait_for(lambda: cards(room) == ["the visit in june", "the weekly calls"])
    for session in (stage, imani, mateo):
        session.wait_for(lambda session=session: session.text().count("▪  1") == 2)
        assert b"the visit" not in session.raw
        assert b"the weekly" not in session.raw
    press(imani, "9", "drives this meeting; T takes over.")
    press(stage, "9", "still writing")
    press(stage, "9", "the visit in june")
    for session in (stage, imani, mateo):
        session.wait_for("the visit in june")
        session.wait_for("the weekly calls")
    assert len(room.events("gather.revealed.1")) == 1
    assert {event["person"] for event in room.events("terminal.joined.1")} == {"imani", "mateo"}


def test_the_meeting_outlives_its_stage_and_keeps_every_capture(room: Room) -> None:
    stage = begin(room)
    imani, mateo = join(room, "imani"), join(room, "mateo")
    capture(stage, "a", "Said on the stage @imani ^fri", "A1")
    imani.wait_for(lambda: saved_number(imani) == "A1")
    capture(imani, "a", "Said by Imani @imani ^fri", "A2")
    mateo.wait_for(lambda: saved_number(mateo) == "A2")
    capture(mateo, "a", "Said by Mateo @mateo ^fri", "A3")
    stage.wait_for(lambda: saved_number(stage) == "A3")
    imani.wait_for(lambda: saved_number(imani) == "A3")
    for number in range(3):
        stage.send(f"aAt once, stage {number} @imani ^fri\r")
        imani.send(f"aAt once, imani {number} @imani ^fri\r")
        mateo.send(f"aAt once, mateo {number} @mateo ^fri\r")
    for session in (stage, imani, mateo):
        session.wait_for(lambda session=session: saved_number(session) == "A12")
    stage.kill(signal.SIGKILL)
    stage.wait_exit()
    press(mateo, "9", "Nobody drives this meeting any more; T takes over.")
    press(mateo, "T", "You drive now.")
    imani.wait_for("Mateo drives now.")
    press(mateo, "s", "Steps")
    press(mateo, "2", "What do you see coming?")
    imani.wait_for("What do you see coming?")
    capture(imani, "d", "We go on without the stage", "D1")
    mateo.wait_for(lambda: saved_number(mateo) == "D1")
    ask_to_close(mateo)
    press(mateo, "\r", "The meeting is closed.")
    imani.wait_for("The meeting is closed.")
    for session in (mateo, imani):
        session.send("\r")
        assert session.wait_exit() == 0
        assert_restored(session)
    minutes = room.minutes()
    said = [action["text"] for action in minutes["action"]]
    assert [action["id"] for action in minutes["action"]] == [f"A{n}" for n in range(1, 13)]
    assert said[:3] == ["Said on the stage", "Said by Imani", "Said by Mateo"]
    for who in ("stage", "imani", "mateo"):
        mine = [words for words in said if words.startswith(f"At once, {who}")]
        assert mine == [f"At once, {who} {number}" for number in range(3)]
    assert [one["text"] for one in minutes["decision"]] == ["We go on without the stage"]
    assert room.live() == []


def test_who_leaves_comes_back_to_the_same_meeting(room: Room) -> None:
    stage = begin(room)
    first = join(room, "mateo")
    press(first, "Q", "The meeting goes on; meetingtui join brings you back.")
    first.send("\r")
    assert first.wait_exit() == 0
    assert b"The meeting goes on; meetingtui join brings you back." in first.raw
    again = join(room, "mateo")
    capture(again, "a", "Said after coming back @mateo ^fri", "A1")
    stage.wait_for("A1  Said after coming back")


def test_without_a_live_meeting_or_a_known_name_join_says_so(room: Room) -> None:
    room.found()
    nothing = room.start("join")
    assert nothing.wait_exit() == 1
    assert "no meeting is live here; meetingtui run AGENDA opens one" in " ".join(nothing.text().split())
    (room.folder / "partnership.toml").unlink()
    begin(room)
    nobody = room.start("join", "--as", "Waldo")
    assert nobody.wait_exit() == 2
    assert 'nobody called "Waldo" is in this meeting' in " ".join(nobody.text().split())

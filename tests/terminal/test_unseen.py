"""Every byte that a terminal is sent in a meeting: nothing blind before its reveal, nothing private, no other name."""

from __future__ import annotations

import re

from tests.terminal.pty_session import PtySession
from tests.terminal.room import PARTNERSHIP, Room, capture, close, press

AGENDA = """\
title = "Unseen"
[[step]]
kind = "gather"
title = "Cards"
prompts = ["What worked?"]
phases = ["write", "group"]
limit = 3
private = "quagmire: if they are tired, shorten"
[[step]]
kind = "ask"
title = "Coming"
who = "parties"
prompts = ["What do you see coming?"]
keep = "each"
reveal = "together"
private = "quagmire again"
[[step]]
kind = "close"
"""
OTHER = PARTNERSHIP.replace("Quillmere and Tolland Bright", "Harrow and Vale").replace("Tolland Bright", "Vale Works")
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)", re.DOTALL)
FOREVER = ("quagmire", "xylophone", "Harrow", "Vale")
"""The agenda's notes, the facilitator's own, and another partnership's names."""


def sent(session: PtySession) -> str:
    """Every letter that the terminal was sent so far, also what a later one covers."""
    return SEQUENCE.sub(b"", session.raw).decode(
        errors="replace"
    )  # what was read so far may end in the middle of a sign


def found(session: PtySession, *words: str) -> list[str]:
    """Those of the words that were sent, whole or as one letter after the other."""
    text = sent(session)
    return [word for word in words if word in text]


def begin(room: Room) -> tuple[PtySession, PtySession, PtySession, PtySession]:
    """A stage, a console, two participants; and another partnership of the same facilitator."""
    other = room.home / "meetings" / "other"
    (other / "minutes").mkdir(parents=True)
    (other / "partnership.toml").write_text(OTHER)
    room.found()
    (room.folder / "agendas").mkdir()
    (room.folder / "agendas" / "unseen.toml").write_text(AGENDA)
    stage = room.start("run", "unseen")
    stage.wait_for("Who is here?")
    press(stage, "1", "[x] Imani")
    press(stage, "2", "[x] Mateo")
    press(stage, "\r", "What worked?")
    console = room.start("console")
    guests = [room.start("join", "--as", person) for person in ("imani", "mateo")]
    for guest in guests:
        guest.wait_for("write a card")
    console.wait_for("quagmire")
    return stage, console, guests[0], guests[1]


def test_no_terminal_is_sent_what_it_must_not_show(room: Room) -> None:
    stage, console, imani, mateo = begin(room)
    everyone = (stage, console, imani, mateo)
    press(console, "n", "Note to yourself")
    press(console, "xylophone: be kind\r", "Noted in your own folder.")
    for guest, card in ((imani, "zeppelin"), (mateo, "bandicoot")):
        press(guest, "\r", "Esc leave")
        guest.send(f"the {card}\r")
        press(guest, "\x1b", lambda guest=guest: "Esc leave" not in guest.text())
    stage.wait_for(lambda: stage.text().count("▪  1") == 2)
    # The facilitator's own screen tells them as they come; it is the one that is not shared.
    assert [found(session, "zeppelin", "bandicoot") for session in (stage, imani, mateo)] == [[]] * 3
    press(stage, "9", "still writing")
    press(stage, "9", "zeppelin")
    for session in everyone:
        session.wait_for("bandicoot")
    press(stage, "s", "Steps")
    press(stage, "2", "What do you see coming?")
    for guest, answer in ((imani, "marzipan"), (mateo, "periwinkle")):
        guest.wait_for("What do you see coming?")
        press(guest, "3", "Esc leave")
        guest.send(f"a {answer}\r")
        guest.wait_for(lambda guest=guest: "Esc leave" not in guest.text())
    stage.wait_for(lambda: len(room.events("ask.answered.1")) == 2)
    capture(stage, "a", "Said aloud @imani ^fri", "A1")
    assert [found(session, "marzipan", "periwinkle") for session in (stage, imani, mateo)] == [[]] * 3
    while not room.events("ask.revealed.1"):
        size = len(room.events("ask.marked.1"))
        press(stage, "\r", lambda size=size: len(room.events("ask.marked.1")) > size or room.events("ask.revealed.1"))
    for session in everyone:
        session.wait_for("marzipan")
        session.wait_for("periwinkle")
    assert close(stage) == 0
    for session in (imani, mateo):
        session.wait_for("The meeting is closed.")
    assert [found(session, *FOREVER) for session in (stage, imani, mateo)] == [[]] * 3
    assert found(console, *FOREVER) == ["quagmire", "xylophone"]

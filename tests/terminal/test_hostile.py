"""Hostile text, wherever it comes from, shows inert and is saved clean; the program stays."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest

from meetingtui.core.text import clean_line
from meetingtui.tui.ground import QUESTION
from tests.terminal.room import AGENDA, PARTNERSHIP, Room, assert_restored, capture, close, pause, press, saved_number

HOSTILE = (
    "safe\x1b]52;c;aGFja2Vk\x07\x1b[31mred\x1b[2J\x9b5n\x9d0;title\x9c\u202eturned\u200b\u2066hidden"
    "\x1b]8;;http://evil\x1b\\[/]end[/bold][@click=app.quit]x[link=http://evil]y"
)
NAME = "Ac\x1b]52;c;eA==\x07\x9b2J\u202e\u2066me[/][b"
CONTROL = re.compile(r"\x1b\[[<>?=]?[\d;:]*\$?([A-Za-z])")
POINTER_SHAPE = re.compile("\x1b]22;(default|text|pointer)\x07")
"""The one such sequence that Textual itself sends: what the mouse looks like."""
OWN_FINALS = frozenset("mHhlupncJ")
"""Style, place, modes, keyboard, the questions Textual asks at its start, and the last frame wiped away on leaving."""


def assert_inert(raw: bytes) -> None:
    """Nothing but printable text, and the program's own styling around it."""
    text = POINTER_SHAPE.sub("", raw.decode()).replace(QUESTION, "", 1)
    assert {found[1] for found in CONTROL.finditer(text)} <= OWN_FINALS
    for acting in ("\x1b[31m", "\x1b[5n", "aGFja2Vk\x07"):
        assert acting not in text
    assert_plain(CONTROL.sub("", text))


def assert_plain(text: str) -> None:
    """No character that a terminal would act on, and none that hides."""
    strange = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}}
    assert strange <= {"\n", "\r", "\u200c", "\u200d"}


def toml(text: str) -> str:
    """A TOML string with everything in it that TOML can escape."""
    return '"' + "".join(f"\\U{ord(char):08x}" if not char.isalnum() else char for char in text) + '"'


def assert_prints_plainly(room: Room, *arguments: str, cwd: Path | None = None) -> None:
    done = room.run(*arguments, cwd=cwd)
    assert "Traceback" not in done.stderr
    assert_plain(done.stdout)
    assert_plain(done.stderr)
    assert done.stdout + done.stderr


def test_hostile_text_in_the_line_shows_inert_and_is_saved_clean(room: Room) -> None:
    session = room.begin()
    session.send("a")
    session.paste(HOSTILE)
    press(session, "\r", lambda: saved_number(session) == "A1")
    session.send(b"a\x1b[200~caf\xe9 \xff\xfe before\x1b[201~\x1b]52;c;eA==\x07after\x1b[201~")
    press(session, "\r", lambda: saved_number(session) == "A2")
    session.send(b"atyped \xe9 \xc2\x9b31m \xe2\x80\xae words\r")
    session.wait_for(lambda: saved_number(session) == "A3")
    session.send("a")
    session.paste("x" * 100_000 + HOSTILE)
    press(session, "\r", lambda: saved_number(session) == "A4")
    session.send(b"\x1b]0;t\x07\x1bP1$q\x1b\\\x1b[99999999;5u\x1b[<0;1;1M\x1b[200~lost paste\x1b[201~\x1b\x1b\x1b")
    pause(session, 0.5)  # an escape is only a key once nothing has followed it for a while
    press(session, "\x1b", lambda: "Enter save" not in session.text())
    pause(session, 0.5)
    saved = room.captured()
    assert len(saved) == 4
    assert all(clean_line(words) == words for words in saved)
    assert saved[0].startswith("safe")
    assert len(saved[3]) <= 2_000
    assert room.crashes == []
    assert close(session) == 0
    assert_restored(session)
    assert_inert(session.raw)
    for command in (("show",), ("list",), ("check", str(room.folder))):
        assert_prints_plainly(room, *command)
    assert [action["text"] for action in [*room.minutes().get("action", []), *room.minutes()["open"]]] == saved


def test_hostile_names_of_parties_people_and_folders_show_inert(room: Room) -> None:
    strange = room.folder / os.fsdecode(b"fol\x1b]0;t\x07d\xe9r\xe2\x80\xae [b")
    strange.mkdir()
    session = room.start("run", AGENDA, cwd=strange)
    session.wait_for("The first party:")
    session.paste(NAME)
    press(session, "\r", "The other party:")
    press(session, "Tolland\r", "Who is here?")
    press(session, "+", "New person")
    session.paste(f"Ro{NAME}, Tolland")
    press(session, "\r", "[x] Ro")
    press(session, "f", "Facilitator")
    session.paste(f"No{NAME}, {NAME}")
    press(session, "\r", "Facilitator: No")
    press(session, "\r", "speaking")
    capture(session, "a", "Open a door ^fri", "A1")
    assert close(session) == 0
    assert_inert(session.raw)
    for command in (("show",), ("list",), ("check",), ("agendas",)):
        assert_prints_plainly(room, *command, cwd=strange)
    home = room.start(cwd=strange)
    home.wait_for("Recent")
    home.send("Q")
    assert home.wait_exit() == 0
    assert_inert(home.raw)
    assert room.crashes == []


@pytest.mark.parametrize("size", [(24, 120), (20, 60)], ids=["120x24", "60x20"])
def test_hostile_agendas_and_partnership_files_show_inert(room: Room, size: tuple[int, int]) -> None:
    room.found(PARTNERSHIP.replace('"Tolland Bright"', toml(NAME)).replace('"Mateo Cruz"', toml(f"Mateo {NAME}")))
    (room.folder / "agendas").mkdir()
    name = os.fsdecode(b"agendas/od\x1b]0;t\x07d\xe2\x80\xae.toml")
    lines = [f"title = {toml(NAME)}", f"purpose = {toml(HOSTILE)}", "[[step]]", 'kind = "ask"']
    lines += [f"title = {toml(NAME)}", f"prompts = [{toml(HOSTILE)}]", f"private = {toml(HOSTILE)}"]
    (room.folder / name).write_text("\n".join(lines) + '\n[[step]]\nkind = "close"\n')
    session = room.start("run", name, rows=size[0], cols=size[1])
    session.wait_for("Who is here?")
    press(session, "1", "[x] Imani")
    press(session, "2", "[x] Mateo")
    press(session, "\r", "speaking")
    session.wait_for("red")
    capture(session, "d", "The door stays open", "D1")
    press(session, "s", "Steps")
    press(session, "?", "Keys")
    assert close(session) == 0
    assert_inert(session.raw)
    (room.folder / "minutes" / os.fsdecode(b"2026-01-01-\x1b[2J\xe2\x80\xae\xff.toml")).write_text("title = \x1b[2J")
    for command in (("show",), ("list",), ("check",), ("agendas",), ("check", name), ("show", NAME)):
        assert_prints_plainly(room, *command)
    home = room.start()
    home.wait_for("Recent")
    home.send("Q")
    assert home.wait_exit() == 0
    assert_inert(home.raw)
    assert room.crashes == []

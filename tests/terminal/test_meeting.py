"""A whole meeting in a real terminal, from an empty folder to confirmed minutes, at both sizes that matter."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from meetingtui.core.dates import read_date
from tests.terminal.pty_session import PtySession
from tests.terminal.room import AGENDA, Room, assert_restored, capture, press

PEOPLE = (
    ("Imani Okafor", "Quillmere"),
    ("Jonas Lind", "Quillmere"),
    ("Rosa Diaz", "Tolland"),
    ("Mateo Cruz", "tolland bright"),
)
FIRST = "Open a door at the third site @imani +jonas ^fri = someone has replied | we have their diary"
STEPS = ("Arriving", "What is moving", "What we said we would do", "How the work stands", "Close")


@pytest.mark.parametrize("size", [(24, 80), (20, 60)], ids=["80x24", "60x20"])
def test_a_meeting_from_an_empty_folder_to_confirmed_minutes(room: Room, size: tuple[int, int]) -> None:
    session = room.start("run", AGENDA, rows=size[0], cols=size[1])
    found_and_arrive(session)
    hold_the_steps(session, room)
    read_back(session)
    press(session, "\r", "The meeting is closed.")
    session.send("\r")
    assert session.wait_exit() == 0
    assert_restored(session)
    assert room.live() == []
    assert room.crashes == []
    assert_minutes(room)
    assert_printed(room)


def found_and_arrive(session: PtySession) -> None:
    """The two names, the four people, the facilitator."""
    session.wait_for("The first party:")
    press(session, "Quillmere\r", "The other party:")
    press(session, "Tolland Bright\r", "Who is here?")
    for name, party in PEOPLE:
        press(session, "+", "New person")
        press(session, f"{name}, {party}\r", f"[x] {name}")
    press(session, "fjonas\r", "facilitates")


def hold_the_steps(session: PtySession, room: Room) -> None:
    """Every step, with things captured, corrected and undone on the way."""
    press(session, "\r", lambda: STEPS[0] in session.text() and "speaking" in session.text())
    capture(session, "a", FIRST, "A1")
    press(session, "2", lambda: room.events("ask.marked.1"))
    room.to_step(session, 2)
    capture(session, "p", "What the weather does to us = next strategy conversation", "Q1")
    capture(session, "a", "Send the floor plan @rosa ^+2w", "A2")
    capture(session, "a", "Something said by mistake @mateo ^fri", "A3")
    press(session, "u", "Undone")
    press(session, "\x7f", lambda: on_step(session, 0))
    press(session, "\r", lambda: on_step(session, 1))
    press(session, "4", "Gist for the room")
    press(session, "Budgets move in the spring\r", lambda: room.events("ask.gist.1"))
    room.to_step(session, 3)
    capture(session, "d", "We begin with two sites @imani = the third has no contact | all three at once", "D1")
    press(session, "e", "Which one?")
    session.wait_for("1  D1")
    press(session, "2", "Send the floor plan @rosa")
    press(session, "\x15Send the floor plan of both sites @rosa ^+2w\r", lambda: room.events("item.changed.1"))
    room.to_step(session, 4)
    capture(session, "d", "Rosa speaks for both on the schedule", "D2")
    capture(session, "a", "Ask the third museum again @mateo ^+1w", "A4")
    room.to_step(session, 5)


def on_step(session: PtySession, number: int) -> bool:
    return f"{number + 1} of 5" in session.screen()[0]


def read_back(session: PtySession) -> None:
    """Each party's yes, each promise, the next date, the confirmations; up to the page that ends it."""
    for decision in ("D1", "D2"):
        session.wait_for(f"Decision {decision}")
        press(session, "1", lambda: session.text().count("✓ yes") == 1)
        press(session, "2", lambda: session.text().count("✓ yes") == 2)
        session.send("\r")
    for owner, promise in (("Imani", "A1"), ("Rosa", "A2"), ("Mateo", "A4")):
        session.wait_for(lambda owner=owner, promise=promise: f"{owner}, you have" in session.text())
        session.wait_for(f"{promise}  ")
        press(session, "1", "✓ accepted")
        session.send("\r")
    session.wait_for("Where does each come up again?")
    press(session, "\r", "When do we meet again?")
    press(session, "2", lambda: "No date yet" not in session.text())
    press(session, "\r", "One word for how we worked")
    press(session, "\r", "Does each party confirm")
    press(session, "1", "Who says it")
    press(session, "imani\r", "confirmed by Imani")
    press(session, "2", "Who says it")
    press(session, "rosa\r", "confirmed by Rosa")
    press(session, "\r", "Nothing is left to read back.")
    session.wait_for("2 decisions, 3 promises, 3 accepted")


def assert_minutes(room: Room) -> None:
    minutes = room.minutes()
    today: date = minutes["date"]
    assert today in {datetime.now(UTC).date(), datetime.now(UTC).date() - timedelta(days=1)}
    assert (minutes["meeting"], minutes["agenda"], minutes["state"]) == (1, AGENDA, "confirmed")
    assert minutes["facilitator"] == "jonas"
    assert minutes["present"] == {"quillmere": ["imani", "jonas"], "tolland": ["rosa", "mateo"]}
    assert [person["name"] for person in minutes["joined"]] == [name for name, _ in PEOPLE]
    assert [step["title"] for step in minutes["step"]] == list(STEPS)
    assert minutes["step"][1]["gist"] == "Budgets move in the spring"
    assert minutes["action"] == [
        {
            "id": "A1",
            "text": "Open a door at the third site",
            "owner": "imani",
            "helpers": ["jonas"],
            "due": read_date("fri", today),
            "done": {"quillmere": "someone has replied", "tolland": "we have their diary"},
            "accepted": True,
        },
        {
            "id": "A2",
            "text": "Send the floor plan of both sites",
            "owner": "rosa",
            "due": today + timedelta(days=14),
            "accepted": True,
        },
        {
            "id": "A4",
            "text": "Ask the third museum again",
            "owner": "mateo",
            "due": today + timedelta(days=7),
            "accepted": True,
        },
    ]
    both = ["quillmere", "tolland"]
    assert [(one["id"], one["yes"]) for one in minutes["decision"]] == [("D1", both), ("D2", both)]
    assert minutes["decision"][0]["why"] == "the third has no contact"
    assert [(one["id"], one["goes"]) for one in minutes["parked"]] == [("Q1", "next strategy conversation")]
    assert [(one["party"], one["by"]) for one in minutes["confirmed"]] == [("quillmere", "imani"), ("tolland", "rosa")]
    assert minutes["next"]["date"] == today + timedelta(days=14)


def assert_printed(room: Room) -> None:
    checked = room.run("check", str(room.folder))
    assert (checked.returncode, checked.stderr) == (0, "")
    shown = room.run("show", "last").stdout
    plain = " ".join(shown.split())
    for words in (*(name for name, _ in PEOPLE), "A1", "A2", "A4", "D1", "D2", "Q1"):
        assert words in plain
    for words in ("Open a door at the third site", "both sites", "someone has replied", "we have their diary"):
        assert words in plain
    for words in (
        "We begin with two sites",
        "all three at once",
        "What the weather does to us",
        "WHAT IS MOVING Budgets move",
    ):
        assert words in plain
    assert "by mistake" not in plain
    (row,) = json.loads(room.run("list", "--json").stdout)
    assert (row["decisions"], row["actions"], row["state"]) == (2, 3, "confirmed")

"""Two users in one meeting: each takes back their own, whoever drives what either captured."""

from __future__ import annotations

import json

from tests.shared.conftest import Accounts, Box, Member


def together(box: Box, accounts: Accounts) -> tuple[Member, Member]:
    """Ana drives a meeting that Bela is in."""
    ana, bela = box.login(accounts.ana), box.login(accounts.bela)
    box.found(ana, "--group", accounts.group)
    ana.begin(box.folder)
    bela.resume(box.folder)
    return ana, bela


def test_a_participants_undo_leaves_what_another_captured(box: Box, accounts: Accounts) -> None:
    ana, bela = together(box, accounts)
    assert bela.capture("Bela asks") == ""
    assert ana.sees(1) == ["Bela asks"]
    assert ana.capture("Ana asks") == ""
    assert bela.sees(2) == ["Bela asks", "Ana asks"]
    assert bela.undo() == "Bela asks"
    assert bela.undo() == ""
    assert bela.sees(1) == ["Ana asks"]


def test_whoever_drives_takes_back_what_another_captured(box: Box, accounts: Accounts) -> None:
    ana, bela = together(box, accounts)
    assert ana.capture("Ana asks") == ""
    assert bela.sees(1) == ["Ana asks"]
    assert bela.capture("Bela asks") == ""
    assert ana.sees(2) == ["Ana asks", "Bela asks"]
    assert ana.undo() == "Bela asks"
    assert ana.undo() == "Ana asks"
    assert ana.undo() == ""
    assert bela.undo() == ""


def test_an_undo_of_anothers_capture_written_by_hand_takes_nothing_back(box: Box, accounts: Accounts) -> None:
    ana, bela = together(box, accounts)
    assert ana.capture("Ana asks") == ""
    assert bela.sees(1) == ["Ana asks"]
    assert bela.capture("Bela asks") == ""
    (live,) = (box.folder / "live").iterdir()
    theirs = json.loads((live / ana.log()).read_text().splitlines()[-1])
    mine = json.loads((live / bela.log()).read_text().splitlines()[-1])
    forged = mine | {"id": "f" * 32, "tick": 99, "type": "event.undone.1", "data": {"event": theirs["id"]}}
    assert bela.append(live / bela.log(), json.dumps(forged) + "\n") == "done"
    assert bela.capture("Bela goes on") == ""
    assert ana.sees(3) == ["Ana asks", "Bela asks", "Bela goes on"]
    assert ana.close() == ""

"""`meetingtui amend`: confirmed minutes say something else from now on, and what they said before stays."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.after_meeting import NAME, SEAL, confirmed, folder, minutes
from tests.cli.conftest import Run

__all__ = ["confirmed", "folder", "minutes"]
YES = ("--yes", "quillmere", "--yes", "Tolland Bright")
DUE = ("last", "A31.due", "2026-12-01", "--why", "a holiday")


def test_what_was_and_what_is_are_written_and_the_seal_holds(run: Run, confirmed: Path, minutes: Path) -> None:
    done = run("amend", *DUE, "--asked", "Imani", "--on", "2026-11-20", *YES, "--folder", confirmed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (f"A31.due: Fri 27 Nov 2026 -> Tue 1 Dec 2026\n{NAME} is amended; its seal stays: {SEAL}\n")
    held = tomllib.loads(minutes.read_text())
    assert (held["state"], held["action"][0]["due"].isoformat()) == ("amended", "2026-11-27")
    (row,) = held["amendment"]
    assert {key: str(value) for key, value in row.items()} == {
        "part": "A31.due",
        "was": "2026-11-27",
        "now": "2026-12-01",
        "why": "a holiday",
        "asked": "imani",
        "on": "2026-11-20",
        "yes": "['quillmere', 'tolland']",
    }
    assert f"amended, unchanged since sealed: {SEAL}" in run("confirm", "--folder", confirmed).stdout
    assert "A31.due: Fri 27 Nov 2026, now Tue 1 Dec 2026." in run("show", "--folder", confirmed).stdout
    assert "changed since" not in run("check", confirmed).stdout


def test_a_promise_that_goes_to_somebody_else_is_not_accepted_yet(run: Run, confirmed: Path) -> None:
    assert "accepted" not in run("actions", "--folder", confirmed).stdout.partition("A31")[2].partition("\n")[0]
    run("amend", "last", "A31.owner", "mateo", "--why", "Imani is away", *YES, "--folder", confirmed)
    (line,) = [one for one in run("actions", "--folder", confirmed).stdout.splitlines() if one.startswith("A31")]
    assert ("Mateo" in line, "not yet accepted" in line) == (True, True)
    shown = run("show", "--folder", confirmed).stdout
    assert "A31.owner: Imani Okafor, now Mateo Ferreira." in shown.replace("\n  ", " ")
    assert "[amended, see above]" in shown
    told = run("export", "last", "--to", "md", "--folder", confirmed).stdout
    assert "not yet accepted" in told.partition("**A31**")[2].partition("**")[0]


def test_the_day_of_an_amendment_lies_between_the_meeting_and_today(run: Run, confirmed: Path, minutes: Path) -> None:
    before = minutes.read_bytes()
    early = run("amend", *DUE, "--on", "2026-11-19", *YES, "--folder", confirmed)
    assert early.returncode == 1
    assert "the meeting was on Fri 20 Nov 2026" in early.stderr
    late = run("amend", *DUE, "--on", "2199-01-01", *YES, "--folder", confirmed)
    assert late.returncode == 2
    assert "Tue 1 Jan 2199 is still to come" in late.stderr
    assert minutes.read_bytes() == before


def test_a_value_is_taken_away_with_nothing(run: Run, confirmed: Path) -> None:
    done = run("amend", "last", "D12.review", "--nothing", "--why", "no need", *YES, "--json", "--folder", confirmed)
    told = json.loads(done.stdout)
    assert (told["was"], told["now"], told["state"]) == ("2027-01-15", None, "amended")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((*DUE, "--yes", "tolland"), 1, "Quillmere has not said yes"),
        (("last", "A31.duw", "x", "--why", "x", *YES), 1, 'no "A31.duw" in these minutes; did you mean A31.due'),
        (("last", "A31.due", "soon", "--why", "x", *YES), 1, '"soon" does not fit: A31.due is a date'),
        (("last", "A31.owner", "nobody", "--why", "x", *YES), 1, "is no person here"),
        (("last", "A31.due", "1 dec", *YES), 2, "say why: --why TEXT"),
        (("last", "A31.due", "--why", "x", *YES), 2, "say what it says from now on, or --nothing"),
        (("last", "A31.due", "1 dec", "--nothing", "--why", "x", *YES), 2, "or --nothing"),
        ((*DUE, *YES, "--on", "soon"), 2, "is not a date"),
        ((*DUE, *YES, "--asked", "nobody"), 2, "nobody is nobody here"),
    ],
)
def test_what_is_not_right_is_said_in_a_line_and_nothing_is_written(
    run: Run, confirmed: Path, minutes: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    before = minutes.read_bytes()
    done = run("amend", *arguments, "--folder", confirmed)
    assert done.returncode == code
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert minutes.read_bytes() == before


def test_a_draft_is_corrected_by_hand(run: Run, folder: Path, minutes: Path) -> None:
    before = minutes.read_bytes()
    done = run("amend", *DUE, *YES, "--folder", folder)
    assert (done.returncode, "correct the file by hand" in done.stderr) == (1, True)
    assert minutes.read_bytes() == before


@pytest.mark.parametrize(("answer", "code", "state"), [("n", 1, "confirmed"), ("y", 0, "amended")])
def test_on_a_terminal_it_asks_once(
    confirmed: Path, minutes: Path, environment: dict[str, str], answer: str, code: int, state: str
) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "meetingtui", "amend", *DUE, *YES, "--folder", str(confirmed)]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(ours, 4096)
    os.write(ours, f"{answer}\n".encode())
    assert process.wait(60) == code
    os.close(ours)
    assert b"A31.due: Fri 27 Nov 2026 -> Tue 1 Dec 2026. Write this into" in seen
    assert tomllib.loads(minutes.read_text())["state"] == state

"""`brief` prints one page before the meeting."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_show import CODES, MINUTES, assert_inert, folder, keep

__all__ = ["folder"]


def test_a_facilitator_reads_what_comes_what_waits_and_how_to_tell_it(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("brief", "care", "--on", "2126-12-01", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    words = " ".join(done.stdout.split())
    assert "For the facilitator: it says how people like to be told things." in words
    assert "1 Dec 2126: CARE: work through a disagreement, 60 minutes (meetingtui run care)" in words
    assert "It needs someone from every party; a facilitator both parties accept." in words
    assert "Mateo: a sketch before a document" in words
    lines = done.stdout.splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 72


def test_the_same_as_json(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    told = json.loads(run("brief", "care", "--on", "2126-12-01", "--json", "--folder", folder).stdout)
    assert (told["agenda"], told["on"], told["for_the_facilitator"]) == ("care", "2126-12-01", True)
    assert told["briefing"]["Next"][0].startswith("Sun 1 Dec 2126: CARE")


def test_the_agenda_is_the_one_that_was_said_at_the_last_meeting(run: Run, folder: Path) -> None:
    text = MINUTES.partition("[next]")[0]
    keep(folder, "2026-11-20-context", f'{text}\n[next]\ndate = 2126-12-03\nagenda = "premortem"\n')
    done = run("brief", "--folder", folder)
    assert "meetingtui run premortem" in " ".join(done.stdout.split())
    assert "Before the meeting of Tue 3 Dec 2126" in " ".join(done.stdout.split())


def test_before_the_first_meeting_it_says_what_there_is(run: Run, folder: Path) -> None:
    done = run("brief", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Before the next meeting" in done.stdout


def test_an_agenda_that_does_not_exist_and_a_day_that_is_none_are_refused_in_one_line(run: Run, folder: Path) -> None:
    for arguments in (("brief", "cares"), ("brief", "--on", "someday")):
        done = run(*arguments, "--folder", folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1


def test_an_agenda_that_was_planned_and_is_not_there_is_named_all_the_same(run: Run, folder: Path) -> None:
    text = MINUTES.partition("[next]")[0]
    keep(folder, "2026-11-20-context", f'{text}\n[next]\nagenda = "../../etc/passwd"\n')
    done = run("brief", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "../../etc/passwd" in done.stdout


def test_minutes_that_cannot_be_read_are_named_and_the_rest_is_told(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    keep(folder, "2026-11-21-x", "date = soon\n")
    done = run("brief", "--on", "2126-12-01", "--folder", folder)
    assert done.returncode == 0
    assert "2026-11-21-x.toml:1: " in done.stderr
    assert "Promises" in done.stdout


def test_what_was_typed_acts_on_no_terminal(run: Run, folder: Path) -> None:
    typed = json.dumps(CODES)[1:-1]
    keep(folder, "2026-11-20-context", MINUTES.replace("Start the pilot", typed).replace("Open a door", typed))
    assert_inert(run("brief", "--folder", folder).stdout)
    assert_inert(run("brief", "--json", "--folder", folder).stdout)

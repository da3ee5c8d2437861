"""The registers in print: narrowed by plain words, stable for programs, folded only for a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from meetingtui.cli.columns import table
from meetingtui.cli.narrowed import past_day, read_as
from tests.cli.conftest import Run
from tests.cli.test_show import MINUTES, assert_inert, folder, keep

__all__ = ["folder"]
TODAY = date(2026, 11, 22)


@pytest.fixture
def kept(folder: Path) -> Path:
    keep(folder, "2026-11-20-context", MINUTES.replace("accepted = true", ""))
    return folder


def test_promises_are_listed_with_day_owner_and_what_there_is_to_say(run: Run, kept: Path) -> None:
    done = run("actions", "--folder", kept)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first.startswith("A31  Fri 27 Nov")
    assert "◆ Imani  Get a named contact at the third site." in first
    assert second.startswith("A32  Fri 4 Dec ")


def test_piped_a_row_is_one_line_however_long(run: Run, kept: Path) -> None:
    assert len(run("actions", "--folder", kept, COLUMNS="40").stdout.splitlines()) == 2


def test_people_parties_and_streams_may_be_called_as_people_call_them(run: Run, kept: Path) -> None:
    assert run("actions", "--owner", "Imani Okafor", "--folder", kept).stdout.startswith("A31")
    assert len(run("actions", "--party", "QUILLMERE", "--folder", kept).stdout.splitlines()) == 2
    assert "imani" in run("actions", "--owner", "zed", "--folder", kept).stderr.casefold()
    assert "is no party here; there are quillmere, tolland" in run("risks", "--party", "x", "--folder", kept).stderr


def test_nothing_found_ends_with_1_and_says_which_nothing(run: Run, kept: Path) -> None:
    done = run("risks", "--folder", kept)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There are no risks.\n")
    assert run("actions", "--owner", "dara", "--folder", kept).stderr == "Nothing of that sort among the actions.\n"
    asked = run("risks", "--json", "--folder", kept)
    assert (asked.returncode, json.loads(asked.stdout)) == (1, [])


def test_list_names_every_register(run: Run, kept: Path) -> None:
    assert run("list", "parked", "--folder", kept).stdout.startswith("Q6")
    assert run("list", "decisions", "--folder", kept).stdout == run("decisions", "--folder", kept).stdout
    assert "2026-11-20-context" in run("list", "--since", "2026", "--party", "tolland", "--folder", kept).stdout
    assert run("list", "--until", "2026-11-01", "--folder", kept).returncode == 1
    assert "minutes have no owner" in run("list", "--owner", "imani", "--folder", kept).stderr


def test_for_programs_the_same_as_json(run: Run, kept: Path) -> None:
    rows = json.loads(run("actions", "--json", "--folder", kept).stdout)
    assert [row["id"] for row in rows] == ["A31", "A32"]
    assert rows[0]["made_in"] == "2026-11-20-context"


def test_what_was_typed_acts_on_no_terminal(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context", MINUTES.replace("Get a named contact", "x\\u001b]0;pwn\\u0007\\u202e"))
    done = run("actions", "--folder", folder)
    assert done.returncode == 0
    assert_inert(done.stdout)


def test_minutes_that_cannot_be_read_are_named(run: Run, kept: Path) -> None:
    keep(kept, "2026-11-21-broken", "date = soon\n")
    done = run("actions", "--folder", kept)
    assert "2026-11-21-broken.toml:1" in done.stderr
    assert "uncertain" in done.stdout


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("2026", date(2026, 1, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("1 oct", date(2026, 10, 1)),
        ("1 dec", date(2025, 12, 1)),
        ("22 nov", TODAY),
        ("29 feb", date(2024, 2, 29)),
        ("fri", date(2026, 11, 20)),
        ("sun", TODAY),
        ("12/12", date(2025, 12, 12)),
        ("+2w", date(2026, 12, 6)),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(said: str, day: date) -> None:
    assert past_day(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "day"), [("2026", date(2026, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2026-03-01", date(2026, 3, 1))]
)
def test_until_a_month_or_a_year_takes_in_all_of_it(said: str, day: date) -> None:
    assert past_day(said, TODAY, last=True) == day


def test_until_this_year_lists_what_was_held_in_it(run: Run, kept: Path) -> None:
    for command in ("list", "actions"):
        assert run(command, "--until", "2026-11", "--folder", kept).returncode == 0


def test_a_day_that_is_none_is_refused(run: Run, kept: Path) -> None:
    done = run("actions", "--since", "some day", "--folder", kept)
    assert (done.returncode, done.stdout) == (2, "")
    assert '"some day" is not a date' in done.stderr


def test_on_a_page_the_last_column_is_folded_under_itself() -> None:
    lines = table([("A1", "", "Imani", "Open a door at the third site"), ("A22", "", "Jo", "Ring")], 36)
    assert lines == ["A1   Imani  Open a door at the third", "            site", "A22  Jo     Ring"]
    assert table([], 36) == []


def test_where_a_page_is_too_narrow_for_columns_the_last_stands_below_the_others() -> None:
    lines = table([("A1", "Thu 10 Dec 2026", "Imani", "Open a door at the third site")], 40)
    assert lines == ["A1  Thu 10 Dec 2026  Imani", "  Open a door at the third site"]


def test_what_is_known_is_listed_without_what_validates_it(run: Run, kept: Path, own_home: Path) -> None:
    whole = run("list", "--folder", kept).stdout
    again = subprocess.run(
        [sys.executable, "-c", _KNOWN], cwd=kept, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    first, second, loaded = again.stdout.split("--\n")
    assert first == second == whole
    assert loaded == "[]\n"


_KNOWN = """
import sys
from meetingtui.files import own_cache
own_cache.FRESH_NS = 0  # the files were written just now
from meetingtui.cli.main import run
run(["list"])
print("--")
for name in [name for name in sys.modules if name.startswith("pydantic") or name == "meetingtui.files.minutes_check"]:
    del sys.modules[name]
run(["list"])
print("--")
print([name for name in sys.modules if name.startswith("pydantic") or name == "meetingtui.files.minutes_check"])
"""


def test_minutes_are_listed_whatever_is_wrong_with_the_partnerships_file(run: Run, kept: Path) -> None:
    whole = run("list", "--folder", kept)
    (kept / "partnership.toml").write_text("name = [")
    broken = run("list", "--folder", kept)
    assert (broken.returncode, broken.stdout) == (0, whole.stdout)
    narrowed = run("list", "--party", "quillmere", "--folder", kept)
    assert narrowed.returncode == 1
    assert "partnership.toml:1" in narrowed.stderr


def test_days_that_leave_none_between_them_are_refused(run: Run, kept: Path) -> None:
    for command in ("list", "actions", "trends"):
        done = run(command, "--since", "2026-05", "--until", "2026-01", "--folder", kept)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no day is since Fri 1 May 2026 and until Sat 31 Jan 2026" in done.stderr


@pytest.mark.parametrize("command", ["list", "actions", "trends"])
def test_how_a_day_in_numbers_was_read_is_said_where_it_is_read_both_ways(run: Run, kept: Path, command: str) -> None:
    for _ in range(2):
        done = run(command, "--since", "11/01/2026", "--folder", kept)
        assert (done.returncode, done.stderr) == (0, "11/01/2026 was read as Sun 11 Jan 2026: the day comes first\n")


@pytest.mark.parametrize("said", ["2026-01-11", "31/1/2026", "1/1/2026", "11 jan 2026", "11.01.2026"])
def test_nothing_is_said_of_a_day_that_is_read_one_way(said: str) -> None:
    assert read_as(said, None, TODAY) == []


def test_minutes_say_what_is_parked_and_what_was_left_open_in_both_forms(run: Run, kept: Path) -> None:
    open_ = '\n[[open]]\nid = "A90"\ntext = "Somebody rings."\n'
    keep(kept, "2026-11-21-more", MINUTES.replace("meeting = 7", "meeting = 8") + open_)
    line = run("list", "--folder", kept).stdout.splitlines()[-1]
    row = json.loads(run("list", "--json", "--folder", kept).stdout)[-1]
    assert line.endswith(f"{row['parked']} parked, {row['open']} left open")


def test_a_decision_whose_positions_were_left_open_says_so(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context", MINUTES + '\n[[decision]]\nid = "D90"\ntext = "We meet weekly"\n')
    done = run("decisions", "--folder", folder)
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("D90"))
    assert line.endswith("We meet weekly  [positions left open]")

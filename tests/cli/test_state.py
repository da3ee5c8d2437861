"""`state` says whether a partnership meets, and lays it to rest or takes it up again in its own file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_show import folder, keep

__all__ = ["folder"]

EARLIER = (
    'partnership = "quillmere-tolland"\nmeeting = 1\ntitle = "Weekly"\ndate = 2020-03-20\nbegan = 14:00:00\n'
    'ended = 15:00:00\n[present]\nquillmere = ["imani"]\ntolland = ["mateo"]\n'
)


def held(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "partnership.toml").read_text())


def test_it_says_how_it_is_and_changes_nothing(run: Run, folder: Path) -> None:
    before = (folder / "partnership.toml").read_bytes()
    done = run("state", "--folder", folder)
    assert (done.returncode, done.stdout) == (0, "Quillmere and Tolland Bright is active.\n")
    assert json.loads(run("state", "--json", "--folder", folder).stdout) == {"state": "active", "rest": None}
    assert (folder / "partnership.toml").read_bytes() == before


def test_a_rest_is_written_with_its_reason_and_its_day_and_every_comment_stays(run: Run, folder: Path) -> None:
    before = (folder / "partnership.toml").read_text().splitlines()
    done = run("state", "resting", "--why", "the museums are shut", "--again", "2126-02-01", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "has been resting since" in done.stdout
    assert held(folder)["state"] == "resting"
    assert held(folder)["rest"]["why"] == "the museums are shut"
    assert str(held(folder)["rest"]["again"]) == "2126-02-01"
    after = (folder / "partnership.toml").read_text().splitlines()
    assert [line for line in after if line in before] == before


def test_another_day_to_look_again_keeps_since_when_and_why(run: Run, folder: Path) -> None:
    run("state", "resting", "--why", "shut", "--again", "2126-02-01", "--folder", folder)
    since = held(folder)["rest"]["since"]
    run("state", "resting", "--again", "2126-03-01", "--folder", folder)
    assert held(folder)["rest"]["since"] == since
    assert (held(folder)["rest"]["why"], str(held(folder)["rest"]["again"])) == ("shut", "2126-03-01")


def test_no_meeting_begins_while_it_rests_and_the_way_back_is_said(run: Run, folder: Path) -> None:
    run("state", "resting", "--why", "shut", "--folder", folder)
    done = run("run", "care", "--linear", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "has been resting since" in done.stderr
    assert done.stderr.endswith("To meet again: meetingtui state active\n")
    assert not list((folder / "minutes").iterdir())


def test_taken_up_again_it_names_the_agenda_to_begin_with_and_the_briefing_has_the_reason(
    run: Run, folder: Path
) -> None:
    keep(folder, "2020-03-20-weekly", EARLIER)
    run("state", "resting", "--why", "shut", "--folder", folder)
    done = run("state", "active", "--folder", folder)
    assert done.stdout.splitlines()[1].endswith("meetingtui run context-and-status")
    assert held(folder)["state"] == "active"
    assert held(folder)["rest"]["until"]
    words = " ".join(run("brief", "--folder", folder).stdout.split())
    assert ": shut." in words
    assert "Begin with how each of you is now: meetingtui run context-and-status" in words


@pytest.mark.parametrize(
    "arguments",
    [("sleeping",), ("active", "--why", "x"), ("resting", "--again", "1999-01-01"), ("resting", "--again", "soon")],
)
def test_what_makes_no_sense_is_refused_in_one_line_and_nothing_is_written(
    run: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    before = (folder / "partnership.toml").read_bytes()
    done = run("state", *arguments, "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert (folder / "partnership.toml").read_bytes() == before


def test_a_file_that_cannot_be_written_is_said_and_left_as_it_was(run: Run, folder: Path) -> None:
    path = folder / "partnership.toml"
    path.write_text("format = 99\n" + path.read_text())
    before = path.read_bytes()
    done = run("state", "resting", "--folder", folder)
    assert done.returncode == 2
    assert "newer meetingtui" in done.stderr
    assert path.read_bytes() == before

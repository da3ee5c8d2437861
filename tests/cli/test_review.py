"""`meetingtui review`: a screen, and where there is no terminal a sentence that names what prints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with one meeting."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made)
    shutil.copy(DATA / "minutes.toml", made / "minutes" / "2026-11-20-context.toml")
    return made


def test_without_a_terminal_it_names_the_command_that_prints(run: Run, folder: Path) -> None:
    done = run("review", "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "meetingtui: this opens a screen, and there is no terminal here; meetingtui list prints\n"


def test_with_minutes_it_names_the_command_that_prints_these(run: Run, folder: Path) -> None:
    done = run("review", "2026-11-20", "--folder", folder)
    assert done.returncode == 2
    assert "meetingtui show 2026-11-20 prints" in done.stderr


def test_minutes_that_nobody_knows_are_refused_before_a_screen_is_drawn(run: Run, folder: Path) -> None:
    done = run("review", "2031", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "meetingtui: no minutes 2031; meetingtui list names those there are\n"


def test_a_folder_without_a_partnership_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("review", "--folder", tmp_path / "nothing", TERM="xterm")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_it_is_in_the_help_and_has_a_help_of_its_own(run: Run) -> None:
    assert "review" in run("--help").stdout
    assert "--folder" in run("review", "--help").stdout


def test_in_lines_it_names_what_prints(run: Run, folder: Path) -> None:
    done = run("--linear", "review", "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "meetingtui list, show, actions" in done.stderr

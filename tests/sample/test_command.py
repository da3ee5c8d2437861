"""`python -m meetingtui.sample FOLDER`: one line when it is done, and nothing that exists is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def sample(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "meetingtui.sample", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True)


def test_the_story_is_written_and_said_in_one_line(tmp_path: Path) -> None:
    done = sample(tmp_path, "kept", "--until", "2026-11-22")
    assert (done.returncode, done.stdout, done.stderr) == (0, "kept: one partnership, minutes of 84 meetings\n", "")
    assert sorted(path.name for path in (tmp_path / "kept" / "minutes").iterdir())[-1] == (
        "2026-11-12-context-and-status.toml"
    )


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    done = sample(tmp_path, "kept", "--years", "1")
    assert (done.returncode, done.stdout) == (0, "kept: one partnership, minutes of 28 meetings\n")


def test_many_partnerships_go_into_folders_of_their_own(tmp_path: Path) -> None:
    done = sample(tmp_path, "many", "--bulk", "30", "--partnerships", "3")
    assert (done.returncode, done.stdout) == (0, "many: 3 partnerships, minutes of 30 meetings\n")
    assert len(list((tmp_path / "many").iterdir())) == 3


def test_one_large_partnership_goes_into_the_folder_itself(tmp_path: Path) -> None:
    assert sample(tmp_path, "large", "--bulk", "90").returncode == 0
    assert (tmp_path / "large" / "partnership.toml").is_file()
    assert len(list((tmp_path / "large" / "minutes").iterdir())) == 90


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "notes.txt").write_text("mine")
    done = sample(tmp_path, "kept")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "meetingtui: kept is not empty; name a folder that is, or a new one\n"
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("link", [False, True])
def test_what_is_no_folder_is_left_alone(tmp_path: Path, link: bool) -> None:
    target = tmp_path / "kept"
    if link:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to("elsewhere")
    else:
        target.write_text("mine")
    done = sample(tmp_path, "kept")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "meetingtui: kept is no folder; name one that is empty, or a new one\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--until", "1200-01-01"), "the minutes cannot end before 1200-01-01; give a day between 1900 and 9000"),
        (("--bulk", "2", "--partnerships", "3"), "2 minutes for 3 partnerships; give each at least one"),
        (("--bulk", "20001"), "one partnership is given 1 to 20,000 minutes, not 20,001"),
    ],
)
def test_what_cannot_be_told_is_said_in_a_line(tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    done = sample(tmp_path, "kept", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"meetingtui: {sentence}\n")


def test_a_disk_that_refuses_is_named(tmp_path: Path) -> None:
    done = sample(tmp_path, "/proc/kept")
    assert done.returncode == 1
    assert done.stderr.startswith("meetingtui: /proc/kept could not be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_nothing_that_draws_is_imported(tmp_path: Path) -> None:
    code = "import sys, meetingtui.sample.__main__; print({'textual', 'rich', 'jinja2'} & sys.modules.keys())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout == "set()\n"

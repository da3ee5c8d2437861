"""`meetingtui compare`: two copies of the same minutes, wherever they are, and what each says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.after_meeting import NAME, SEAL, confirmed, folder, minutes
from tests.cli.conftest import Run

__all__ = ["confirmed", "folder", "minutes"]


def test_copies_that_mean_the_same_end_with_0_whoever_has_confirmed_them(
    run: Run, confirmed: Path, minutes: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("# ours\n" + (Path(__file__).parent.parent / "data" / "minutes.toml").read_text())
    done = run("compare", minutes, theirs)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"The same minutes: {SEAL}\n", "")
    assert run("compare", "last", theirs, "--folder", confirmed).returncode == 0


def test_what_differs_is_told_with_what_each_says(run: Run, minutes: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.toml"
    text = minutes.read_text().replace("2026-11-27", "2026-11-28") + '\n[[parked]]\nid = "Q9"\ntext = "Who pays?"\n'
    theirs.write_text(text)
    done = run("compare", minutes, theirs)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[2:] == [
        "They differ in 2 parts:",
        f"A31.due: Fri 27 Nov 2026 in {NAME}.toml; Sat 28 Nov 2026 in theirs.toml",
        f"Q9.text: not there in {NAME}.toml; Who pays? in theirs.toml",
    ]
    told = json.loads(run("compare", minutes, theirs, "--json").stdout)
    assert (told["same"], told["same_meeting"], told["seals"][0]) == (False, True, SEAL)
    assert told["parts"] == [
        {"part": "A31.due", "one": "2026-11-27", "other": "2026-11-28"},
        {"part": "Q9.text", "one": None, "other": "Who pays?"},
    ]


def test_an_amendment_in_one_copy_only_is_told_though_the_seal_is_the_same(
    run: Run, confirmed: Path, minutes: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.toml"
    theirs.write_text(minutes.read_text())
    yes = ("--yes", "Quillmere", "--yes", "Tolland", "--why", "the site is shut")
    assert run("amend", "last", "A31.due", "2026-12-04", *yes, "--folder", confirmed).returncode == 0
    done = run("compare", minutes, theirs)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"The same minutes: {SEAL}",
        "Amended in one of them, or differently in each:",
        f"A31.due: Fri 4 Dec 2026 in {NAME}.toml; Fri 27 Nov 2026 in theirs.toml",
    ]
    told = json.loads(run("compare", minutes, theirs, "--json").stdout)
    assert (told["same"], told["parts"], len(told["amended"])) == (False, [], 1)
    theirs.write_text(minutes.read_text())
    assert run("compare", minutes, theirs).returncode == 0


def test_two_files_of_one_name_are_told_apart_by_their_folders(run: Run, minutes: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    other = tmp_path / "theirs" / minutes.name
    other.write_text(minutes.read_text().replace("2026-11-27", "2026-11-28"))
    assert (
        f"in minutes/{minutes.name}; Sat 28 Nov 2026 in theirs/{minutes.name}" in run("compare", minutes, other).stdout
    )


def test_minutes_of_two_meetings_are_named_as_that(run: Run, minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(minutes.read_text().replace("2026-11-20", "2026-11-06"))
    assert "These are minutes of two different meetings.\n" in run("compare", minutes, other).stdout


def test_what_cannot_be_read_ends_with_2_and_its_place(run: Run, minutes: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("title = \n")
    done = run("compare", minutes, broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert "broken.toml:1: " in done.stderr
    assert run("compare", minutes, tmp_path / "nowhere.toml").returncode == 2


def test_hostile_words_and_names_are_inert(run: Run, minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "x\x1b[31m\u202e.toml"
    shutil.copy(minutes, other)
    other.write_text(minutes.read_text().replace("Get a named", "\\u001b[31mGet \\u202e a named"))
    done = run("compare", minutes, other)
    assert done.returncode == 1
    assert not {"\x1b", "\u202e"} & set(done.stdout + done.stderr)

"""`meetingtui new`: a folder that is right, and what to do next."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run

PARTIES = ("--party", "Quillmere Advisory", "--party", "Tolland Bright Studio")


def test_a_folder_named_after_the_partnership_is_made_here(run: Run, tmp_path: Path) -> None:
    done = run("new", "Quillmere & Tolland", *PARTIES, "--zone", "Europe/London")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "made quillmere-tolland/partnership.toml: 2 parties, Quillmere & Tolland",
    ]
    folder = tmp_path / "quillmere-tolland"
    assert sorted(path.name for path in folder.iterdir()) == ["agendas", "live", "minutes", "partnership.toml"]
    assert run("check", folder).stdout == "1 file: right\n"


def test_the_folder_may_be_named(run: Run, tmp_path: Path) -> None:
    assert run("new", "Q", *PARTIES, "--folder", "deep/er").returncode == 0
    assert (tmp_path / "deep" / "er" / "partnership.toml").exists()


def test_one_that_exists_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("new", "Q", *PARTIES)
    before = (tmp_path / "q" / "partnership.toml").read_bytes()
    done = run("new", "q", "--party", "Other", "--party", "Firms")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "q/partnership.toml: this partnership exists already; choose another name or folder\n"
    assert (tmp_path / "q" / "partnership.toml").read_bytes() == before


def test_what_is_not_right_is_told_and_nothing_is_made(run: Run, tmp_path: Path) -> None:
    done = run("new", "Q", *PARTIES, "--zone", "Europe/Londn")
    assert done.returncode == 2
    assert done.stderr == 'q/partnership.toml: "Europe/Londn" is no time zone; did you mean "Europe/London"?\n'
    assert run("new", "Q", "--party", "One").stderr.endswith(
        "a partnership has at least two parties; give --party twice or more\n"
    )
    assert not (tmp_path / "q").exists()


def test_a_hostile_folder_prints_inert(run: Run) -> None:
    parties = ("--party", "A Firm", "--party", "B Firm")
    done = run("new", "Two\x1b[2J firms", *parties, "--folder", "a\x1b[2J\x9b\u202e")
    assert done.returncode == 0
    again = run("new", "Two firms", *parties, "--folder", "a\x1b[2J\x9b\u202e")
    assert again.returncode != 0
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr + again.stdout + again.stderr)

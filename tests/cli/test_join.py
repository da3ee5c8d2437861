"""`meetingtui join` says what to do where it cannot open."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_without_a_terminal_it_says_so(run: Run, tmp_path: Path) -> None:
    run("new", "Q", "--party", "Quillmere Advisory", "--party", "Tolland Bright Studio", "--folder", tmp_path / "q")
    done = run("join", "--folder", tmp_path / "q")
    assert (done.returncode, done.stdout) == (2, "")
    screen, prints, lines = done.stderr.split("; ")
    assert screen == "meetingtui: this opens a screen, and there is no terminal here"
    assert prints == "meetingtui list prints"
    assert lines == f"meetingtui join --folder {tmp_path / 'q'} --linear works in lines\n"


def test_one_takes_part_or_watches(run: Run) -> None:
    done = run("join", "--as", "mateo", "--watch")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "meetingtui: --as takes part and --watch does not; give one of them\n"

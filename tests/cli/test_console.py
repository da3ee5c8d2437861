"""`meetingtui console` says what to do where there is no terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_without_a_terminal_it_says_so(run: Run, tmp_path: Path) -> None:
    run("new", "Q", "--party", "Quillmere Advisory", "--party", "Tolland Bright Studio", "--folder", tmp_path / "q")
    done = run("console", "--folder", tmp_path / "q")
    assert (done.returncode, done.stdout) == (2, "")
    screen, prints, lines = done.stderr.split("; ")
    assert screen == "meetingtui: this opens a screen, and there is no terminal here"
    assert prints == "meetingtui list prints"
    assert lines == f"meetingtui console --folder {tmp_path / 'q'} --linear works in lines\n"

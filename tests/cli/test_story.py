"""`story` prints about ten lines; before the first meeting it says what to do."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_show import MINUTES, assert_inert, folder, keep

__all__ = ["folder"]


def test_a_newcomer_reads_it_in_a_few_lines(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("story", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Quillmere and Tolland Bright\n")
    assert "D12 Start the pilot with two sites" in done.stdout
    assert len(done.stdout.splitlines()) <= 12
    told = json.loads(run("story", "--json", "--folder", folder).stdout)
    assert told["story"]["Decided"][0].startswith("D12")


def test_before_the_first_meeting_it_says_what_to_do(run: Run, folder: Path) -> None:
    done = run("story", "--folder", folder)
    assert done.returncode == 1
    assert "No meeting was held yet" in done.stderr


def test_what_was_typed_acts_on_no_terminal(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context", MINUTES.replace("Start the pilot", "x\\u001b]0;pwn\\u0007\\u202e"))
    assert_inert(run("story", "--folder", folder).stdout)

"""What a folder of minutes holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.files.minutes import list_minutes
from tests.files.conftest import DATA

Write = Callable[..., Path]
EXAMPLE = (DATA / "minutes.toml").read_text()


def meeting(folder: Path, name: str, *changes: tuple[str, str]) -> Path:
    text = EXAMPLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "minutes" / f"{name}.toml"
    path.write_text(text)
    return path


def test_minutes_come_by_date_beginning_and_name_whatever_their_files_are_called(folder: Path) -> None:
    meeting(folder, "z-first", ("2026-11-20", "2026-01-05"))
    meeting(folder, "b-same-day", ("began       = 14:00:00", "began       = 09:00:00"))
    meeting(folder, "2026-11-20-zzz")
    found, problems = list_minutes(folder)
    assert [path.stem for path, _ in found] == [
        "z-first",
        "b-same-day",
        "2026-11-20-context-and-status",
        "2026-11-20-zzz",
    ]
    assert problems == []


def test_broken_minutes_are_left_out_and_named(folder: Path, partnership: Partnership) -> None:
    meeting(folder, "broken", ("date        =", "date"))
    meeting(folder, "unknown", ('owner    = "imani"', 'owner    = "nobody"'))
    found, problems = list_minutes(folder, partnership)
    assert len(found) == 1
    assert {Path(problem.place.file).stem for problem in problems} == {"broken", "unknown"}
    assert len(list_minutes(folder)[0]) == 2


def test_hidden_files_and_other_files_are_no_minutes(folder: Path) -> None:
    (folder / "minutes" / ".2026.toml.tmp").write_text("x")
    (folder / "minutes" / ".half.toml").write_text("x")
    (folder / "minutes" / "notes.md").write_text("x")
    assert len(list_minutes(folder)[0]) == 1
    assert list_minutes(folder)[1] == []


def test_a_folder_without_minutes_holds_none(tmp_path: Path) -> None:
    assert list_minutes(tmp_path) == ([], [])


def test_a_pipe_among_the_minutes_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "minutes" / "pipe.toml")
    found, problems = list_minutes(folder)
    assert (len(found), len(problems)) == (1, 1)

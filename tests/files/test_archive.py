"""What a folder of minutes holds; a number that was given is never given again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, Severity
from meetingtui.files.minutes import last_minutes, list_minutes, next_meeting_number, next_numbers
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
    assert last_minutes(tmp_path) is None
    assert next_meeting_number(tmp_path) == 1
    assert set(next_numbers(tmp_path).values()) == {1}


def test_the_last_minutes_are_the_latest_that_can_be_read(folder: Path) -> None:
    meeting(folder, "later", ("2026-11-20", "2027-02-01"), ("title       =", "title       = 3 #"))
    early = meeting(folder, "earlier", ("2026-11-20", "2026-01-05"))
    found = last_minutes(folder)
    assert found is not None
    assert found[0].stem == "2026-11-20-context-and-status"
    assert found[0] != early


def test_the_next_meeting_has_the_next_number(folder: Path) -> None:
    meeting(folder, "other", ("meeting     = 9", "meeting     = 31"))
    assert next_meeting_number(folder) == 32


def test_numbers_go_on_after_the_highest_that_was_given_or_named(folder: Path) -> None:
    numbers = next_numbers(folder)
    assert (numbers["A"], numbers["D"], numbers["Q"], numbers["R"], numbers["W"]) == (33, 13, 7, 4, 1)
    meeting(folder, "other", ('item = "A27"', 'item = "A90"'), ('id   = "Q6"', 'id   = "Q40"'))
    assert (next_numbers(folder)["A"], next_numbers(folder)["Q"]) == (91, 41)


def test_numbers_in_a_file_that_cannot_be_read_are_not_given_again(folder: Path) -> None:
    path = meeting(folder, "broken", ('id       = "A32"', 'id       = "A77"'), ("title       =", "title"))
    problems: list[Problem] = []
    assert next_numbers(folder, problems)["A"] == 78
    assert [(Path(problem.place.file).name, problem.severity) for problem in problems] == [
        (path.name, Severity.WARNING)
    ]


def test_words_that_look_like_numbers_are_not_taken_for_them(folder: Path) -> None:
    meeting(folder, "other", ("Get a named contact", "Print 3 sheets of A400, see Q999 and id = A500: contact"))
    assert (next_numbers(folder)["A"], next_numbers(folder)["Q"]) == (33, 7)


def test_a_pipe_among_the_minutes_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "minutes" / "pipe.toml")
    assert next_numbers(folder)["A"] == 33
    assert next_meeting_number(folder) == 10
    assert len(list_minutes(folder)[1]) == 1

"""The register of a folder of minutes."""

from __future__ import annotations

from pathlib import Path

from meetingtui.register.reading import read_register
from tests.register.test_fold import ACTION, HEAD


def write(folder: Path, name: str, text: str) -> None:
    (folder / "minutes").mkdir(exist_ok=True)
    (folder / "minutes" / name).write_text(text, encoding="utf-8")


def minutes(number: int, rest: str = "", state: str = "draft") -> str:
    return f'{HEAD}meeting = {number}\ndate = 2026-11-{number:02}\nstate = "{state}"\n{rest}'


def test_an_empty_folder_has_nothing_standing(tmp_path: Path) -> None:
    register, problems = read_register(tmp_path)
    assert (register.standing.everything, problems) == ({}, [])


def test_a_meeting_in_progress_has_not_happened_yet(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-01-a.toml", minutes(1, ACTION, "in progress"))
    assert read_register(tmp_path)[0].standing.actions == ()


def test_a_broken_file_is_named_and_makes_what_was_open_then_uncertain(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-01-a.toml", minutes(1, ACTION))
    write(tmp_path, "2026-11-02-b.toml", "meeting = [")
    write(tmp_path, "2026-11-03-c.toml", minutes(3, ACTION.replace("A1", "A2")))
    register, problems = read_register(tmp_path)
    assert [(one.id, one.uncertain) for one in register.standing.actions] == [("A1", True), ("A2", False)]
    assert any("2026-11-02-b.toml:1" in str(problem) for problem in problems)


def test_a_broken_file_without_a_date_makes_everything_uncertain(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-01-a.toml", minutes(1, ACTION))
    write(tmp_path, "notes.toml", "meeting = [")
    assert [one.uncertain for one in read_register(tmp_path)[0].standing.actions] == [True]

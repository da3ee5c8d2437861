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


def test_a_second_copy_of_minutes_is_told_and_what_both_hold_is_uncertain(tmp_path: Path) -> None:
    write(tmp_path, "2026-11-01-a.toml", minutes(1, ACTION))
    write(tmp_path, "2026-11-01-a-conflicted.toml", minutes(1, ACTION.replace("imani", "mateo")))
    write(tmp_path, "2026-11-03-c.toml", minutes(3, ACTION.replace("A1", "A2")))
    register, (problem,) = read_register(tmp_path)
    assert [(one.id, one.uncertain) for one in register.standing.actions] == [("A1", True), ("A2", False)]
    assert "holds A1, as 2026-11-01-a" in str(problem)
    assert problem.way_out == "see with meetingtui compare which of them counts, and remove the other"
    (tmp_path / "minutes" / "2026-11-01-a-conflicted.toml").unlink()
    register, problems = read_register(tmp_path)
    assert ([one.uncertain for one in register.standing.actions], problems) == ([False, False], [])


def test_of_many_items_that_two_minutes_hold_some_are_named(tmp_path: Path) -> None:
    several = "".join(ACTION.replace("A1", f"A{number}") for number in range(1, 6))
    for number in (1, 2):
        write(tmp_path, f"2026-11-0{number}-a.toml", minutes(number, several))
    (problem,) = read_register(tmp_path)[1]
    assert problem.sentence == "holds A1, A2, A3 and 2 more, as 2026-11-01-a does"


def test_what_is_kept_of_earlier_minutes_still_tells_of_copies(tmp_path: Path) -> None:
    write(tmp_path, "2026-10-01-b.toml", minutes(1, ACTION))
    for number in range(1, 20):
        write(tmp_path, f"2026-11-{number:02}-a.toml", minutes(number, ACTION if number == 1 else ""))
    assert len(read_register(tmp_path)[1]) == len(read_register(tmp_path)[1]) == 1

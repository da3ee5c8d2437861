"""What home says, read from a folder: the last minutes, what waits, what cannot be read, and only agendas it names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from meetingtui.files.partnership import load_partnership
from meetingtui.review.fitting import Part
from meetingtui.review.recent import read_front

DATA = Path(__file__).parents[1] / "data"
NAMES, _ = load_partnership(DATA / "partnership.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "agendas").mkdir()
    (tmp_path / "minutes" / "2026-11-20-x.toml").write_text((DATA / "minutes.toml").read_text())
    return tmp_path


def parts(folder: Path, today: date) -> dict[str, Part]:
    return {part.title.partition(":")[0]: part for part in read_front(folder, NAMES, today).parts}


@pytest.mark.parametrize(
    ("today", "title"),
    [
        (date(2026, 11, 20), "Promise: 1 due within a week"),
        (date(2026, 11, 28), "Promises: 1 late, 1 due within a week"),
        (date(2026, 12, 24), "Promises: 2 late"),
    ],
)
def test_promises_whose_day_is_near_are_counted(folder: Path, today: date, title: str) -> None:
    assert title in [part.title for part in read_front(folder, NAMES, today).parts]


def test_the_last_minutes_stand_there_with_their_state_and_wait_for_both(folder: Path) -> None:
    found = parts(folder, date(2026, 11, 19))
    assert not any(title.startswith("Promise") for title in found)
    assert [(line.words, line.right) for line in found["Recent"].lines] == [
        ("Fri 20 Nov  Context conversation and status", "draft")
    ]
    assert found["Minutes to confirm"].lines[0].right == "by Quillmere and Tolland"


def test_a_meeting_in_progress_is_left_out_and_broken_files_are_named(folder: Path) -> None:
    (folder / "minutes" / "odd.toml").write_text("x = ")
    (folder / "agendas" / "ours.toml").write_text("title = 3\n")
    path = folder / "minutes" / "2026-11-20-x.toml"
    path.write_text(path.read_text().replace('"draft"', '"in progress"'))
    found = parts(folder, date(2026, 11, 20))
    assert "Recent" not in found
    broken = [line.words for line in found["Not right"].lines]
    assert any("odd.toml:1: " in line for line in broken)
    assert any("ours.toml:1: " in line for line in broken)


def test_your_own_agendas_come_before_those_for_a_beginning_and_bad_names_are_made_safe(tmp_path: Path) -> None:
    (tmp_path / "agendas").mkdir()
    for name in ("ours", "\x1b[31mred"):
        (tmp_path / "agendas" / f"{name}.toml").write_text('title = "Ours"\n[[step]]\nkind = "close"\nminutes = 5\n')
    begin = parts(tmp_path, date(2026, 11, 20))["Begin"]
    assert [line.words for line in begin.lines][:3] == ["␛[31mred  Ours", "ours", "kickoff"]
    assert begin.lines[0].mark == "\x1b[31mred"


def test_where_there_is_no_partnership_nothing_is_said(tmp_path: Path) -> None:
    assert read_front(tmp_path, None, date(2026, 11, 20)).parts == ()

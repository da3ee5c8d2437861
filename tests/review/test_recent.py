"""What home says of earlier meetings: the last four, promises whose day is near, minutes to confirm."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Rhythm
from meetingtui.files.partnership import load_partnership
from meetingtui.review.recent import Recent, read_recent

DATA = Path(__file__).parents[1] / "data"
NAMES, _ = load_partnership(DATA / "partnership.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "2026-11-20-x.toml").write_text((DATA / "minutes.toml").read_text())
    return tmp_path


@pytest.mark.parametrize(
    ("today", "promises"),
    [
        (date(2026, 11, 19), ()),
        (date(2026, 11, 20), ("promise: 1 due within a week",)),
        (date(2026, 11, 28), ("promises: 1 late, 1 due within a week",)),
        (date(2026, 12, 24), ("promises: 2 late",)),
    ],
)
def test_promises_whose_day_is_near_are_counted(folder: Path, today: date, promises: tuple[str, ...]) -> None:
    found = read_recent(folder, NAMES, today)
    assert found.waiting == (*promises, "minutes to confirm: Fri 20 Nov, by Quillmere and Tolland")
    assert found.held == (("Context conversation and status", "Fri 20 Nov 2026, draft"),)


def test_a_meeting_in_progress_is_left_out_and_broken_minutes_are_named(folder: Path) -> None:
    (folder / "minutes" / "odd.toml").write_text("x = ")
    path = folder / "minutes" / "2026-11-20-x.toml"
    path.write_text(path.read_text().replace('"draft"', '"in progress"'))
    found = read_recent(folder, NAMES, date(2026, 11, 20))
    assert found.held == ()
    assert "odd.toml:1: " in str(found.problems[0])


def test_where_nothing_was_held_nothing_is_said(tmp_path: Path) -> None:
    assert read_recent(tmp_path, NAMES, date(2026, 11, 20)) == Recent()


def test_agendas_that_are_due_by_the_rhythm_are_named_and_none_while_it_rests(folder: Path) -> None:
    assert NAMES is not None
    rhythm = tuple(Rhythm(agenda=name, every="1 week") for name in ("context-and-status", "care", "welcome"))
    names = NAMES.model_copy_with(rhythm=rhythm)
    said = "due by your rhythm: care, welcome"
    assert read_recent(folder, names, date(2026, 11, 21)).waiting[-1] == said
    assert (
        read_recent(folder, names, date(2026, 11, 27)).waiting[-1]
        == "due by your rhythm: context-and-status, care and 1 more"
    )
    resting = names.model_copy_with(state="resting")
    assert not any("rhythm" in line for line in read_recent(folder, resting, date(2026, 11, 27)).waiting)

"""Before the stage opens: what takes long is read where a line can say how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingtui.cli.run import _read_beforehand
from meetingtui.core.progress import listen
from tests.tui.screens.review.conftest import write


@pytest.fixture
def told() -> Iterator[list[tuple[str, int]]]:
    """What was said to have come to its end, and how many there were of it."""
    found: list[tuple[str, int]] = []
    listen(lambda what, done, of: found.append((what, of)) if done == of else None)
    yield found
    listen(None)


def minutes(folder: Path, count: int) -> Path:
    (folder / "minutes").mkdir()
    for number in range(1, count + 1):
        write(folder, f"2024-01-{1 + number % 28:02}", f"m-{number}", number, "")
    return folder


def test_many_minutes_are_read_before_the_screens_are_there(tmp_path: Path, told: list[tuple[str, int]]) -> None:
    _read_beforehand(minutes(tmp_path, 100))
    assert told == [("Reading minutes", 100)] * 2


def test_a_few_are_left_to_the_stage(tmp_path: Path, told: list[tuple[str, int]]) -> None:
    _read_beforehand(minutes(tmp_path, 9))
    assert told == [("Reading minutes", 9)]

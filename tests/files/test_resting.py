"""The state of a partnership is changed in its own file, in place."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Rest
from meetingtui.files.resting import write_state
from meetingtui.files.toml_text import FileRefused
from tests.files.conftest import DATA

EXAMPLE = (DATA / "partnership.toml").read_text()
REST = Rest(since=date(2026, 3, 2), why="the museums are shut", again=date(2026, 12, 1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "partnership.toml"
    path.write_text(EXAMPLE)
    return path


def test_two_lines_are_added_and_nothing_else_is_touched(file: Path) -> None:
    write_state(file.parent, "resting", REST)
    added = [line for line in file.read_text().splitlines() if line not in EXAMPLE.splitlines()]
    assert added == [
        'state = "resting"',
        'rest = { since = 2026-03-02, why = "the museums are shut", again = 2026-12-01 }',
    ]
    assert [line for line in file.read_text().splitlines() if line not in added] == EXAMPLE.splitlines()


def test_what_stands_behind_the_state_stays_there(file: Path) -> None:
    file.write_text(f'state = "active"   # since spring\n{EXAMPLE}')
    write_state(file.parent, "resting", REST)
    assert 'state = "resting"  # since spring' in file.read_text()
    write_state(file.parent, "active", REST.model_copy(update={"until": date(2026, 11, 20)}))
    assert 'state = "active"   # since spring' in file.read_text()
    assert file.read_text().count("rest =") == 1
    assert "until = 2026-11-20 }" in file.read_text()


def test_a_table_of_its_own_is_changed_key_by_key_and_keeps_its_comments(file: Path) -> None:
    file.write_text(f"{EXAMPLE}\n[rest]\n# they asked for it\nsince = 2026-03-02\nagain = 2026-09-01\n")
    write_state(file.parent, "resting", REST)
    assert "# they asked for it" in file.read_text()
    held = tomllib.loads(file.read_text())["rest"]
    assert held == {"since": date(2026, 3, 2), "again": date(2026, 12, 1), "why": "the museums are shut"}


def test_no_space_is_left_at_the_end_of_a_line(file: Path) -> None:
    file.write_text(f'state   = "resting"\n{EXAMPLE}')
    write_state(file.parent, "active", None)
    assert file.read_text().startswith('state   = "active"\n')


def test_a_file_that_is_wrong_afterwards_or_of_a_newer_format_is_left_alone(file: Path) -> None:
    for text in (f"rest = 3\n{EXAMPLE}", f"format = 9\n{EXAMPLE}"):
        file.write_text(text)
        with pytest.raises(FileRefused):
            write_state(file.parent, "resting", None)
        assert file.read_text() == text

"""What is kept in the user's own cache: whole and theirs alone, or not believed."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.files import kept as module
from meetingtui.files.kept import forget, keep, kept
from meetingtui.files.own_cache import cache_file

ENDING, PACKAGES = ".tried", ("files",)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where something about a partnership is kept."""
    keep(tmp_path, ENDING, PACKAGES, {"words": ["a", "b"]})
    found = cache_file(tmp_path, ENDING)
    assert found is not None
    return found


def test_what_was_kept_comes_back(place: Path, tmp_path: Path) -> None:
    found = kept(tmp_path, ENDING, PACKAGES)
    assert found is not None
    assert found["words"] == ["a", "b"]
    assert kept(tmp_path, ".other", PACKAGES) is None
    assert kept(tmp_path / "elsewhere", ENDING, PACKAGES) is None


def test_it_is_for_nobody_elses_eyes(place: Path) -> None:
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"a"', b'"c"')),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\xff\n{}"),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.symlink_to("/etc/passwd")),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: os.link(path, path.with_name("second")),
    ],
    ids=["cut off", "altered", "empty", "noise", "gone", "a link", "a pipe", "a second name"],
)
def test_what_is_not_right_is_not_believed(place: Path, tmp_path: Path, harm: Callable[[Path], object]) -> None:
    harm(place)
    assert kept(tmp_path, ENDING, PACKAGES) is None


@pytest.mark.parametrize("text", ["[]", '{"words": []}', "3", "null"])
def test_json_of_another_shape_is_not_believed(place: Path, tmp_path: Path, text: str) -> None:
    place.write_text(f"{module._digest(text.encode())}\n{text}")
    assert kept(tmp_path, ENDING, PACKAGES) is None


def test_what_another_program_kept_is_not_believed(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "program_mark", lambda *_: "another")
    assert kept(tmp_path, ENDING, PACKAGES) is None


def test_what_is_too_large_is_not_kept(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 2_000)
    before = place.read_bytes()
    keep(tmp_path, ENDING, PACKAGES, {"words": "x" * 2_000})
    assert place.read_bytes() == before


def test_what_cannot_be_written_as_json_is_not_kept(place: Path, tmp_path: Path) -> None:
    before = place.read_bytes()
    keep(tmp_path, ENDING, PACKAGES, {"words": {1, 2}})
    assert place.read_bytes() == before


def test_it_can_be_thrown_away_twice(place: Path, tmp_path: Path) -> None:
    forget(tmp_path, ENDING)
    forget(tmp_path, ENDING)
    assert not place.exists()


def test_without_a_cache_folder_nothing_is_kept_and_nothing_breaks(place: Path, tmp_path: Path) -> None:
    forget(tmp_path, ENDING)
    place.parent.rmdir()
    place.parent.write_text("a file stands here")
    keep(tmp_path, ENDING, PACKAGES, {"words": []})
    assert kept(tmp_path, ENDING, PACKAGES) is None
    forget(tmp_path, ENDING)

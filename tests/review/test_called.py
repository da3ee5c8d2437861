"""What items are called: as the register says it, and as quick as if somebody remembered."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.files.own_cache import cache_file
from meetingtui.register import reading
from meetingtui.register.reading import read_register
from meetingtui.review.called import ENDING, words_of_folder
from meetingtui.review.names import words_of_items
from tests.tui.screens.review.conftest import FIRST, SECOND, THIRD, write


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A partnership with three meetings."""
    (tmp_path / "minutes").mkdir()
    for number, (day, body) in enumerate((("2024-01-19", FIRST), ("2024-02-02", SECOND), ("2024-03-01", THIRD)), 1):
        write(tmp_path, day, "meeting", number, body)
    return tmp_path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were written just now; they are read as if some time had gone by."""
    now = time.time_ns
    monkeypatch.setattr("meetingtui.review.called.time.time_ns", lambda: now() + 60_000_000_000)


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every folder whose register was read."""
    found: list[Path] = []

    def watched(folder: Path) -> object:
        found.append(folder)
        return read_register(folder)

    monkeypatch.setattr(reading, "read_register", watched)
    return found


def test_they_are_the_words_of_the_register_and_it_is_asked_once(three: Path, later: None, folds: list[Path]) -> None:
    wanted = words_of_items(read_register(three)[0].items)
    assert wanted["A1"] == "Open a door at the third site"
    assert words_of_folder(three) == wanted
    assert words_of_folder(three) == wanted
    assert folds == [three]


def test_a_file_that_changed_is_heard_of(three: Path, later: None, folds: list[Path]) -> None:
    words_of_folder(three)
    path = three / "minutes" / "2024-01-19-meeting.toml"
    path.write_text(path.read_text().replace("Open a door at the third site", "Open a door at the fourth"))
    assert words_of_folder(three)["A1"] == "Open a door at the fourth"
    write(three, "2024-04-01", "meeting", 4, '[[action]]\nid = "A9"\ntext = "Ring the bell"\n')
    assert words_of_folder(three)["A9"] == "Ring the bell"
    (three / "minutes" / "2024-04-01-meeting.toml").unlink()
    assert "A9" not in words_of_folder(three)
    assert len(folds) == 4


def test_what_was_written_a_moment_ago_is_not_kept(three: Path, folds: list[Path]) -> None:
    old = cache_file(three, ENDING)
    assert old is not None
    old.write_text("what was said before")
    words_of_folder(three)
    words_of_folder(three)
    assert len(folds) == 2
    assert not old.exists()


@pytest.mark.parametrize(
    "harm",
    [lambda text: text[:-9], lambda text: "", lambda text: text.replace(b"third", b"other")],
    ids=["cut off", "empty", "altered"],
)
def test_what_is_kept_and_not_right_is_not_believed(
    three: Path, later: None, harm: Callable[[bytes], bytes | str]
) -> None:
    wanted = words_of_folder(three)
    path = cache_file(three, ENDING)
    assert path is not None
    harmed = harm(path.read_bytes())
    path.write_bytes(harmed if isinstance(harmed, bytes) else harmed.encode())
    assert words_of_folder(three) == wanted


@pytest.mark.parametrize("words", [None, [], {"A1": 3}])
def test_words_of_another_shape_are_not_believed(three: Path, monkeypatch: pytest.MonkeyPatch, words: object) -> None:
    from meetingtui.files.own_cache import stamps_of

    wanted = words_of_folder(three)
    held = {"stamps": stamps_of(three), "words": words}
    monkeypatch.setattr("meetingtui.review.called.kept", lambda *_: held)
    assert words_of_folder(three) == wanted

"""Reading a folder of minutes: the newest first, what cannot be read beside what can, nothing read twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from meetingtui.files.minutes import load_minutes
from meetingtui.files.partnership import load_partnership
from meetingtui.register.reading import read_register
from meetingtui.review.archive import Archive, Broken, Kept, holds, read_archive

DATA = Path(__file__).parents[1] / "data"
NAMES, _ = load_partnership(DATA / "partnership.toml")
TEXT = (DATA / "minutes.toml").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    for day in ("2024-05-02", "2024-05-01", "2023-12-31"):
        keep(tmp_path, f"{day}-x", TEXT.replace("2026-11-20", day))
    return tmp_path


def keep(folder: Path, name: str, text: str) -> Path:
    path = folder / "minutes" / f"{name}.toml"
    path.write_text(text)
    return path


def read(folder: Path, before: Archive | None = None) -> Archive:
    *_, last = read_archive(folder, NAMES, before)
    return last


def test_the_newest_comes_first_and_the_register_is_the_one_that_is_printed(folder: Path) -> None:
    archive = read(folder)
    assert [one.name for one in archive.shelved] == ["2024-05-02-x", "2024-05-01-x", "2023-12-31-x"]
    assert NAMES is not None
    assert archive.register == read_register(folder, NAMES.parties)[0]


def test_an_archive_is_whole_only_at_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meetingtui.review.archive.BATCH_SECONDS", -1.0)
    steps = list(read_archive(folder, NAMES))
    assert [(len(one.shelved), one.total, one.whole) for one in steps] == [
        (1, 3, False),
        (2, 3, False),
        (3, 3, False),
        (3, 3, True),
    ]
    assert steps[0].shelved[0].name == "2024-05-02-x"


def test_what_cannot_be_read_stands_at_the_day_of_its_name_with_every_reason(folder: Path) -> None:
    keep(folder, "2024-04-01-broken", "date = 3\n")
    keep(folder, "odd", "title = ")
    archive = read(folder)
    assert [one.name for one in archive.shelved][:4] == ["odd", "2024-05-02-x", "2024-05-01-x", "2024-04-01-broken"]
    broken = archive.shelved[3]
    assert isinstance(broken, Broken)
    assert any(":1:" in str(problem) for problem in broken.problems)
    assert archive.minutes("2024-04-01-broken") is None


def test_only_what_changed_is_read_again(folder: Path) -> None:
    before = read(folder)
    path = keep(folder, "2024-05-01-x", TEXT.replace("2026-11-20", "2024-05-01").replace("Context", "Another"))
    os.utime(path, ns=(1, 1))
    (folder / "minutes" / "2023-12-31-x.toml").unlink()
    after = read(folder, before)
    assert [one.name for one in after.shelved] == ["2024-05-02-x", "2024-05-01-x"]
    assert after.shelved[0] is before.shelved[0]
    changed = after.minutes("2024-05-01-x")
    assert changed is not None
    assert changed.minutes.title.startswith("Another")


def test_beside_minutes_are_those_before_and_after(folder: Path) -> None:
    keep(folder, "2024-05-03-broken", "x = ")
    archive = read(folder)
    later, earlier = archive.beside("2024-05-01-x", 1), archive.beside("2024-05-01-x", -1)
    assert isinstance(later, Kept)
    assert isinstance(earlier, Kept)
    assert (later.name, earlier.name) == ("2024-05-02-x", "2023-12-31-x")
    assert archive.beside("2024-05-02-x", 1) is None
    assert archive.beside("2023-12-31-x", -1) is None
    assert archive.beside("nobody", 1) is None


def test_a_folder_without_minutes_is_whole_and_empty(tmp_path: Path) -> None:
    archive = read(tmp_path)
    assert archive.whole
    assert archive.shelved == ()


def test_what_minutes_hold_is_said_in_words() -> None:
    minutes, _ = load_minutes(DATA / "minutes.toml")
    assert minutes is not None
    assert holds(minutes) == "1 decision, 2 promises, 1 parked, 1 win, 1 exchange, 2 looked back on"
    assert holds(minutes, 25) == "1 decision, 2 promises …"
    assert holds(minutes, 3) == "1 decision …"
    nothing = dict.fromkeys(("decision", "action", "parked", "win", "exchange", "update"), ())
    assert holds(minutes.model_copy(update=nothing)) == "nothing captured"

"""Partnerships by the dozen for measuring: as many minutes as were asked for, each as valid as if people had met."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from meetingtui.files.check import check_folder
from meetingtui.register.reading import read_register
from meetingtui.sample import bulk, one
from tests.sample.conftest import UNTIL


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.toml")}


def test_so_many_partnerships_hold_so_many_minutes(tmp_path: Path) -> None:
    made = bulk(tmp_path, partnerships=7, minutes=300, seed=2, until=UNTIL)
    assert sorted(made) == sorted(tmp_path.iterdir())
    counts = [len(list((folder / "minutes").iterdir())) for folder in made]
    assert (sum(counts), sorted(set(counts))) == (300, [42, 43])
    assert all((folder / "partnership.toml").is_file() for folder in made)


def test_all_of_it_is_right_and_folds_without_a_loss(tmp_path: Path) -> None:
    for folder in bulk(tmp_path, partnerships=3, minutes=270, seed=3, until=UNTIL):
        assert check_folder(folder) == []
        register, problems = read_register(folder)
        assert (register.lost, problems) == ((), [])
        assert register.standing.actions


def test_one_partnership_goes_through_the_story_again_and_again(tmp_path: Path) -> None:
    folder = one(tmp_path / "kept", minutes=350, seed=1, until=UNTIL)
    assert check_folder(folder) == []
    paths = sorted((folder / "minutes").iterdir())
    assert len(paths) == 350
    held = [tomllib.loads(path.read_text()) for path in paths]
    assert [minutes["meeting"] for minutes in sorted(held, key=lambda each: each["date"])] == list(range(1, 351))
    days = [minutes["date"] for minutes in held]
    assert len(set(days)) == 350
    assert timedelta(days=0) < UNTIL - max(days) <= timedelta(days=14)
    assert UNTIL - min(days) < timedelta(days=10 * 366)
    register, problems = read_register(folder)
    assert (register.lost, problems) == ((), [])
    ended = [stream for stream, now in register.standing.stream_changes.items() if now.ended]
    assert ended == ["pilot", "pilot-2", "pilot-3", "pilot-4"]


def test_the_same_numbers_seed_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    bulk(tmp_path / "a", 2, 60, 9, UNTIL)
    bulk(tmp_path / "b", 2, 60, 9, UNTIL)
    bulk(tmp_path / "c", 2, 60, 10, UNTIL)
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert files(tmp_path / "a") != files(tmp_path / "c")


def test_partnerships_differ_in_more_than_their_names(tmp_path: Path) -> None:
    made = bulk(tmp_path, partnerships=40, minutes=120, seed=1, until=UNTIL)
    assert len({folder.name for folder in made}) == 40
    people = Counter(
        person["name"]
        for folder in made
        for person in tomllib.loads((folder / "partnership.toml").read_text())["person"]
    )
    assert len(people) > 300
    # Trades differ, and with them what is measured.
    serves = {tomllib.loads((folder / "partnership.toml").read_text())["serves"] for folder in made}
    assert len(serves) >= 8


def test_nobody_of_the_story_is_left_in_another_partnership(tmp_path: Path) -> None:
    (folder,) = bulk(tmp_path, partnerships=1, minutes=84, seed=6, until=UNTIL)
    text = b"".join(files(folder).values()).decode()
    assert [name for name in ("Wrenfield", "wrenfield", "Caspar", "caspar", "Dunmere", "Oduya") if name in text] == []


def test_files_have_the_size_of_real_ones(tmp_path: Path) -> None:
    folder = one(tmp_path / "kept", minutes=168, seed=1, until=UNTIL)
    sizes = [path.stat().st_size for path in (folder / "minutes").iterdir()]
    assert 4_000 < sum(sizes) / len(sizes) < 8_000


@pytest.mark.parametrize(("partnerships", "minutes"), [(0, 10), (3, 2), (1, 20_001)])
def test_numbers_that_make_no_sense_are_refused(tmp_path: Path, partnerships: int, minutes: int) -> None:
    with pytest.raises(ValueError, match=r"minutes"):
        bulk(tmp_path, partnerships, minutes, 1, UNTIL)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("until", [date(1800, 1, 1), date(9999, 12, 31)])
def test_days_at_the_end_of_the_calendar_are_refused(tmp_path: Path, until: date) -> None:
    with pytest.raises(ValueError, match="between 1900 and 9000"):
        one(tmp_path, 10, 1, until)

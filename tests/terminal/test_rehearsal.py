"""A rehearsal in a real terminal: it plays by itself, and however it ends nothing of it is left, nowhere."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.test_rehearse import prints
from tests.rehearsal.conftest import EARLIER, THREE
from tests.terminal.pty_session import PtySession
from tests.terminal.room import assert_restored

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def three(tmp_path: Path) -> Path:
    folder = tmp_path / "three"
    for name in ("minutes", "live", "agendas"):
        (folder / name).mkdir(parents=True, mode=0o700)
    (folder / "partnership.toml").write_text(THREE, encoding="utf-8")
    text = EARLIER.format(day="2026-01-16", late="2026-01-20")
    (folder / "minutes" / "2026-01-16-weekly-standup.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def throw_away(tmp_path: Path) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    return place


def rehearsing(tmp_path: Path, folder: Path, place: Path, *more: str) -> PtySession:
    command = [sys.executable, "-m", "meetingtui", "rehearse", "weekly-standup", "--folder", str(folder), *more]
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    return PtySession(command, home=home, env={"TMPDIR": str(place), "PYTHONPATH": str(ROOT)}, cwd=tmp_path)


def test_it_plays_to_its_end_and_says_what_fits_once_the_screen_is_gone(
    tmp_path: Path, three: Path, throw_away: Path
) -> None:
    before = prints(three)
    with rehearsing(tmp_path, three, throw_away, "--minutes", "0") as session:
        session.wait_for("The rehearsal is over.")
        session.send("\r")
        assert session.wait_exit(10) == 0
        assert_restored(session)
    assert prints(three) == before
    assert list(throw_away.iterdir()) == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_takes_the_folder_away_too(
    tmp_path: Path, three: Path, throw_away: Path, number: int, code: int
) -> None:
    before = prints(three)
    with rehearsing(tmp_path, three, throw_away) as session:
        session.wait_for("Made-up people play this.")
        assert len(list(throw_away.iterdir())) == 1
        session.kill(number)
        assert session.wait_exit(10) == code
    assert list(throw_away.iterdir()) == []
    assert prints(three) == before


def test_one_that_was_killed_is_cleared_away_by_the_next(tmp_path: Path, three: Path, throw_away: Path) -> None:
    with rehearsing(tmp_path, three, throw_away) as session:
        session.wait_for("Made-up people play this.")
        session.kill(signal.SIGKILL)
        session.wait_exit(10)
    assert len(list(throw_away.iterdir())) == 1
    with rehearsing(tmp_path, three, throw_away, "--minutes", "0") as session:
        session.wait_for("The rehearsal is over.")
        session.send("Q")
        assert session.wait_exit(10) == 0
    assert list(throw_away.iterdir()) == []

"""Looking back in a real terminal: the archive, an action, the place where it was made, and out again."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.terminal.pty_session import LEAVE_SCREEN, PtySession

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership with one meeting."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made)
    shutil.copy(DATA / "minutes.toml", made / "minutes" / "2026-11-20-context.toml")
    return made


@pytest.mark.parametrize(("rows", "cols"), [(24, 80), (20, 60)])
def test_from_the_archive_to_the_place_where_a_promise_was_made(
    tmp_path: Path, folder: Path, rows: int, cols: int
) -> None:
    command = [sys.executable, "-m", "meetingtui", "review", "--folder", str(folder)]
    with PtySession(command, home=tmp_path / "home", rows=rows, cols=cols) as session:
        session.wait_for("20 Nov")
        session.send("a")
        session.wait_for("A31")
        session.send("\r")
        session.wait_for("where it was made")
        session.send("\r")
        session.wait_for("▶   A31")
        session.send("/invoice\r")
        session.wait_for('"invoice" is on')
        session.send("Q")
        assert session.wait_exit() == 0
        assert LEAVE_SCREEN in session.raw
        assert session.attributes() == session.attributes_before


def test_minutes_that_are_named_are_opened_at_once(tmp_path: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "meetingtui", "review", "last", "--folder", str(folder)]
    with PtySession(command, home=tmp_path / "home") as session:
        session.wait_for("Meeting 9, draft")
        session.send("\x7f")
        session.wait_for("▶ 20 Nov")
        session.send("\x03")
        assert session.wait_exit() == 0


def test_minutes_that_cannot_be_read_are_refused_with_their_line(tmp_path: Path, folder: Path) -> None:
    (folder / "minutes" / "2026-11-21-broken.toml").write_text("date = soon\n")
    command = [sys.executable, "-m", "meetingtui", "review", "2026-11-21-broken", "--folder", str(folder)]
    with PtySession(command, home=tmp_path / "home") as session:
        assert session.wait_exit() == 1
        assert "2026-11-21-broken.toml:1: " in session.text().replace("\n", "")


def test_minutes_that_lie_elsewhere_are_not_shown_among_strangers(tmp_path: Path, folder: Path) -> None:
    shutil.copy(DATA / "minutes.toml", tmp_path / "loose.toml")
    command = [sys.executable, "-m", "meetingtui", "review", str(tmp_path / "loose.toml"), "--folder", str(folder)]
    with PtySession(command, home=tmp_path / "home", cols=200) as session:
        assert session.wait_exit() == 2
        assert "loose.toml lies in no partnership's folder; meetingtui show " in session.text()

"""The folder of a rehearsal is private, goes away, and is cleared by the next one where its own could not."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from meetingtui.rehearsal.place import PREFIX, ThrowAway, clear_forgotten


@pytest.fixture(autouse=True)
def own_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


def test_it_is_nobody_elses_and_gone_afterwards(own_tmp: Path) -> None:
    with ThrowAway() as place:
        assert stat.S_IMODE(place.path.stat().st_mode) == 0o700
        (place.folder / "something").write_text("said", encoding="utf-8")
        assert list(own_tmp.iterdir()) == [place.path]
    assert list(own_tmp.iterdir()) == []


def test_it_is_gone_after_an_error_too(own_tmp: Path) -> None:
    with pytest.raises(RuntimeError), ThrowAway():
        raise RuntimeError
    assert list(own_tmp.iterdir()) == []


def test_what_a_killed_rehearsal_left_is_cleared_by_the_next(own_tmp: Path) -> None:
    code = (
        "from meetingtui.rehearsal.place import ThrowAway\n"
        "place = ThrowAway()\n"
        "(place.folder / 'secret').write_text('x')\n"
        "print('there', flush=True)\n"
        "input()\n"
    )
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "there\n"
        clear_forgotten()
        assert len(list(own_tmp.iterdir())) == 1, "one that is being played stays"
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert len(list(own_tmp.iterdir())) == 1
    clear_forgotten()
    assert list(own_tmp.iterdir()) == []


def test_a_link_of_that_name_leads_nowhere(own_tmp: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "held").write_text("", encoding="utf-8")
    (own_tmp / f"{PREFIX}elsewhere").symlink_to(kept)
    clear_forgotten()
    assert (kept / "held").exists()

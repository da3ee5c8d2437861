"""A demo's folder is the user's own, goes away with all that is known of it, and is kept only where nothing stands."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from meetingtui.demo.place import DemoPlace, keep, why_not_kept
from meetingtui.files.own_cache import cache_file, cache_folder

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found = cache_folder()
    assert found is not None
    return found


def test_it_is_in_the_users_own_cache_and_gone_afterwards(own_cache: Path) -> None:
    with DemoPlace() as place:
        assert place.path.parent == own_cache
        assert stat.S_IMODE(place.path.stat().st_mode) == 0o700
        known = cache_file(place.folder, ".register")
        assert known is not None
        known.write_text("what was read of it", encoding="utf-8")
    assert list(own_cache.iterdir()) == []


def test_what_a_killed_demo_left_is_cleared_by_the_next_one_and_a_running_one_stays(own_cache: Path) -> None:
    code = (
        "from meetingtui.demo.place import DemoPlace\n"
        "from meetingtui.files.own_cache import cache_file\n"
        "place = DemoPlace()\n"
        "(place.folder / 'minutes').write_text('x')\n"
        "cache_file(place.folder, '.register').write_text('x')\n"
        "print('there', flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "there\n"
        DemoPlace().remove()
        assert len(list(own_cache.iterdir())) == 2, "the folder of one that runs, and what is known of it"
        other.send_signal(signal.SIGKILL)
        other.wait()
    DemoPlace().remove()
    assert list(own_cache.iterdir()) == []


def test_a_link_that_looks_like_a_forgotten_one_leads_nowhere(own_cache: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "held").write_text("", encoding="utf-8")
    (own_cache / "demo-elsewhere").symlink_to(mine)
    DemoPlace().remove()
    assert (mine / "held").exists()


def test_it_is_kept_only_in_a_new_or_empty_folder_outside_of_every_partnership(tmp_path: Path) -> None:
    used = tmp_path / "used"
    used.mkdir()
    (used / "partnership.toml").write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to(used)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert why_not_kept(used).endswith("is not empty; name a new folder")
    assert why_not_kept(used / "inside" / "deeper").endswith("is a partnership; keep the demo outside of it")
    assert why_not_kept(tmp_path / "link").endswith("is no folder; name a new one")
    assert why_not_kept(tmp_path / "file").endswith("is no folder; name a new one")
    assert why_not_kept(tmp_path / "new" / "one") == ""


def test_it_is_kept_in_no_folder_that_others_may_change(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o777)
    assert why_not_kept(tmp_path / "open").startswith("others could change what is kept in")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder to somebody else")
def test_it_is_kept_in_no_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir(mode=0o700)
    os.chown(tmp_path / "theirs", 65534, 65534)
    assert why_not_kept(tmp_path / "theirs").startswith("others could change what is kept in")


def test_what_is_kept_is_whole_and_private(tmp_path: Path) -> None:
    with DemoPlace() as place:
        (place.folder / "partnership.toml").write_text("whole", encoding="utf-8")
        assert keep(place.folder, tmp_path / "kept" / "here") == ""
    assert (tmp_path / "kept" / "here" / "partnership.toml").read_text(encoding="utf-8") == "whole"
    assert stat.S_IMODE((tmp_path / "kept" / "here").stat().st_mode) == 0o700


def test_what_cannot_be_kept_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with DemoPlace() as place:
        assert keep(place.folder, tmp_path / "file" / "below").endswith("file is no folder; name another place")


def test_without_a_cache_of_ones_own_it_is_among_temporary_files_and_as_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none").write_text("", encoding="utf-8")
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    with DemoPlace() as place:
        assert place.path.parent == tmp_path / "tmp"
        assert stat.S_IMODE(place.path.stat().st_mode) == 0o700
    assert list((tmp_path / "tmp").iterdir()) == []

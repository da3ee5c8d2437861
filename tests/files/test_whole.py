"""Half a demo is never left behind, and what was there before never goes."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from meetingtui.demo.place import DemoPlace, keep
from meetingtui.files.whole import whole_or_nothing

FULL = OSError(errno.ENOSPC, "No space left on device")


def fail_half_way(folder: Path, *, link: Path | None = None) -> None:
    with whole_or_nothing(folder):
        (folder / "minutes").mkdir(parents=True)
        (folder / "minutes" / "one.toml").touch()
        (folder / "partnership.toml").touch()
        if link is not None:
            (folder / "link").symlink_to(link)
        raise FULL


def test_a_new_folder_goes_again(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        fail_half_way(tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_empty_again(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(OSError, match="No space"):
        fail_half_way(tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_folder_in_which_something_was_is_never_cleared(tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(OSError, match="No space"):
        fail_half_way(tmp_path)
    assert {one.name for one in tmp_path.iterdir()} == {"mine", "minutes", "partnership.toml"}


def test_where_a_link_leads_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "theirs").touch()
    with pytest.raises(OSError, match="No space"):
        fail_half_way(tmp_path / "kept", link=tmp_path / "elsewhere")
    assert [one.name for one in tmp_path.iterdir()] == ["elsewhere"]
    assert (tmp_path / "elsewhere" / "theirs").exists()


def test_what_was_written_to_the_end_stays(tmp_path: Path) -> None:
    with whole_or_nothing(tmp_path / "kept"):
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / "partnership.toml").touch()
    assert (tmp_path / "kept" / "partnership.toml").exists()


def test_a_demo_that_does_not_fit_on_the_disk_is_not_kept_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, copied = shutil.copy2, list[str]()

    def copy(source: str, target: str) -> str:
        if len(copied) == 2:
            raise FULL
        copied.append(target)
        return real(source, target)

    with DemoPlace() as place:
        for name in ("a", "b", "c", "d"):
            (place.folder / f"{name}.toml").write_text("whole", encoding="utf-8")
        monkeypatch.setattr(shutil, "copy2", copy)
        assert keep(place.folder, tmp_path / "kept").endswith("kept: the disk is full")
    assert len(copied) == 2
    assert not (tmp_path / "kept").exists()

"""Where no meeting is held: in a place where somebody else could change or remove what is said in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from meetingtui.live.log import LogWriter, NotSavedError
from meetingtui.live.opening import open_meetings, safe_place
from meetingtui.live.place import unsafe
from meetingtui.live.session import Session
from tests.live.conftest import opening
from tests.live.test_log import turned


def test_a_place_of_ones_own_is_safe_and_what_is_not_there_yet_too(folder: Path, live: Path, tmp_path: Path) -> None:
    assert unsafe(folder, live) == ""
    assert unsafe(tmp_path / "gone") == ""


@pytest.mark.parametrize("below", ["", "minutes", "live", "live/2026-11-20-0a1b2c3d"])
def test_what_everyone_may_write_is_named_with_the_command_that_mends_it(folder: Path, live: Path, below: str) -> None:
    (folder / below).chmod(0o777)
    mend = f"meetingtui share --private --folder {folder}"
    assert unsafe(folder, live) == (
        f"{folder / below} may be written by everyone on this machine (0777); mend it with: {mend}"
    )


def test_the_topmost_folder_of_a_disk_may_be_sticky_and_open(folder: Path, live: Path) -> None:
    folder.chmod(0o1777)
    assert unsafe(folder, live) == ""
    (folder / "live").chmod(0o1777)
    assert "may be written by everyone" in unsafe(folder, live)


def test_a_link_and_a_file_are_no_places(folder: Path, live: Path) -> None:
    (folder / "minutes").rmdir()
    (folder / "minutes").symlink_to("/tmp")
    assert unsafe(folder) == f"{folder}/minutes is a link to another place; remove it, then see: meetingtui doctor"
    (folder / "minutes").unlink()
    (folder / "minutes").touch()
    assert unsafe(folder) == f"{folder}/minutes is not a folder; remove it, then see: meetingtui doctor"


def test_a_meetings_folder_without_the_sticky_mark_is_refused(folder: Path, live: Path) -> None:
    live.chmod(0o2770)
    assert "lets each member remove the others' events (2770)" in unsafe(folder, live)
    live.chmod(0o3770)
    assert unsafe(folder, live) == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a folder to somebody else")
def test_another_groups_and_another_users_places_are_refused(folder: Path, live: Path) -> None:
    live.chmod(0o3770)
    os.chown(live, -1, 12345)
    assert "may be written by the group 12345, which the partnership is not shared with" in unsafe(folder, live)
    os.chown(live, 12345, os.getegid())
    live.chmod(0o3770)
    assert "belongs to user 12345, who is not in the group" in unsafe(folder, live)
    live.chmod(0o700)
    assert "belongs to user 12345 alone (0700); ask user 12345 to share it" in unsafe(folder, live)


def test_no_meeting_is_begun_or_gone_on_with_there(folder: Path, live: Path) -> None:
    live.chmod(0o777)
    with pytest.raises(NotSavedError, match="may be written by everyone"):
        Session(folder, live, "tester").start(opening())
    assert list(live.iterdir()) == []
    (folder / "live").chmod(0o777)
    with pytest.raises(NotSavedError, match="may be written by everyone"):
        safe_place(folder)


def test_behind_a_link_there_are_no_meetings(folder: Path, live: Path, tmp_path: Path) -> None:
    session = Session(folder, live, "tester")
    session.start(opening())
    session.finish()
    assert len(open_meetings(folder)) == 1
    (folder / "live").rename(tmp_path / "elsewhere")
    (folder / "live").symlink_to(tmp_path / "elsewhere")
    assert open_meetings(folder) == ()


def test_a_folder_put_in_the_place_of_the_meetings_own_takes_nothing_in(live: Path) -> None:
    writer = LogWriter(live)
    writer.append(turned(1))
    live.rename(live.with_name("moved"))
    live.mkdir(mode=0o700)
    for tick in (2, 3):
        with pytest.raises(NotSavedError, match="the folder is not there any more"):
            writer.append(turned(tick))
    assert list(live.iterdir()) == []
    live.rmdir()
    live.with_name("moved").rename(live)
    writer.append(turned(4))
    writer.close()

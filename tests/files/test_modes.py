"""What is made follows the folder it is in, never the umask; what cannot be kept so is said."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingtui.core.people import Person
from meetingtui.files.atomic import write_atomically
from meetingtui.files.modes import Sort, ensure_folder, is_settled, make_folder, settle
from meetingtui.files.partnership import add_person, load_partnership, new_partnership
from meetingtui.files.sharing import share_folder
from meetingtui.files.toml_text import FileRefused

OTHER = 12345
"""A group that only root may give."""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to a group it is not in")


@pytest.fixture(params=[0o077, 0o000], ids=["umask 077", "umask 000"], autouse=True)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def a_folder(path: Path, bits: int) -> Path:
    path.mkdir()
    path.chmod(bits)
    return path


def test_a_folder_is_made_as_the_one_it_is_in(tmp_path: Path) -> None:
    for name, bits, folder, meeting in (("p", 0o700, 0o700, 0o700), ("s", 0o2770, 0o2770, 0o3770)):
        above = a_folder(tmp_path / name, bits)
        make_folder(above / "minutes")
        make_folder(above / "m", Sort.MEETING)
        assert (mode(above / "minutes"), mode(above / "m")) == (folder, meeting)


@as_root
def test_the_group_is_the_folders_where_the_folder_does_not_hand_it_on_by_itself(tmp_path: Path) -> None:
    above = a_folder(tmp_path / "s", 0o770)
    os.chown(above, -1, OTHER)
    make_folder(above / "minutes")
    write_atomically(above / "m.toml", "x")
    for path, bits in ((above / "minutes", 0o2770), (above / "m.toml", 0o660)):
        assert (mode(path), path.stat().st_gid) == (bits, OTHER)


def test_an_empty_folder_made_otherwise_comes_to_be_shared_and_a_used_one_stays(tmp_path: Path) -> None:
    above = a_folder(tmp_path / "s", 0o2770)
    for name in ("empty", "used"):
        a_folder(above / name, 0o700)
    (above / "used" / "file").touch()
    for name in ("empty", "used"):
        ensure_folder(above / name)
    assert is_settled((above / "empty").stat(), Sort.FOLDER, above.stat().st_gid)
    assert mode(above / "used") & 0o777 == 0o700


def test_a_file_that_the_group_could_not_write_is_the_groups_once_it_is_replaced(tmp_path: Path) -> None:
    shared = a_folder(tmp_path / "s", 0o2770)
    (shared / "m.toml").write_text("old")
    (shared / "m.toml").chmod(0o600)
    write_atomically(shared / "m.toml", "new")
    assert mode(shared / "m.toml") == 0o660


def test_what_a_disk_does_not_keep_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open(a_folder(tmp_path / "s", 0o755), os.O_RDONLY)
    monkeypatch.setattr(os, "fchmod", lambda *_: None)  # as a disk without modes does
    try:
        with pytest.raises(OSError, match="it cannot be kept from others"):
            settle(opened, Sort.FOLDER, None)
    finally:
        os.close(opened)


def made(folder: Path) -> Path:
    new_partnership(folder, "Q", ["Quillmere", "Tolland"], "UTC")
    return folder


def every_mode(folder: Path) -> set[tuple[str, int]]:
    return {(path.name, mode(path)) for path in (folder, *folder.iterdir())}


def test_a_partnership_is_private_until_it_is_shared_and_again_when_it_is_taken_back(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    private = {(name, 0o700) for name in ("q", "agendas", "minutes", "live")} | {("partnership.toml", 0o600)}
    shared = {(name, 0o2770) for name in ("q", "agendas", "minutes", "live")} | {("partnership.toml", 0o660)}
    assert every_mode(folder) == private
    assert share_folder(folder, os.getegid()).files == 1
    assert every_mode(folder) == shared
    share_folder(folder, None)
    assert every_mode(folder) == private


def test_who_is_added_to_a_shared_partnership_does_not_close_it(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    share_folder(folder, os.getegid())
    person = {"id": "sam", "name": "Sam", "party": "quillmere"}
    partnership, _ = load_partnership(folder)
    assert partnership is not None
    add_person(folder, Person.model_validate(person))
    assert mode(folder / "partnership.toml") == 0o660


def test_an_open_meeting_and_its_logs_are_shared_too(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    live = a_folder(folder / "live" / "2026-11-20-0a1b2c3d", 0o700)
    log = live / f"ev-{os.geteuid()}-{'a' * 12}.jsonl"
    log.touch()
    share_folder(folder, os.getegid())
    assert (mode(live), mode(log)) == (0o3770, 0o640)
    share_folder(folder, None)
    assert (mode(live), mode(log)) == (0o700, 0o600)


def test_what_is_not_the_programs_is_left_alone(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    (folder / "notes.txt").touch()
    (folder / "notes.txt").chmod(0o604)
    share_folder(folder, os.getegid())
    assert mode(folder / "notes.txt") == 0o604


@pytest.mark.parametrize("name", ["partnership.toml", "minutes/a.toml", "minutes", "live", "live/2026-11-20-0a1b2c3d"])
def test_no_link_is_followed(tmp_path: Path, name: str) -> None:
    folder = made(tmp_path / "q")
    target = a_folder(tmp_path / "mine", 0o700)
    (target / "secret").touch(0o600)
    path = folder / name
    if path.is_dir():
        path.rmdir()
    path.unlink(missing_ok=True)
    path.symlink_to(target if "." not in name else target / "secret")
    with pytest.raises(FileRefused, match="is a link"):
        share_folder(folder, os.getegid())
    assert (mode(target), mode(target / "secret") & 0o077) == (0o700, 0)


def test_a_file_with_a_second_name_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    secret = tmp_path / "secret"
    secret.touch()
    secret.chmod(0o600)
    (folder / "minutes" / "a.toml").hardlink_to(secret)
    with pytest.raises(FileRefused, match="has a second name elsewhere; remove it and put a copy in its place"):
        share_folder(folder, os.getegid())
    assert mode(secret) == 0o600


def test_a_pipe_is_refused_and_waited_for_by_nobody(tmp_path: Path) -> None:
    folder = made(tmp_path / "q")
    os.mkfifo(folder / "minutes" / "a.toml")
    with pytest.raises(FileRefused, match="is not an ordinary file; remove it"):
        share_folder(folder, os.getegid())

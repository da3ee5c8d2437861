"""A reader sees the old file or the new one; a writer that fails leaves the old one and nothing beside it."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from meetingtui.files import atomic
from meetingtui.files.atomic import NotWrittenError, why_not, write_atomically


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_private_in_a_private_folder_and_the_groups_in_a_shared_one(tmp_path: Path) -> None:
    for folder, expected in ((0o700, 0o600), (0o770, 0o660), (0o2770, 0o660)):
        tmp_path.chmod(folder)
        path = tmp_path / f"m-{folder:o}.toml"
        write_atomically(path, "a = 1\n")
        assert mode(path) == expected
    write_atomically(tmp_path / "asked.toml", "", 0o640)
    assert mode(tmp_path / "asked.toml") == 0o640


def test_the_umask_does_not_decide(tmp_path: Path) -> None:
    tmp_path.chmod(0o770)
    before = os.umask(0o077)
    try:
        write_atomically(tmp_path / "m.toml", "x")
    finally:
        os.umask(before)
    assert mode(tmp_path / "m.toml") == 0o660


def test_an_existing_file_keeps_its_mode_and_group(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text("old")
    path.chmod(0o640)
    group = next(
        (group for group in os.getgroups() if group != os.getgid()), 12345 if os.getuid() == 0 else os.getgid()
    )
    os.chown(path, -1, group)
    write_atomically(path, "new", 0o600)
    assert (path.read_text(), mode(path), path.stat().st_gid) == ("new", 0o640, group)


def test_what_was_written_reads_back_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    text = "é ◆\r\n" * 100_000
    write_atomically(path, text)
    assert path.read_bytes() == text.encode()
    assert names(tmp_path) == ["m.toml"]


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("old")
    (tmp_path / "m.toml").symlink_to("real.toml")
    with pytest.raises(NotWrittenError, match="it is a link to another place; remove the link"):
        write_atomically(tmp_path / "m.toml", "new")
    assert (tmp_path / "real.toml").read_text() == "old"


def test_a_folder_or_a_pipe_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").mkdir()
    os.mkfifo(tmp_path / "p.toml")
    for name in ("m.toml", "p.toml"):
        with pytest.raises(NotWrittenError, match=r"was not written: it is not an ordinary file"):
            write_atomically(tmp_path / name, "new")


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    write_atomically(tmp_path / "m.toml", "first", new=True)
    with pytest.raises(NotWrittenError, match="there is already a file of that name"):
        write_atomically(tmp_path / "m.toml", "second", new=True)
    assert (tmp_path / "m.toml").read_text() == "first"
    assert names(tmp_path) == ["m.toml"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError) as failed:
        write_atomically(tmp_path / "gone" / "m.toml", "x")
    assert str(failed.value) == "m.toml was not written: the folder is not there any more"
    assert why_not(failed.value) == "the folder is not there any more"


def test_when_the_disk_gives_no_more_room_the_old_file_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text("old")
    script = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from meetingtui.files.atomic import NotWrittenError, write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_atomically(Path(sys.argv[1]), 'x' * 5000)\n"
        "except NotWrittenError as failed: print(failed)"
    )
    run = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True)
    assert run.stdout == "m.toml was not written: the file would be larger than you may write\n", run.stderr
    assert path.read_text() == "old"
    assert names(tmp_path) == ["m.toml"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


def test_a_writer_that_is_killed_at_any_point_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    calls = ("write", "fchmod", "fsync", "rename")
    for call in calls:
        path.write_text("old")
        script = (
            "import os, signal, sys\nfrom pathlib import Path\nfrom meetingtui.files.atomic import write_atomically\n"
            f"os.{call} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)\n"
            "write_atomically(Path(sys.argv[1]), 'new')"
        )
        run = subprocess.run([sys.executable, "-c", script, path], capture_output=True)
        assert run.returncode == -9
        assert path.read_text() == "old"
        assert all(name.startswith(".m.toml.") for name in names(tmp_path) if name != "m.toml")


def test_the_file_and_then_the_folder_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_sync, real_rename = os.fsync, os.rename

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def rename(*args: str, **more: int) -> None:
        steps.append("rename")
        real_rename(*args, **more)

    monkeypatch.setattr(atomic.os, "fsync", sync)
    monkeypatch.setattr(atomic.os, "rename", rename)
    write_atomically(tmp_path / "m.toml", "x")
    assert steps == ["file", "rename", "folder"]

"""The index is a cache: it is never wrong, never in the way, and keeps nothing that the minutes do not say any more."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.review.index.search import search
from meetingtui.review.index.store import Index, catch_up
from tests.review.index.archive import OLD, Archive, action, names, parts

ROOT = Path(__file__).parents[3]


def the_file(cache: Path) -> Path:
    (found,) = cache.glob("*.search")
    return found


def bytes_of(cache: Path) -> bytes:
    return b"".join(path.read_bytes() for path in cache.iterdir())


def terms(path: Path) -> set[str]:
    """Every word that stands anywhere in the index."""
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, found, row)")
    found = {term for (term,) in base.execute("SELECT term FROM temp.v")}
    found |= {word for (word,) in base.execute("SELECT word FROM vocabulary")}
    base.close()
    return found


def test_it_is_private_and_in_the_users_own_cache_folder(archive: Archive, cache: Path) -> None:
    archive.keep("m", action("Open a door."))
    search(archive.folder, "door")
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache.iterdir()} == {0o600}
    assert sorted(path.name for path in archive.folder.iterdir()) == ["minutes", "partnership.toml"]


def test_what_is_new_changed_renamed_or_gone_is_found_as_it_is_now(archive: Archive) -> None:
    archive.keep("a", action("Open a door."))
    assert names(search(archive.folder, "door")) == ["a"]
    archive.keep("b", action("Close a door."), day="2026-12-01")
    assert names(search(archive.folder, "door")) == ["b", "a"]
    archive.keep("a", action("Open a window."))
    assert names(search(archive.folder, "door")) == ["b"]
    archive.path("b").rename(archive.path("c"))
    assert names(search(archive.folder, "door")) == ["c"]
    archive.path("c").unlink()
    assert names(search(archive.folder, "door")) == []
    assert names(search(archive.folder, "window")) == ["a"]


def test_an_edit_that_hides_behind_size_and_time_is_seen(archive: Archive) -> None:
    path = archive.keep("a", action("Open a door."))
    assert names(search(archive.folder, "door")) == ["a"]
    before = path.stat()
    path.write_text(path.read_text().replace("door", "gate"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert names(search(archive.folder, "gate")) == ["a"]
    assert names(search(archive.folder, "door")) == []


def test_only_what_changed_is_read_again(archive: Archive) -> None:
    for number in range(3):
        archive.keep(f"m{number}", action("Open a door."))
    told: list[tuple[int, int]] = []
    index = Index(archive.folder)
    index.refresh(lambda done, of: told.append((done, of)))
    assert told == [(3, 3)]
    told.clear()
    index.base.execute("UPDATE files SET settled = 1")
    index._version = -1
    archive.keep("m1", action("Open a gate."))
    index.refresh(lambda done, of: told.append((done, of)))
    index.close()
    assert told == [(1, 1)]


def test_words_that_were_taken_out_leave_no_trace(archive: Archive, cache: Path) -> None:
    secret = "Quokkafjord zebrawurst jyxolqemba"
    for number in range(30):
        archive.keep(f"m{number}", action(f"Open door {number} of the plain museum."))
    path = archive.keep("secret", action(f"Tell nobody about {secret}.") + f'[[win]]\ntext = "{secret}"\n')
    assert names(search(archive.folder, "zebrawurst")) == ["secret"] * 2
    assert b"okkafjord" in bytes_of(cache)
    path.write_text(path.read_text().replace(secret, "it"))
    assert names(search(archive.folder, "zebrawurst")) == []
    left = bytes_of(cache)
    for word in secret.split():
        assert word.encode() not in left
        assert word.lower().encode() not in left
        assert word[2:].lower().encode() not in left
        assert word.lower() not in terms(the_file(cache))
    assert search(archive.folder, "museum").total == 30


def test_after_a_redaction_the_index_that_is_kept_catches_up_and_none_is_made(archive: Archive, cache: Path) -> None:
    path = archive.keep("m", action("A zebrawurst for the door."))
    catch_up(archive.folder)
    assert not list(cache.glob("*.search"))
    search(archive.folder, "door")
    path.write_text(path.read_text().replace("zebrawurst", "thing"))
    catch_up(archive.folder)
    assert b"zebrawurst" not in bytes_of(cache)
    assert "thing" in terms(the_file(cache))


def test_words_of_minutes_that_are_gone_leave_no_trace(archive: Archive, cache: Path) -> None:
    archive.keep("stays", action("Open a door."))
    path = archive.keep("goes", action("A zebrawurst for the door."))
    search(archive.folder, "door")
    path.unlink()
    assert names(search(archive.folder, "door")) == ["stays"]
    assert b"zebrawurst" not in bytes_of(cache)
    assert not {"zebrawurst", "whodara"} & terms(the_file(cache))


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b"this is no database" * 400),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[:4096] + os.urandom(path.stat().st_size - 4096)),
        lambda path: sqlite3.connect(path).executescript("DROP TABLE files; CREATE TABLE files (x);"),
        lambda path: sqlite3.connect(path).executescript("DROP TABLE found;"),
        lambda path: sqlite3.connect(path).executescript("UPDATE facts SET value = 'another version';"),
        lambda path: path.unlink(),
        lambda path: path.chmod(0o644),
    ],
    ids=["noise", "empty", "cut off", "garbled", "other table", "no words", "other version", "gone", "open to all"],
)
def test_an_index_that_is_not_right_is_made_anew(archive: Archive, cache: Path, harm: Callable[[Path], object]) -> None:
    for number in range(20):
        archive.keep(f"m{number}", action(f"Open door {number} and the museum."))
    assert len(search(archive.folder, "museum").hits) == 20
    harm(the_file(cache))
    assert len(search(archive.folder, "museum").hits) == 20
    assert parts(search(archive.folder, "museum 7")) == ["A1"]
    assert stat.S_IMODE(the_file(cache).stat().st_mode) == 0o600


def test_a_cache_folder_that_is_a_link_is_not_used(archive: Archive, cache: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    cache.symlink_to(elsewhere)
    archive.keep("m", action("Open a door."))
    assert names(search(archive.folder, "door")) == ["m"]
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a folder of somebody else")
def test_a_cache_folder_of_somebody_else_is_not_used(archive: Archive, cache: Path) -> None:
    cache.mkdir(mode=0o777)
    os.chown(cache, 12345, 12345)
    archive.keep("m", action("Open a door."))
    assert names(search(archive.folder, "door")) == ["m"]
    assert list(cache.iterdir()) == []


def test_an_index_file_that_is_a_link_is_not_written_through(archive: Archive, cache: Path, tmp_path: Path) -> None:
    archive.keep("m", action("Open a door."))
    search(archive.folder, "door")
    path = the_file(cache)
    path.unlink()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    path.symlink_to(victim)
    assert names(search(archive.folder, "door")) == ["m"]
    assert victim.read_text() == "mine"


def test_where_no_cache_can_be_written_memory_is_used(archive: Archive, cache: Path) -> None:
    cache.write_text("a file stands here")
    archive.keep("m", action("Open a door."))
    index = Index(archive.folder)
    assert index.in_memory
    index.close()
    assert names(search(archive.folder, "door")) == ["m"]


def test_an_index_that_another_process_never_lets_go_of_is_done_without(
    archive: Archive, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("meetingtui.review.index.store.WAIT_SECONDS", 0.1)
    archive.keep("m", action("Open a door."))
    search(archive.folder, "door")
    other = sqlite3.connect(the_file(cache), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    archive.keep("n", action("Open a door."), day="2026-12-01")
    assert names(search(archive.folder, "door")) == ["n", "m"]
    other.execute("ROLLBACK")
    assert names(search(archive.folder, "door")) == ["n", "m"]


def test_a_disk_without_room_is_done_without(archive: Archive) -> None:
    archive.keep("m", action("Open a door."))
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from meetingtui.review.index.search import search\n"
        "print([hit.minutes for hit in search(Path(sys.argv[1]), 'door').hits])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, archive.folder], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("['m']\n", "")


def test_an_index_that_is_open_is_not_thrown_away_by_another(archive: Archive, cache: Path) -> None:
    archive.keep("m", action("Open a door."))
    first = Index(archive.folder)
    first.refresh()
    inode = the_file(cache).stat().st_ino
    path = the_file(cache)
    path.write_bytes(b"this is no database" * 2000)
    second = Index(archive.folder)
    second.refresh()
    assert second.in_memory
    assert path.stat().st_ino == inode
    first.close()
    second.close()
    assert names(search(archive.folder, "door")) == ["m"]
    assert not Index(archive.folder).in_memory


def test_several_processes_index_at_once_and_all_find_everything(archive: Archive, cache: Path) -> None:
    for number in range(300):
        archive.keep(f"m{number:03}", action(f"Open door {number}."))
    code = (
        "import sys\nfrom pathlib import Path\nfrom meetingtui.review.index import store\nstore.BATCH_SECONDS = 0.02\n"
        "from meetingtui.review.index.search import search\n"
        "print(search(Path(sys.argv[1]), 'door', limit=1).total)\n"
    )
    command = [sys.executable, "-c", code, str(archive.folder)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) for _ in range(4)
    ]
    assert [one.communicate(timeout=120) for one in running] == [("300\n", "")] * 4
    base = sqlite3.connect(the_file(cache))
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("SELECT count(*) FROM places WHERE kind = 'action'").fetchone() == (300,)
    base.execute("INSERT INTO found (found) VALUES ('integrity-check')")


def test_a_process_that_is_killed_leaves_an_index_that_is_right(archive: Archive, cache: Path) -> None:
    for number in range(200):
        archive.keep(f"m{number:03}", action(f"Open door {number}."))
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom meetingtui.review.index import store\n"
        "store.BATCH_SECONDS = 0.02\nindex = store.Index(Path(sys.argv[1]))\n"
        "put = store.tables.put\ncalls = []\n"
        "def counted(*given):\n    put(*given)\n    calls.append(1)\n"
        "    len(calls) == 70 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "store.tables.put = counted\nindex.refresh()\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, archive.folder], cwd=ROOT)
    assert killed.returncode == -9
    assert search(archive.folder, "door", limit=1).total == 200


def test_a_file_that_changed_a_moment_ago_is_not_taken_on_trust(archive: Archive, cache: Path) -> None:
    path = archive.keep("m", action("Open a door."))
    search(archive.folder, "door")
    trusted = sqlite3.connect(the_file(cache)).execute("SELECT settled FROM files").fetchone()
    assert trusted == (0,), "its status changed just now, whatever its time of change says"
    assert path.stat().st_mtime == OLD

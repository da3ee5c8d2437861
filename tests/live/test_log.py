"""My file of events: what was appended is there, and a refusal by the disk is never taken for a yes."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from meetingtui.live.event import ARRIVALS, StepTurned, new_event, signed
from meetingtui.live.follow import Follower
from meetingtui.live.log import LogWriter, NotSavedError, held, make_folder, network_file_system, why

MEETING = "2026-11-20-0a1b2c3d"


def turned(tick: int = 1):
    return new_event(MEETING, tick, "tester", StepTurned(step=ARRIVALS))


@pytest.fixture
def writer(live: Path) -> Iterator[LogWriter]:
    made = LogWriter(live)
    yield made
    made.close()


def test_an_appended_event_can_be_read_back_at_once(live: Path, writer: LogWriter) -> None:
    event = turned()
    writer.append(event)
    assert [one.event for one in Follower(live).changes()] == [signed(event, os.geteuid())]


def test_the_file_is_mine_alone_in_a_private_folder(live: Path, writer: LogWriter) -> None:
    name, _ = writer.append(turned())
    facts = (live / name).stat()
    assert stat.S_IMODE(facts.st_mode) == 0o600
    assert name.startswith(f"ev-{os.geteuid()}-")


def test_the_group_may_read_it_in_a_shared_folder_and_nobody_else(live: Path) -> None:
    live.chmod(0o3770)
    shared = LogWriter(live)
    name, _ = shared.append(turned())
    shared.close()
    assert stat.S_IMODE((live / name).stat().st_mode) == 0o640


def test_two_terminals_never_write_the_same_file(live: Path) -> None:
    first, second = LogWriter(live), LogWriter(live)
    assert first.open_first() != second.open_first()
    first.close()
    second.close()


def test_others_see_by_the_lock_whether_a_terminal_is_there(live: Path) -> None:
    writer = LogWriter(live)
    name = writer.open_first()
    assert held(live, name)
    writer.close()
    assert not held(live, name)
    assert not held(live, "ev-0-000000000000.jsonl")


@pytest.fixture
def small_files() -> Iterator[int]:
    """Files of this process may not grow over this many bytes: a full disk, for everybody but root's too."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = 2000
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_an_event_cut_short_by_the_disk_is_refused_and_the_next_one_goes_to_a_new_file(
    live: Path, writer: LogWriter, small_files: int
) -> None:
    kept = []

    def fill() -> None:
        for tick in range(1, 100):
            event = turned(tick)
            writer.append(event)
            kept.append(event)

    with pytest.raises(NotSavedError):
        fill()
    first = writer.names[0]
    again = turned(100)
    name, _ = writer.append(again)
    assert name != first
    assert (live / first).stat().st_size <= small_files
    ids = [signed(event, os.geteuid()).id for event in (*kept, again)]
    assert [one.event.id for one in Follower(live).changes()] == ids


def test_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError) as refused:
        LogWriter(tmp_path / "gone").append(turned())
    assert refused.value.sentence == "the folder is not there any more"


def test_every_likely_error_has_words_of_its_own() -> None:
    assert why(OSError(errno.ENOSPC, "x")) == "the disk is full"
    assert why(OSError(errno.EROFS, "x")) == "the disk is read-only"
    assert why(OSError(errno.EMFILE, "Too many open files")) == "too many open files"


def test_a_meetings_folder_is_private_and_shared_only_below_a_shared_one(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    make_folder(private / "m")
    assert stat.S_IMODE((private / "m").stat().st_mode) == 0o700
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o2770)
    make_folder(shared / "m")
    assert stat.S_IMODE((shared / "m").stat().st_mode) == 0o3770


def test_a_local_disk_is_not_taken_for_a_network_one(tmp_path: Path) -> None:
    assert network_file_system(tmp_path) is None


def test_a_log_is_held_only_in_its_own_folder(tmp_path: Path) -> None:
    import fcntl

    outside = tmp_path / "locked"
    outside.write_text("x")
    (tmp_path / "meeting").mkdir()
    with outside.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert held(tmp_path, "locked")
        assert not held(tmp_path / "meeting", str(outside))
        assert not held(tmp_path / "meeting", "../locked")

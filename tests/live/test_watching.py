"""Others' captures come at once where the system tells of them, and a little later where it does not."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from meetingtui.core.items import ItemKind
from meetingtui.live import session as live_session
from meetingtui.live.event import ItemCaptured
from meetingtui.live.session import Session
from meetingtui.live.watching import FolderWatch
from tests.live.conftest import Held
from tests.live.test_session import until

pytestmark = pytest.mark.filterwarnings("ignore:inotify is a Linux")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to tell")
MINE = "ev-1-000000000000.jsonl"
LONG = 3600.0
"""Seconds: a look that far off does not come in a test."""


class Told:
    """What a watch tells, and the watch."""

    def __init__(self, folder: Path) -> None:
        self._calls: SimpleQueue[None] = SimpleQueue()
        self.watch = FolderWatch(folder, {MINE}, lambda: self._calls.put(None))
        self.watch.start()
        self._calls.get(timeout=30)  # what was there before

    def __call__(self) -> bool:
        """Whether something is told; what comes with it is taken along."""
        try:
            self._calls.get(timeout=30)
        except Empty:
            return False
        with contextlib.suppress(Empty):
            while True:
                self._calls.get(timeout=0.05)
        return True

    @property
    def count(self) -> int:
        """How often something was told since."""
        return self._calls.qsize()


@pytest.fixture
def told(live: Path) -> Iterator[Told]:
    made = Told(live)
    yield made
    made.watch.close()


def action(text: str) -> ItemCaptured:
    return ItemCaptured(kind=ItemKind.ACTION, item={"text": text}, at_step="s1")


@on_linux
def test_a_new_log_a_line_in_it_a_name_changed_and_one_taken_away_are_told(live: Path, told: Told) -> None:
    other = live / "ev-2-000000000000.jsonl"
    deeds: list[Callable[[], object]] = [
        lambda: other.write_text("one\n"),
        lambda: other.open("a").write("two\n"),
        lambda: other.rename(live / "ev-3-000000000000.jsonl"),
        (live / "ev-3-000000000000.jsonl").unlink,
    ]
    for deed in deeds:
        deed()
        assert told()


@on_linux
def test_what_this_terminal_writes_itself_is_not_told(live: Path, told: Told) -> None:
    for _ in range(20):
        (live / MINE).write_text("one\n")
        (live / MINE).unlink()
    other = live / "ev-2-000000000000.jsonl"
    other.write_text("two\n")
    other.unlink()
    live.rmdir()
    until(lambda: not told.watch.active)
    assert 1 <= told.count <= 6


@on_linux
def test_a_folder_that_is_moved_away_or_removed_is_told_and_the_watch_ends(live: Path, told: Told) -> None:
    moved = live.with_name(".done-meeting")
    live.rename(moved)
    assert told()
    moved.rmdir()
    assert told()
    until(lambda: not told.watch.active)


@on_linux
def test_a_watch_that_is_closed_lets_go(told: Told) -> None:
    assert told.watch.active
    told.watch.close()
    assert not told.watch.active
    told.watch.close()


@on_linux
def test_a_link_in_the_folders_place_is_not_followed(live: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(live)
    told: SimpleQueue[None] = SimpleQueue()
    watch = FolderWatch(tmp_path / "link", {MINE}, lambda: told.put(None))
    watch.start()
    watching = [one for one in threading.enumerate() if one.name == "watch"]
    for one in watching:
        one.join(30)
    assert told.empty()
    assert not watch.active


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path / "nowhere", set(), lambda: None)
    watch.start()
    watch.close()
    assert not watch.active


@on_linux
def test_another_terminals_capture_comes_without_waiting_for_the_next_look(
    hold: Callable[..., Held], folder: Path, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_session, "LOOK_SECONDS", 0.01)
    writer, reader = hold(), Session(folder, live, "reader")
    reader.start()
    until(lambda: reader._watch.active)  # pyright: ignore[reportPrivateUsage]
    writer.submit(action("One"))
    until(lambda: len(reader.meeting.live_items) == 1)
    monkeypatch.setattr(live_session, "LOOK_SECONDS", LONG)
    writer.submit(action("Two"))
    until(lambda: len(reader.meeting.live_items) == 2)
    writer.submit(action("Three"))
    until(lambda: len(reader.meeting.live_items) == 3)
    assert reader.finish()


def test_without_anything_that_tells_the_slow_look_finds_it(
    hold: Callable[..., Held], folder: Path, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_session, "LOOK_SECONDS", 0.01)
    monkeypatch.setitem(sys.modules, "asyncinotify", None)  # as where it is not installed
    writer, reader = hold(), Session(folder, live, "reader")
    reader.start()
    writer.submit(action("One"))
    until(lambda: len(reader.meeting.live_items) == 1)
    assert not reader._watch.active  # pyright: ignore[reportPrivateUsage]
    assert reader.finish()

"""Finished minutes are written in: what a person put there stays, and nothing is half done."""

from __future__ import annotations

import fcntl
import os
import stat
import threading
from pathlib import Path

import pytest

from meetingtui.files import locking
from meetingtui.files.atomic import NotWrittenError
from meetingtui.files.minutes_edit import Written, edit_minutes
from meetingtui.files.minutes_tables import Confirmed
from meetingtui.files.toml_edit import NewRow, NewValue
from meetingtui.files.toml_text import FileRefused
from meetingtui.steps.protocol import Refusal
from tests.register.sealing import PARTNERSHIP

TEXT = (Path(__file__).parent.parent / "data" / "minutes.toml").read_text()
ROW = NewRow("confirmed", Confirmed(party="tolland"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "2026-11-20-context.toml"
    made.write_text(TEXT + '\n# ours\n[mood]\nroom = "bright"  # kept\n')
    made.chmod(0o640)
    return made


def test_comments_order_and_strange_keys_stay(path: Path) -> None:
    before = path.read_text()
    done = edit_minutes(path, PARTNERSHIP, lambda _: [ROW, NewValue(("state",), "confirmed")])
    assert isinstance(done, Written)
    assert path.read_text() == done.text
    assert done.text.startswith(before.replace('"draft"            #', '"confirmed"        #').rstrip())
    assert done.minutes.confirmed[0].party == "tolland"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_rule_that_says_no_leaves_the_file_alone(path: Path) -> None:
    before = path.stat().st_mtime_ns
    assert edit_minutes(path, PARTNERSHIP, lambda _: Refusal("no")) == Refusal("no")
    assert isinstance(edit_minutes(path, PARTNERSHIP, lambda _: []), Written)
    assert path.stat().st_mtime_ns == before


def test_a_change_that_would_be_an_error_is_not_written(path: Path) -> None:
    before = path.read_text()
    with pytest.raises(FileRefused, match='"fenwick", which is no party here'):
        edit_minutes(path, PARTNERSHIP, lambda _: [NewRow("confirmed", Confirmed(party="fenwick"))])
    assert path.read_text() == before


def test_minutes_with_errors_are_named_with_their_line_and_not_touched(path: Path) -> None:
    path.write_text(TEXT.replace('owner    = "imani"', 'owner = "nobody"'))
    with pytest.raises(FileRefused, match=r"toml:\d+: .*nobody"):
        edit_minutes(path, PARTNERSHIP, lambda _: [ROW])


def test_a_newer_format_is_read_and_not_written(path: Path) -> None:
    path.write_text(TEXT.replace("format      = 1", "format = 2"))
    before = path.read_text()
    with pytest.raises(FileRefused, match="is of format 2; this version writes format 1"):
        edit_minutes(path, PARTNERSHIP, lambda _: [ROW])
    assert path.read_text() == before


def test_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    with pytest.raises(NotWrittenError, match="it is a link to another place"):
        edit_minutes(link, PARTNERSHIP, lambda _: [ROW])


def test_a_full_disk_leaves_the_minutes_as_they_were(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_text()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWrittenError, match="was not written: the disk is full"):
        edit_minutes(path, PARTNERSHIP, lambda _: [ROW])
    assert path.read_text() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_of_two_who_write_at_once_neither_is_lost(path: Path) -> None:
    both = threading.Barrier(2)

    def write(party: str) -> None:
        both.wait()
        edit_minutes(path, PARTNERSHIP, lambda _: [NewRow("confirmed", Confirmed(party=party))])

    threads = [threading.Thread(target=write, args=(party,)) for party in ("quillmere", "tolland")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = edit_minutes(path, PARTNERSHIP, lambda _: [])
    assert isinstance(done, Written)
    assert {row.party for row in done.minutes.confirmed} == {"quillmere", "tolland"}


def test_whoever_waits_too_long_is_told_to_try_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    now = iter(range(0, 100, 6))
    monkeypatch.setattr(locking.time, "monotonic", lambda: next(now))
    try:
        with pytest.raises(NotWrittenError, match="another terminal is writing the same file; try again"):
            edit_minutes(path, PARTNERSHIP, lambda _: [ROW])
    finally:
        os.close(held)

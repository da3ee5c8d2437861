"""Reading logs: every file is checked before a byte of it is believed."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from meetingtui.live.event import StepTurned, event_line, new_event
from meetingtui.live.follow import Follower

MEETING = "2026-11-20-0a1b2c3d"
MINE = f"ev-{os.geteuid()}-aaaaaaaaaaaa.jsonl"


def line(tick: int = 1) -> bytes:
    return event_line(new_event(MEETING, tick, "tester", StepTurned(step="s1")))


def put(live: Path, name: str, content: bytes, mode: int = 0o600) -> Path:
    path = live / name
    path.write_bytes(content)
    path.chmod(mode)
    return path


def test_only_what_is_new_comes_back(live: Path) -> None:
    path = put(live, MINE, line(1))
    reader = Follower(live)
    assert len(reader.changes()) == 1
    assert reader.changes() == []
    with path.open("ab") as file:
        file.write(line(2) + line(3))
    assert [one.event.tick for one in reader.changes()] == [2, 3]


def test_an_unfinished_last_line_is_not_there_yet(live: Path) -> None:
    whole = line(1)
    path = put(live, MINE, whole[:20])
    reader = Follower(live)
    assert reader.changes() == []
    assert reader.bad_lines == 0
    with path.open("ab") as file:
        file.write(whole[20:])
    assert len(reader.changes()) == 1


@pytest.mark.parametrize("bad", [b"not json\n", b"{}\n", b"\xff\xfe\n", b'{"id": 1}\n', b"[" * 5000 + b"\n", b"\n"])
def test_a_bad_line_is_skipped_and_counted(live: Path, bad: bytes) -> None:
    put(live, MINE, line(1) + bad + line(2))
    reader = Follower(live)
    assert [one.event.tick for one in reader.changes()] == [1, 2]
    assert reader.bad_lines == 1


def test_the_same_event_in_two_files_counts_once(live: Path) -> None:
    same = line(1)
    put(live, MINE, same)
    put(live, f"ev-{os.geteuid()}-bbbbbbbbbbbb.jsonl", same)
    reader = Follower(live)
    reader.changes()
    assert len(reader.events) == 1


def test_a_link_a_pipe_and_a_second_name_are_refused_and_named(live: Path, tmp_path: Path) -> None:
    target = put(tmp_path, "elsewhere", line(1))
    uid = os.geteuid()
    (live / f"ev-{uid}-aaaaaaaaaaaa.jsonl").symlink_to(target)
    os.mkfifo(live / f"ev-{uid}-bbbbbbbbbbbb.jsonl", 0o600)
    os.link(target, live / f"ev-{uid}-cccccccccccc.jsonl")
    reader = Follower(live)
    assert reader.changes() == []
    assert len(reader.refused) == 3


def test_a_file_that_others_may_write_to_is_refused(live: Path) -> None:
    put(live, MINE, line(1), 0o660)
    reader = Follower(live)
    assert reader.changes() == []
    assert reader.refused[MINE] == "others may write to it"


def test_a_name_that_claims_another_owner_is_refused(live: Path) -> None:
    other = f"ev-{os.geteuid() + 1}-aaaaaaaaaaaa.jsonl"
    put(live, other, line(1))
    reader = Follower(live)
    assert reader.changes() == []
    assert reader.refused[other] == "its owner is not the one its name says"


def test_a_look_alike_name_is_refused_and_other_files_are_let_be(live: Path) -> None:
    put(live, f"ev-{os.geteuid()}-AAAAAAAAAAAA.jsonl", line(1))
    put(live, "notes.txt", b"hello")
    reader = Follower(live)
    assert reader.changes() == []
    assert len(reader.refused) == 1


def test_every_reader_has_the_same_order_whatever_it_read_first(live: Path) -> None:
    rng = random.Random(7)
    for letter in "abc":
        ticks = sorted(rng.sample(range(1, 60), 20))
        put(live, f"ev-{os.geteuid()}-{letter * 12}.jsonl", b"".join(line(tick) for tick in ticks))
    first = Follower(live)
    first.changes()
    second = Follower(live)
    everything = list(first.events)
    rng.shuffle(everything)
    for one in everything:
        second.add(one)
    assert second.events == first.events
    assert [one.order for one in first.events] == sorted(one.order for one in first.events)

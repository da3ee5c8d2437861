"""What minutes hold in brief, without reading them all; a number that was given is never given again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from meetingtui.core.people import Person
from meetingtui.files import minutes_check
from meetingtui.files.archive import list_minutes
from meetingtui.files.headings import ENDING, Headings, read_headings
from meetingtui.files.kept import forget
from meetingtui.files.own_cache import cache_file
from meetingtui.files.toml_text import Document
from tests.files.test_archive import meeting

JOINED = """[[joined]]
id = "noor"
name = "Noor Haddad"
party = "tolland"
from = 2026-11-20
"""


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were written just now; they are read as if some time had gone by."""
    now = time.time_ns
    monkeypatch.setattr("meetingtui.files.headings.time.time_ns", lambda: now() + 60_000_000_000)


def anew(folder: Path) -> Headings:
    """The same with nothing kept."""
    forget(folder, ENDING)
    return read_headings(folder)


def names_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read and checked for it."""
    names: list[str] = []
    read = minutes_check.read_minutes

    def watched(document: Document) -> object:
        names.append(Path(document.file).stem)
        return read(document)

    with monkeypatch.context() as patched:
        patched.setattr(minutes_check, "read_minutes", watched)
        read_headings(folder)
    return names


def test_they_say_what_the_minutes_say(folder: Path) -> None:
    meeting(folder, "z-first", ("2026-11-20", "2026-01-05"))
    path = folder / "minutes" / "2026-11-20-context-and-status.toml"
    path.write_text(path.read_text().replace("[[step]]", f"{JOINED}\n[[step]]", 1))
    for _ in range(2):
        first, last = read_headings(folder).rows
        assert (first.stem, first.date) == ("z-first", date(2026, 1, 5))
        ((_, minutes),) = [one for one in list_minutes(folder)[0] if one[0].name == last.name]
        assert (last.meeting, last.title, last.state) == (minutes.meeting, minutes.title, minutes.state)
        assert (last.began, last.present) == (minutes.began, tuple(minutes.present))
        assert last.counts == {
            "decision": len(minutes.decision),
            "action": len(minutes.action),
            "parked": len(minutes.parked),
            "open": len(minutes.open),
        }
        assert tuple(map(Person.model_validate_json, last.joined)) == tuple(minutes.joined) != ()


def test_a_file_that_is_as_it_was_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = meeting(folder, "other", ("2026-11-20", "2026-01-05"))
    assert len(names_read(folder, monkeypatch)) == 2
    assert names_read(folder, monkeypatch) == []
    path.write_text(path.read_text().replace("meeting     = 9", "meeting     = 31"))
    assert names_read(folder, monkeypatch) == ["other"]
    assert read_headings(folder).next_meeting == 32
    path.unlink()
    assert names_read(folder, monkeypatch) == []
    assert read_headings(folder).next_meeting == 10


def test_a_file_written_a_moment_ago_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert len(names_read(folder, monkeypatch)) == 1
    assert len(names_read(folder, monkeypatch)) == 1


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-9]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes().replace(b'"meeting":9', b'"meeting":8')),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["cut off", "empty", "altered", "a pipe", "a folder"],
)
def test_what_is_kept_and_not_right_is_as_if_it_were_not_there(folder: Path, harm: Callable[[Path], object]) -> None:
    wanted = read_headings(folder)
    kept = cache_file(folder, ENDING)
    assert kept is not None
    harm(kept)
    assert read_headings(folder) == wanted
    assert read_headings(folder) == wanted


def test_rows_of_another_shape_are_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = read_headings(folder)
    for rows in ({"a.toml": 3}, {"a.toml": ["x", {"date": "2026-01-01", "began": "9"}]}, [], {"a.toml": ["x", {}]}):
        monkeypatch.setattr("meetingtui.files.headings.kept", lambda *_, rows=rows: {"rows": rows})
        assert read_headings(folder) == wanted


def test_a_folder_without_minutes_holds_none(tmp_path: Path) -> None:
    assert read_headings(tmp_path) == Headings()
    assert read_headings(tmp_path).next_meeting == 1
    assert set(read_headings(tmp_path).next_numbers().values()) == {1}


def test_the_next_meeting_has_the_next_number(folder: Path) -> None:
    meeting(folder, "other", ("meeting     = 9", "meeting     = 31"))
    assert read_headings(folder).next_meeting == 32
    meeting(folder, "wrong", ("meeting     = 9", "meeting     = 40"), ("title       =", "title       = 3 #"))
    assert read_headings(folder).next_meeting == 41


def test_numbers_go_on_after_the_highest_that_was_given_or_named(folder: Path) -> None:
    numbers = read_headings(folder).next_numbers()
    assert (numbers["A"], numbers["D"], numbers["Q"], numbers["R"], numbers["W"]) == (33, 13, 7, 4, 1)
    meeting(folder, "other", ('item = "A27"', 'item = "A90"'), ('id   = "Q6"', 'id   = "Q40"'))
    for numbers in (read_headings(folder).next_numbers(), read_headings(folder).next_numbers()):
        assert (numbers["A"], numbers["Q"]) == (91, 41)


def test_numbers_in_a_file_that_cannot_be_read_are_not_given_again(folder: Path) -> None:
    path = meeting(folder, "broken", ('id       = "A32"', 'id       = "A77"'), ("title       =", "title"))
    for found in (read_headings(folder), read_headings(folder)):
        assert found.next_numbers()["A"] == 78
        assert {Path(problem.place.file).name for problem in found.problems} == {path.name}
        assert [row.stem for row in found.rows] == ["2026-11-20-context-and-status"]


def test_numbers_in_minutes_that_do_not_hold_together_are_not_given_again(folder: Path) -> None:
    meeting(folder, "wrong", ('id       = "A32"', 'id       = "A77"'), ("title       =", "title       = 3 #"))
    for found in (read_headings(folder), read_headings(folder)):
        assert found.next_numbers()["A"] == 78
        assert len(found.rows) == 1


def test_words_that_look_like_numbers_are_not_taken_for_them(folder: Path) -> None:
    meeting(folder, "other", ("Get a named contact", "Print 3 sheets of A400, see Q999 and id = A500: contact"))
    numbers = read_headings(folder).next_numbers()
    assert (numbers["A"], numbers["Q"]) == (33, 7)


def test_a_pipe_among_the_minutes_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "minutes" / "pipe.toml")
    for found in (read_headings(folder), read_headings(folder)):
        assert (found.next_numbers()["A"], found.next_meeting) == (33, 10)
        assert len(found.problems) == 1


def test_it_is_the_same_with_and_without_what_is_kept(folder: Path) -> None:
    meeting(folder, "broken", ("title       =", "title"))
    meeting(folder, "z-first", ("2026-11-20", "2026-01-05"))
    wanted = anew(folder)
    assert read_headings(folder) == wanted
    assert anew(folder) == wanted

"""Ids that two meetings gave: the later file changes, its own words of them follow, and nothing else is guessed at."""

from __future__ import annotations

import shutil
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetingtui.core.people import Partnership
from meetingtui.files.asked import AskedFile, write_asked
from meetingtui.files.atomic import NotWrittenError
from meetingtui.files.check import check_file
from meetingtui.files.collisions import collisions
from meetingtui.files.partnership import load_partnership
from meetingtui.files.renumbering import Renumbering, folder_renumbering, renumber, renumbering
from meetingtui.files.toml_text import Document, FileRefused, parse_toml
from tests.files.conftest import DATA

FIRST, AGAIN, AFTER = "2026-11-20-context-and-status", "2026-11-27-copy", "2026-12-04-after"
MEETING = (DATA / "minutes.toml").read_text()
HEAD = MEETING.split("[[step]]")[0].replace("left        = ", "# left = ")


def minutes(folder: Path, name: str) -> Path:
    return folder / "minutes" / f"{name}.toml"


def names(folder: Path) -> Partnership:
    found = load_partnership(folder / "partnership.toml")[0]
    assert found is not None
    return found


def planned(folder: Path) -> Renumbering:
    return folder_renumbering(folder)[2]


@pytest.fixture
def apart(tmp_path: Path) -> Path:
    """A meeting, one a week later that gives the same ids, and one after both that speaks of A31 and D12."""
    shutil.copy(DATA / "partnership.toml", tmp_path)
    (tmp_path / "minutes").mkdir()
    minutes(tmp_path, FIRST).write_text(MEETING)
    later = MEETING.replace("2026-11-20", "2026-11-27").replace("meeting     = 9", "meeting     = 10")
    minutes(tmp_path, AGAIN).write_text(
        later
        + '\n[[amendment]]\npart = "A31.due"\nwas = 2026-11-28\nnow = 2026-11-27\nyes = ["quillmere", "tolland"]\n'
        + '\n[[parked]]\nid = "Q40"\ntext = "Does A32 wait for the printer?"\n'
    )
    minutes(tmp_path, AFTER).write_text(
        HEAD.replace("2026-11-20", "2026-12-04").replace("meeting     = 9", "meeting     = 11")
        + '\n[[update]]\nitem = "A31"\nto = "done"\n'
    )
    return tmp_path


def test_the_later_file_gets_the_next_free_numbers_and_the_first_stays(apart: Path) -> None:
    before = minutes(apart, FIRST).read_bytes(), minutes(apart, AFTER).read_bytes()
    found = planned(apart)
    assert {one.was: one.now for one in found.numbers} == {"D12": "D13", "A31": "A33", "A32": "A34", "Q6": "Q41"}
    assert renumber(apart, names(apart), found) == [minutes(apart, AGAIN)]
    assert (minutes(apart, FIRST).read_bytes(), minutes(apart, AFTER).read_bytes()) == before
    assert not [one for one in check_file(apart) if "given already" in str(one)]
    assert planned(apart).numbers == ()


def test_what_the_file_says_of_its_own_items_follows_and_its_comments_stay(apart: Path) -> None:
    renumber(apart, names(apart), planned(apart))
    text = minutes(apart, AGAIN).read_text()
    assert 'from     = "D13"' in text
    assert 'part = "A33.due"' in text
    assert 'item = "A27"' in text
    assert 'replaces = "D8"' in text
    assert "# Jonas had left; ask him before the minutes are confirmed" in text
    kept = {"D12": "D13", "A31": "A33", "A32": "A34"}
    back = text
    for was, now in kept.items():
        back = back.replace(now, was)
    assert back.replace("2026-11-27", "2026-11-20").count("\n") == text.count("\n")
    assert "Does A32 wait for the printer?" in text


def test_who_is_meant_in_words_or_in_a_later_file_is_left_to_a_person(apart: Path) -> None:
    left = [str(one).replace(f"{apart}/", "") for one in planned(apart).left]
    line = len(minutes(apart, AGAIN).read_text().splitlines())
    after = minutes(apart, AFTER).read_text().splitlines().index('item = "A31"') + 1
    assert (
        f"minutes/{AGAIN}.toml:{line}: warning: text speaks of A32, which becomes A34 here; write A34 if it is meant"
        in left
    )
    assert (
        f'minutes/{AFTER}.toml:{after}: warning: "A31" is that of minutes/{FIRST}.toml from now on; '
        f"write A33 if that of minutes/{AGAIN}.toml is meant"
    ) in left
    assert len(left) == 2


def test_what_an_owner_said_of_an_id_that_two_had_is_named(apart: Path) -> None:
    said = {"item": "A31", "who": "imani", "on": date(2026, 11, 28), "at": time(9, 0), "to": "done"}
    path = write_asked(apart, AskedFile.model_validate(said))
    write_asked(apart, AskedFile.model_validate({**said, "item": "A27"}))
    left = [str(one) for one in planned(apart).left if "asked/" in str(one)]
    assert len(left) == 1
    assert path.name in left[0]
    assert "its owner tells it again of A33" in left[0]


def test_a_lapse_from_an_id_that_two_had_is_named(apart: Path) -> None:
    facts = apart / "partnership.toml"
    facts.write_text(facts.read_text() + '\n[lapse]\ndays = 5\nfrom = "D12"\n')
    line = len(facts.read_text().splitlines())
    left = [str(one).replace(f"{apart}/", "") for one in planned(apart).left]
    assert [
        one for one in left if one.startswith(f'partnership.toml:{line}: warning: "D12" is that of minutes/{FIRST}')
    ]


def test_a_meeting_that_is_there_twice_keeps_its_numbers_and_is_named(apart: Path) -> None:
    shutil.copy(minutes(apart, FIRST), minutes(apart, "2026-11-20-zz-copy"))
    found = planned(apart)
    assert all(one.place.file.endswith(f"{AGAIN}.toml") for one in found.numbers)
    assert len({one.now for one in found.numbers}) == len(found.numbers)
    assert [str(one) for one in found.left if "compare" in str(one)]


def test_copies_that_collide_with_others_too_are_all_left_as_they_are(apart: Path) -> None:
    shutil.copy(minutes(apart, AGAIN), minutes(apart, "2026-11-27-zz-copy"))
    found = planned(apart)
    assert found.numbers == ()
    assert found.edits == {}
    assert [str(one).replace(f"{apart}/", "") for one in found.left] == [
        f"minutes/2026-11-27-zz-copy.toml:4: this is the same meeting as in minutes/{AGAIN}.toml: the numbers of both "
        "stay; see with meetingtui compare which of them counts, and remove the other"
    ]


def test_of_three_each_gets_its_own_and_none_is_doubted_for_its_own_words(apart: Path) -> None:
    third = (
        minutes(apart, AGAIN)
        .read_text()
        .replace("2026-11-27", "2026-11-29")
        .replace("meeting     = 10", "meeting     = 12")
    )
    minutes(apart, "2026-11-29-third").write_text(third)
    found = planned(apart)
    assert len({one.now for one in found.numbers}) == len(found.numbers) == 9
    assert not [one for one in found.left if "2026-11-29-third" in one.place.file and "from now on" in one.sentence]
    renumber(apart, names(apart), found)
    assert planned(apart).numbers == ()


def test_a_meeting_that_is_not_closed_is_closed_first(apart: Path) -> None:
    path = minutes(apart, AFTER)
    path.write_text(path.read_text().replace('state       = "draft"', 'state       = "in progress"'))
    with pytest.raises(FileRefused, match="close it first"):
        planned(apart)


def test_a_file_with_errors_keeps_every_file_as_it_was(apart: Path) -> None:
    third = (
        minutes(apart, AGAIN)
        .read_text()
        .replace("2026-11-27", "2026-12-11")
        .replace("meeting     = 10", "meeting     = 12")
    )
    minutes(apart, "2026-12-11-third").write_text(third.replace('owner    = "imani"', 'owner    = "nobody-here"'))
    before = {path: path.read_bytes() for path in (apart / "minutes").iterdir()}
    found = planned(apart)
    assert len(found.edits) == 2
    with pytest.raises(FileRefused, match="nobody-here"):
        renumber(apart, names(apart), found)
    assert {path: path.read_bytes() for path in (apart / "minutes").iterdir()} == before


def test_minutes_that_changed_since_they_were_shown_are_not_written(apart: Path) -> None:
    found = planned(apart)
    path = minutes(apart, FIRST)
    path.write_text(path.read_text().replace('id       = "A31"', 'id       = "A51"'))
    before = minutes(apart, AGAIN).read_bytes()
    with pytest.raises(FileRefused, match="have changed since"):
        renumber(apart, names(apart), found)
    assert minutes(apart, AGAIN).read_bytes() == before


def test_a_disk_that_is_full_is_told_in_a_sentence(apart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, text: str) -> None:
        del text
        raise NotWrittenError(path, "the disk is full")

    found = planned(apart)
    monkeypatch.setattr("meetingtui.files.renumbering.write_atomically", full)
    with pytest.raises(NotWrittenError, match="the disk is full"):
        renumber(apart, names(apart), found)


def written(day: int, marks: list[str]) -> Document:
    rows = "".join(f'[[action]]\nid = "{mark}"\ntext = "x"\nfrom = "{mark}"\n' for mark in marks)
    return parse_toml(f"meeting = {day}\ndate = 2026-01-{day:02}\nbegan = 10:00:00\n{rows}", f"{day}.toml")


@given(st.lists(st.lists(st.sampled_from([f"A{n}" for n in range(1, 9)]), unique=True, max_size=6), max_size=6))
def test_afterwards_no_number_is_given_twice_and_none_is_used_again(held: list[list[str]]) -> None:
    documents = [written(day, marks) for day, marks in enumerate(held, 1)]
    found = renumbering(documents, {"A": 9})
    given_first, twice = collisions(documents)
    news = [one.now for one in found.numbers]
    assert len(news) == len(twice) == len(set(news))
    assert not set(news) & given_first
    for document, marks in zip(documents, held, strict=True):
        changed = {one.was for one in found.numbers if one.place.file == document.file}
        edits = found.edits.get(documents.index(document), ())
        assert len(edits) == 2 * len(changed), "an id and the one word of it in the same file"
        assert changed <= set(marks)

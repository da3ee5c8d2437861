"""The story reads like one: everything that happens in it happened to somebody who was there, and in order."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from meetingtui.core.items import HEADLINE, LETTERS, MODELS, AnyItem, ItemKind, names_in
from meetingtui.files.check import check_folder
from meetingtui.files.minutes import Minutes, dump_minutes, list_minutes
from meetingtui.files.partnership import load_partnership
from meetingtui.sample import meetings, write
from meetingtui.sample.days import is_working
from tests.sample.conftest import UNTIL, Told


def items(minutes: Minutes) -> list[tuple[ItemKind, AnyItem]]:
    left: list[tuple[ItemKind, AnyItem]] = [(ItemKind.ACTION, one) for one in minutes.open]
    return [(kind, one) for kind in LETTERS for one in getattr(minutes, kind.value)] + left


@pytest.mark.parametrize("years", [1, 2, 3])
def test_what_is_written_is_right_to_the_last_warning(tmp_path: Path, years: int) -> None:
    paths = write(tmp_path / "kept", UNTIL, years)
    assert check_folder(tmp_path / "kept") == []
    assert [path.name for path in paths[:1]] == ["partnership.toml"]
    assert len(paths) == 1 + {1: 28, 2: 56, 3: 84}[years]


def test_the_same_day_and_seed_give_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    def written(name: str, seed: int) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in write(tmp_path / name, UNTIL, 3, seed)}

    first = written("first", 4)
    assert written("second", 4) == first
    other = written("third", 5)
    assert other.keys() == first.keys()
    assert other != first


def test_the_files_read_back_as_the_minutes_that_were_told(tmp_path: Path, told: Told) -> None:
    write(tmp_path, UNTIL)
    partnership, minutes = told
    assert load_partnership(tmp_path)[0] == partnership
    held, problems = list_minutes(tmp_path, partnership)
    assert problems == []
    assert [(path.stem, one) for path, one in held] == minutes


def test_only_who_owns_the_folder_can_read_what_is_in_it(tmp_path: Path) -> None:
    paths = write(tmp_path / "kept", UNTIL, 1)
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in ((tmp_path / "kept"), paths[-1].parent)} == {0o700}


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "partnership.toml").write_text("mine")
    with pytest.raises(FileExistsError):
        write(tmp_path, UNTIL)
    assert (tmp_path / "partnership.toml").read_text() == "mine"


@pytest.mark.parametrize("years", [0, 4])
def test_a_story_of_other_lengths_is_refused(years: int) -> None:
    with pytest.raises(ValueError, match="1 to 3 years"):
        meetings(UNTIL, years)


@pytest.mark.parametrize("until", [UNTIL + timedelta(days=37 * step) for step in range(10)] + [date(2027, 1, 2)])
def test_meetings_are_in_order_on_working_days_and_end_a_little_before_the_day(until: date) -> None:
    days = [minutes.date for _, minutes in meetings(until)[1]]
    assert days == sorted(set(days))
    assert all(is_working(day) for day in days)
    assert timedelta(days=0) < until - days[-1] <= timedelta(days=14)
    assert until - days[0] >= timedelta(weeks=155)


def test_files_are_named_by_day_and_agenda_and_meetings_are_counted(told: Told) -> None:
    for number, (name, minutes) in enumerate(told[1], 1):
        assert name == f"{minutes.date.isoformat()}-{minutes.agenda}"
        assert minutes.meeting == number


def test_ids_are_given_away_one_after_the_other_and_none_twice(told: Told) -> None:
    given: dict[str, list[int]] = {}
    for _, minutes in told[1]:
        here: dict[str, list[int]] = {}
        for kind, item in items(minutes):
            assert item.id
            assert item.id[0] == LETTERS[kind]
            here.setdefault(item.id[0], []).append(int(item.id[1:]))
        for letter, numbers in here.items():
            given.setdefault(letter, []).extend(sorted(numbers))
    for letter, numbers in given.items():
        assert numbers == list(range(1, len(numbers) + 1)), letter


def test_only_what_was_captured_before_is_ever_changed(told: Told) -> None:
    known: set[str] = set()
    for name, minutes in told[1]:
        for update in minutes.update:
            assert update.item is None or update.item in known, f"{name}: {update.item}"
        known |= {item.id for _, item in items(minutes) if item.id}
        for made in (*minutes.decision, *minutes.agreement):
            assert made.replaces is None or made.replaces in known - {made.id}
        assert {change.part.split(".")[0] for change in minutes.amendment} <= known


def test_every_change_is_in_a_word_that_its_kind_knows(told: Told) -> None:
    words = {
        "A": {"done", "dropped", "moved", "reshaped", "handed on", "accepted"},
        "D": {"withdrawn", "kept", "to revisit", "ratified", "watched"},
        "G": {"retired", "kept", "changed", "ratified"},
        "R": {"closed", "handed on", None},
        "Q": {"answered", "let go", "owned", "kept"},
        "C": {"closed", "acknowledged"},
        "X": {"landed"},
        "M": {"retired", None},
        "E": {"kept", "stopped", "goes on"},
        "W": {"told"},
    }
    for name, minutes in told[1]:
        for update in minutes.update:
            if update.item:
                assert update.to in words[update.item[0]], f"{name}: {update.item} {update.to}"
                assert update.to is not None or update.sign or update.reading is not None


def test_who_promises_is_still_there_and_who_speaks_was_in_the_room(told: Told) -> None:
    partnership, minutes = told
    for name, one in minutes:
        there = {
            person.id
            for person in partnership.person
            if (person.from_ or one.date) <= one.date <= (person.until or one.date)
        }
        assert set(one.people_present) | set(one.apologies) == there, name
        assert not set(one.people_present) & set(one.apologies)
        assert {gone.who for gone in (*one.late, *one.left)} <= set(one.people_present), name
        assert all(one.present.values()), f"{name}: a party had nobody"
        for _, item in items(one):
            people, _, either = names_in(item)
            assert people <= there, f"{name}: {item.id} names {people - there}"
            assert {who for who in either if who in partnership.people} <= there, f"{name}: {item.id}"
        voices = {row.who for made in one.decision for row in made.concern} | {row.from_ or "" for row in one.win}
        assert voices <= {"", *one.people_present, *partnership.parties}, name
        for update in one.update:
            assert update.owner is None or update.owner in there, f"{name}: {update.item}"
        for row in one.confirmed:
            assert row.by in one.present[row.party], name


def test_an_owner_who_is_away_has_not_accepted(told: Told) -> None:
    for name, minutes in told[1]:
        for action in minutes.action:
            assert not action.accepted or action.owner in minutes.people_present, f"{name}: {action.id}"


def test_everything_is_due_on_a_working_day_after_it_was_said(told: Told) -> None:
    for name, minutes in told[1]:
        dues = [action.due for action in minutes.action] + [update.due for update in minutes.update if update.due]
        for due in dues:
            assert due is not None
            assert due > minutes.date, name
            assert is_working(due), name


def test_people_are_written_down_as_new_in_the_meeting_they_first_came_to(told: Told) -> None:
    partnership, minutes = told
    joined = {person.id: one.meeting for _, one in minutes for person in one.joined}
    assert joined == {"ruth": 36, "nadia": 47}
    assert [person.id for person in partnership.person if person.until] == ["tobias", "caspar"]


def test_no_two_things_are_said_in_the_same_words(told: Told) -> None:
    said = Counter(
        getattr(item, HEADLINE[kind]) for _, minutes in told[1] for kind, item in items(minutes) if kind in MODELS
    )
    assert [text for text, count in said.items() if count > 1] == []
    gists = Counter(step.gist for _, minutes in told[1] for step in minutes.step if step.gist and len(step.gist) > 60)
    assert max(gists.values()) == 1


def test_what_came_of_a_theme_was_captured_in_that_meeting(told: Told) -> None:
    named = 0
    for name, minutes in told[1]:
        here = {item.id for _, item in items(minutes)}
        answers = [mark for step in minutes.step for theme in step.theme for mark in theme.answer]
        assert set(answers) <= here, name
        assert len(set(answers)) == len(answers), name
        named += len(answers)
    assert named > 20


def test_there_is_enough_to_read(told: Told) -> None:
    counted = Counter(kind for _, minutes in told[1] for kind, _ in items(minutes))
    least = {
        ItemKind.ACTION: 120,
        ItemKind.DECISION: 40,
        ItemKind.RISK: 25,
        ItemKind.PARKED: 20,
        ItemKind.WIN: 25,
        ItemKind.EXCHANGE: 20,
        ItemKind.CONCERN: 8,
        ItemKind.TERM: 8,
        ItemKind.AGREEMENT: 8,
        ItemKind.EXPERIMENT: 10,
        ItemKind.METRIC: 4,
        ItemKind.FEEDBACK: 25,
    }
    assert {kind: counted[kind] for kind, number in least.items() if counted[kind] < number} == {}


def test_things_happen_that_lists_must_be_able_to_tell(told: Told) -> None:
    minutes = [one for _, one in told[1]]
    assert sum(bool(one.override) for one in minutes) == 2
    assert sum(bool(one.pause) for one in minutes) == 2
    assert any(one.amendment for one in minutes)
    assert any(row.of for one in minutes for row in one.confirmed)
    assert any(one.late for one in minutes)
    assert any(one.left for one in minutes)
    assert {row.missing for one in minutes for row in one.open} == {("owner", "date"), ("owner",)}
    assert {one.state for one in minutes} == {"draft", "confirmed"}
    assert sum(row.agreed == "differs" for one in minutes for row in one.status) >= 5
    assert sum(row.agreed == "red" for one in minutes for row in one.status) >= 3


def test_no_month_or_year_is_named_in_what_people_said(told: Told) -> None:
    """The story is told to end on any day, so its words must not."""
    months = "January|February|March|April|June|July|August|September|October|November|December"
    dated = re.compile(rf"\b(?:{months}|20\d\d|winter|summer|autumn|Christmas)\b")
    texts: list[str] = []

    def walk(value: Any) -> None:
        match value:
            case str():
                texts.append(value)
            case dict():
                for inner in value.values():
                    walk(inner)
            case list() | tuple():
                for inner in value:
                    walk(inner)
            case _:
                pass

    for _, minutes in told[1]:
        walk(minutes.model_dump(exclude={"confirmed", "date"}))
    assert [text for text in texts if dated.search(text)] == []


def test_a_file_has_the_size_of_real_ones(told: Told) -> None:
    sizes = sorted(len(dump_minutes(minutes)) for _, minutes in told[1])
    assert sizes[0] > 1_500
    assert 3_000 < sizes[len(sizes) // 2] < 8_000

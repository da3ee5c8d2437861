"""What an owner says between meetings is kept for the next review, and changes nothing before."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from meetingtui.core.asked import knows_account, say_asked
from meetingtui.core.people import Partnership
from meetingtui.core.standing import CarriedAction
from meetingtui.files.asked import FOLDER, read_asked
from meetingtui.register.asking import ask, take_back
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register
from tests.register.test_fold import ACTION, HEAD, update

NAMES = Partnership.model_validate(
    {
        "name": "Quillmere and Tolland",
        "party": [{"id": "quillmere", "name": "Quillmere"}, {"id": "tolland", "name": "Tolland"}],
        "person": [
            {"id": "imani", "name": "Imani Okafor", "party": "quillmere"},
            {"id": "mateo", "name": "Mateo Ferreira", "party": "tolland"},
        ],
    }
)
NOW = datetime(2026, 11, 10, 9, 30)  # noqa: DTZ001 - local to the partnership


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    held(tmp_path, "2026-11-07", ACTION)
    return tmp_path


def held(folder: Path, day: str, text: str) -> None:
    number = int(day[-2:])
    (folder / "minutes" / f"{day}-m.toml").write_text(f"{HEAD}meeting = {number}\ndate = {day}\n{text}")


def register(folder: Path) -> Register:
    return read_register(folder)[0]


def promise(folder: Path) -> CarriedAction:
    return register(folder).standing.actions[0]


def say(folder: Path, who: str = "imani", why: str = "", due: date | None = None) -> Path | str:
    return ask(folder, NAMES, promise(folder), who, "moved" if due else "done", NOW, due=due, why=why)


def test_done_waits_for_the_next_meeting_and_the_promise_stays_open(folder: Path) -> None:
    before = (folder / "minutes" / "2026-11-07-m.toml").read_bytes()
    assert isinstance(say(folder, why="two of us went"), Path)
    one = promise(folder)
    assert (one.state, one.item.due) == ("open", date(2026, 11, 20))
    assert [say_asked(said, NAMES) for said in one.asked] == ["Imani says it is done: two of us went"]
    assert (folder / "minutes" / "2026-11-07-m.toml").read_bytes() == before


def test_another_date_is_asked_for_with_a_reason(folder: Path) -> None:
    assert isinstance(say(folder, why="the site is shut", due=date(2026, 12, 4)), Path)
    assert say_asked(promise(folder).asked[0], NAMES) == "Imani asks for Fri 4 Dec 2026: the site is shut"
    assert promise(folder).item.due == date(2026, 11, 20)


def test_a_meeting_that_looked_at_it_has_answered(folder: Path) -> None:
    say(folder)
    held(folder, "2026-11-14", "")
    assert promise(folder).asked != ()
    held(folder, "2026-11-21", update("A1", to='"moved"', due="2026-12-01", why='"not yet so"'))
    assert promise(folder).asked == ()


def test_only_its_owner_can_say_it(folder: Path) -> None:
    assert say(folder, "mateo") == "A1 is Imani's promise; only its owner can say this between meetings"
    assert say(folder, "nobody") == "nobody of that name is in this partnership; name the person with --as"
    assert read_asked(folder) == ([], [])


def test_what_was_said_by_someone_else_in_a_planted_file_is_not_taken_for_the_owners_word(folder: Path) -> None:
    path = say(folder)
    assert isinstance(path, Path)
    path.write_text(path.read_text().replace('"imani"', '"mateo"'))
    assert promise(folder).asked == ()


@pytest.mark.parametrize(
    ("due", "why", "sentence"),
    [
        (date(2026, 11, 9), "late", "Mon 9 Nov 2026 is past"),
        (date(2026, 11, 20), "late", "Fri 20 Nov 2026 is its date already"),
        (date(2026, 12, 4), "  ", "say why, in a few words: the other side reads it"),
    ],
)
def test_a_date_that_says_nothing_new_is_refused(folder: Path, due: date, why: str, sentence: str) -> None:
    assert say(folder, why=why, due=due) == sentence


def test_what_is_done_already_needs_no_word(folder: Path) -> None:
    held(folder, "2026-11-09", update("A1", to='"done"'))
    one = register(folder).items["A1"]
    assert ask(folder, NAMES, one, "imani", "done", NOW) == "A1 is done already"
    assert isinstance(ask(folder, NAMES, None, "imani", "done", NOW), str)


def test_it_can_be_taken_back(folder: Path) -> None:
    say(folder)
    assert take_back(folder, register(folder), "A1", "mateo") == 0
    assert take_back(folder, register(folder), "A1", "imani") == 1
    assert promise(folder).asked == ()


def test_what_a_meeting_has_answered_is_not_there_to_be_taken_back(folder: Path) -> None:
    say(folder)
    held(folder, "2026-11-21", update("A1", to='"moved"', due="2026-12-01", why='"not yet so"'))
    assert take_back(folder, register(folder), "A1", "imani") == 0
    assert len(read_asked(folder)[0]) == 1


def test_authorship_is_the_accounts_whoever_the_file_names(folder: Path) -> None:
    say(folder)
    (said,) = promise(folder).asked
    assert said.account
    assert not knows_account(said, NAMES)
    known = Partnership.model_validate(
        {"name": "Q", "party": NAMES.party, "person": [{**dict(NAMES.person[0]), "login": said.account}]}
    )
    assert knows_account(said, known)


@pytest.mark.parametrize("text", ["", "item = 3", "[[[", 'item = "A1"\nwho = "imani"\non = 2026-11-10\n', "x" * 30_000])
def test_a_file_that_is_none_is_named_and_left_out(folder: Path, text: str) -> None:
    (folder / FOLDER).mkdir()
    (folder / FOLDER / "odd.toml").write_text(text)
    (folder / FOLDER / "link.toml").symlink_to("/etc/passwd")
    made, problems = read_register(folder)
    assert made.standing.actions[0].asked == ()
    named = " ".join(str(problem) for problem in problems)
    assert "odd.toml" in named
    assert "link.toml" in named


def test_of_too_many_words_the_latest_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / FOLDER).mkdir()
    monkeypatch.setattr("meetingtui.files.asked.LIMIT", 2)
    for day in (1, 2, 3):
        row = f'item = "A1"\nwho = "imani"\non = 2026-11-0{day}\nat = 09:00:00\nto = "done"\n'
        (folder / FOLDER / f"2026-11-0{day}-A1-imani-0.toml").write_text(row)
    found, problems = read_asked(folder)
    assert [one.row.on.day for one in found] == [2, 3]
    assert "of which the last 2 are read" in str(problems[0])


def test_a_move_without_a_day_is_no_move(folder: Path) -> None:
    (folder / FOLDER).mkdir()
    row = 'item = "A1"\nwho = "imani"\non = 2026-11-10\nat = 09:00:00\nto = "moved"\n'
    (folder / FOLDER / "odd.toml").write_text(row)
    assert '"due" is missing' in str(read_register(folder)[1][0])
    (folder / FOLDER / "odd.toml").write_text(f"{row}due = 2026-12-04\n")
    assert '"why" is missing' in str(read_register(folder)[1][0])

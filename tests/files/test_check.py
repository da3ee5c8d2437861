"""`check` looks at whatever it is given, with the partnership it belongs to, and at a whole folder together."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from meetingtui.files.check import check_file, count_files
from tests.files.conftest import DATA

Write = Callable[..., Path]
MINUTES = "minutes/2026-11-20-context-and-status.toml"


def told(path: Path, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in check_file(path)]


@pytest.mark.parametrize("name", ["partnership.toml", "minutes.toml"])
def test_the_examples_are_right(name: str) -> None:
    assert check_file(DATA / name) == []


def test_a_file_is_known_by_its_keys_wherever_it_is(write: Write, tmp_path: Path) -> None:
    assert told(write('title = "x"\n[[step]]\nkind = "close"\n', "any.toml"), tmp_path) == []
    assert (
        "person"
        in told(write('name = "x"\n[[party]]\nid = "a"\nname = "A"\n[[person]]\nid = "x"\n', "p.toml"), tmp_path)[0]
    )
    shutil.copy(DATA / "minutes.toml", tmp_path / "moved.toml")
    assert told(tmp_path / "moved.toml", tmp_path) == []


def test_an_empty_file_is_known_by_its_folder(write: Write, tmp_path: Path) -> None:
    assert told(write("", "agendas/a.toml"), tmp_path)[0].startswith("agendas/a.toml:1: this agenda has no steps")
    assert told(write("", "minutes/m.toml"), tmp_path)[0].startswith('minutes/m.toml:1: there is no "partnership"')
    assert told(write("", "partnership.toml"), tmp_path)[0].startswith('partnership.toml:1: there is no "name"')


def test_what_it_is_not_is_said(write: Write, tmp_path: Path) -> None:
    assert told(write("a = 1", "x.toml"), tmp_path)[0].startswith(
        "x.toml:1: this is neither an agenda, nor minutes, nor a partnership"
    )


def test_names_are_looked_up_in_the_partnership_beside_it(folder: Path) -> None:
    path = folder / MINUTES
    path.write_text(path.read_text().replace('owner    = "jonas"', 'owner    = "jonsa"'))
    assert told(path, folder)[0].startswith(f'{MINUTES}:62: action A32 "owner" is "jonsa", which is no person here')
    agenda = folder / "agendas" / "a.toml"
    agenda.write_text('title = "x"\n[[step]]\nkind = "close"\nwho = "tollnd"\n')
    assert told(agenda, folder)[0].startswith('agendas/a.toml:4: step 1 (close) "who" is "tollnd"')


def test_a_partnership_with_errors_is_named_where_it_was_needed(folder: Path) -> None:
    (folder / "partnership.toml").write_text("name = ")
    assert told(folder / MINUTES, folder) == [
        f"{MINUTES}: warning: people and parties were not looked up, because the partnership's file has errors; "
        "see: meetingtui check partnership.toml"
    ]


def test_a_folder_means_all_its_files(folder: Path) -> None:
    assert count_files(folder) == 2
    (folder / "agendas" / "a.toml").write_text("title = ")
    (folder / "minutes" / "b.toml").write_bytes(b"\xff")
    assert [line.split(":")[0] for line in told(folder, folder)][:2] == ["agendas/a.toml", "minutes/b.toml"]
    assert count_files(folder) == 4


def test_two_copies_of_one_meeting_are_told_once(folder: Path) -> None:
    copy = folder / "minutes" / "b-copy.toml"
    copy.write_text((folder / MINUTES).read_text())
    (one,) = [line for line in told(folder, folder) if "same meeting" in line]
    assert one == (
        f"minutes/b-copy.toml:4: this is the same meeting as in {MINUTES}, and holds the same items; "
        "see with meetingtui compare which of them counts, and remove the other"
    )
    assert not [line for line in told(folder, folder) if "next free number" in line]


def test_an_id_that_two_meetings_gave_is_told_with_both_places(folder: Path) -> None:
    later = folder / "minutes" / "a-later.toml"
    later.write_text((folder / MINUTES).read_text().replace("2026-11-20", "2026-11-27").replace('"A31"', '"A27"'))
    found = told(folder, folder)
    twice = f'minutes/a-later.toml:60: "A32" is given already in {MINUTES}:60'
    assert f"{twice}; meetingtui check --renumber gives this, the later one, the next free number" in found
    assert not any('"A27" is changed here' in line for line in found)


def test_a_change_of_what_no_minutes_hold_is_a_warning(folder: Path) -> None:
    assert f'{MINUTES}:68: warning: "A27" is changed here' in " ".join(told(folder, folder))


@pytest.mark.parametrize(("named", "doubted"), [("G77", True), ("D8", False), ("the kickoff, by word of mouth", False)])
def test_a_lapse_from_what_no_minutes_hold_is_a_warning(folder: Path, named: str, doubted: bool) -> None:
    facts = folder / "partnership.toml"
    facts.write_text(facts.read_text() + f'\n[lapse]\ndays = 5\nfrom = "{named}"\n')
    (folder / "minutes" / "2026-10-02-older.toml").write_text(
        (folder / MINUTES).read_text().split("[[")[0].replace("2026-11-20", "2026-10-02")
        + '\n[[decision]]\nid = "D8"\ntext = "Minutes are read after five days."\n'
    )
    line = len(facts.read_text().splitlines())
    told_of = f'partnership.toml:{line}: warning: the lapse is from "{named}", and no minutes in this folder contain it'
    assert any(told_of in one for one in told(folder, folder)) == doubted


def test_a_folder_of_minutes_is_one_from_within_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "minutes")
    assert count_files(Path()) == 1
    assert not any("holds no" in str(problem) for problem in check_file(Path()))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert "this folder holds no partnership.toml, agendas or minutes" in str(check_file(tmp_path)[0])


def test_what_is_replaced_or_confirmed_must_be_in_the_folder_too(folder: Path) -> None:
    path = folder / MINUTES
    path.write_text(
        path.read_text()
        + '\n[[agreement]]\nid = "G2"\ntext = "One invoice."\nreplaces = "G1"\n'
        + f'\n[[confirmed]]\nparty = "tolland"\nof = "{path.stem}"\n'
        + '\n[[confirmed]]\nparty = "tolland"\nof = "2026-01-01-x"\n'
    )
    found = " ".join(told(folder, folder))
    assert '"G1" is replaced here, and no minutes in this folder contain it; see whether the number is right' in found
    assert '"D8" is replaced here' in found
    assert '"2026-01-01-x" is confirmed here, and no minutes in this folder contain it' in found
    assert f'"{path.stem}" is confirmed here' not in found

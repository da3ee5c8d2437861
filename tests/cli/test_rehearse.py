"""`meetingtui rehearse`: played in print, reckoned as JSON, and not one byte of a partnership is touched."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.rehearsal.conftest import EARLIER, THREE


@pytest.fixture
def three(tmp_path: Path) -> Path:
    folder = tmp_path / "three"
    (folder / "minutes").mkdir(parents=True, mode=0o700)
    (folder / "agendas").mkdir(mode=0o700)
    (folder / "partnership.toml").write_text(THREE, encoding="utf-8")
    text = EARLIER.format(day="2026-01-16", late="2026-01-20")
    (folder / "minutes" / "2026-01-16-weekly-standup.toml").write_text(text, encoding="utf-8")
    return folder


def prints(folder: Path) -> dict[str, tuple[int, int, int, str]]:
    """Every file and folder: its mode, its times and its bytes."""
    found: dict[str, tuple[int, int, int, str]] = {}
    for path in sorted([folder, *folder.rglob("*")]):
        about = path.stat()
        text = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (about.st_mode, about.st_mtime_ns, about.st_ino, text)
    return found


def test_a_rehearsal_in_print_says_what_happened_the_minutes_and_what_fits(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "tmp"
    place.mkdir()
    done = run("rehearse", "care", "--print", TMPDIR=str(place))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert done.stdout.startswith("Rehearsal: CARE")
    assert "Nothing of it is kept." in done.stdout
    assert "Enter: Larkmead has not spoken yet" in done.stdout
    assert "WHAT WILL NOT FIT" in done.stdout
    assert "Said they were heard: Larkmead, Osterby." in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 72
    assert list(place.iterdir()) == []


def test_not_one_byte_of_the_partnership_changes(run: Run, three: Path, tmp_path: Path) -> None:
    before = prints(three)
    done = run("rehearse", "kickoff", "--print", "--folder", three)
    assert done.returncode == 0, done.stderr
    assert "Harbour: Ada, Bo" in done.stdout
    assert run("rehearse", "weekly-standup", "--json", "--folder", three).returncode == 0
    assert prints(three) == before


def test_numbers_go_on_where_the_partnership_is_so_that_nothing_is_called_twice(run: Run, three: Path) -> None:
    done = run("rehearse", "weekly-standup", "--print", "--folder", three)
    assert "A8  " in done.stdout
    assert "Meeting 5," in done.stdout


def test_what_every_step_needs_is_there_as_json(run: Run) -> None:
    done = run("rehearse", "context-and-status", "--json", "--people", "8")
    found = json.loads(done.stdout)
    assert found["rehearsal"] is True
    assert found["people"] == 8
    assert found["not_played"] == []
    first = found["steps"][0]
    assert {"step", "kind", "title", "planned", "needs", "from", "fits"} == first.keys()
    assert first["from"].startswith("8 people at ")


def test_what_will_not_fit_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'title = "Own"\nminutes = 5\n[[step]]\nkind = "ask"\nminutes = 2\nwho = "everyone"\nprompts = ["What?"]\n'
        '[[step]]\nkind = "close"\nminutes = 3\n',
        encoding="utf-8",
    )
    done = run("rehearse", own, "--print")
    assert "Step 1 Ask: 6 people at 60 seconds each need about 6 minutes; 2 are" in done.stdout


def test_without_a_terminal_it_names_the_command_that_works(run: Run) -> None:
    done = run("rehearse", "care")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "meetingtui rehearse care --print prints" in done.stderr


def test_an_agenda_that_is_not_there_is_refused_as_everywhere(run: Run) -> None:
    done = run("rehearse", "cares", "--print")
    assert done.returncode == 2
    assert 'did you mean "care"?' in done.stderr


def test_a_wrong_agenda_says_where(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('title = "Own"\n[[step]]\nkind = "asks"\n', encoding="utf-8")
    done = run("rehearse", own, "--print")
    assert done.returncode == 1
    assert "own.toml:3:" in done.stderr


def test_too_many_people_are_too_many(run: Run) -> None:
    done = run("rehearse", "care", "--print", "--people", "99")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_rehearsal_leaves_nothing_in_the_home_either(run: Run, environment: dict[str, str]) -> None:
    home = Path(environment["HOME"])
    assert run("rehearse", "care", "--print").returncode == 0
    assert [path for path in home.rglob("*") if path.is_file()] == []

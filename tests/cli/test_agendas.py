"""`meetingtui agendas`: what can be run, what is yours, and why something cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PARTIES = ("--party", "Quillmere Advisory", "--party", "Tolland Bright Studio")


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("new", "q", *PARTIES)
    agendas = tmp_path / "q" / "agendas"
    (agendas / "fortnight.toml").write_text(
        'title = "Fortnight"\npurpose = "See where we are."\n[[step]]\nkind = "close"\nminutes = 25\n'
    )
    (agendas / "hard-talk.toml").write_text('title = "Hard"\n[[step]]\nkind = "stages"\n[[step]]\nkind = "nope"\n')
    return tmp_path / "q"


def test_your_own_come_first_and_the_broken_with_a_reason(run: Run, folder: Path) -> None:
    done = run("--folder", folder, "agendas")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].split("  ", 1)[0] == "fortnight"
    assert lines[0].endswith(" 25 min  yours: See where we are.")
    assert lines[1].startswith("hard-talk")
    assert lines[1].endswith(
        "q/agendas/hard-talk.toml:2: step 1 (stages) has no stages; add [[step.stage]] with a name and a prompt "
        "(and 1 more)"
    )
    assert all("yours" not in line for line in lines[2:])


def test_without_a_partnership_the_shipped_ones_are_listed(run: Run) -> None:
    done = run("agendas")
    assert done.returncode == 0
    assert " min  " in done.stdout
    assert "cannot be run" not in done.stdout


def test_the_same_as_json(run: Run, folder: Path) -> None:
    rows = json.loads(run("agendas", "--json", "--folder", folder).stdout)
    assert rows[0] == {
        "name": "fortnight",
        "file": str(folder / "agendas" / "fortnight.toml"),
        "yours": True,
        "title": "Fortnight",
        "purpose": "See where we are.",
        "minutes": 25,
        "steps": ["close"],
        "runs": True,
        "problems": [],
    }
    assert (rows[1]["runs"], len(rows[1]["problems"])) == (False, 2)


def test_a_hostile_file_name_is_inert_in_words_and_as_json(run: Run, folder: Path) -> None:
    name = "b\x1b[2J\x9b\u202e\x7f"
    (folder / "agendas" / f"{name}.toml").write_text('title = "x"\n[[step]]\nkind = "close"\n')
    (folder / "agendas" / f"{name}2.toml").write_text('title = "x"\n[[step]]\nkind = "\\u009b"\n')
    for done in (run("--folder", folder, "agendas"), run("--folder", folder, "agendas", "--json")):
        assert done.returncode == 0
        assert not {"\x1b", "\x7f", "\x9b", "\u202e"} & set(done.stdout + done.stderr)


def test_an_agenda_of_a_hostile_name_that_cannot_be_run_is_named_inert(run: Run, folder: Path) -> None:
    path = folder / "agendas" / "b\x1b[2J\x9b\u202e.toml"
    path.write_text('title = "x"\n[[step]]\nkind = "close"\n')
    for asked in (path, path.with_name("no\x1b[2J\x9b.toml")):
        done = run("--folder", folder, "run", asked)
        assert done.returncode != 0
        assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr)

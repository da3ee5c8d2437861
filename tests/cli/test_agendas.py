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
    assert lines[0] == "Your own"
    assert lines[1].split() == ["fortnight", "25", "min", "yours:", "See", "where", "we", "are."]
    assert lines[2].split()[0] == "hard-talk"
    assert lines[2].endswith(
        "q/agendas/hard-talk.toml:2: step 1 (stages) has no stages; add [[step.stage]] with a name and a prompt "
        "(and 1 more)"
    )
    assert all("yours:" not in line for line in lines[3:])


def test_they_stand_under_the_occasions_people_look_for(run: Run) -> None:
    lines = run("agendas").stdout.splitlines()
    for occasion, name in (
        ("We are starting", "kickoff"),
        ("Every week", "weekly-standup"),
        ("Something went wrong between us", "care"),
        ("We are ending or pausing", "leave-it-better"),
    ):
        rest = lines[lines.index(occasion) + 1 :]
        group = rest[: rest.index("") if "" in rest else len(rest)]
        assert name in [line.split()[0] for line in group]


def test_every_shipped_agenda_has_an_occasion(run: Run) -> None:
    rows = json.loads(run("agendas", "--json").stdout)
    assert len(rows) == 30
    assert [row["name"] for row in rows if not row["when"]] == []


def test_words_find_those_that_have_to_do_with_them_in_spite_of_a_typo(run: Run) -> None:
    assert run("agendas", "we", "are", "stuck").stdout.split()[0] == "escalation"
    assert "escalation" in run("agendas", "escalaton").stdout
    assert "premortem" in run("agendas", "imaginary").stdout
    done = run("agendas", "xyzzy")
    assert (done.returncode, done.stdout) == (1, "")
    assert "No agenda has to do with xyzzy" in done.stderr


def test_one_is_shown_with_its_prompts_and_without_its_private_notes(run: Run) -> None:
    done = run("agendas", "show", "care")
    assert done.returncode == 0
    text = " ".join(done.stdout.split())
    assert "What would somebody with a camera have recorded?" in text
    assert "much smaller or junior" not in text
    assert all(len(line) <= 72 for line in done.stdout.splitlines())


def test_one_that_is_not_there_or_cannot_be_run_says_so(run: Run, folder: Path) -> None:
    assert 'did you mean "care"' in run("agendas", "show", "cares").stderr
    broken = run("agendas", "show", "hard-talk", "--folder", folder)
    assert broken.returncode == 1
    assert "hard-talk.toml:2" in broken.stderr


def test_a_copy_is_yours_and_never_takes_the_place_of_another(run: Run, folder: Path) -> None:
    done = run("agendas", "copy", "care", "--folder", folder)
    assert done.returncode == 0
    text = (folder / "agendas" / "care.toml").read_text()
    assert text.startswith("# Clarify, Acknowledge")
    assert run("check", folder / "agendas" / "care.toml").returncode == 0
    again = run("agendas", "copy", "care", "--folder", folder)
    assert again.returncode == 1
    assert "is there already" in again.stderr
    assert run("agendas", "copy", "care", "Our care", "--folder", folder).returncode == 0
    assert (folder / "agendas" / "our-care.toml").exists()


def test_what_is_no_text_is_not_copied(run: Run, folder: Path) -> None:
    (folder / "agendas" / "odd.toml").write_bytes(b'title = "\xff"\n')
    done = run("agendas", "copy", "odd", "other", "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "odd.toml" in done.stderr
    assert "nobody expected" not in done.stderr


def test_editing_needs_an_editor_and_a_terminal(run: Run, folder: Path) -> None:
    assert "set EDITOR" in run("agendas", "edit", "fortnight", "--folder", folder, EDITOR="", VISUAL="").stderr
    for unclosed in ("'vi", " "):
        assert "set EDITOR" in run("agendas", "edit", "x", "--folder", folder, EDITOR=unclosed, VISUAL="").stderr
    assert "needs a terminal" in run("agendas", "edit", "fortnight", "--folder", folder, EDITOR="true").stderr


def test_without_a_partnership_the_shipped_ones_are_listed(run: Run) -> None:
    done = run("agendas")
    assert done.returncode == 0
    assert " min " in done.stdout
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
        "when": [],
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


def test_one_agenda_as_json_has_every_step_and_no_private_note(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        'title = "Ours"\nprivate = "hush"\n[[step]]\nkind = "ask"\nprompts = ["What now?"]\nprivate = "hush"\n'
    )
    done = run("agendas", "show", "a.toml", "--json")
    told = json.loads(done.stdout)
    assert (told["title"], told["step"][0]["prompts"]) == ("Ours", ["What now?"])
    assert "hush" not in done.stdout

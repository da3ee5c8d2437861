"""`tell` keeps an owner's word for the next review, and says plainly what it has done."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made / "partnership.toml")
    shutil.copy(DATA / "minutes.toml", made / "minutes" / "2026-11-20-context-and-status.toml")
    return made


def test_an_owner_says_that_a_promise_is_done(run: Run, folder: Path) -> None:
    said = run("tell", "a31", "done", "--as", "Imani", "--folder", folder)
    assert said.returncode == 0
    assert said.stdout.startswith("A31: it is done. The next review of promises asks about it")
    assert "not known to be theirs" in said.stdout
    assert len(list((folder / "asked").iterdir())) == 1


def test_a_move_takes_a_day_and_a_reason(run: Run, folder: Path) -> None:
    bare = run("tell", "A31", "move", "+2w", "--as", "imani", "--folder", folder)
    assert (bare.returncode, "say why" in bare.stderr) == (2, True)
    dayless = run("tell", "A31", "move", "--as", "imani", "--folder", folder)
    assert (dayless.returncode, "say the day" in dayless.stderr) == (2, True)
    assert "is not a date" in run("tell", "A31", "move", "someday", "--as", "imani", "--folder", folder).stderr
    arguments = ("tell", "A31", "move", "in", "2", "weeks", "--why", "site is shut", "--as", "imani", "--json")
    said = run(*arguments, "--folder", folder)
    assert json.loads(said.stdout)["to"] == "moved"


def test_anybody_elses_promise_is_refused_with_whose_it_is(run: Run, folder: Path) -> None:
    said = run("tell", "A31", "done", "--as", "mateo", "--folder", folder)
    assert (said.returncode, said.stdout) == (1, "")
    assert "A31 is Imani's promise" in said.stderr


def test_who_is_not_known_is_asked_to_name_themselves(run: Run, folder: Path) -> None:
    said = run("tell", "A31", "done", "--folder", folder)
    assert said.returncode == 2
    assert "name yourself with --as" in said.stderr
    assert "nobody here" in run("tell", "A31", "done", "--as", "zed\x1b[31m", "--folder", folder).stderr


def test_a_promise_that_is_not_there_and_words_taken_back(run: Run, folder: Path) -> None:
    assert "no minutes hold A99" in run("tell", "A99", "done", "--as", "imani", "--folder", folder).stderr
    assert run("tell", "A31", "nothing", "--as", "imani", "--folder", folder).returncode == 1
    run("tell", "A31", "done", "--as", "imani", "--folder", folder)
    assert run("tell", "A31", "nothing", "--as", "imani", "--folder", folder).stdout == "A31: taken back\n"
    assert list((folder / "asked").iterdir()) == []


def test_taken_back_is_data_too(run: Run, folder: Path) -> None:
    back = ("tell", "A31", "nothing", "--as", "imani", "--json", "--folder", folder)
    none = run(*back)
    assert (none.returncode, json.loads(none.stdout)["taken_back"]) == (1, 0)
    run("tell", "A31", "done", "--as", "imani", "--folder", folder)
    assert json.loads(run(*back).stdout) == {"item": "A31", "to": "nothing", "taken_back": 1}


def test_a_move_may_be_typed_as_on_the_stage(run: Run, folder: Path) -> None:
    whole = ("--as", "imani", "--json", "--folder", folder)
    first = json.loads(run("tell", "A31", "move", "in", "2", "weeks", "--why", "site is shut", *whole).stdout)
    for words in (["^in", "2", "weeks", "because", "site is shut"], ["move", "^in 2 weeks because site is shut"]):
        said = run("tell", "A31", *words, *whole)
        assert (said.returncode, said.stderr) == (0, "")
        assert json.loads(said.stdout)["due"] == first["due"]
        assert '= "site is shut"' in Path(json.loads(said.stdout)["file"]).read_text()


def test_a_caret_without_a_day_and_a_reason_given_twice_are_refused(run: Run, folder: Path) -> None:
    whole = ("--as", "imani", "--folder", folder)
    assert "is not a date" in run("tell", "A31", "^someday", *whole).stderr
    assert "the reason is given twice" in run("tell", "A31", "^+2w", "because", "x", "--why", "y", *whole).stderr
    assert (
        '"later" is none of done, move and nothing; see: meetingtui tell --help'
        in run("tell", "A31", "later", *whole).stderr
    )
    assert not (folder / "asked").exists()

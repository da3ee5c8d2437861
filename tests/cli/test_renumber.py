"""`meetingtui check --renumber`: what is done is said, by whom it was confirmed too, and what is left ends with 1."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.files.test_renumbering import AFTER, AGAIN, FIRST, apart, minutes

__all__ = ["apart"]


def test_it_says_what_it_does_and_check_is_content_afterwards(run: Run, apart: Path) -> None:
    assert "meetingtui check --renumber gives this, the later one" in run("check", "--folder", apart).stdout
    done = run("check", "--renumber", "--folder", apart)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"minutes/{AGAIN}.toml:" in done.stdout
    assert "A31 becomes A33; " in done.stdout
    assert "Written: " in done.stdout
    assert "given already" not in run("check", "--folder", apart).stdout
    again = run("check", "--renumber", "--folder", apart)
    assert (again.returncode, again.stdout.splitlines()[0]) == (0, "No id is given by two meetings.")


def test_as_json_it_has_the_same(run: Run, apart: Path) -> None:
    done = run("check", "--renumber", "--json", "--folder", apart)
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert {one["was"]: one["now"] for one in found["renumbered"]} == {
        "A31": "A33",
        "A32": "A34",
        "D12": "D13",
        "Q6": "Q41",
    }
    assert {one["severity"] for one in found["left"]} == {"warning"}


def test_a_party_that_confirmed_is_named_before_its_words_change(run: Run, apart: Path) -> None:
    assert run("confirm", AGAIN, "--party", "tolland", "--as", "mateo", "--folder", apart).returncode == 0
    done = run("check", "--renumber", "--folder", apart)
    assert "confirmed it as it is; meetingtui confirm asks again" in done.stdout
    assert "changed since" in run("check", "--folder", apart).stdout


def test_a_word_without_a_seal_is_named_too(run: Run, apart: Path) -> None:
    path = minutes(apart, AGAIN)
    path.write_text(path.read_text() + '\n[[confirmed]]\nparty = "tolland"\n')
    done = run("check", "--renumber", "--folder", apart)
    assert f"minutes/{AGAIN}.toml: Tolland confirmed it as it is" in done.stdout


def test_copies_of_one_meeting_are_left_and_end_with_1(run: Run, apart: Path) -> None:
    minutes(apart, AGAIN).unlink()
    minutes(apart, AFTER).unlink()
    shutil.copy(minutes(apart, FIRST), minutes(apart, "2026-11-20-zz-copy"))
    before = minutes(apart, "2026-11-20-zz-copy").read_bytes()
    done = run("check", "--renumber", "--folder", apart)
    assert (done.returncode, "meetingtui compare" in done.stderr) == (1, True)
    assert minutes(apart, "2026-11-20-zz-copy").read_bytes() == before


@pytest.mark.parametrize("wrong", [["--renumber", "a.toml"], ["--sure"]])
def test_wrong_usage_is_2_and_changes_nothing(run: Run, apart: Path, wrong: list[str]) -> None:
    before = minutes(apart, AGAIN).read_bytes()
    assert run("check", *wrong, "--folder", apart).returncode == 2
    assert minutes(apart, AGAIN).read_bytes() == before


def test_minutes_that_cannot_be_read_are_mended_first(run: Run, apart: Path) -> None:
    minutes(apart, "2026-12-05-broken").write_text("title = ")
    done = run("check", "--renumber", "--folder", apart)
    assert (done.returncode, "2026-12-05-broken.toml:1" in done.stderr) == (2, True)

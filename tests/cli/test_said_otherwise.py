"""Words that people say instead of ours are understood, or answered with what to write."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from tests.cli.after_meeting import NAME, folder, minutes
from tests.cli.conftest import Run

__all__ = ["folder", "minutes"]


@pytest.mark.parametrize("words", [("promises",), ("list", "promises"), ("list", "promise")])
def test_promises_are_actions(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    assert run(*words, "--folder", folder).stdout == run("actions", "--folder", folder).stdout != ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("actions", "imani"), "did you mean: meetingtui actions --owner imani"),
        (("promises", "Rosa Lind"), "did you mean: meetingtui actions --owner 'Rosa Lind'"),
        (("decisions", "tolland"), "did you mean: meetingtui decisions --party tolland"),
        (("list", "promisses"), 'there is no register promisses; did you mean "promises"?'),
        (("list", "zzz"), "there is no register zzz; it may be minutes, agreements"),
        (("actions", "\x1b[2J"), "actions takes no name by itself"),
    ],
)
def test_a_word_that_stands_alone_is_answered_with_the_command_that_was_meant(
    run: Run, folder: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run(*words, "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("person:zed", "zed is no person here; there are imani, "),
        ("party:zed", "zed is no party here; there are quillmere, tolland."),
        ("stream:zed", "zed is no stream here; there are "),
    ],
)
def test_a_search_for_somebody_nobody_knows_says_who_is_known(
    run: Run, folder: Path, words: str, sentence: str
) -> None:
    done = run("search", words, "--folder", folder)
    assert done.returncode == 1
    assert sentence in done.stderr


def test_a_search_that_finds_nothing_of_somebody_known_names_nobody(run: Run, folder: Path) -> None:
    assert "is no person here" not in run("search", "qqqqq", "person:imani", "--folder", folder).stderr


def test_a_party_does_not_confirm_without_somebody_who_says_it(run: Run, folder: Path, minutes: Path) -> None:
    before = minutes.read_text()
    done = run("confirm", "last", "--party", "tolland", "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "who says it for Tolland? Name them: --by PERSON (" in done.stderr
    assert minutes.read_text() == before


def test_whose_account_it_is_is_named_as_the_one_who_says_it(run: Run, folder: Path) -> None:
    file = folder / "partnership.toml"
    file.write_text(file.read_text().replace('id    = "mateo"', f'id = "mateo"\nlogin = "{getpass.getuser()}"'))
    done = run("confirm", "last", "--party", "tolland", "--folder", folder)
    assert done.stdout.startswith(f"Tolland has confirmed {NAME}, by Mateo Ferreira.\n")

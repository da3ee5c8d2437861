"""What is printed a second time is what would be printed anew, and is printed without reading minutes."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from meetingtui.cli.columns import width
from meetingtui.files.answers import ENDING
from meetingtui.sample.bulk import one
from tests.cli.conftest import Done, Run
from tests.cli.test_next import Shown, folder, shown

__all__ = ["folder", "shown"]

COMMANDS = (
    ["show"],
    ["show", "last", "--json"],
    ["show", "3"],
    ["show", "q/minutes/2026-11-20-context.toml"],
    ["actions"],
    ["actions", "--owner", "imani", "--json"],
    ["decisions"],
    ["list", "decisions", "--all"],
    ["story"],
    ["story", "--json"],
    ["trends"],
    ["brief"],
    ["brief", "weekly-standup", "--on", "2030-01-04"],
    ["agendas"],
    ["agendas", "stuck"],
    ["agendas", "stuck", "--json"],
    ["check", "q"],
    ["check", "q/partnership.toml"],
    ["check", "q/minutes/2026-11-20-context.toml"],
    ["check", "q", "--json"],
)


def ids(words: list[str]) -> str:
    return "-".join(word.split("/")[-1] for word in words)


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of a test were written just now; they are looked at as if some time had gone by."""
    now = time.time_ns
    monkeypatch.setattr("meetingtui.files.answers.time.time_ns", lambda: now() + 60_000_000_000)


def nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on an answer is known, or the test ends."""

    def made(*_: object, **__: object) -> object:
        raise AssertionError("the answer was made anew")

    for where in ("minutes_shown.shown", "register_listed.in_print", "overviews_printed.told"):
        monkeypatch.setattr(f"meetingtui.cli.{where}", made)
    for where in ("overviews_printed.followed", "brief_printed.page", "checked.checked", "agendas_listed.listed"):
        monkeypatch.setattr(f"meetingtui.cli.{where}", made)


def seen(done: Done) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("words", COMMANDS, ids=ids)
def test_it_is_printed_again_as_it_was(
    folder: Path, run: Run, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(*words, "--folder", folder)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.strip()
    nobody_reads(monkeypatch)
    assert seen(run(*words, "--folder", folder)) == seen(first)


@pytest.mark.parametrize("words", COMMANDS, ids=ids)
def test_after_a_change_it_is_what_it_would_be_anew(folder: Path, run: Run, tmp_path: Path, words: list[str]) -> None:
    before = run(*words, "--folder", folder)
    path = folder / "minutes" / "2026-11-20-context.toml"
    text = path.read_text().replace("Ring the site", "Call the site").replace("with one site", "with two sites")
    path.write_text(text.replace('owner = "imani"\ndue = 2026-12-01', "due = 2026-12-02"))
    after = run(*words, "--folder", folder)
    anew = run(*words, "--folder", folder, XDG_CACHE_HOME=str(tmp_path / "empty"))
    assert seen(after) == seen(anew)
    if words[0] in {"show", "decisions"}:
        assert after.stdout != before.stdout


@pytest.mark.parametrize("words", [["show"], ["actions"], ["story"], ["trends"], ["brief"], ["check"]], ids=ids)
def test_somebody_at_a_terminal_is_told_the_same_next(
    folder: Path, shown: Shown, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = shown(*words, "--folder", "q")
    nobody_reads(monkeypatch)
    assert shown(*words, "--folder", "q") == first
    assert "Next: " in first[2]


def test_agendas_are_listed_again_where_there_is_no_partnership(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("agendas")
    nobody_reads(monkeypatch)
    assert seen(run("agendas")) == seen(first)
    assert "kickoff" in first.stdout


def test_an_agenda_of_ones_own_is_in_the_list_at_once_and_out_of_it_again(folder: Path, run: Run) -> None:
    before = run("agendas", "--folder", folder)
    own = folder / "agendas" / "ours.toml"
    own.parent.mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parents[2] / "agendas" / "care.toml", own)
    assert "ours" in run("agendas", "--folder", folder).stdout
    for _ in range(2):
        own.write_text("title = 3\n")
        assert "ours" in (wrong := run("agendas", "--folder", folder)).stdout
        assert "cannot be run" in wrong.stdout
    own.unlink()
    assert seen(run("agendas", "--folder", folder)) == seen(before)


def test_one_folder_by_two_names_is_named_as_it_was_asked_for(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "agendas").mkdir(exist_ok=True)
    shutil.copy(Path(__file__).parents[2] / "agendas" / "care.toml", folder / "agendas" / "ours.toml")
    (tmp_path / "other").symlink_to(folder)
    for name in (folder, tmp_path / "other"):
        rows = json.loads(run("agendas", "ours", "--json", MEETINGTUI_FOLDER=str(name)).stdout or "[]")
        rows += json.loads(run("agendas", "--json", MEETINGTUI_FOLDER=str(name)).stdout)
        assert {Path(row["file"]).parents[1] for row in rows if row["yours"]} == {name}


def test_a_page_of_another_width_is_another_answer(folder: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    wide = shown("show", "--folder", "q")[1]
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((40, 24)))
    narrow = shown("show", "--folder", "q")[1]
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, wide.splitlines()))


def test_the_next_command_names_the_folder_only_where_it_was_named(
    folder: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--folder q" in shown("show", "--folder", "q")[2]
    monkeypatch.setenv("MEETINGTUI_FOLDER", "q")
    assert "--folder" not in shown("show")[2]


def test_what_is_wrong_is_said_each_time(folder: Path, run: Run) -> None:
    (folder / "minutes" / "2026-11-21-broken.toml").write_text("meeting = [")
    for words, code in ((["actions"], 0), (["story"], 0), (["check", "q"], 1), (["check", "q", "--json"], 1)):
        first, second = (run(*words, "--folder", folder) for _ in range(2))
        assert seen(first) == seen(second)
        assert first.returncode == code
        assert "2026-11-21-broken.toml" in first.stdout + first.stderr


def test_a_no_is_said_each_time(folder: Path, run: Run) -> None:
    for _ in range(2):
        done = run("risks", "--folder", folder)
        assert seen(done) == (1, "", "There are no risks.\n")


def test_a_warning_names_the_file_as_it_is_seen_from_here(folder: Path, run: Run, tmp_path: Path) -> None:
    path = folder / "minutes" / "2026-11-20-context.toml"
    path.write_text(path.read_text().replace("due = 2026-12-01\n", ""))
    for _ in range(2):
        assert "\nq/minutes/2026-11-20-context.toml:10: " in f"\n{run('check', 'q').stdout}"


def test_files_of_one_name_in_two_places_are_two_questions(folder: Path, run: Run) -> None:
    agenda = folder / "agendas" / "2026-11-20-context.toml"
    agenda.parent.mkdir(exist_ok=True)
    agenda.write_text("title = 3\n")
    assert run("check", folder / "minutes" / agenda.name).returncode == 0
    assert run("check", agenda).returncode == 1
    agenda.unlink()
    assert run("check", folder / "minutes" / agenda.name).returncode == 0


def test_minutes_that_lie_by_themselves_are_read_each_time(folder: Path, run: Run, tmp_path: Path) -> None:
    alone = tmp_path / "alone.toml"
    shutil.copy(folder / "minutes" / "2026-11-20-context.toml", alone)
    (tmp_path / "home").mkdir(exist_ok=True)
    assert "Ring the site" in run("show", alone, "--folder", folder).stdout
    alone.write_text(alone.read_text().replace("Ring the site", "Call the site"))
    assert "Call the site" in run("show", alone, "--folder", folder).stdout


def test_what_is_hidden_is_read_each_time(folder: Path, run: Run) -> None:
    hidden = folder / "minutes" / ".draft.toml"
    shutil.copy(folder / "minutes" / "2026-11-20-context.toml", hidden)
    assert "Ring the site" in run("show", hidden).stdout
    assert run("check", hidden).returncode == 0
    with hidden.open("a") as file:
        file.write("kaputt [\n")
    assert run("show", hidden).returncode == 1
    assert run("check", hidden).returncode == 1


def test_a_partnership_in_a_folder_called_agendas_is_read_each_time(folder: Path, run: Run, tmp_path: Path) -> None:
    whole = tmp_path / "agendas"
    folder.rename(whole)
    mine = whole / "mine.toml"
    shutil.copy(Path(__file__).parents[2] / "agendas" / "care.toml", mine)
    assert run("check", whole).returncode == 0
    with mine.open("a") as file:
        file.write("kaputt [\n")
    assert run("check", whole).returncode == 1


def test_where_nobody_listens_the_exit_code_is_the_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert width() is None


def test_a_brief_from_an_agenda_that_lies_elsewhere_is_made_each_time(folder: Path, run: Run, tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "agendas" / "care.toml"
    agenda = tmp_path / "mine.toml"
    agenda.write_text(shipped.read_text())
    first = json.loads(run("brief", "mine.toml", "--json", "--folder", folder).stdout)
    agenda.write_text(shipped.read_text().replace('purpose = "', 'purpose = "Anew: ', 1))
    second = json.loads(run("brief", "mine.toml", "--json", "--folder", folder).stdout)
    assert first != second


def edited(path: Path, chance: Random) -> None:
    word = chance.choice(re.findall("[a-z]{5,}", path.read_text()))
    path.write_text(path.read_text().replace(word, f"{word}s", 1))


def set_back(path: Path, chance: Random) -> None:
    before = path.stat()
    edited(path, chance)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def broken(path: Path, _: Random) -> None:
    path.write_text(f"{path.read_text()}\n[[[")


def own_agenda(path: Path, chance: Random) -> None:
    shipped = Path(__file__).parents[2] / "agendas" / f"{chance.choice(['care', 'kickoff'])}.toml"
    shutil.copy(shipped, path.parents[1] / "agendas" / "ours.toml")


CHANGES: tuple[Callable[[Path, Random], object], ...] = (
    edited,
    edited,
    set_back,
    broken,
    own_agenda,
    lambda path, _: path.unlink(),
    lambda path, _: path.rename(path.with_name(f"{path.stem}-b.toml")),
    lambda path, chance: edited(path.parents[1] / "partnership.toml", chance),
    lambda *_: None,
)
ASKED = ("show", "show --json", "list", "actions", "decisions --all", "story", "trends", "brief", "agendas", "check a")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_becomes_of_the_files_it_is_what_it_would_be_anew(seed: int, run: Run, tmp_path: Path) -> None:
    chance = Random(seed)
    folder = one(tmp_path / "a", 9, until=date(2026, 11, 20))
    for number in range(7):
        path = chance.choice(sorted((folder / "minutes").glob("*.toml")))
        chance.choice(CHANGES)(path, chance)
        for words in chance.sample(ASKED, 4):
            asked = (*words.split(), "--folder", folder)
            anew = run(*asked, XDG_CACHE_HOME=str(tmp_path / f"empty-{number}"))
            assert [seen(run(*asked)) for _ in range(2)] == [seen(anew)] * 2, words


def test_what_was_withheld_is_in_no_answer(folder: Path, run: Run, environment: dict[str, str]) -> None:
    run("show", "--folder", folder)
    caches = Path(environment["HOME"]) / ".cache" / "meetingtui"
    assert any(b"Ring the site" in path.read_bytes() for path in caches.glob(f"*{ENDING}"))
    done = run(
        *("redact", "last", "A7", "--why", "a name", "--asked", "imani"),
        *("--yes", "quillmere", "--yes", "tolland", "--sure", "--folder", folder),
    )
    assert done.returncode == 0, done.stderr
    assert not [path for path in caches.iterdir() if b"Ring the site" in path.read_bytes()]
    assert "Ring the site" not in run("show", "--folder", folder).stdout

"""`meetingtui show` and `meetingtui list`: minutes found by any of their names, and printed so that nothing acts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"
MINUTES = (DATA / "minutes.toml").read_text()
CODES = "x\x1b]0;pwn\x07\x9b31m\u202e\x7f"
SHOWN = "x␛]0;pwn␇\ufffd31m␡"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A partnership without minutes."""
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made)
    return made


def keep(folder: Path, name: str, text: str = MINUTES) -> Path:
    path = folder / "minutes" / f"{name}.toml"
    path.write_text(text)
    return path


def assert_inert(text: str) -> None:
    assert not {"\x1b", "\x07", "\x7f", "\x9b", "\u202e"} & set(text)


def test_the_id_of_an_item_is_led_to_where_it_is_found(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("show", "a31", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "meetingtui: a31 stands in minutes and is none; meetingtui search a31 says in which\n"


@pytest.mark.parametrize("command", [("show", "last"), ("export", "last", "--to", "md")])
def test_where_the_partnerships_file_is_wrong_it_says_that_names_are_missing(
    run: Run, folder: Path, command: tuple[str, ...]
) -> None:
    keep(folder, "2026-11-20-context")
    (folder / "partnership.toml").write_text("name = \n")
    for _ in range(2):
        done = run(*command, "--folder", folder)
        assert (done.returncode, "A31" in done.stdout) == (0, True)
        lines = [line for line in done.stderr.splitlines() if not line.startswith("Next: ")]
        assert len(lines) == 1
        assert 'partnership.toml:1: "name" has no value' in lines[0]
        assert lines[0].endswith("; until then people and parties are called by their ids")


def test_a_list_without_minutes_says_so_and_ends_with_1(run: Run, folder: Path) -> None:
    done = run("list", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "No minutes yet; meetingtui run AGENDA holds a meeting.\n"
    asked = run("list", "--json", "--folder", folder)
    assert (asked.returncode, json.loads(asked.stdout), asked.stderr) == (1, [], "")


def test_a_list_of_minutes_ends_with_0(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("list", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Fri 20 Nov 2026  2026-11-20-context  draft  1 decision, 2 actions, 1 parked\n"


def test_minutes_that_cannot_be_read_are_named_beside_those_that_can(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    keep(folder, CODES, "date = soon\n")
    done = run("list", "--folder", folder)
    assert done.returncode == 0
    assert "2026-11-20-context" in done.stdout
    assert f"{SHOWN}.toml:1: " in done.stderr
    assert_inert(done.stderr)


@pytest.mark.parametrize(
    "name", ["last", "9", "2026-11-20", "2026-11", "2026-11-20-context", "2026-11-20-context.toml"]
)
def test_minutes_go_by_many_names(run: Run, folder: Path, name: str) -> None:
    keep(folder, "2026-11-20-context")
    done = run("show", name, "--folder", folder)
    assert done.returncode == 0
    assert done.stdout.startswith("Quillmere and Tolland Bright\nContext conversation and status\n")


def test_what_no_minutes_are_called_ends_with_1(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    done = run("show", "2027", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "meetingtui: no minutes 2027; meetingtui list names those there are\n"


def test_a_hostile_file_name_is_listed_inert_and_found_by_what_was_listed(run: Run, folder: Path) -> None:
    keep(folder, f"2026-11-20-{CODES}")
    done = run("list", "--folder", folder)
    assert done.stdout.split("  ")[1] == f"2026-11-20-{SHOWN}"
    assert_inert(done.stdout)
    assert run("show", f"2026-11-20-{SHOWN}", "--folder", folder).returncode == 0


def test_a_choice_between_hostile_file_names_is_inert(run: Run, folder: Path) -> None:
    keep(folder, f"a-{CODES}")
    keep(folder, f"b-{CODES}")
    done = run("show", "9", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"meetingtui: 9 may mean a-{SHOWN}, b-{SHOWN}; name one of them\n"


def test_json_of_hostile_names_and_keys_is_inert_and_reads_back_whole(run: Run, folder: Path) -> None:
    strange = 'state = "draft"\n"mood\\u009b" = "\\u009b31m \\u202e \\u007f"\n'
    keep(folder, f"2026-11-20-{CODES}", MINUTES.replace('state       = "draft"', strange))
    listed, shown = run("list", "--json", "--folder", folder), run("show", "--json", "--folder", folder)
    assert_inert(listed.stdout + shown.stdout)
    assert listed.stdout.isascii()
    assert shown.stdout.isascii()
    assert json.loads(listed.stdout)[0]["file"] == f"2026-11-20-{CODES}.toml"
    assert json.loads(shown.stdout)["mood\x9b"] == "\x9b31m \u202e \x7f"


def test_the_text_of_minutes_is_inert_whatever_they_hold(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context", MINUTES.replace("Context conversation", "\\u001b[31mContext\\u009b \\u202e"))
    done = run("show", "--folder", folder)
    assert done.returncode == 0
    assert_inert(done.stdout)


def test_last_is_what_the_files_say_and_not_their_names(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    assert "Fri 20 Nov 2026" in run("show", "--folder", folder).stdout
    keep(folder, "2026-11-25-misnamed", MINUTES.replace("2026-11-20", "2026-11-01", 1))
    assert "Fri 20 Nov 2026" in run("show", "--folder", folder).stdout
    keep(folder, "2026-11-19-broken", "date = soon\n")
    assert "Fri 20 Nov 2026" in run("show", "--folder", folder).stdout


@pytest.mark.parametrize("broken", ["2026-11-26-context", "2026-11-20-other", "notes"])
def test_where_the_last_cannot_be_read_none_is_taken_in_its_place(run: Run, folder: Path, broken: str) -> None:
    keep(folder, "2026-11-20-context")
    keep(folder, broken, "date = soon\n")
    for command in ("show", "confirm", "export"):
        words = ("--to", "md") if command == "export" else ()
        done = run(command, "last", *words, "--folder", folder)
        assert done.returncode > 0
        assert done.stdout == ""
        assert f"{broken}.toml:1: " in done.stderr


@pytest.mark.parametrize("name", ["2026-11-26", "2026-11-26-con", "2026-11-26-context", "2026-11-26-context.toml"])
def test_minutes_that_cannot_be_read_are_found_by_their_name_and_say_why(run: Run, folder: Path, name: str) -> None:
    keep(folder, "2026-11-20-context")
    keep(folder, "2026-11-26-context", "date = soon\n")
    done = run("show", name, "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert "2026-11-26-context.toml:1: " in done.stderr
    assert "may mean" in run("show", "2026-11", "--folder", folder).stderr


def test_a_number_is_a_meeting_and_never_the_beginning_of_a_day(run: Run, folder: Path) -> None:
    keep(folder, "2026-11-20-context")
    for number in ("2", "20", "202"):
        done = run("show", number, "--folder", folder)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"meetingtui: no minutes {number}; meetingtui list names those there are\n"
    keep(folder, "2026-11-26-context", "meeting = 20\n")
    assert "2026-11-26-context cannot be read" in run("show", "20", "--folder", folder).stderr
    keep(folder, "2026-11-27-context", MINUTES.replace("meeting     = 9", "meeting     = 20"))
    assert "Meeting 20" in run("show", "20", "--folder", folder).stdout
    assert "Fri 20 Nov 2026" in run("show", "9", "--folder", folder).stdout

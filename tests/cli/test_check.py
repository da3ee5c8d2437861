"""`meetingtui check`: every problem with its place, one line of summary, and 1 where a file cannot be used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"


def test_right_files(run: Run) -> None:
    done = run("check", DATA / "partnership.toml", DATA / "minutes.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 files: right\n", "")


def test_errors_and_warnings_of_all_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "x"\nminuts = 3\n[[step]]\nkind = "close"\n')
    (tmp_path / "b.toml").write_text("title = \n")
    done = run("check", "a.toml", "b.toml", "c.toml")
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        'a.toml:2: warning: "minuts" is not a key; did you mean "minutes"?',
        'b.toml:1: "title" has no value; write one after the =, or take the line out',
        "c.toml: there is no such file; see whether the name is spelt right",
        "3 files: 2 errors, 1 warning",
    ]


def test_warnings_alone_end_with_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "x"\nminuts = 3\n[[step]]\nkind = "close"\n')
    done = run("check", "a.toml")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 file: 1 warning")


def test_without_a_file_it_is_the_partnerships_folder(run: Run, tmp_path: Path) -> None:
    shutil.copy(DATA / "partnership.toml", tmp_path)
    assert run("check").stdout == "1 file: right\n"
    (tmp_path / "other").mkdir()
    shutil.copy(DATA / "partnership.toml", tmp_path / "other")
    (tmp_path / "other" / "agendas").mkdir()
    (tmp_path / "other" / "agendas" / "a.toml").write_text('title = "x"\n[[step]]\nkind = "close"\n')
    for done in (
        run("--folder", "other", "check"),
        run("check", "--folder", "other"),
        run("check", MEETINGTUI_FOLDER="other"),
    ):
        assert done.stdout == "2 files: right\n"


def test_the_same_as_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "x"\n[[step]]\nkind = "close"\n  seal = 3\n')
    done = run("check", "--json", "a.toml")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "files": 1,
        "errors": 1,
        "warnings": 0,
        "problems": [
            {
                "file": "a.toml",
                "line": 4,
                "column": 3,
                "severity": "error",
                "sentence": 'step 1 (close) "seal" must be true or false, without quotes, not 3',
                "way_out": "",
            }
        ],
    }


def test_a_hostile_name_and_hostile_contents_print_inert(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J.toml").write_text('"\\u001b]0;x\\u0007" = 1\n[[step]]\nkind = "\\u001b[31m"\n')
    done = run("check", "a\x1b[2J.toml")
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout.startswith("a␛[2J.toml:1: ")


def test_a_hostile_name_is_inert_as_json_too(run: Run, tmp_path: Path) -> None:
    name = "a\x1b[2J\x9b\u202e\x7f.toml"
    (tmp_path / name).write_text('"\\u009b\\u202e\\u007f" = 1\n[[step]]\nkind = "\\u009b"\n')
    done = run("check", "--json", name)
    assert done.returncode == 1
    assert not {"\x1b", "\x7f", "\x9b", "\u202e"} & set(done.stdout + done.stderr)


def test_what_no_register_can_list_is_told_with_what_to_write(run: Run, tmp_path: Path) -> None:
    text = (DATA / "minutes.toml").read_text()
    (tmp_path / "m.toml").write_text(f'{text}\n[[risk]]\ncause = "The lift."\n')
    (line, _) = run("check", "m.toml").stdout.splitlines()
    assert 'warning: risk 1 has no id, so no register lists it; write id = "R…" with the next free number' in line
    (tmp_path / "m.toml").write_text(f'{text}\n[[risk]]\nid = "R1"\ncause = "The lift."\n')
    assert run("check", "m.toml").stdout == "1 file: right\n"

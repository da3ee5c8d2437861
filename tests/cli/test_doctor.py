"""`meetingtui doctor`: a line for everything that was looked at, and what to do where it is not well."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PARTIES = ("--party", "Quillmere", "--party", "Tolland", "--zone", "UTC")


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("new", "Q", *PARTIES, "--folder", "q")
    return tmp_path / "q"


def lines(run: Run, code: int = 0) -> list[str]:
    done = run("doctor", "--folder", "q", PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (code, "")
    return done.stdout.splitlines()


def test_a_folder_that_is_right(run: Run, folder: Path) -> None:
    found = lines(run)
    assert found[-1] == "all is well"
    assert {line.split()[0] for line in found[:-1]} == {"ok"}
    about = [line.split(": ")[0].split()[-1] for line in found[:-1]]
    assert about[:5] == ["program", "textual", "libraries", "letters", "terminal"]
    assert {"settings", "cache", "clock", "partnership", "q/live", "q/minutes", "meeting", "disk", "group", "zone"} <= {
        *about
    }


def test_the_screen_library_is_left_alone(folder: Path, environment: dict[str, str]) -> None:
    script = (
        "import sys\nfrom meetingtui.cli.main import run\n"
        f"code = run(['doctor', '--folder', {str(folder)!r}])\n"
        "print(code, 'textual' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
    assert done.stderr == "0 False\n"


def test_without_a_partnership_the_rest_is_looked_at_all_the_same(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0
    assert "warning  folder: there is no partnership here" in done.stdout
    assert run("doctor", "--folder", "gone").returncode == 2


@pytest.mark.parametrize("name", ["", "live", "minutes"])
def test_what_everyone_may_write_is_wrong_and_the_command_that_mends_it_is_named(
    run: Run, folder: Path, name: str
) -> None:
    (folder / name).chmod(0o777)
    (wrong,) = [line for line in lines(run, 1) if line.startswith("wrong")]
    assert "may be written by everyone on this machine (0777)" in wrong
    mend = wrong.split("mend it with: meetingtui ")[1].split()
    assert run(*mend).returncode == 0
    assert run("share", "--private", "--folder", "q").returncode == 0
    assert lines(run)[-1] == "all is well"


def test_a_part_that_the_group_cannot_work_in_is_wrong(run: Run, folder: Path) -> None:
    run("share", "--group", str(os.getegid()), "--folder", "q")
    (folder / "minutes").chmod(0o700)
    (folder / "partnership.toml").chmod(0o600)
    found = lines(run, 1)
    assert any(line.startswith("wrong    q/minutes: the group cannot work in it (2700, ") for line in found) or any(
        line.startswith("wrong    q/minutes: the group cannot work in it (0700, ") for line in found
    )
    assert any(line.startswith("warning  q/partnership.toml: the group cannot read and replace it") for line in found)


def test_links_and_logs_that_are_not_believed_are_named(run: Run, folder: Path) -> None:
    live = folder / "live" / "2026-11-20-0a1b2c3d"
    live.mkdir(mode=0o700)
    (live / f"ev-{os.geteuid() + 1}-{'a' * 12}.jsonl").touch(0o600)
    (folder / "live" / "2026-11-21-0a1b2c3d").symlink_to(live)
    (folder / "minutes" / "a.toml").symlink_to("/etc/passwd")
    found = "\n".join(lines(run, 1))
    assert "is not read: its owner is not the one its name says" in found
    assert "q/live/2026-11-21-0a1b2c3d: looks like a meeting and is none; remove it" in found
    assert "wrong    q/minutes/a.toml: is a link" in found


def test_what_was_left_behind_is_named(run_process: Run, folder: Path, tmp_path: Path) -> None:
    left, fresh = (folder / "minutes" / f".a.toml.{letter * 16}" for letter in "ab")
    left.touch(0o600)
    fresh.touch(0o600)
    os.utime(left, (0, 0))
    rescue = tmp_path / "home/.local/state/meetingtui/rescue"
    rescue.mkdir(parents=True)
    (rescue / "2026-11-20-0a1b2c3d-99999999-unsent.json").write_text("{}")
    (rescue / f"2026-11-20-0a1b2c3d-{os.getpid()}-unsent.json").write_text("{}")
    found = [line for line in lines(run_process) if line.startswith("warning")]
    assert len(found) == 2
    assert found[0].startswith(f"warning  q/minutes/{left.name}: was left by a program that was killed while it wrote")
    assert f"{rescue}: 1 file of words that were not sent or not saved" in found[1]


def test_as_json(run: Run, folder: Path) -> None:
    (folder / "live").chmod(0o777)
    done = run("doctor", "--folder", "q", "--json", PYTHONUTF8="1")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert (told["wrong"], told["warnings"]) == (1, 0)
    assert [one["about"] for one in told["checks"] if one["state"] == "wrong"] == ["q/live"]


def test_hostile_names_print_inert(run: Run, folder: Path) -> None:
    (folder / "live" / "a\x1b[2J\x9b\u202e").mkdir()
    done = run("doctor", "--folder", "q", PYTHONUTF8="1")
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout + done.stderr)
    assert "is nothing of the program's" in done.stdout
    assert stat.S_ISDIR(folder.stat().st_mode)


def test_what_owners_said_is_looked_at_too(run: Run, folder: Path) -> None:
    (folder / "asked").mkdir(mode=0o700)
    word = folder / "asked" / "2026-11-22-A7-imani-0a1b2c3d.toml"
    word.touch(0o600)
    assert lines(run)[-1] == "all is well"
    word.chmod(0o660)
    (found,) = [line for line in lines(run) if line.startswith("warning")]
    assert f"q/asked/{word.name}: others than " in found
    assert "may change what they said, so it counts as nobody's (0660); mend it with: meetingtui share" in found
    assert run("share", "--private", "--folder", "q").returncode == 0
    assert lines(run)[-1] == "all is well"


def test_settings_that_are_wrong_are_told_with_their_place(run: Run, folder: Path, own_home: Path) -> None:
    settings = own_home / ".config" / "meetingtui"
    settings.mkdir()
    (settings / "config.toml").write_text('theme = "dark"\n')
    more = {"XDG_CONFIG_HOME": str(settings.parent), "PYTHONUTF8": "1"}
    assert f"ok       settings: read from {settings / 'config.toml'}" in run("doctor", "--folder", "q", **more).stdout
    (settings / "config.toml").write_text("theme = 7\n")
    done = run("doctor", "--folder", "q", **more)
    assert done.returncode == 1
    assert "wrong    settings: " in done.stdout
    assert "config.toml:1: " in done.stdout


def test_a_clock_that_is_behind_is_doubted(run: Run, folder: Path) -> None:
    later = 2_000_000_000 + 2_000_000_000
    os.utime(folder / "minutes", (later, later))
    assert any(line.startswith("warning  clock: ") and "set the clock" in line for line in lines(run))


def test_letters_that_a_terminal_lacks_are_told_with_the_way_out(run_process: Run, folder: Path) -> None:
    done = run_process("doctor", "--folder", "q", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "warning  letters: ascii, for the language is set to C: some signs are shown as ?; set it to" in done.stdout

"""However a command ends: a code that says how, one line that says why, and never a traceback."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

import meetingtui
from meetingtui.cli import main
from meetingtui.core.problems import Place, Problem
from meetingtui.files.toml_text import FileRefused
from tests.cli.conftest import Run

PRINTING = (
    ("--help",),
    ("--version",),
    ("check", "a.toml"),
    ("agendas",),
    ("schema", "agenda"),
    ("new", "x", "--party", "Quillmere Advisory", "--party", "Tolland Bright Studio"),
)


def test_the_version(run_process: Run) -> None:
    assert run_process("--version").stdout == f"meetingtui {meetingtui.__version__}\n"


def test_the_help_names_every_command(run: Run) -> None:
    shown = run("--help").stdout
    assert all(f"\n  {name} " in shown for name in main.COMMANDS)


def test_every_command_takes_a_folder() -> None:
    context = click.Context(main.program)
    for name in main.COMMANDS:
        command = main.program.get_command(context, name)
        assert command is not None
        assert any("--folder" in one.opts for one in command.params), name


def test_every_command_of_the_list_exists() -> None:
    context = click.Context(main.program)
    for name in main.COMMANDS:
        assert isinstance(main.program.get_command(context, name), click.Command)


@pytest.mark.parametrize("arguments", PRINTING, ids=[arguments[0] for arguments in PRINTING])
def test_what_prints_leaves_the_screen_library_alone(
    arguments: tuple[str, ...], tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "a.toml").write_text('title = "x"\n[[step]]\nkind = "close"\n')
    script = (
        "import sys\nfrom meetingtui.cli.main import run\n"
        f"code = run({list(arguments)!r})\n"
        "heavy = {'textual', 'rich.console', 'tomlkit', 'rapidfuzz', 'asyncio'} & set(sys.modules)\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stderr == "0 []\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["chek"], 'meetingtui: there is no command "chek"; did you mean "check"?'),
        (["qqq"], 'meetingtui: there is no command "qqq"; see: meetingtui --help'),
        (["check", "--jsn"], "meetingtui: no such option '--jsn'; did you mean --json?\n"),
        (["list", "--nope"], "meetingtui: no such option '--nope'; did you mean --owner or --since?\n"),
        (["--jsn"], "meetingtui: no such option '--jsn'; see: meetingtui --help\n"),
        (["schema", "agend"], 'meetingtui: "agend" is none of agenda, '),
        (["schema"], "meetingtui: missing argument "),
        (["tell"], "meetingtui: missing argument 'PROMISE'; for example: meetingtui tell A31 done"),
        (["new", "x"], "meetingtui: missing option '--party'; for example: meetingtui new "),
        (["run"], "meetingtui: missing argument 'AGENDA'; for example: meetingtui run context-and-status"),
        (
            ["check"],
            "meetingtui: there is no partnership here and none in ~/meetings; make one with: meetingtui new NAME "
            "--party A --party B; see one with: meetingtui demo\n",
        ),
        (["--folder", "gone", "check"], "meetingtui: "),
        (["check", "--folder", "gone"], "meetingtui: "),
        (["agendas", "--folder", "gone"], "meetingtui: "),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["--theme", "light"], ["run", "kickoff"], ["--theme", "plain", "run", "kickoff"]]
)
def test_how_it_looks_can_be_said_before_any_command(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no terminal here" in done.stderr
    assert run("--theme", "lihgt").stderr.startswith('meetingtui: "lihgt" is none of auto, dark, light and plain')


def test_a_theme_of_the_environment_that_is_none_is_refused_at_home_too(run: Run) -> None:
    done = run(MEETINGTUI_THEME="blue")
    assert done.returncode == 2
    assert done.stderr.startswith("meetingtui: MEETINGTUI_THEME is set to blue")


def ending(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(main.program, "invoke", fail)
    return main.run([])


def test_the_shell_may_ask_what_comes_next(run: Run) -> None:
    done = run(_MEETINGTUI_COMPLETE="bash_complete", COMP_WORDS="meetingtui ch", COMP_CWORD="1")
    assert (done.returncode, done.stdout) == (0, "plain,check\n")


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(monkeypatch, KeyboardInterrupt()) == 130
    assert ending(monkeypatch, click.Abort()) == 130
    assert capsys.readouterr() == ("", "")


def test_a_refused_file_is_told_with_every_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = [Problem(Place("a.toml", line), "is wrong", "mend it") for line in (1, 2)]
    assert ending(monkeypatch, FileRefused(*problems)) == 2
    assert capsys.readouterr().err == "a.toml:1: is wrong; mend it\na.toml:2: is wrong; mend it\n"


def test_the_systems_no_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert ending(monkeypatch, OSError(errno.ENOSPC, "No space left on device", "a\x1b[2J.toml")) == 2
    assert capsys.readouterr().err == "meetingtui: a␛[2J.toml: no space left on device\n"


def test_a_defect_is_kept_for_its_owner_and_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    secret = "what Imani said"
    assert ending(monkeypatch, ZeroDivisionError(secret)) == 2
    line = capsys.readouterr().err
    report = next(tmp_path.rglob("crash-*.txt"))
    assert line == f"meetingtui: an error that nobody expected; details are in {report}\n"
    assert report.stat().st_mode & 0o777 == 0o600
    assert "ZeroDivisionError" in report.read_text()


def test_a_defect_is_told_even_where_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert ending(monkeypatch, ZeroDivisionError()) == 2
    assert capsys.readouterr().err == "meetingtui: an error that nobody expected; the details could not be written\n"


def test_a_reader_who_has_seen_enough_is_no_error(tmp_path: Path, environment: dict[str, str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "meetingtui", "schema", "minutes"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_that_knows_few_letters_still_gets_the_sentence(run_process: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('title = "◆"\nkind = “x”\n')
    done = run_process("check", "a.toml", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert done.stdout.startswith("a.toml:2: curly quotes")
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "~nobody-of-that-name/last.toml"),
        ("export", "--to", "md", "--output", "~nobody-of-that-name/x.md"),
        ("list", "--folder", "~nobody-of-that-name"),
        ("import", "~nobody-of-that-name/x.md"),
    ],
)
def test_the_home_of_somebody_who_is_not_here_is_a_sentence(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode in {1, 2}
    assert "nobody expected" not in done.stderr


READING = """\
import sys, threading
from typing import Annotated
from pydantic import AfterValidator, TypeAdapter
from meetingtui.cli.main import main

begun = threading.Event()

def slowly(number: int) -> int:
    begun.set()
    return sum(range(number))

def read() -> None:
    while True:
        TypeAdapter(list[Annotated[int, AfterValidator(slowly)]]).validate_python([3000] * 3000)

threading.Thread(target=read, daemon=True).start()
begun.wait()
sys.argv = ["meetingtui", *sys.argv[1:]]
main()
"""


def test_a_thread_that_still_reads_at_the_end_changes_nothing_of_how_it_ends(environment: dict[str, str]) -> None:
    for arguments, code in ((["--version"], 0), (["nope"], 2), (["run", "--folder", "/nowhere", "x"], 2)):
        command = [sys.executable, "-c", READING, *arguments]
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
        assert (ended.returncode, (ended.stdout + ended.stderr).count("\n")) == (code, 1), ended.stderr


@pytest.mark.parametrize("command", [("search", "door"), ("doctor",), ("agendas",)])
def test_where_nothing_can_be_printed_nothing_falls_over(
    tmp_path: Path, environment: dict[str, str], command: tuple[str, ...]
) -> None:
    folder = tmp_path / "q"
    (folder / "minutes").mkdir(parents=True)
    for name, place in (("partnership.toml", folder), ("minutes.toml", folder / "minutes")):
        shutil.copy(Path(__file__).parent.parent / "data" / name, place)
    closing = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "meetingtui", *command, "--folder", str(folder)]
    done = subprocess.run(closing, env=environment, stderr=subprocess.PIPE, text=True, timeout=30, check=False)
    assert done.returncode in {0, 1}
    assert "nobody expected" not in done.stderr

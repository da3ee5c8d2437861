"""`meetingtui search`: two lines a find, plain where nobody can see bold, and an exit code that answers."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"
MINUTES = (DATA / "minutes.toml").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "q"
    (made / "minutes").mkdir(parents=True)
    shutil.copy(DATA / "partnership.toml", made)
    (made / "minutes" / "2026-11-20-context.toml").write_text(MINUTES)
    return made


def test_a_find_is_two_lines_that_say_where_it_is_and_what_it_says(run: Run, folder: Path) -> None:
    done = run("search", "invoice", "--folder", folder)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first == (
        "Fri 20 Nov 2026 · action A32 · Jonas Weil · Context conversation and status  2026-11-20-context"
    ), "nothing is cut where the output goes elsewhere"
    assert second == "  Send November as one invoice, checked by both firms first. · Client has one…"


def test_nothing_found_ends_with_1_and_names_what_is_near(run: Run, folder: Path) -> None:
    done = run("search", "clock", "--folder", folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Nothing found; minutes do say ")


def test_a_slip_is_mended_and_said(run: Run, folder: Path) -> None:
    done = run("search", "invoise", "--folder", folder)
    assert done.returncode == 0
    assert done.stderr == "No minutes say invoise; searched for invoice.\n"


def test_json_says_the_same_and_nothing_else(run: Run, folder: Path) -> None:
    done = run("search", "invoice", "--json", "--folder", folder)
    (hit,) = json.loads(done.stdout)["hits"]
    assert (hit["minutes"], hit["part"], hit["by"]) == ("2026-11-20-context", "A32", "Jonas Weil")
    assert [hit["text"][start:end] for start, end in hit["bold"]] == ["invoice"]
    nothing = run("search", "zzz", "--json", "--folder", folder)
    assert (nothing.returncode, json.loads(nothing.stdout)["hits"], nothing.stderr) == (1, [], "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "meetingtui: say what to search for; for example: meetingtui search invoice\n"),
        (["x", "--kind", "doors"], 'meetingtui: there is no kind "doors"; write one of meeting, '),
        (
            ["x", "--since", "soon"],
            'meetingtui: "soon" is no date; write since:2026, since:2026-01 or since:2026-01-31\n',
        ),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(
    run: Run, folder: Path, arguments: list[str], sentence: str
) -> None:
    done = run("search", *arguments, "--folder", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)


def test_filters_are_options_too(run: Run, folder: Path) -> None:
    done = run("search", "--kind", "action", "--person", "Jonas", "--json", "--folder", folder)
    assert [hit["part"] for hit in json.loads(done.stdout)["hits"]] == ["A32"]
    assert run("search", "invoice", "--until", "2025", "--folder", folder).returncode == 1


def test_an_argument_with_spaces_is_a_phrase(run: Run, folder: Path) -> None:
    assert run("search", "one invoice", "--folder", folder).returncode == 0
    assert run("search", "invoice one", "--folder", folder).returncode == 1
    assert run("search", "invoice", "one", "--folder", folder).returncode == 0


def test_minutes_that_were_not_searched_are_named(run: Run, folder: Path) -> None:
    (folder / "minutes" / "bad\x1b]0;x.toml").write_text("meeting = [")
    done = run("search", "invoice", "--folder", folder)
    assert done.returncode == 0
    assert done.stderr.startswith("not searched: ")
    assert "\x1b" not in done.stderr


def test_hostile_minutes_are_printed_inert(run: Run, folder: Path) -> None:
    hostile = MINUTES.replace("as one invoice", "\\u001b[31mas one invoice\\u009b \\u202e").replace("A32", "A7")
    (folder / "minutes" / "a\x1b[1m\n.toml").write_text(hostile)
    done = run("search", "invoice", "--folder", folder)
    assert not {"\x1b", "\x9b", "\u202e"} & set(done.stdout)
    assert len(done.stdout.splitlines()) == 4


def on_a_terminal(folder: Path, environment: dict[str, str], *arguments: str, columns: int = 60) -> str:
    above, below = pty.openpty()
    os.set_blocking(above, True)
    import fcntl
    import struct
    import termios

    fcntl.ioctl(below, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "meetingtui", "search", *arguments, "--folder", str(folder)]
    running = subprocess.Popen(command, stdin=below, stdout=below, stderr=below, env=environment)
    os.close(below)
    said = b""
    while True:
        try:
            piece = os.read(above, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    running.wait(timeout=60)
    os.close(above)
    return said.decode()


def test_on_a_terminal_what_was_found_is_bold_and_no_line_is_too_wide(
    folder: Path, environment: dict[str, str]
) -> None:
    shown = on_a_terminal(folder, {**environment, "TERM": "xterm-256color"}, "invoice")
    assert "\x1b[1minvoice\x1b[22m" in shown
    hits = [line for line in shown.splitlines() if not line.startswith("Next: ")]
    assert max(len(re.sub(r"\x1b\[\d+m", "", line)) for line in hits) <= 60


@pytest.mark.parametrize("more", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_style_gets_none(
    folder: Path, environment: dict[str, str], more: dict[str, str]
) -> None:
    assert "\x1b" not in on_a_terminal(folder, {**environment, **more}, "invoice")


def test_searching_imports_no_screen_library(folder: Path, environment: dict[str, str]) -> None:
    code = (
        "import sys\nfrom meetingtui.cli.main import run\n"
        f"assert run(['search', 'invoice', '--folder', {str(folder)!r}]) == 0\n"
        "heavy = ('textual', 'jinja2', 'markdown_it', 'icalendar', 'tomlkit')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"

"""The man page, the page about commands and the shell's table are those of the commands as they are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from meetingtui.cli import reference
from meetingtui.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
ELSEWHERE = {"TEXTUAL", "COLORFGBG", "TMUX", "STY", "SSH", "SHELL", "TERM_PROGRAM"}
"""Variables that say what is around the program, and are not set for it."""


@pytest.mark.parametrize("path", reference.written(), ids=lambda path: path.name)
def test_what_is_written_from_the_commands_is_current(path: Path) -> None:
    now = reference.written()[path]
    assert path.read_text(encoding="utf-8") == now, "write it anew with: python -m meetingtui.cli.reference"


def test_the_man_page_names_every_command_option_code_and_file() -> None:
    page = reference.man_page().replace("\\-", "-")
    for name, one in reference.every_command():
        assert f"\n.SS meetingtui {name}" in page
        options = [option for option in one.params if isinstance(option, click.Option) and not option.hidden]
        assert all(f" {words}" in page for option in options for words in option.opts)
    for told in (reference.EXITS, reference.ENVIRONMENT, reference.FILES):
        assert all(f"\n.B {name}" in page for name in told)


def test_every_variable_that_is_read_is_on_the_page() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "meetingtui").rglob("*.py"))
    read = set(re.findall(r'env(?:iron)?(?:\.get\(|\[)"([A-Z_]+)"', texts))
    named = {name for names in reference.ENVIRONMENT for name in names.split(", ")}
    assert {name for name in read if not any(name.startswith(one) for one in ELSEWHERE)} <= named


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff on this machine")
def test_the_man_page_is_drawn_without_a_warning() -> None:
    drawn = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-K", "utf8", str(reference.MAN)],
        capture_output=True,
        text=True,
        env={**os.environ, "GROFF_NO_SGR": "1"},
    )
    assert (drawn.returncode, drawn.stderr) == (0, "")
    assert "meetingtui - run live meetings between organisations" in drawn.stdout


def test_the_man_page_is_installed_where_man_looks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"man/meetingtui.1": "share/man/man1/meetingtui.1"}
    assert (ROOT / "man" / "meetingtui.1").is_file()


def test_every_help_is_sentences_with_something_to_type() -> None:
    for name, one in reference.every_command():
        text = (one.help or "").replace("\b", "")
        first = next(line for line in re.split(r"\n\s*\n", text) if line)
        assert first.rstrip().endswith("."), name
        assert re.search(rf"(^|\s|: )meetingtui {re.escape(name.partition(' ')[0])}", text) or name in WITHOUT, name


WITHOUT = {"demo", "run", "keys"}
"""Commands whose line of usage is all there is to type."""


def test_the_help_has_a_line_for_every_command() -> None:
    assert all(about.endswith(".") and len(about) < 90 for _, _, about in COMMANDS.values())

"""Agendas of your own: copying one into your folder, and editing one until it is right."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import click

from meetingtui.cli.printing import print_line, say_next
from meetingtui.cli.screens import refuse
from meetingtui.core.problems import Problem, errors
from meetingtui.core.text import near, slug
from meetingtui.files.agenda import find_agenda, read_agenda
from meetingtui.files.atomic import write_atomically
from meetingtui.files.modes import ensure_folder
from meetingtui.files.own_cache import cache_folder
from meetingtui.files.partnership import load_partnership
from meetingtui.files.toml_text import FileRefused, parse_toml, read_text

_LIMIT = 5_000_000


def copy_agenda(folder: Path, name: str, new: str | None) -> Path:
    """Put a copy into the folder; ends with what to do where the name is taken."""
    source = find_agenda(name, folder)
    target = folder / "agendas" / f"{slug(new or source.stem)}.toml"
    if target.exists():
        refuse(f"{near(target)} is there already; give the copy another name: meetingtui agendas copy {name} NEW", 1)
    ensure_folder(target.parent)
    write_atomically(target, _without_schema(read_text(source)), new=True)
    print_line(f"{near(target)} is yours now.")
    say_next(f"change it: meetingtui agendas edit {target.stem}")
    return target


def _without_schema(text: str) -> str:
    """Without the line that points an editor at the schema beside the shipped ones: it is not beside this one."""
    return re.sub(r"\A#:schema [^\n]*\n", "", text)


def edit_agenda(folder: Path, name: str) -> None:
    """Edit an agenda in the person's own editor; it is put in its place once it is right."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    command = _words(editor or "")
    if not command:
        refuse("no editor is set that can be run; set EDITOR, such as: export EDITOR=nano")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        refuse("an editor needs a terminal, and there is none here; meetingtui check FILE checks an agenda")
    target = folder / "agendas" / f"{slug(name)}.toml"
    if not target.exists():
        target = copy_agenda(folder, name, None)
    before = read_text(target)
    with tempfile.TemporaryDirectory(prefix="agenda-", dir=cache_folder()) as room:
        draft = Path(room) / target.name
        draft.write_text(before, encoding="utf-8")
        text = _edited(command, draft, folder, before)
    if text is None:
        return
    if read_text(target) != before:
        kept = _free(target)
        write_atomically(kept, text, new=True)
        refuse(f"{near(target)} was changed by somebody else meanwhile; your text is in {near(kept)}", 1)
    write_atomically(target, text)
    print_line(f"{near(target)}: right.")
    say_next(f"try it: meetingtui rehearse {target.stem}. Hold it: meetingtui run {target.stem}")


def _free(target: Path) -> Path:
    """A name beside a file that is not taken."""
    names = (target.with_name(f"{target.stem}-edited{number or ''}.toml") for number in count())
    return next(path for path in names if not path.exists())


def _words(command: str) -> list[str]:
    """A command as its words; none where its quotes do not close."""
    try:
        return shlex.split(command)
    except ValueError:
        return []


def _edited(editor: list[str], draft: Path, folder: Path, before: str) -> str | None:
    """The text once it is right, or as it is where the person wants it so; None where nothing is to be kept."""
    while True:
        try:
            subprocess.run([*editor, str(draft)], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            refuse(f"the editor {editor[0]} did not end well ({error}); the agenda is as it was", 1)
        text = draft.read_bytes()[:_LIMIT].decode("utf-8", errors="replace")
        if text == before:
            print_line("Nothing was changed.")
            return None
        wrong = _problems(text, draft.name, folder)
        for problem in wrong:
            print_line(problem, err=True)
        if not errors(wrong):
            return text
        try:
            answer = click.prompt(
                "It cannot be run like this. e edit again, k keep it as it is, x leave the old one",
                type=click.Choice(["e", "k", "x"]),
                default="e",
            )
        except click.Abort:  # interrupted while asking: what was typed is not thrown away
            return text
        if answer == "k":
            return text
        if answer == "x":
            return None


def _problems(text: str, name: str, folder: Path) -> list[Problem]:
    try:
        document = parse_toml(text, name)
    except FileRefused as refused:
        return refused.problems
    return read_agenda(document, Path(name).stem, load_partnership(folder)[0])[1]

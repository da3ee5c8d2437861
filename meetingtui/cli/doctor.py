"""`meetingtui doctor`: what will not work here, and what to do about it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from meetingtui import __version__
from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line
from meetingtui.files.inspection import Finding, State, inspect_disk, inspect_folder
from meetingtui.files.partnership import find_folder, load_partnership
from meetingtui.files.zones import machine_zone

_LEAST = (60, 20)
"""Columns and lines that a screen needs."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Look at versions, terminal, the partnership's folder, its permissions, and what was left behind.

    Ends with 1 where something is wrong; warnings alone end with 0.
    """
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None and settings(context).folder:
        raise click.ClickException(choice.sentence)
    found = [*_program(), *_terminal()]
    found += _partnership(choice.folder) if choice.folder else [Finding(State.WARNING, "folder", choice.sentence)]
    counts = {state: sum(one.state is state for one in found) for state in State}
    if as_json:
        rows = [
            {"state": one.state.value, "about": one.about, "sentence": one.sentence, "way_out": one.way_out}
            for one in found
        ]
        print_json({"wrong": counts[State.WRONG], "warnings": counts[State.WARNING], "checks": rows})
    else:
        for one in found:
            print_line(one)
        print_line(_summary(counts[State.WRONG], counts[State.WARNING]))
    if counts[State.WRONG]:
        context.exit(NO)


def _program() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding(State.OK, "program", f"meetingtui {__version__}, Python {python}, {sys.platform}")
    there, wanted = _version("textual"), _pinned("textual")
    if there is None:
        yield Finding(State.WRONG, "textual", "is not installed", "install meetingtui again")
    elif wanted not in {None, there}:
        sentence = f"{there} is installed, and the screens were made for {wanted}"
        yield Finding(State.WARNING, "textual", sentence, f"pip install textual=={wanted}")
    else:
        yield Finding(State.OK, "textual", there)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _pinned(name: str) -> str | None:
    try:
        wanted = metadata.requires("meetingtui") or []
    except metadata.PackageNotFoundError:
        return None
    found = (re.match(rf"{name}==([\w.]+)\Z", one) for one in wanted)
    return next((one[1] for one in found if one), None)


def _terminal() -> Iterator[Finding]:
    encoding = (sys.stdout.encoding or "ascii").lower()
    if encoding.replace("-", "") != "utf8":
        way_out = "set LANG to one that ends in .UTF-8"
        yield Finding(State.WARNING, "letters", f"{encoding}: some signs are shown as ?", way_out)
    term = os.environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Finding(State.OK, "terminal", "there is none here, so it was not looked at")
        return
    if term in {"", "dumb"}:
        yield Finding(
            State.WRONG, "terminal", f"cannot draw a screen (TERM={term})", "set TERM, or use another terminal"
        )
        return
    columns, lines = os.get_terminal_size()
    facts = f"{term}, {columns} by {lines}, {_colours(term)}, {encoding}"
    if columns < _LEAST[0] or lines < _LEAST[1]:
        way_out = f"make it at least {_LEAST[0]} by {_LEAST[1]}"
        yield Finding(State.WARNING, "terminal", f"{facts}: too small", way_out)
    else:
        yield Finding(State.OK, "terminal", facts)


def _colours(term: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "no colours (NO_COLOR)"
    if os.environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        return "all colours"
    return "256 colours" if "256" in term else "few colours (--theme plain may read better)"


def _partnership(folder: Path) -> Iterator[Finding]:
    # Models cost time to load, and without a folder there is nothing to read with them.
    from meetingtui.live.inspection import inspect_live, left_unsent, unsafe_places

    try:
        yield from inspect_folder(folder, unsafe_places(folder))
        yield from inspect_live(folder)
        yield inspect_disk(folder)
    except OSError as error:
        yield Finding(State.WRONG, "folder", f"cannot be looked at: {(error.strerror or str(error)).lower()}")
    yield from _zone(folder)
    if (unsent := left_unsent()) is not None:
        yield unsent


def _zone(folder: Path) -> Iterator[Finding]:
    partnership, problems = load_partnership(folder)
    here = machine_zone()
    if partnership is None:
        yield Finding(State.WRONG, "partnership", str(problems[0]), "all that is wrong in it: meetingtui check")
    elif partnership.zone and partnership.zone != here:
        yield Finding(State.OK, "zone", f"{partnership.zone} (this machine: {here})")
    else:
        yield Finding(State.OK, "zone", here)


def _summary(wrong: int, warnings: int) -> str:
    if not wrong and not warnings:
        return "all is well"
    parts = [f"{wrong} wrong"] if wrong else []
    parts += [f"{warnings} {'warning' if warnings == 1 else 'warnings'}"] if warnings else []
    return ", ".join(parts)

"""`meetingtui doctor`: what works here, what will not, and what to do about it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import click

from meetingtui import __version__
from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line, say_next
from meetingtui.cli.surroundings import inspect_cache, inspect_clock, inspect_group, inspect_settings, inspect_zone
from meetingtui.files.folders import find_folder
from meetingtui.files.inspection import Finding, State, inspect_disk, inspect_folder

_NEEDED = ("icalendar", "jinja2", "markdown_it", "mnemonic", "rapidfuzz", "sqlite3", "toml_rs", "tomli_w", "tomlkit")
"""What some command needs and is imported only there, so that its lack would show late."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Say what works here, what will not, and what to do: program, terminal, settings, clock, folder, permissions.

    Ends with 1 where something is wrong; warnings alone end with 0. Such as: meetingtui doctor --folder ~/meetings/us
    """
    from meetingtui.cli.terminal_facts import inspect_terminal

    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None and settings(context).folder:
        raise click.ClickException(choice.sentence)
    found = [
        *_program(),
        *inspect_terminal(ask=not as_json),
        *inspect_settings(),
        *inspect_cache(),
        *inspect_clock(choice.folder),
    ]
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
            _print(one)
        print_line(_summary(counts[State.WRONG], counts[State.WARNING]))
        say_next(_next(counts[State.WRONG], here=choice.folder is not None))
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
    lacking = [name for name in _NEEDED if find_spec(name) is None]
    if lacking:
        yield Finding(State.WRONG, "libraries", f"missing: {', '.join(lacking)}", "install meetingtui again")
    else:
        yield Finding(State.OK, "libraries", "all there")


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


def _partnership(folder: Path) -> Iterator[Finding]:
    # Models cost time to load, and without a folder there is nothing to read with them.
    from meetingtui.live.inspection import inspect_live, left_unsent, unsafe_places

    try:
        yield from inspect_folder(folder, unsafe_places(folder))
        yield from inspect_live(folder)
        yield inspect_disk(folder)
    except OSError as error:
        yield Finding(State.WRONG, "folder", f"cannot be looked at: {(error.strerror or str(error)).lower()}")
    yield from inspect_group(folder)
    yield from inspect_zone(folder)
    if (unsent := left_unsent()) is not None:
        yield unsent


def _print(one: Finding) -> None:
    """A finding on a line, folded under itself on a terminal."""
    from meetingtui.cli.columns import folded, width
    from meetingtui.core.text import clean_line

    text, page = clean_line(str(one)), width()
    for line in folded(text, page, "", " " * 9) if page else [text]:
        click.echo(line)


def _next(wrong: int, *, here: bool) -> str:
    if wrong:
        return "mend what is wrong, then look again: meetingtui doctor"
    return "meetingtui agendas lists what can be run" if here else "meetingtui new NAME --party A --party B"


def _summary(wrong: int, warnings: int) -> str:
    if not wrong and not warnings:
        return "all is well"
    parts = [f"{wrong} wrong"] if wrong else []
    parts += [f"{warnings} {'warning' if warnings == 1 else 'warnings'}"] if warnings else []
    return ", ".join(parts)

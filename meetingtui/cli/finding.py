"""Which minutes are meant: a file, a name, a date, a number or "last"; and the partnership they belong to."""

from __future__ import annotations

import os
from pathlib import Path

import click

from meetingtui.cli.main import settings
from meetingtui.cli.screens import refuse
from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line
from meetingtui.files.folders import from_home
from meetingtui.files.minutes import list_minutes
from meetingtui.files.partnership import FILE, find_folder, load_partnership


def folder_or_end(context: click.Context) -> Path:
    """The partnership's folder; where there is none, the program ends with what to do."""
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        refuse(choice.sentence)
    return choice.folder


def beside(path: Path) -> Partnership | None:
    """The partnership that minutes belong to; None where there is none beside them that can be read."""
    files = (path.parent.parent / FILE, path.parent / FILE)
    return next((load_partnership(file)[0] for file in files if file.is_file()), None)


def find_minutes(context: click.Context, name: str) -> Path:
    """The minutes file that a path, a name, a date, a number or "last" means."""
    path = from_home(name)
    if path.suffix == ".toml" and path.exists():
        return path
    held = list_minutes(folder_or_end(context))[0]
    shown = clean_line(name)
    by_name = [file for file, _ in held if stem(file) == shown.removesuffix(".toml")]
    by_other = [
        file
        for file, minutes in held
        if shown in {str(minutes.meeting), minutes.date.isoformat()} or stem(file).startswith(shown)
    ]
    found = [held[-1][0]] if name == "last" and held else by_name or by_other
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"{shown} may mean {', '.join(stem(file) for file in found[:6])}; name one of them", 1)
    if not held:
        refuse("there are no minutes yet; meetingtui run AGENDA holds a meeting", 1)
    return refuse(f"no minutes {shown}; meetingtui list names those there are", 1)


def stem(path: Path) -> str:
    """The name of minutes, as it is printed and asked for."""
    return clean_line(path.stem)

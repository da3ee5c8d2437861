"""Which minutes are meant: a file, a name, a date, a number or "last"; and the partnership they belong to."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from meetingtui.cli.main import settings
from meetingtui.cli.screens import refuse
from meetingtui.core.text import clean_line
from meetingtui.files.folders import FILE, find_folder, from_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meetingtui.core.people import Partnership
    from meetingtui.files.headings import Heading
    from meetingtui.files.minutes_tables import Minutes

_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-")
_YEAR = 4
"""Fewer figures than a year has are a meeting's number, and never the beginning of a day."""
_ITEM = re.compile(r"[A-Za-z][1-9][0-9]{0,8}\Z", re.ASCII)
"""What somebody writes who means a promise or a decision by its id."""


def folder_or_end(context: click.Context) -> Path:
    """The partnership's folder; where there is none, the program ends with what to do."""
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        refuse(choice.sentence)
    return choice.folder


def beside(path: Path) -> tuple[Partnership | None, tuple[str, ...]]:
    """The partnership that minutes belong to; None where there is none beside them that can be read.

    Where its file is wrong, a line says so: names are missing then.
    """
    from meetingtui.core.problems import errors
    from meetingtui.files.partnership_check import load_partnership

    for file in (path.parent.parent / FILE, path.parent / FILE):
        if file.is_file():
            partnership, problems = load_partnership(file)
            told = errors(problems)[:1] if partnership is None else ()
            return partnership, tuple(f"{one}; until then people and parties are called by their ids" for one in told)
    return None, ()


def is_minutes_file(path: Path) -> bool:
    """Whether minutes were named by their path."""
    return path.suffix == ".toml" and path.exists()


def find_minutes(context: click.Context, name: str) -> Path:
    """The minutes file that a path, a name, a date, a number or "last" means."""
    path = from_home(name)
    if is_minutes_file(path):
        return path
    folder = folder_or_end(context)
    shown = clean_line(name)
    if (named := _by_name_alone(folder, shown)) is not None:
        return named
    from meetingtui.files.headings import read_headings

    rows = read_headings(folder).rows
    unread = _unread(folder, rows)
    if shown == "last":
        found = _latest(folder, rows, unread)
    else:
        found = _numbered(folder, rows, shown) or _named(folder, rows, unread, shown)
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"{shown} may mean {', '.join(stem(file) for file in found[:6])}; name one of them", 1)
    if not rows and not unread:
        refuse("there are no minutes yet; meetingtui run AGENDA holds a meeting", 1)
    if _ITEM.match(shown):
        refuse(f"{shown} stands in minutes and is none; meetingtui search {shown} says in which", 1)
    wrong = f"; {stem(unread[0])} cannot be read: meetingtui check" if unread else ""
    return refuse(f"no minutes {shown}; meetingtui list names those there are{wrong}", 1)


def _unread(folder: Path, rows: Sequence[Heading]) -> list[Path]:
    """The files that cannot be read as minutes. Nobody means others because of that: the command says what is wrong."""
    from meetingtui.files.archive import minutes_files

    held = {row.name for row in rows}
    return [file for file in minutes_files(folder) if file.name not in held]


def _latest(folder: Path, rows: Sequence[Heading], unread: list[Path]) -> list[Path]:
    """The latest minutes; one that cannot be read and may be later than the others comes first."""
    latest = rows[-1].date.isoformat() if rows else ""
    later = [file for file in unread if not _DATED.match(file.name) or file.name[:10] >= latest]
    return later[-1:] or [folder / "minutes" / row.name for row in rows[-1:]]


def _numbered(folder: Path, rows: Sequence[Heading], shown: str) -> list[Path]:
    """The meeting with that number."""
    return [folder / "minutes" / row.name for row in rows if shown == str(row.meeting)]


def _named(folder: Path, rows: Sequence[Heading], unread: list[Path], shown: str) -> list[Path]:
    """The minutes of that name, else those of that day, or whose names begin so."""
    files = [*((folder / "minutes" / row.name, row.date.isoformat()) for row in rows), *((file, "") for file in unread)]
    exactly = [file for file, _ in files if stem(file) == shown.removesuffix(".toml")]
    begins = shown if len(shown) >= _YEAR or not shown.isdecimal() else None
    return exactly or [
        file for file, day in files if shown == day or (begins is not None and stem(file).startswith(begins))
    ]


def _by_name_alone(folder: Path, shown: str) -> Path | None:
    """The file that a name, or "last", means without reading them all; None where the names alone do not say it."""
    from meetingtui.files.archive import minutes_files

    files = minutes_files(folder)
    exactly = [file for file in files if stem(file) == shown.removesuffix(".toml")]
    if len(exactly) == 1:
        return exactly[0]
    if shown != "last" or not files or not all(_DATED.match(file.name) for file in files):
        return None
    latest = [file for file in files if file.name[:10] == files[-1].name[:10]]
    from meetingtui.files.minutes_check import load_minutes

    # A date in a name is no promise: what the file says counts, where several may be the last.
    minutes = load_minutes(latest[0])[0] if len(latest) == 1 else None
    return latest[0] if minutes is not None and minutes.date.isoformat() == latest[0].name[:10] else None


def next_title(path: Path, minutes: Minutes) -> dict[str, str]:
    """The title of the agenda that was named for the next meeting, by its name; nothing where it has none."""
    name = minutes.next.agenda if minutes.next else None
    if name is None or not re.fullmatch(r"[\w-]+", name):
        return {}
    from meetingtui.files.agenda_places import find_agenda
    from meetingtui.files.toml_text import FileRefused, read_toml

    folder = path.absolute().parent.parent
    try:
        title = read_toml(find_agenda(name, folder if (folder / FILE).is_file() else None)).data.get("title")
    except FileRefused:
        return {}
    return {name: clean_line(title)} if isinstance(title, str) and clean_line(title) else {}


def stem(path: Path) -> str:
    """The name of minutes, as it is printed and asked for."""
    return clean_line(path.stem)

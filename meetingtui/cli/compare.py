"""`meetingtui compare A B`: two firms that each keep a copy of the same minutes see whether they say the same."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.confirmations import plain
from meetingtui.cli.finding import find_minutes
from meetingtui.cli.main import NO, WRONG, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next
from meetingtui.cli.screens import refuse
from meetingtui.core.dates import say_date
from meetingtui.core.problems import errors
from meetingtui.core.text import near
from meetingtui.files.folders import from_home
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.register.comparing import Difference, amended_apart, differences, same_meeting
from meetingtui.register.seal import seal_of
from meetingtui.review.values import value_words


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def compare(context: click.Context, one: str, other: str, as_json: bool) -> None:
    """Say whether two copies of minutes mean the same, and if not, in which parts they differ.

    Each is a file anywhere, or the name of minutes here. Comments, spacing and who has confirmed do not count. Ends
    with 1 where they differ, or where an amendment is in one of them only.

    \b
    meetingtui compare last ~/inbox/minutes-from-osier.toml
    """
    paths = _find(context, one), _find(context, other)
    first, second = (_read(path) for path in paths)
    seals = seal_of(first), seal_of(second)
    found, amended = differences(first, second), amended_apart(first, second)
    if as_json:
        same = not (found or amended)
        told = {"same": same, "seals": seals, "same_meeting": same_meeting(first, second)}
        print_json({**told, "parts": _rows(found), "amended": _rows(amended)})
    elif found:
        _tell(paths, (first, second), found)
    else:
        print_line(f"The same minutes: {seals[0]}")
        say_next("each party can confirm its copy: meetingtui confirm MINUTES --party PARTY")
    if amended and not as_json:
        print_line("Amended in one of them, or differently in each:")
        _tell_parts(_labels(paths), amended)
    if found or amended:
        if not as_json:
            say_next("agree on what holds, correct one copy or amend it, and compare again")
        context.exit(NO)


def _rows(found: tuple[Difference, ...]) -> list[dict[str, Any]]:
    return [{"part": row.part, "one": plain(row.was), "other": plain(row.now)} for row in found]


def _find(context: click.Context, name: str) -> Path:
    """A file, whatever it is called; else the minutes of that name."""
    path = from_home(name)
    return path if path.is_file() or os.sep in name else find_minutes(context, name)


def _read(path: Path) -> Minutes:
    minutes, problems = load_minutes(path)  # whose people they are does not count: the other firm's may be elsewhere
    return minutes if minutes is not None else refuse(errors(problems), WRONG)


def _tell(paths: tuple[Path, Path], both: tuple[Minutes, Minutes], found: tuple[Difference, ...]) -> None:
    labels = _labels(paths)
    for label, minutes in zip(labels, both, strict=True):
        print_line(f"{label}: {minutes.title}, {say_date(minutes.date)}, meeting {minutes.meeting}; {seal_of(minutes)}")
    if not same_meeting(*both):
        print_line("These are minutes of two different meetings.")
    parts = f"{len(found)} part{'s' if len(found) != 1 else ''}"
    print_line(f"They differ in {parts}:")
    _tell_parts(labels, found)


def _tell_parts(labels: tuple[str, str], found: tuple[Difference, ...]) -> None:
    for row in found:
        was, now = ("not there" if value is None else value_words(value) for value in (row.was, row.now))
        print_line(f"{row.part}: {was} in {labels[0]}; {now} in {labels[1]}")


def _labels(paths: tuple[Path, Path]) -> tuple[str, str]:
    """What the two are called: their files' names, or as much of the way to them as tells them apart."""
    one, other = paths[0].absolute(), paths[1].absolute()
    if one.name != other.name:
        return near(Path(one.name)), near(Path(other.name))
    if one.parent.name != other.parent.name:
        return near(Path(one.parent.name, one.name)), near(Path(other.parent.name, other.name))
    return near(one), near(other)

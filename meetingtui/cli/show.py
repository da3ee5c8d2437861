"""`meetingtui show` prints minutes, `meetingtui list` names them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.printing import print_json, print_line
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.minutes import Minutes, list_minutes, load_minutes
from meetingtui.files.partnership import FILE, find_folder, load_partnership
from meetingtui.review.plain import WIDTH, plain_text


def _folder(context: click.Context) -> Path:
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        refuse(choice.sentence)
    return choice.folder


def _beside(path: Path) -> Partnership | None:
    """The partnership that minutes belong to; None where there is none beside them that can be read."""
    files = (path.parent.parent / FILE, path.parent / FILE)
    return next((load_partnership(file)[0] for file in files if file.is_file()), None)


def _find(context: click.Context, name: str) -> Path:
    """The minutes file that a path, a name, a date, a number or "last" means."""
    path = Path(name).expanduser()
    if path.suffix == ".toml" and path.exists():
        return path
    held = list_minutes(_folder(context))[0]
    shown = clean_line(name)
    by_name = [file for file, _ in held if _stem(file) == shown.removesuffix(".toml")]
    by_other = [
        file
        for file, minutes in held
        if shown in {str(minutes.meeting), minutes.date.isoformat()} or _stem(file).startswith(shown)
    ]
    found = [held[-1][0]] if name == "last" and held else by_name or by_other
    if len(found) == 1:
        return found[0]
    if found:
        refuse(f"{shown} may mean {', '.join(_stem(file) for file in found[:6])}; name one of them", 1)
    return refuse(f"no minutes {shown}; meetingtui list names those there are", 1)


def _stem(path: Path) -> str:
    """The name of minutes, as it is printed and asked for."""
    return clean_line(path.stem)


@click.command()
@click.argument("minutes", default="last")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def show(context: click.Context, minutes: str, as_json: bool) -> None:
    """Print minutes as plain text, ready to mail. MINUTES is a file, its name, a date, a number, or "last"."""
    path = _find(context, minutes)
    partnership = _beside(path.absolute())
    found, problems = load_minutes(path, partnership)
    if found is None:
        refuse(errors(problems), 1)
    if as_json:
        print_json(found.model_dump(mode="json", by_alias=True, exclude_none=True))
    else:
        click.echo(plain_text(found, partnership, WIDTH), nl=False)


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def list_(context: click.Context, as_json: bool) -> None:
    """List the minutes of a partnership by date, with what they hold."""
    folder = _folder(context)
    partnership_or_end(folder)
    held, problems = list_minutes(folder)
    if as_json:
        print_json([_row(path, minutes) for path, minutes in held])
    for path, minutes in held if not as_json else []:
        print_line(_line(path, minutes))
    for problem in problems:
        print_line(problem, err=True)
    if not held and not as_json:
        click.echo("No minutes yet; meetingtui run AGENDA holds a meeting.", err=True)
    if not held:
        context.exit(1)


def _row(path: Path, minutes: Minutes) -> dict[str, Any]:
    return {
        "file": path.name,
        "meeting": minutes.meeting,
        "date": minutes.date.isoformat(),
        "title": minutes.title,
        "state": minutes.state,
        "decisions": len(minutes.decision),
        "actions": len(minutes.action),
        "open": len(minutes.open),
    }


def _line(path: Path, minutes: Minutes) -> str:
    counts = [(len(minutes.decision), "decision"), (len(minutes.action), "action"), (len(minutes.parked), "parked")]
    words = [f"{n} {w}{'s' if n != 1 and w != 'parked' else ''}" for n, w in counts if n]
    return f"{say_date(minutes.date)}  {_stem(path)}  {minutes.state}  {', '.join(words) or 'nothing captured'}"

"""`meetingtui show` prints minutes."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.columns import width
from meetingtui.cli.finding import beside, find_minutes, next_title, stem
from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import print_json, say_next, typed
from meetingtui.cli.screens import refuse
from meetingtui.core.problems import errors
from meetingtui.files.folders import FILE
from meetingtui.files.minutes_check import load_minutes
from meetingtui.files.minutes_tables import Minutes
from meetingtui.register.sealed import folder_of, state_on_disk, words_on_disk
from meetingtui.register.sealing import SealState
from meetingtui.review.called import words_of_folder
from meetingtui.review.plain import WIDTH, plain_text


@click.command()
@click.argument("minutes", default="last")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def show(context: click.Context, minutes: str, as_json: bool) -> None:
    """Print minutes as plain text, ready to mail. MINUTES is a file, its name, a date, a number, or "last".

    \b
    meetingtui show                      the latest
    meetingtui show 2026-11-12           by its date, or how it begins
    """
    path = find_minutes(context, minutes)
    partnership = beside(path.absolute())
    found, problems = load_minutes(path, partnership)
    if found is None:
        refuse(errors(problems), 1)
    if as_json:
        print_json(found.model_dump(mode="json", by_alias=True, exclude_none=True))
    else:
        click.echo(
            plain_text(found, partnership, min(width() or WIDTH, WIDTH), sealed(path, found), _called(path, found)),
            nl=False,
        )
        if found.state == "draft":
            say_next(f"{typed(context, 'confirm', stem(path))} says which party still has to confirm it")
        else:
            say_next(f"{typed(context, 'review', stem(path))} opens it, with what became of each item")


def _called(path: Path, minutes: Minutes) -> dict[str, str]:
    """The words of the earlier items that these minutes change, and the title of the agenda that comes next.

    They are looked for only where there are any such items.
    """
    folder, titles = folder_of(path), next_title(path, minutes)
    if not minutes.update or not (folder / FILE).is_file():
        return titles
    return words_of_folder(folder) | titles


def sealed(path: Path, minutes: Minutes) -> SealState | None:
    """Whether the minutes are what was confirmed; looked at only where some party gave its word."""
    words = words_on_disk(path, minutes) if minutes.state != "in progress" else {}
    return state_on_disk(path, minutes, words) if words else None

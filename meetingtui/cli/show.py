"""`meetingtui show` prints minutes."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.finding import beside, find_minutes
from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import print_json
from meetingtui.cli.screens import refuse
from meetingtui.core.problems import errors
from meetingtui.files.minutes import Minutes, load_minutes
from meetingtui.files.partnership import FILE
from meetingtui.register.reading import read_register
from meetingtui.register.sealed import folder_of, state_on_disk, words_on_disk
from meetingtui.register.sealing import SealState
from meetingtui.review.names import words_of_items
from meetingtui.review.plain import WIDTH, plain_text


@click.command()
@click.argument("minutes", default="last")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def show(context: click.Context, minutes: str, as_json: bool) -> None:
    """Print minutes as plain text, ready to mail. MINUTES is a file, its name, a date, a number, or "last"."""
    path = find_minutes(context, minutes)
    partnership = beside(path.absolute())
    found, problems = load_minutes(path, partnership)
    if found is None:
        refuse(errors(problems), 1)
    if as_json:
        print_json(found.model_dump(mode="json", by_alias=True, exclude_none=True))
    else:
        click.echo(plain_text(found, partnership, WIDTH, sealed(path, found), _called(path, found)), nl=False)


def _called(path: Path, minutes: Minutes) -> dict[str, str]:
    """The words of the earlier items that these minutes change; the register is read only where there are any."""
    folder = folder_of(path)
    if not minutes.update or not (folder / FILE).is_file():
        return {}
    return words_of_items(read_register(folder)[0].items)


def sealed(path: Path, minutes: Minutes) -> SealState | None:
    """Whether the minutes are what was confirmed; looked at only where some party gave its word."""
    words = words_on_disk(path, minutes) if minutes.state != "in progress" else {}
    return state_on_disk(path, minutes, words) if words else None

"""`meetingtui show` prints minutes."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end, is_minutes_file
from meetingtui.cli.main import folder_option
from meetingtui.files.folders import FILE, from_home


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
    path = from_home(minutes)
    by_path = is_minutes_file(path)
    folder = _partnership(path) if by_path else folder_or_end(context)

    def made() -> Said:
        from meetingtui.cli.minutes_shown import shown

        return shown(context, minutes, as_json=as_json)

    answer(context, folder, ("show", by_path, path.name if by_path else minutes, as_json), made)


def _partnership(path: Path) -> Path | None:
    """The partnership's folder that minutes lie in; None where they lie by themselves or are hidden."""
    inside, seen = path.absolute().parent, path.name[0] != "."
    return inside.parent if seen and inside.name == "minutes" and (inside.parent / FILE).is_file() else None

"""`meetingtui agendas`: what can be run here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.printing import print_json, print_line
from meetingtui.core.problems import errors
from meetingtui.core.text import clip
from meetingtui.files.agenda import AgendaFile, list_agendas
from meetingtui.files.partnership import find_folder, load_partnership

WIDTH = 80


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def agendas(context: click.Context, as_json: bool) -> None:
    """List your own agendas and the shipped ones, with their minutes and purpose."""
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None and settings(context).folder:
        raise click.ClickException(choice.sentence)
    partnership = load_partnership(choice.folder)[0] if choice.folder else None
    found = list_agendas(choice.folder, partnership)
    if as_json:
        print_json([_row(entry) for entry in found])
        return
    widest = min(max((len(entry.name) for entry in found), default=0), 30)
    for entry in found:
        for line in _lines(entry, widest):
            print_line(line)
    if not found:
        click.echo("there are no agendas here")


def _row(entry: AgendaFile) -> dict[str, Any]:
    agenda = entry.agenda
    return {
        "name": entry.name,
        "file": str(entry.path),
        "yours": entry.yours,
        "title": agenda.title if agenda else None,
        "purpose": agenda.purpose if agenda else None,
        "minutes": agenda.length if agenda else None,
        "steps": [step.kind for step in agenda.step] if agenda else [],
        "runs": agenda is not None,
        "problems": [str(problem) for problem in errors(entry.problems)],
    }


def _lines(entry: AgendaFile, widest: int) -> list[str]:
    name = f"{clip(entry.name, widest):<{widest}}"
    if entry.agenda is None:
        wrong = errors(entry.problems)
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return [f"{name}    -      cannot be run: {wrong[0]}{more}"]
    agenda = entry.agenda
    mine = "yours: " if entry.yours else ""
    minutes = f"{agenda.length:>3} min" if agenda.length else "      -"
    return [clip(f"{name}  {minutes}  {mine}{agenda.purpose or agenda.title}", WIDTH)]

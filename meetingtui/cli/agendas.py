"""`meetingtui agendas`: what can be run here, found by occasion or by words; copied and edited."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.columns import table, width
from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.agenda import AgendaFile, find_agenda, list_agendas, load_agenda
from meetingtui.files.partnership import find_folder, load_partnership
from meetingtui.review.agendas import as_data, by_occasion, matching, preview

PAGE = 72


class _WordsOrCommand(click.Group):
    """A group whose first word may also be one to look for."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of that name; anything else is looked for in the agendas."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "find", self.commands["find"], args


@click.group(cls=_WordsOrCommand, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def agendas(context: click.Context, as_json: bool) -> None:
    """List agendas by the occasion they are for, or find those that have to do with a word.

    Your own come first and stand in for shipped ones of the same name.

    \b
    meetingtui agendas
    meetingtui agendas stuck             what has to do with being stuck
    meetingtui agendas show kickoff
    """
    if context.invoked_subcommand is not None:
        return
    found = _listed(context)
    if as_json:
        print_json([_row(entry) for entry in found])
        return
    page = width()
    for number, (occasion, entries) in enumerate(by_occasion(found)):
        click.echo(f"{chr(10) if number else ''}{clean_line(occasion).capitalize()}")
        for line in table([("", *_cells(entry)) for entry in entries], page - 2 if page else None):
            click.echo(f"  {line}")
    say_next(f"see one: {typed(context, 'agendas', 'show', 'NAME')}. Run one: {typed(context, 'run', 'NAME')}")


@agendas.command("find", hidden=True)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@folder_option
@click.pass_context
def find(context: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """The agendas in which every word stands."""
    found = matching(_listed(context), " ".join(words))
    if as_json:
        print_json([_row(entry) for entry in found])
    for line in table([_cells(entry) for entry in found], width()) if not as_json else ():
        click.echo(line)
    if found and not as_json:
        say_next(typed(context, "agendas", "show", found[0].name))
    if not found:
        print_line(f"No agenda has to do with {' '.join(words)}; meetingtui agendas lists them all.", err=True)
        context.exit(NO)


@agendas.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def show(context: click.Context, name: str, as_json: bool) -> None:
    """Print an agenda as a page: what it is for, and every step with its prompts; private notes are left out.

    Such as: meetingtui agendas show kickoff
    """
    folder = _folder(context)
    path = find_agenda(name, folder)
    agenda, problems = load_agenda(path, load_partnership(folder)[0] if folder else None)
    if agenda is None:
        for problem in errors(problems):
            print_line(problem, err=True)
        context.exit(NO)
    if as_json:
        print_json(as_data(agenda))
        return
    for line in preview(agenda, min(width() or PAGE, PAGE)):
        click.echo(line)
    said = path.stem if "." not in name else name
    say_next(f"try it: {typed(context, 'rehearse', said)}. Hold it: {typed(context, 'run', said)}")


@agendas.command("copy")
@click.argument("name")
@click.argument("new", required=False)
@folder_option
@click.pass_context
def copy(context: click.Context, name: str, new: str | None) -> None:
    """Put a copy of an agenda into your folder, under its own name or NEW; there it is yours to change.

    Such as: meetingtui agendas copy weekly-standup our-standup
    """
    from meetingtui.cli.own_agendas import copy_agenda

    copy_agenda(_own_folder(context), name, new)


@agendas.command("edit")
@click.argument("name")
@folder_option
@click.pass_context
def edit(context: click.Context, name: str) -> None:
    """Open an agenda of yours in $EDITOR, and check it when you are done; a shipped one is copied first.

    Such as: meetingtui agendas edit our-standup
    """
    from meetingtui.cli.own_agendas import edit_agenda

    edit_agenda(_own_folder(context), name)


def _folder(context: click.Context) -> Path | None:
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None and settings(context).folder:
        raise click.ClickException(choice.sentence)
    return choice.folder


def _own_folder(context: click.Context) -> Path:
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        raise click.ClickException(choice.sentence)
    return choice.folder


def _listed(context: click.Context) -> list[AgendaFile]:
    folder = _folder(context)
    return list_agendas(folder, load_partnership(folder)[0] if folder else None)


def _cells(entry: AgendaFile) -> tuple[str, str, str]:
    agenda = entry.agenda
    if agenda is None:
        wrong = errors(entry.problems)
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return entry.name, "-", f"cannot be run: {wrong[0]}{more}"
    mine = "yours: " if entry.yours else ""
    return entry.name, f"{agenda.length} min" if agenda.length else "-", f"{mine}{agenda.purpose or agenda.title}"


def _row(entry: AgendaFile) -> dict[str, Any]:
    agenda = entry.agenda
    return {
        "name": entry.name,
        "file": str(entry.path),
        "yours": entry.yours,
        "title": agenda.title if agenda else None,
        "purpose": agenda.purpose if agenda else None,
        "minutes": agenda.length if agenda else None,
        "when": list(agenda.when) if agenda else [],
        "steps": [step.kind for step in agenda.step] if agenda else [],
        "runs": agenda is not None,
        "problems": [str(problem) for problem in errors(entry.problems)],
    }

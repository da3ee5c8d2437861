"""`meetingtui agendas`: what can be run here, found by occasion or by words; copied and edited."""

from __future__ import annotations

import os
from pathlib import Path

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.main import folder_option, settings
from meetingtui.files.folders import find_folder, shipped_agendas


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
    if context.invoked_subcommand is None:
        _answer(context, (), as_json=as_json)


@agendas.command("find", hidden=True)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@folder_option
@click.pass_context
def find(context: click.Context, words: tuple[str, ...], as_json: bool) -> None:
    """The agendas in which every word stands."""
    _answer(context, words, as_json=as_json)


def _answer(context: click.Context, words: tuple[str, ...], *, as_json: bool) -> None:
    folder = _folder(context)

    def made() -> Said:
        from meetingtui.cli.agendas_listed import listed

        return listed(context, folder, words, as_json=as_json)

    answer(context, folder or shipped_agendas(), ("agendas", folder is None, words, as_json), made)


@agendas.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def show(context: click.Context, name: str, as_json: bool) -> None:
    """Print an agenda as a page: what it is for, and every step with its prompts; private notes are left out.

    Such as: meetingtui agendas show kickoff
    """
    from meetingtui.cli.agendas_listed import print_agenda

    print_agenda(context, _folder(context), name, as_json=as_json)


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

"""`meetingtui run AGENDA` opens the stage; `meetingtui` alone opens home."""

from __future__ import annotations

import os

import click

from meetingtui.cli.main import folder_option, linear_option, settings
from meetingtui.cli.screens import (
    THEME_NAMES,
    Role,
    folder_or_here,
    in_lines,
    need_terminal,
    prepare_terminal,
    refuse,
    zone_of,
)
from meetingtui.core.problems import errors
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.opening import open_meetings, today
from meetingtui.register.resting import say_state

theme_option = click.option(
    "--theme",
    type=click.Choice(THEME_NAMES),
    default=lambda: "plain" if os.environ.get("NO_COLOR") else "dark",
    help="dark, light, or plain: the terminal's own colours (the default under NO_COLOR).",
)
mouse_option = click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal.")


@click.command()
@click.argument("agenda")
@theme_option
@mouse_option
@linear_option
@folder_option
@click.pass_context
def run(context: click.Context, agenda: str, theme: str, no_mouse: bool) -> None:
    """Run a meeting on the stage. AGENDA is a name (meetingtui agendas lists them) or a .toml file."""
    option = settings(context).folder
    folder, partnership = folder_or_here(option)
    if partnership is not None and partnership.at_rest and not open_meetings(folder):
        refuse(say_state(partnership, today(zone_of(partnership))), 1)
    try:
        path = find_agenda(agenda, folder)
    except FileRefused as refused:
        refuse(refused.problems)
    found, problems = load_agenda(path, partnership)
    if found is None:
        refuse(errors(problems), 1 if path.is_file() else 2)
    if not settings(context).linear:
        need_terminal(f"meetingtui check {path}", in_lines("run", agenda, folder=option))
    open_screens(context, option, found, theme, mouse=not no_mouse)


@click.command()
@theme_option
@mouse_option
@folder_option
@click.pass_context
def home(context: click.Context, theme: str, no_mouse: bool) -> None:
    """What is live, what can be run, what happened."""
    option = settings(context).folder
    if not settings(context).linear:
        need_terminal("meetingtui --help", in_lines(folder=option))
    open_screens(context, option, None, theme, mouse=not no_mouse)


def open_screens(
    context: click.Context,
    option: str | None,
    agenda: Agenda | None,
    theme: str,
    *,
    mouse: bool,
    role: Role = "stage",
    person: str | None = None,
    watch: bool = False,
) -> None:
    """Start the screens, and leave with their exit code; `person` and `watch` are for who joins."""
    folder, partnership = folder_or_here(option)
    linear = settings(context).linear
    prepare_terminal(linear=linear)
    # Textual is imported only here: what prints never waits for it.
    from meetingtui.tui.app import Launch, run_app

    launch = Launch(folder, partnership, agenda, zone_of(partnership), theme, mouse, role, person, watch, linear)
    if linear:
        from meetingtui.tui.linear.app import run_linear

        context.exit(run_linear(launch))
    context.exit(run_app(launch))

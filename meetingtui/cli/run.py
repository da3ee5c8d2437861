"""`meetingtui run AGENDA` opens the stage; `meetingtui` alone opens home."""

from __future__ import annotations

import os
from pathlib import Path

import click

from meetingtui.cli.configured import chosen
from meetingtui.cli.main import MOUSE_HELP, THEME_HELP, THEME_NAMES, folder_option, linear_option, settings
from meetingtui.cli.screens import (
    THEME_ENVIRONMENT,
    Role,
    folder_or_here,
    in_lines,
    is_placed,
    need_terminal,
    prepare_terminal,
    refuse,
    several_here,
    zone_of,
)
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line, clip
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.headings import read_headings
from meetingtui.files.toml_text import FileRefused
from meetingtui.live.opening import open_meetings, today
from meetingtui.register.resting import say_state

_MANY = 100
"""So many minutes take some tenths of a second to read."""


def _right_theme(context: click.Context, _option: click.Parameter | None = None, theme: str | None = None) -> str:
    """The theme as it was said, before the command or after; a name in the environment that is none is refused."""
    named = os.environ.get(THEME_ENVIRONMENT) or "auto"
    if named not in THEME_NAMES:
        *most, last = THEME_NAMES
        refuse(f"{THEME_ENVIRONMENT} is set to {clip(clean_line(named), 40)}: say {', '.join(most)} or {last}")
    return theme or settings(context).theme or "auto"


def _no_mouse(context: click.Context, _option: click.Parameter, no_mouse: bool) -> bool:
    return no_mouse or settings(context).no_mouse


theme_option = click.option(
    "--theme",
    type=click.Choice(THEME_NAMES),
    callback=_right_theme,
    help=THEME_HELP,
)
mouse_option = click.option("--no-mouse", is_flag=True, callback=_no_mouse, help=MOUSE_HELP)


@click.command()
@click.argument("agenda")
@theme_option
@mouse_option
@linear_option
@folder_option
@click.pass_context
def run(context: click.Context, agenda: str, theme: str, no_mouse: bool) -> None:
    """Run a meeting on the stage. AGENDA is a name (meetingtui agendas lists them) or a .toml file.

    \b
    meetingtui run context-and-status
    """
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
    if partnership is not None:
        _read_beforehand(folder)
    open_screens(context, option, found, theme, mouse=not no_mouse)


def _read_beforehand(folder: Path) -> None:
    """Have many minutes that nobody has read yet read here, where a line says how far it has come.

    The stage takes them from what is kept; without this it would be an empty screen for as long as it takes.
    """
    if read_headings(folder).fresh >= _MANY:
        from meetingtui.register.reading import read_register

        read_register(folder)


@click.command()
@click.pass_context
def home(context: click.Context) -> None:
    """What is live, what can be run, what happened."""
    said = settings(context)
    theme = _right_theme(context)
    if not said.linear:
        need_terminal("meetingtui --help", in_lines(folder=said.folder))
    open_screens(context, said.folder, None, theme, mouse=not said.no_mouse)


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
    several = several_here(option) if agenda is None and role == "stage" else ()
    folder, partnership = (several[0], None) if several else folder_or_here(option)
    linear = settings(context).linear
    prepare_terminal(linear=linear)
    # Textual is imported only here: what prints never waits for it.
    from meetingtui.tui.app import Launch, run_app

    config, said = chosen()
    mouse = mouse and config.mouse
    launch = Launch(
        folder,
        partnership,
        agenda,
        zone_of(partnership),
        theme,
        mouse,
        role,
        person,
        watch,
        linear,
        config=config,
        said=said,
        several=several,
        unplaced=partnership is None and not several and not is_placed(option, folder),
    )
    if linear:
        from meetingtui.tui.linear.app import run_linear

        context.exit(run_linear(launch))
    if role == "stage" and agenda is None:
        from meetingtui.cli.onward import run_home

        context.exit(run_home(launch))
    context.exit(run_app(launch))

"""`meetingtui review` opens the archive of a partnership, or one meeting's minutes."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.configured import chosen
from meetingtui.cli.finding import find_minutes, folder_or_end, stem
from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.run import mouse_option, theme_option
from meetingtui.cli.screens import need_terminal, partnership_or_end, prepare_terminal, refuse, zone_of
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line, near
from meetingtui.files.archive import minutes_files
from meetingtui.files.folders import FILE, from_home
from meetingtui.files.minutes import load_minutes


@click.command()
@click.argument("minutes", required=False)
@theme_option
@mouse_option
@folder_option
@click.pass_context
def review(context: click.Context, minutes: str | None, theme: str, no_mouse: bool) -> None:
    """Look back: all minutes and registers, or the MINUTES that are named (a file, its name, a date, or "last").

    \b
    meetingtui review
    meetingtui review last
    """
    if settings(context).linear:
        refuse("the review is a screen; in lines there are: meetingtui list, show, actions, decisions and search")
    path = _named(context, minutes) if minutes else None
    shown = clean_line(minutes or "")
    need_terminal(f"meetingtui show {shown}" if path else "meetingtui list")
    folder = _folder_of(path) if path else folder_or_end(context)
    partnership = partnership_or_end(folder)
    if path is not None:
        _readable(path)
    prepare_terminal()
    # Textual is imported only here: what prints never waits for it.
    from meetingtui.tui.app import Launch, run_app

    config, said = chosen()
    mouse, zone = config.mouse and not no_mouse, zone_of(partnership)
    launch = Launch(folder, partnership, None, zone, theme, mouse, "review", minutes=path, config=config, said=said)
    context.exit(run_app(launch))


def _named(context: click.Context, name: str) -> Path:
    """The minutes that are meant; by the names of the files where these say it, so that not all are read first."""
    if not (name.endswith(".toml") and from_home(name).exists()) and name != "last":
        wanted = clean_line(name).removesuffix(".toml")
        files = minutes_files(folder_or_end(context))
        for found in ([f for f in files if stem(f) == wanted], [f for f in files if stem(f).startswith(wanted)]):
            if len(found) == 1:
                return found[0]
    return find_minutes(context, name).absolute()


def _folder_of(path: Path) -> Path:
    """The partnership's folder that minutes lie in. Elsewhere they would be read with the names of strangers."""
    folder = path.parent.parent
    if path.parent.name != "minutes" or not (folder / FILE).is_file():
        refuse(f"{near(path)} lies in no partnership's folder; meetingtui show {near(path)} prints it")
    return folder


def _readable(path: Path) -> None:
    """Minutes that were asked for by name are refused with every reason, before a screen is drawn."""
    found, problems = load_minutes(path)
    if found is None:
        refuse(errors(problems), 1)

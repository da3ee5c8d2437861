"""`meetingtui console`: the facilitator's private screen on the live meeting."""

from __future__ import annotations

import sys

import click

from meetingtui.cli.main import NO, folder_option, linear_option, settings
from meetingtui.cli.printing import print_line
from meetingtui.cli.run import mouse_option, open_screens, theme_option
from meetingtui.cli.screens import folder_or_here, in_lines, need_terminal


@click.command()
@theme_option
@mouse_option
@linear_option
@folder_option
@click.pass_context
def console(context: click.Context, theme: str, no_mouse: bool) -> None:
    """Open the facilitator's private screen on the meeting that is live. Keep it off the shared window.

    Such as, in a second terminal: meetingtui console
    """
    from meetingtui.live.opening import open_meetings

    option = settings(context).folder
    folder, partnership = folder_or_here(option)
    if not settings(context).linear:
        need_terminal("meetingtui list", in_lines("console", folder=option))
    if partnership is None or not open_meetings(folder):
        print_line("meetingtui: no meeting is live here; meetingtui run AGENDA opens one", err=True)
        sys.exit(NO)
    open_screens(context, option, None, theme, mouse=not no_mouse, role="console")

"""`meetingtui join`: take part in the live meeting, or follow it, from a terminal and a login of one's own."""

from __future__ import annotations

import sys

import click

from meetingtui.cli.main import NO, folder_option, linear_option, settings
from meetingtui.cli.printing import print_line
from meetingtui.cli.run import mouse_option, open_screens, theme_option
from meetingtui.cli.screens import folder_or_here, in_lines, need_terminal, refuse
from meetingtui.core.text import clean_line, clip


@click.command()
@click.option("--as", "person", metavar="PERSON", help="Who you are: an id or a name; else your login says, or you do.")
@click.option("--watch", is_flag=True, help="Only watch: no key changes anything.")
@theme_option
@mouse_option
@linear_option
@folder_option
@click.pass_context
def join(context: click.Context, person: str | None, watch: bool, theme: str, no_mouse: bool) -> None:
    """Take part in the meeting that is live, or follow it, from a terminal of your own.

    \b
    meetingtui join --as henrik
    meetingtui join --watch
    """
    from meetingtui.live.opening import open_meetings
    from meetingtui.live.terminals import find_person

    if person is not None and watch:
        raise click.UsageError("--as takes part and --watch does not; give one of them")
    option = settings(context).folder
    folder, partnership = folder_or_here(option)
    if not settings(context).linear:
        words = [*(["--as", person] if person is not None else []), *(["--watch"] if watch else [])]
        need_terminal("meetingtui list", in_lines("join", *words, folder=option))
    found = open_meetings(folder) if partnership is not None else ()
    if not found:
        print_line("meetingtui: no meeting is live here; meetingtui run AGENDA opens one", err=True)
        sys.exit(NO)
    if person is not None and not any(find_person(person, one.meeting) for one in found):
        said = clip(clean_line(person), 40)
        refuse(f'nobody called "{said}" is in this meeting; without --as it asks who you are')
    open_screens(context, option, None, theme, mouse=not no_mouse, role="join", person=person, watch=watch)

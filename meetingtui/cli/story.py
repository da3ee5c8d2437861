"""`meetingtui story`: ten lines for somebody who comes new."""

from __future__ import annotations

import click

from meetingtui.cli.columns import width
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end
from meetingtui.cli.who import local_now
from meetingtui.core.problems import Severity
from meetingtui.register.reading import read_register
from meetingtui.register.story import story as tell_story
from meetingtui.review.storied import story_lines


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def story(context: click.Context, as_json: bool) -> None:
    """Tell the story so far: purpose, how it stands, what was decided and why, what is fragile, whom to thank.

    \b
    meetingtui story > story.txt         to send to somebody who comes new
    """
    folder = folder_or_end(context)
    names = partnership_or_end(folder)
    register, problems = read_register(folder, names.parties)
    chapters = tell_story(register, names, local_now(names).date())
    if as_json:
        print_json({"partnership": names.name, "story": {one.about: list(one.lines) for one in chapters}})
    else:
        for line in story_lines(names.name, chapters, width()):
            click.echo(line)
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print_line(problem, err=True)
    if register.met and not as_json:
        say_next(f"{typed(context, 'brief')} prints the page before the next meeting")
    if not register.met:
        print_line("No meeting was held yet; meetingtui run AGENDA holds one.", err=True)
        context.exit(NO)

"""`meetingtui trends`: is this getting better?"""

from __future__ import annotations

import click

from meetingtui.cli.columns import width
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.narrowed import past_day
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end
from meetingtui.cli.who import local_now
from meetingtui.core.problems import Severity
from meetingtui.register.reading import read_register
from meetingtui.register.trends import trends as find_trends
from meetingtui.review.trended import WIDTH, as_data, trend_lines


@click.command()
@click.option("--since", metavar="DAY", help="From this day on.")
@click.option("--until", metavar="DAY", help="Up to this day.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def trends(context: click.Context, since: str | None, until: str | None, as_json: bool) -> None:
    """Show how the work stood, how it was rated, what became of promises, and how long decisions took.

    \b
    meetingtui trends --since 2026-01
    """
    folder = folder_or_end(context)
    names = partnership_or_end(folder)
    today = local_now(names).date()
    register, problems = read_register(folder, names.parties)
    found = find_trends(register, names, past_day(since, today), past_day(until, today, last=True))
    lines = trend_lines(found, names, min(width() or WIDTH, WIDTH))
    if as_json:
        print_json(as_data(found))
    else:
        for line in lines:
            click.echo(line)
        if lines:
            page = typed(context, "export", "--of", "dashboard", "--output", "dashboard.html")
            say_next(f"to show it to others: {page}")
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print_line(problem, err=True)
    if not lines and not as_json:
        nothing = "no streams were marked, nothing rated, nothing promised."
        print_line(f"{'Nothing of that time' if since or until else 'Nothing to follow yet'}: {nothing}", err=True)
    if not lines:
        context.exit(NO)

"""`meetingtui trends`: is this getting better?"""

from __future__ import annotations

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option


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

    def made() -> Said:
        from meetingtui.cli.overviews_printed import followed

        return followed(context, folder, since, until, as_json=as_json)

    answer(context, folder, ("trends", since, until, as_json), made)

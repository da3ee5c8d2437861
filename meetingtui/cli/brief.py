"""`meetingtui brief`: one page before the meeting."""

from __future__ import annotations

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option


@click.command()
@click.argument("agenda", required=False)
@click.option("--on", "day", metavar="DAY", help="The day of the meeting: fri, 27 nov, 2026-12-01.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def brief(context: click.Context, agenda: str | None, day: str | None, as_json: bool) -> None:
    """Print one page before the meeting: what is due, what waits for a word, who comes and how to tell them things.

    AGENDA is what the meeting will be held with; without it, what was said at the last meeting, else what is due first.

    \b
    meetingtui brief
    meetingtui brief weekly-standup --on fri
    """
    folder = folder_or_end(context)

    def made() -> Said:
        from meetingtui.cli.brief_printed import page

        return page(context, folder, agenda, day, as_json=as_json)

    answer(context, folder, ("brief", agenda, day, as_json), made)

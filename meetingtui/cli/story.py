"""`meetingtui story`: ten lines for somebody who comes new."""

from __future__ import annotations

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option


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

    def made() -> Said:
        from meetingtui.cli.overviews_printed import told

        return told(context, folder, as_json=as_json)

    answer(context, folder, ("story", as_json), made)

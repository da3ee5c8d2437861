"""`meetingtui new NAME --party A --party B`: a partnership's folder, ready for the first meeting."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.printing import print_line, say_next
from meetingtui.core.text import slug
from meetingtui.files.folders import from_home
from meetingtui.files.partnership import new_partnership
from meetingtui.files.toml_text import shown_name


@click.command()
@click.argument("name")
@click.option("--party", "parties", multiple=True, required=True, metavar="NAME", help="A party; twice or more.")
@click.option("--zone", metavar="ZONE", help="Where the parties meet, such as Europe/London; else this machine's.")
@click.option("--group", metavar="G", help="Share it with a group of this machine; else it is yours alone.")
@folder_option
@click.pass_context
def new(context: click.Context, name: str, parties: tuple[str, ...], zone: str | None, group: str | None) -> None:
    """Make a partnership's folder here, or where --folder says. People are added in the first meeting, or by hand.

    \b
    meetingtui new "Wrenfield and Osier" --party Wrenfield --party "Osier Works" --folder ~/meetings/osier
    """
    folder = from_home(settings(context).folder or slug(name))
    if group is None:
        _made(new_partnership(folder, name, list(parties), zone), name, len(parties))
    else:
        from meetingtui.cli.share import group_or_end, share_with

        found = group_or_end(group)
        _made(new_partnership(folder, name, list(parties), zone), name, len(parties))
        share_with(folder, found)
    say_next(f"meetingtui run kickoff --folder {quote(shown_name(folder))}")


def _made(target: Path, name: str, parties: int) -> None:
    print_line(f"made {shown_name(target)}: {parties} parties, {name}")

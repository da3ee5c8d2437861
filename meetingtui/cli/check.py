"""`meetingtui check FILE…`: is this file right?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option
from meetingtui.files.folders import FILE

_INSIDE: Final = frozenset({"agendas", "minutes"})
"""Folders of a partnership whose files are looked at; one that is called so itself is read in more ways than one."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--renumber", is_flag=True, help="Give ids that two meetings gave the next free numbers, in the later one."
)
@click.option("--sure", is_flag=True, help="With --renumber: do not ask whether you mean it.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], renumber: bool, sure: bool, as_json: bool) -> None:
    """Say what is wrong in agendas, minutes or partnership files, and where.

    A folder means every file in it; without a file, the partnership's folder. Ends with 1 where a file has an error.

    \b
    meetingtui check
    meetingtui check agendas/our-standup.toml
    meetingtui check --renumber      two copies were edited apart, and both gave away A31
    """
    if renumber:
        from meetingtui.cli.renumbered import renumber_in

        if files:
            raise click.UsageError("--renumber looks at a whole partnership: leave the files out, or name --folder")
        renumber_in(context, folder_or_end(context), sure=sure, as_json=as_json)
        return
    if sure:
        raise click.UsageError("--sure goes with --renumber")
    paths = files or (folder_or_end(context),)

    def made() -> Said:
        from meetingtui.cli.checked import checked

        return checked(files, paths, as_json=as_json)

    folder = _partnership(paths[0]) if len(paths) == 1 else None
    place = paths[0].absolute()
    answer(context, folder, ("check", place.parent.name, place.name, *map(str, files), as_json), made)


def _partnership(path: Path) -> Path | None:
    """The partnership whose folder is looked at, or a file of it; None for what lies elsewhere or is hidden."""
    whole = path.absolute()
    if os.path.isdir(whole):  # noqa: PTH112 - what may not be looked at is told by what reads it
        own = whole.name not in _INSIDE and os.path.isfile(whole / FILE)  # noqa: PTH113
        return whole if own else None
    folder = whole.parent.parent if whole.parent.name in _INSIDE else whole.parent
    read = whole.suffix == ".toml" and whole.name[0] != "." and (whole.name == FILE or folder != whole.parent)
    return folder if read and os.path.isfile(folder / FILE) else None  # noqa: PTH113

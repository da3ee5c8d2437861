"""`meetingtui check FILE…`: is this file right?"""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.answering import Said, answer
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option
from meetingtui.files.folders import FILE


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def check(context: click.Context, files: tuple[Path, ...], as_json: bool) -> None:
    """Say what is wrong in agendas, minutes or partnership files, and where.

    A folder means every file in it; without a file, the partnership's folder. Ends with 1 where a file has an error.

    \b
    meetingtui check
    meetingtui check agendas/our-standup.toml
    """
    paths = files or (folder_or_end(context),)

    def made() -> Said:
        from meetingtui.cli.checked import checked

        return checked(files, paths, as_json=as_json)

    folder = _partnership(paths[0]) if len(paths) == 1 else None
    place = paths[0].absolute()
    answer(context, folder, ("check", place.parent.name, place.name, *map(str, files), as_json), made)


def _partnership(path: Path) -> Path | None:
    """The partnership whose folder is looked at, or a file of it; None for what lies elsewhere."""
    whole = path.absolute()
    if (whole / FILE).is_file():
        return whole
    folder = whole.parent.parent if whole.parent.name in {"agendas", "minutes"} else whole.parent
    inside = whole.suffix == ".toml" and (whole.name == FILE or folder != whole.parent)
    return folder if inside and (folder / FILE).is_file() else None

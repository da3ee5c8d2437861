"""`meetingtui share --group G`: the partnership's folder for a group; `--private`: for its owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from shlex import quote

import click

from meetingtui.cli.main import folder_option, settings
from meetingtui.cli.printing import print_line, say_next
from meetingtui.files.groups import Group, GroupRefusedError, closed_way, find_group
from meetingtui.files.modes import Sort, mode_of
from meetingtui.files.partnership import find_folder
from meetingtui.files.sharing import share_folder
from meetingtui.files.toml_text import shown_name


@click.command()
@click.option("--group", "group", metavar="G", help="A group of this machine, by name or number; you must be in it.")
@click.option("--private", is_flag=True, help="Take it back: for its owner alone.")
@folder_option
@click.pass_context
def share(context: click.Context, group: str | None, private: bool) -> None:
    """Let the members of a group hold meetings in this partnership, read its minutes and go on with them.

    Said again, it mends groups and modes that went wrong.

    \b
    meetingtui share --group partners
    meetingtui share --private
    """
    if private == (group is not None):
        raise click.UsageError("say either --group G or --private")
    found = group_or_end(group) if group is not None else None
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        raise click.ClickException(choice.sentence)
    if found is not None:
        share_with(choice.folder, found)
        return
    _refuse_while_open(choice.folder)
    done = share_folder(choice.folder, None)
    print_line(f"{shown_name(choice.folder)} is private: {_files(done.files)} for its owner alone")
    say_next(f"meetingtui doctor --folder {quote(shown_name(choice.folder))} looks at it")


def group_or_end(wanted: str) -> Group:
    """The group of that name or number; where it cannot be shared with, the program ends with the sentence."""
    try:
        return find_group(wanted)
    except GroupRefusedError as refused:
        raise click.ClickException(str(refused)) from None


def share_with(folder: Path, group: Group) -> None:
    """Share the folder, say so, and say what keeps the members out all the same."""
    done = share_folder(folder, group.number)
    about = f"folders {Sort.FOLDER.mode(shared=True):04o}, files {Sort.FILE.mode(shared=True):04o}"
    print_line(f'shared {shown_name(folder)} with the group "{group.name}": {_files(done.files)}; {about}')
    for problem in done.left:
        print_line(problem)
    if (closed := closed_way(folder, group.number)) is not None:
        sentence = f'warning: the group "{group.name}" cannot come in through {closed} ({mode_of(closed.stat())})'
        print_line(f"{sentence}; move the folder to a place such as /srv/meetings, or open the way: chmod o+x {closed}")

    say_next(f"each member works in it with --folder {quote(str(folder.absolute()))}")


def _refuse_while_open(folder: Path) -> None:
    """Members who are in a meeting would be cut off in the middle of it."""
    from meetingtui.live.opening import open_meetings

    if found := open_meetings(folder):
        title = found[0].meeting.title
        raise click.ClickException(f'the meeting "{title}" is still open here; close it first: meetingtui')


def _files(number: int) -> str:
    return f"{number} file" if number == 1 else f"{number} files"

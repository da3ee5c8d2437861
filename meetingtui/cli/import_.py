"""`meetingtui import FILE…`: old Markdown minutes, shown as what they would become, and written when accepted."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line, say_next
from meetingtui.cli.screens import partnership_or_end, refuse, zone_of
from meetingtui.core.progress import going_through
from meetingtui.core.text import clean_line, clip
from meetingtui.files.partnership import find_folder
from meetingtui.files.toml_text import FileRefused, shown_name

if TYPE_CHECKING:
    from meetingtui.core.problems import Problem
    from meetingtui.files.minutes import Minutes
    from meetingtui.review.importing.source import Source
    from meetingtui.review.importing.taking import Planned, Wish


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--accept", is_flag=True, help="Write the minutes; without it they are only shown.")
@click.option("--date", "day", metavar="DAY", help="Of which day they are, as 2025-03-12, where the file does not say.")
@click.option("--title", metavar="TITLE", help="What the meeting is called, instead of what the file says.")
@click.option("--as", "name", metavar="NAME", help="What the minutes' file is called, behind its date.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def import_(
    context: click.Context,
    files: tuple[Path, ...],
    accept: bool,
    day: str | None,
    title: str | None,
    name: str | None,
    as_json: bool,
) -> None:
    """Take in minutes written in Markdown: shown first as what they would become, with what was not understood.

    Nothing is written before it is accepted: with --accept, or by saying yes on a terminal. Ends with 1 where nothing
    in a file was understood, or it may not be written.

    \b
    meetingtui import old/*.md           to see what they would become
    meetingtui import notes.md --date 2025-03-12 --accept
    """
    if len(files) > 1 and (day or title or name):
        raise click.UsageError("--date, --title and --as are for one file at a time")
    wish = _wish(context, files, day, title, name)
    planned = _accepted(wish) if accept else _planned(wish)
    if as_json:
        _print_data(planned, written=accept)
    elif accept:
        _say_written(planned)
    else:
        _show(wish, planned)
        if _may_be_written(planned) and sys.stdin.isatty() and sys.stdout.isatty():
            click.echo()
            if click.confirm("Write them?" if len(planned) > 1 else "Write it?"):
                _say_written(_accepted(wish), shown=True)
    if not accept and any(each.one.empty or each.refusal for each in planned):
        context.exit(NO)


def _wish(context: click.Context, files: Sequence[Path], day: str | None, title: str | None, name: str | None) -> Wish:
    from meetingtui.review.importing.taking import Wish

    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        refuse(choice.sentence)
    partnership = partnership_or_end(choice.folder)
    called, named = (clean_line(text or "") or None for text in (title, name))
    return Wish(choice.folder, partnership, zone_of(partnership), _read(files), _day(day), called, named)


def _read(files: Sequence[Path]) -> list[Source]:
    """The files, each once; where some cannot be read, all of that is said and the program ends."""
    from meetingtui.review.importing.source import read_source

    found: dict[Path, Source] = {}
    problems: list[Problem] = []
    for path in going_through("Reading files", files):
        try:
            found[path.absolute()] = read_source(path)
        except FileRefused as refused:
            problems += refused.problems
    if problems:
        refuse(problems)
    return list(found.values())


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from meetingtui.review.importing.when import find_day

    shown = clean_line(text)
    found = find_day(shown)
    if found is None or (found.start, found.end) != (0, len(shown)):
        raise click.UsageError(f'"{clip(shown, 40)}" is not a day with a year; write it as 2025-03-12')
    return found.day


def _planned(wish: Wish) -> list[Planned]:
    from meetingtui.review.importing.taking import plan

    return plan(wish)


def _accepted(wish: Wish) -> list[Planned]:
    from meetingtui.review.importing.taking import NotTakenError, accept

    try:
        return accept(wish)
    except NotTakenError as error:
        refuse(str(error), NO)


def _may_be_written(planned: list[Planned]) -> bool:
    return not any(each.one.empty or each.refusal for each in planned)


def _show(wish: Wish, planned: list[Planned]) -> None:
    from meetingtui.review.importing.preview import preview

    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else 80
    for number, each in enumerate(planned):
        if number:
            click.echo()
        for line in preview(each.one, wish.partnership, shown_name(each.target), columns):
            click.echo(line)
    sys.stdout.flush()
    for each in planned:
        said = "nothing in it was understood" if each.one.empty else each.refusal
        if said:
            print_line(f"meetingtui: {each.one.source.name}: {said}", err=True)
    if _may_be_written(planned):
        click.echo()
        print_line(f"Nothing is written yet. To write {'them' if len(planned) > 1 else 'it'}: {_command(wish)}")


def _command(wish: Wish) -> str:
    """The command that writes what is shown."""
    words = ["meetingtui", "import", "--accept", *(source.name for source in wish.sources)]
    if wish.day:
        words += ["--date", wish.day.isoformat()]
    for option, value in (("--title", wish.title), ("--as", wish.name)):
        words += [option, value] if value else []
    if Path.cwd() != wish.folder.absolute():
        words += ["--folder", shown_name(wish.folder)]
    return " ".join(map(quote, words))


def _print_data(planned: list[Planned], *, written: bool) -> None:
    from meetingtui.review.importing.preview import as_data

    rows = (as_data(each.one, shown_name(each.target), written=written) for each in planned)
    print_json([row | {"refusal": each.refusal or None} for row, each in zip(rows, planned, strict=True)])


def _say_written(planned: list[Planned], *, shown: bool = False) -> None:
    """What was written, and what was not understood, unless that was shown just before."""
    from meetingtui.review.importing.preview import not_understood

    for each in planned:
        print_line(f"wrote {shown_name(each.target)}: {_counts(each.one.minutes)}")
        for person in each.one.minutes.joined:
            print_line(f"new: {person.name} ({person.party})")
    for line in (line for each in planned if not shown for line in not_understood(each.one)):
        click.echo(line)
    targets = " ".join(quote(shown_name(each.target)) for each in planned)
    last = quote(shown_name(planned[-1].target))
    say_next(f"meetingtui check {targets}; then: meetingtui show {last}")


def _counts(made: Minutes) -> str:
    counts = {
        ("decision", "decisions"): made.decision,
        ("action", "actions"): made.action,
        ("left open", "left open"): made.open,
        ("risk", "risks"): made.risk,
        ("parked", "parked"): made.parked,
    }
    words = [f"{len(rows)} {single if len(rows) == 1 else many}" for (single, many), rows in counts.items() if rows]
    return ", ".join(words) or "notes"

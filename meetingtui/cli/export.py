"""`meetingtui export`: minutes, promises, thanks, a year and a dashboard, for people who do not run the program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from meetingtui.cli.finding import beside, find_minutes, folder_or_end, next_title
from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import print_line, say_next
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line, clip, fold_name
from meetingtui.files.folders import from_home
from meetingtui.review.export.document import Document, Form, Format, Subject

if TYPE_CHECKING:
    from meetingtui.core.standing import Carried
    from meetingtui.review.export.book import Book

_ENDINGS: dict[str, Format] = {
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".json": "json",
    ".ics": "ics",
}
_PARTY: tuple[Subject, ...] = ("minutes", "actions")
_YEAR: tuple[Subject, ...] = ("thanks", "impact")


@click.command()
@click.argument("minutes", required=False)
@click.option("--to", "to", type=click.Choice(get_args(Format)), help="The format; else what --output ends with.")
@click.option("--of", "of", type=click.Choice(get_args(Subject)), default="minutes", help="What is exported: minutes.")
@click.option("--outside", is_flag=True, help="Only what people outside may read: decisions, promises and wins.")
@click.option("--party", metavar="PARTY", help="Only what the people of this party promised.")
@click.option(
    "--year", type=click.IntRange(1, 9999), help="Of thanks and impact: which year; else that of the last meeting."
)
@click.option("--output", metavar="FILE", help="Write to this file; else to standard output.")
@click.option("--force", is_flag=True, help="Replace the file that --output names.")
@click.option("--json", "as_json", is_flag=True, help="The same as --to json.")
@folder_option
@click.pass_context
def export(
    context: click.Context,
    minutes: str | None,
    to: Format | None,
    of: Subject,
    outside: bool,
    party: str | None,
    year: int | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Export MINUTES (a file, its name, a date, a number, or "last"), or with --of something of the whole partnership.

    \b
    --of actions    promises that are open, by owner; with --party PARTY, one party's
    --of thanks     a thank-you list, ready to send
    --of impact     what a year came to
    --of dashboard  how the work stands, with nobody beside it

    \b
    meetingtui export last --output minutes.html
    meetingtui export --of actions --party osier --output promises.ics
    meetingtui export --of impact --year 2026 --to md
    """
    target = None if output in {None, "-"} else from_home(cast("str", output))
    wanted = _format(to, target, as_json=as_json)
    _agree(of, wanted, minutes=minutes, outside=outside, party=party, year=year)
    if target is not None:
        _may_be_written(target, force=force)
    form: Form = "outside" if outside else "full"
    if of == "minutes":
        document = _of_minutes(context, minutes or "last", form, party, calendar=wanted == "ics")
    else:
        document = _of_partnership(context, of, form, party, year)
    text = _rendered(document, wanted)
    if target is None:
        click.echo(text.encode(), nl=False)
        return
    from meetingtui.files.atomic import write_atomically

    write_atomically(target, text, new=not force)
    print_line(f"wrote {target}")
    say_next(_after(of, wanted, outside=outside))


def _after(of: Subject, to: Format, *, outside: bool) -> str:
    """What a file that was written is for."""
    if to in {"csv", "json"}:
        return (
            "open it with a program that reads such tables" if to == "csv" else "hand it to the program that reads it"
        )
    if to == "ics":
        return "open it with a calendar; doing so again replaces what is there"
    if outside or of == "dashboard":
        return "read it once, then send it"
    return "read it once, then send it; for people outside: --outside"


def _format(to: Format | None, target: Path | None, *, as_json: bool) -> Format:
    if as_json and to not in {None, "json"}:
        refuse(f"--json and --to {to} do not go together; leave one out")
    wanted = "json" if as_json else to or (_ENDINGS.get(target.suffix.lower()) if target else None)
    if wanted is None:
        refuse("which format? --to md, html, csv, json or ics")
    return wanted


def _agree(of: Subject, to: Format, *, minutes: str | None, outside: bool, party: str | None, year: int | None) -> None:
    """Options that say nothing together are refused, each with what works."""
    if minutes is not None and of != "minutes":
        refuse(f"--of {of} is about the whole partnership; leave {clip(clean_line(minutes), 60)} out")
    if outside and of == "dashboard":
        refuse("a dashboard has no outside form, it is for the parties alone; --of impact --outside has one")
    if party is not None and of not in _PARTY:
        refuse(f"--party goes with minutes and --of actions; --of {of} is never by party alone")
    if year is not None and of not in _YEAR:
        refuse("--year goes with --of thanks and --of impact")
    if to == "ics" and of not in _PARTY:
        refuse(f"--of {of} has no days for a calendar; --to md, html, csv or json")


def _may_be_written(target: Path, *, force: bool) -> None:
    shown = clip(clean_line(str(target)), 200)
    if target.suffix.lower() == ".toml":
        refuse(f"{shown} would be taken for one of the partnership's own files; give it another ending")
    if target.is_dir():
        refuse(f"{shown} is a folder; name a file in it")
    if not force and (target.exists() or target.is_symlink()):
        refuse(f"{shown} is there already; --force replaces it")


def _of_minutes(context: click.Context, name: str, form: Form, party: str | None, *, calendar: bool) -> Document:
    from meetingtui.cli.minutes_shown import sealed
    from meetingtui.files.minutes import load_minutes
    from meetingtui.review.export.minutes import minutes_document

    path = find_minutes(context, name)
    partnership, without = beside(path.absolute())
    for line in without:
        print_line(line, err=True)
    found, problems = load_minutes(path, partnership)
    if found is None:
        refuse(errors(problems), 1)
    whose = _party(partnership, party) if party is not None else None
    # Only a calendar tells what became of the promises since, for which all minutes are read.
    since = _since(path, partnership) if calendar else None
    seal, titles = sealed(path, found), next_title(path, found)
    return minutes_document(found, partnership, form, party=whose, since=since, seal=seal, titles=titles)


def _since(path: Path, partnership: Partnership | None) -> dict[str, Carried]:
    """What became of the items of a partnership; nothing where the minutes are not in its folder."""
    if partnership is None or path.absolute().parent.name != "minutes":
        return {}
    from meetingtui.register.reading import read_register

    return read_register(path.absolute().parent.parent)[0].items


def _of_partnership(context: click.Context, of: Subject, form: Form, party: str | None, year: int | None) -> Document:
    from meetingtui.review.export.book import read_book

    folder = folder_or_end(context)
    partnership = partnership_or_end(folder)
    whose = _party(partnership, party) if party is not None else None
    book, problems = read_book(folder, partnership)
    for problem in problems:
        print_line(problem, err=True)
    if year is not None:
        _met_in(book, year)
    if of == "actions":
        from meetingtui.review.export.promises import promises_document

        return promises_document(book, form, whose)
    if of == "thanks":
        from meetingtui.review.export.thanks import thanks_document

        return thanks_document(book, form, year)
    if of == "impact":
        from meetingtui.review.export.impact import impact_document

        return impact_document(book, form, year)
    from meetingtui.review.export.dashboard import dashboard_document

    return dashboard_document(book)


def _met_in(book: Book, year: int) -> None:
    """A year without minutes has nothing to export; which years have some is said instead."""
    years = sorted({minutes.date.year for _, minutes in book.held})
    if year not in years:
        there = f"there are minutes of {', '.join(map(str, years))}" if years else "there are no minutes yet"
        refuse(f"there are no minutes of {year}; {there}", 1)


def _party(partnership: Partnership | None, said: str) -> str:
    """The id of the party that is meant, by its id or its name."""
    known = partnership.party if partnership else ()
    wanted = fold_name(said)
    found = [one.id for one in known if wanted in {fold_name(one.id), fold_name(one.name), fold_name(one.label)}]
    if len(found) != 1:
        names = ", ".join(one.id for one in known) or "none, for there is no partnership.toml beside the minutes"
        refuse(f'no party "{clip(clean_line(said), 60)}"; the parties are: {names}')
    return found[0]


def _rendered(document: Document, to: Format) -> str:
    """The document in one format; each is imported only where it is asked for."""
    renderers: dict[Format, Any] = {"md": _markdown, "html": _html, "csv": _csv, "json": _json, "ics": _ics}
    return renderers[to](document)


def _markdown(document: Document) -> str:
    from meetingtui.review.export.markdown import markdown_text

    return markdown_text(document)


def _html(document: Document) -> str:
    from meetingtui.review.export.page import html_page

    return html_page(document)


def _csv(document: Document) -> str:
    from meetingtui.review.export.table import csv_text

    return csv_text(document.rows)


def _json(document: Document) -> str:
    from meetingtui.review.export.data import json_text

    return json_text(document)


def _ics(document: Document) -> str:
    from meetingtui.review.export.calendar import calendar_text

    return calendar_text(document)

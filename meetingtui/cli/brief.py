"""`meetingtui brief`: one page before the meeting."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from meetingtui.cli.columns import width
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now
from meetingtui.core.dates import read_date, refuse_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Severity, errors
from meetingtui.core.text import clean_line
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.toml_text import FileRefused
from meetingtui.register.briefing import briefing
from meetingtui.register.coming import Coming, what_comes, when_held
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register
from meetingtui.review.briefed import WIDTH, briefing_lines


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
    names = partnership_or_end(folder)
    today = local_now(names).date()
    register, problems = read_register(folder, names.parties)
    coming = _coming(register, names, folder, agenda, _day(day, today), today)
    found = briefing(register, names, coming, today)
    if as_json:
        print_json(
            {
                "partnership": names.name,
                "agenda": coming.agenda or None,
                "on": coming.day.isoformat() if coming.day else None,
                "for_the_facilitator": found.private,
                "briefing": {part.about: list(part.lines) for part in found.parts},
            }
        )
    else:
        for line in briefing_lines(found, min(width() or WIDTH, WIDTH)):
            click.echo(line)  # every sentence is cleaned, and its column kept
        if coming.agenda:
            say_next(typed(context, "run", coming.agenda))
        else:
            say_next(f"{typed(context, 'agendas')} lists what can be run")
    for problem in problems:
        if problem.severity is Severity.ERROR:
            print_line(problem, err=True)


def _day(said: str | None, today: date) -> date | None:
    if said is None:
        return None
    words = said.strip().lstrip("^")
    day = read_date(words, today)
    return refuse(refuse_date(clean_line(words))) if day is None else day


def _coming(
    register: Register, names: Partnership, folder: Path, named: str | None, on: date | None, today: date
) -> Coming:
    """The meeting that is prepared, with what its agenda says of it."""
    if named:
        found = _agenda(named, folder, names, must=True)
        agenda = found.name if found else named
        day = when_held(names, register.met, agenda, today)
    else:
        agenda, day = what_comes(names, register.met, today)
        found = _agenda(agenda, folder, names, must=False) if agenda else None
    starts = names.first_to_speak(len(register.met))
    if found is None:
        return Coming(agenda, on or day, agenda, starts=starts)
    return Coming(
        agenda,
        on or day,
        found.title,
        found.purpose or "",
        found.length,
        found.needs,
        starts,
        retrospective=any(getattr(step, "of", "") == "experiments" for step in found.step),
    )


def _agenda(name: str, folder: Path, names: Partnership, *, must: bool) -> Agenda | None:
    """The agenda of that name; one that was only planned may be missing, one that was asked for may not."""
    if not must and not re.fullmatch(r"[\w-]+(\.toml)?", name):
        return None
    try:
        path = find_agenda(name, folder)
    except FileRefused as refused:
        return refuse(refused.problems) if must else None
    found, problems = load_agenda(path, names)
    if found is None and must:
        refuse(errors(problems), 1)
    return found

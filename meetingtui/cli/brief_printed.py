"""The page before the meeting in print."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from meetingtui.cli.answering import Said
from meetingtui.cli.columns import width
from meetingtui.cli.printing import json_text, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.cli.who import local_now
from meetingtui.core.dates import read_date, refuse_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.agenda import Agenda, find_agenda, load_agenda
from meetingtui.files.answers import Answer
from meetingtui.files.toml_text import FileRefused
from meetingtui.register.briefing import briefing
from meetingtui.register.coming import Coming, what_comes, when_held
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register
from meetingtui.review.briefed import WIDTH, briefing_lines


def page(context: click.Context, folder: Path, agenda: str | None, day: str | None, *, as_json: bool) -> Said:
    """What is due, what waits for a word and who comes, as lines or as JSON."""
    names = partnership_or_end(folder)
    today = local_now(names).date()
    register, problems = read_register(folder, names.parties)
    coming = _coming(register, names, folder, agenda, _day(day, today), today)
    found = briefing(register, names, coming, today)
    after = ""
    if as_json:
        text = json_text(
            {
                "partnership": names.name,
                "agenda": coming.agenda or None,
                "on": coming.day.isoformat() if coming.day else None,
                "for_the_facilitator": found.private,
                "briefing": {part.about: list(part.lines) for part in found.parts},
            }
        )
    else:
        # Every sentence is cleaned, and its column kept.
        text = "".join(f"{line}\n" for line in briefing_lines(found, min(width() or WIDTH, WIDTH)))
        lists = f"{typed(context, 'agendas')} lists what can be run"
        after = typed(context, "run", coming.agenda) if coming.agenda else lists
    by_name = re.fullmatch(r"[\w-]*", agenda or coming.agenda) is not None  # any other may lie anywhere
    return Said(Answer(text, after, today.isoformat(), names.zone or ""), list(errors(problems)), lasting=by_name)


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

"""The story so far and the trends in print: what several meetings say together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from meetingtui.cli.answering import Said
from meetingtui.cli.columns import width
from meetingtui.cli.main import DONE, NO
from meetingtui.cli.narrowed import past_days, read_as
from meetingtui.cli.printing import json_text, typed
from meetingtui.cli.screens import partnership_or_end
from meetingtui.cli.who import local_now
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.files.answers import Answer
from meetingtui.register.fold import Register
from meetingtui.register.positions import without_open
from meetingtui.register.reading import read_register
from meetingtui.register.trends import trends as find_trends
from meetingtui.review.storied import story_lines, told_story
from meetingtui.review.trended import WIDTH, as_data, ended_streams, trend_lines


def told(context: click.Context, folder: Path, *, as_json: bool) -> Said:
    """The story as lines, or as JSON; the answer is no before the first meeting."""
    names, register, problems, today = _read(folder)
    chapters = told_story(register, names, today)
    if as_json:
        text = json_text({"partnership": names.name, "story": {one.about: list(one.lines) for one in chapters}})
    else:
        text = _lines(story_lines(names.name, chapters, width()))
    after = f"{typed(context, 'brief')} prints the page before the next meeting" if register.met and not as_json else ""
    if not register.met:
        problems.append("No meeting was held yet; meetingtui run AGENDA holds one.")
    return Said(_of(today, names, text, after), problems, DONE if register.met else NO)


def followed(context: click.Context, folder: Path, since: str | None, until: str | None, *, as_json: bool) -> Said:
    """The trends of a time as plots that read as text, or as JSON; the answer is no where nothing can be followed."""
    names, register, problems, today = _read(folder)
    found = find_trends(without_open(register, names), names, *past_days(since, until, today))
    problems += read_as(since, until, today)
    ended = ended_streams(register)
    lines = trend_lines(found, names, min(width() or WIDTH, WIDTH), ended)
    after = ""
    if lines and not as_json:
        page = typed(context, "export", "--of", "dashboard", "--output", "dashboard.html")
        after = f"to show it to others: {page}"
    if not lines and not as_json:
        nothing = "no streams were marked, nothing rated, nothing promised."
        problems.append(f"{'Nothing of that time' if since or until else 'Nothing to follow yet'}: {nothing}")
    text = json_text(as_data(found, ended)) if as_json else _lines(lines)
    return Said(_of(today, names, text, after), problems, DONE if lines else NO)


def _read(folder: Path) -> tuple[Partnership, Register, list[object], date]:
    """The partnership, its register, what is wrong with minutes, and its day."""
    names = partnership_or_end(folder)
    register, problems = read_register(folder, names.parties)
    return names, register, list(errors(problems)), local_now(names).date()


def _of(today: date, names: Partnership, text: str, after: str) -> Answer:
    return Answer(text, after, today.isoformat(), names.zone or "")


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)

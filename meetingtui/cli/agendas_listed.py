"""Agendas in print: those there are by occasion, those that have to do with words, and one as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from meetingtui.cli.answering import Said
from meetingtui.cli.columns import table, width
from meetingtui.cli.main import DONE, NO
from meetingtui.cli.printing import json_text, print_json, print_line, say_next, typed
from meetingtui.core.problems import errors
from meetingtui.core.text import clean_line
from meetingtui.files.agenda import AgendaFile, find_agenda, list_agendas, load_agenda
from meetingtui.files.answers import Answer
from meetingtui.files.partnership import load_partnership
from meetingtui.review.agendas import as_data, by_occasion, matching, preview

PAGE = 72


def listed(context: click.Context, folder: Path | None, words: tuple[str, ...], *, as_json: bool) -> Said:
    """The agendas in which every word stands, or all by their occasions; the answer is no where there are none."""
    every = list_agendas(folder, load_partnership(folder)[0] if folder else None)
    found = matching(every, " ".join(words)) if words else every
    right = all(entry.agenda is not None for entry in found)  # what is wrong with one is told with its place from here
    code = DONE if found or not words else NO
    told = [] if code == DONE else [f"No agenda has to do with {' '.join(words)}; meetingtui agendas lists them all."]
    if as_json:
        return Said(Answer(json_text([_row(entry) for entry in found])), told, code, lasting=right)
    if words:
        text = "".join(f"{line}\n" for line in table([_cells(entry) for entry in found], width()))
        after = typed(context, "agendas", "show", found[0].name) if found else ""
    else:
        text = _by_occasion(found)
        after = f"see one: {typed(context, 'agendas', 'show', 'NAME')}. Run one: {typed(context, 'run', 'NAME')}"
    return Said(Answer(text, after), told, code, lasting=right)


def print_agenda(context: click.Context, folder: Path | None, name: str, *, as_json: bool) -> None:
    """One agenda as a page or as JSON; ends with 1 where it cannot be run."""
    path = find_agenda(name, folder)
    agenda, problems = load_agenda(path, load_partnership(folder)[0] if folder else None)
    if agenda is None:
        for problem in errors(problems):
            print_line(problem, err=True)
        context.exit(NO)
    if as_json:
        print_json(as_data(agenda))
        return
    for line in preview(agenda, min(width() or PAGE, PAGE)):
        click.echo(line)
    said = path.stem if "." not in name else name
    say_next(f"try it: {typed(context, 'rehearse', said)}. Hold it: {typed(context, 'run', said)}")


def _by_occasion(found: list[AgendaFile]) -> str:
    page = width()
    lines: list[str] = []
    for occasion, entries in by_occasion(found):
        lines += ["", clean_line(occasion).capitalize()]
        lines += [
            f"  {line}" for line in table([("", *_cells(entry)) for entry in entries], page - 2 if page else None)
        ]
    return "".join(f"{line}\n" for line in lines[1:])


def _cells(entry: AgendaFile) -> tuple[str, str, str]:
    agenda = entry.agenda
    if agenda is None:
        wrong = errors(entry.problems)
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return entry.name, "-", f"cannot be run: {wrong[0]}{more}"
    mine = "yours: " if entry.yours else ""
    return entry.name, f"{agenda.length} min" if agenda.length else "-", f"{mine}{agenda.purpose or agenda.title}"


def _row(entry: AgendaFile) -> dict[str, Any]:
    agenda = entry.agenda
    return {
        "name": entry.name,
        "file": str(entry.path),
        "yours": entry.yours,
        "title": agenda.title if agenda else None,
        "purpose": agenda.purpose if agenda else None,
        "minutes": agenda.length if agenda else None,
        "when": list(agenda.when) if agenda else [],
        "steps": [step.kind for step in agenda.step] if agenda else [],
        "runs": agenda is not None,
        "problems": [str(problem) for problem in errors(entry.problems)],
    }

"""`meetingtui check --renumber`: shown, asked, written, told."""

from __future__ import annotations

from pathlib import Path

import click

from meetingtui.cli.agreeing import mean_it
from meetingtui.cli.main import NO
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Severity
from meetingtui.core.text import near
from meetingtui.files.atomic import NotWrittenError
from meetingtui.files.minutes import load_minutes
from meetingtui.files.renumbering import Renumbering, folder_renumbering, renumber
from meetingtui.files.toml_text import Document, FileRefused
from meetingtui.register.sealed import words_on_disk


def renumber_in(context: click.Context, folder: Path, *, sure: bool, as_json: bool) -> None:
    """Give the later of two items with one id the next free number; ends with 1 where a meeting is there twice."""
    names = partnership_or_end(folder)
    try:
        paths, documents, found = folder_renumbering(folder)
        changing = [(paths[number], documents[number]) for number in found.edits]
        if not as_json:
            _show(found, changing, names)
        if found.numbers:
            mean_it(f"Write {_many(len(found.numbers), 'new number')} into {_files(changing)}?", sure=sure)
            renumber(folder, names, found)
    except FileRefused as refused:
        refuse(refused.problems)
    except NotWrittenError as error:
        refuse(str(error))
    if as_json:
        print_json(_row(found))
    elif found.numbers:
        print_line(f"Written: {', '.join(near(path) for path, _ in changing)}")
        say_next(f"{typed(context, 'check')} looks at all of it again")
    if any(problem.severity is Severity.ERROR for problem in found.left):
        context.exit(NO)


def _show(found: Renumbering, changing: list[tuple[Path, Document]], names: Partnership) -> None:
    if not found.numbers:
        print_line("No id is given by two meetings.")
    for one in found.numbers:
        print_line(f"{one.place}: {one.was} becomes {one.now}; {one.first} gave it first")
    for path, document in changing:
        if parties := _confirmed(path, names):
            print_line(f"{document.file}: {parties} confirmed it as it is; meetingtui confirm asks again")
    for problem in found.left:
        print_line(str(problem), err=problem.severity is Severity.ERROR)


def _confirmed(path: Path, names: Partnership) -> str:
    minutes, _ = load_minutes(path, names)
    words = words_on_disk(path, minutes) if minutes is not None else {}
    return " and ".join(names.party_name(party) for party in words)


def _files(changing: list[tuple[Path, Document]]) -> str:
    return changing[0][1].file if len(changing) == 1 else f"{len(changing)} files"


def _many(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _row(found: Renumbering) -> dict[str, object]:
    numbers = [
        {"file": one.place.file, "line": one.place.line, "was": one.was, "now": one.now, "first": str(one.first)}
        for one in found.numbers
    ]
    left = [
        {
            "file": one.place.file,
            "line": one.place.line,
            "severity": one.severity.value,
            "sentence": one.sentence,
            "way_out": one.way_out,
        }
        for one in found.left
    ]
    return {"renumbered": numbers, "left": left}

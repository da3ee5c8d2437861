"""`meetingtui check FILE…`: is this file right?"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from meetingtui.cli.main import NO, folder_option, settings
from meetingtui.cli.printing import print_json, print_line, say_next
from meetingtui.core.problems import Problem, Severity
from meetingtui.files.check import check_file, count_files
from meetingtui.files.folders import find_folder
from meetingtui.files.toml_text import FileRefused, read_text


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
    paths = files or (_folder(context),)
    problems = [problem for path in paths for problem in (*check_file(path), *_changed_since_sealed(path))]
    count = sum(count_files(path) for path in paths)
    wrong = sum(problem.severity is Severity.ERROR for problem in problems)
    doubtful = len(problems) - wrong
    if as_json:
        rows = [_row(problem) for problem in problems]
        print_json({"files": count, "errors": wrong, "warnings": doubtful, "problems": rows})
    else:
        for problem in problems:
            print_line(problem)
        click.echo(_summary(count, wrong, doubtful))
        if left := sum(_not_compared(path) for path in paths):
            click.echo(f"{left} sealed minutes were not compared with their seals; meetingtui confirm --all does that")
        say_next(_next(files, wrong))
    if wrong:
        context.exit(NO)


def _folder(context: click.Context) -> Path:
    choice = find_folder(settings(context).folder, os.environ, Path.cwd(), Path.home())
    if choice.folder is None:
        raise click.ClickException(choice.sentence)
    return choice.folder


def _changed_since_sealed(path: Path) -> list[Problem]:
    """Minutes that are not what was confirmed any more."""
    if not (path.is_dir() or path.absolute().parent.name == "minutes" or _is_confirmed(path)):
        return []  # an agenda waits for none of what seals need
    from meetingtui.register.sealed_check import seal_problems

    return seal_problems(path)


def _is_confirmed(path: Path) -> bool:
    try:
        return "[[confirmed]]" in read_text(path)
    except FileRefused:
        return False


def _not_compared(path: Path) -> int:
    if not path.is_dir():
        return 0
    from meetingtui.register.sealed_check import too_many

    return too_many(path)


def _row(problem: Problem) -> dict[str, str | int]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity.value,
        "sentence": problem.sentence,
        "way_out": problem.way_out,
    }


def _next(files: tuple[Path, ...], wrong: int) -> str:
    if wrong:
        return "mend what is named above, in any editor, and check again"
    if len(files) == 1 and files[0].is_file() and files[0].absolute().parent.name == "agendas":
        return f"try it: meetingtui rehearse {shlex.quote(str(files[0]))}"
    return "meetingtui doctor looks at the rest: terminal, settings, permissions"


def _summary(count: int, wrong: int, doubtful: int) -> str:
    files = _many(count, "file")
    if not wrong and not doubtful:
        return f"{files}: right"
    return f"{files}: " + ", ".join(_many(n, word) for n, word in ((wrong, "error"), (doubtful, "warning")) if n)


def _many(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

"""What is wrong in files, in print."""

from __future__ import annotations

import shlex
from pathlib import Path

from meetingtui.cli.answering import Said
from meetingtui.cli.main import DONE, NO
from meetingtui.cli.printing import json_text
from meetingtui.core.problems import Problem, Severity
from meetingtui.core.text import clean_line
from meetingtui.files.answers import Answer
from meetingtui.files.check import check_file, count_files
from meetingtui.files.toml_text import FileRefused, read_text


def checked(named: tuple[Path, ...], paths: tuple[Path, ...], *, as_json: bool) -> Said:
    """Every problem of the files and folders, as lines or as JSON; the answer is no where one is an error.

    `named` are those that somebody typed.
    """
    problems = [problem for path in paths for problem in (*check_file(path), *_changed_since_sealed(path))]
    count = sum(count_files(path) for path in paths)
    wrong = sum(problem.severity is Severity.ERROR for problem in problems)
    doubtful = len(problems) - wrong
    code, right = NO if wrong else DONE, not problems  # where a file is named in a sentence, it is named from here
    if as_json:
        rows = [_row(problem) for problem in problems]
        found = {"files": count, "errors": wrong, "warnings": doubtful, "problems": rows}
        return Said(Answer(json_text(found)), code=code, lasting=right)
    lines = [*(clean_line(str(problem)) for problem in problems), _summary(count, wrong, doubtful)]
    if left := sum(_not_compared(path) for path in paths):
        lines.append(f"{left} sealed minutes were not compared with their seals; meetingtui confirm --all does that")
    return Said(Answer("".join(f"{line}\n" for line in lines), _next(named, wrong)), code=code, lasting=right)


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

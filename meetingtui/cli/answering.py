"""Printing what was printed before: a question about a partnership whose files are as they were is answered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from meetingtui.cli.columns import width
from meetingtui.cli.main import DONE, settings
from meetingtui.cli.printing import print_line, say_next
from meetingtui.files.answers import Answer, look_at


@dataclass(frozen=True, slots=True)
class Said:
    """An answer that was made just now, with what is said of it on standard error, and the exit code."""

    answer: Answer
    problems: Sequence[object] = ()
    code: int = DONE
    lasting: bool = True
    """Whether it is made of the partnership's files alone."""


def answer(
    context: click.Context, folder: Path | None, question: Sequence[object], make: Callable[[], Said], /
) -> None:
    """Print the answer to a question about the partnership in a folder; without a folder it is always made anew.

    The question names everything that the answer depends on besides the files of the folder, the page and the day. An
    answer with a problem or a no is made anew each time.
    """
    asked = (*question, width(), settings(context).folder, str(folder))
    about = look_at(folder) if folder is not None else None
    known = about.known(asked) if about is not None else None
    said = Said(known) if known is not None else make()
    click.echo(said.answer.text, nl=False)
    for problem in said.problems:
        print_line(problem, err=True)
    if said.answer.next:
        say_next(said.answer.next)
    if about is not None and known is None and said.lasting and not said.problems and said.code == DONE:
        about.keep(asked, said.answer)
    if said.code != DONE:
        context.exit(said.code)

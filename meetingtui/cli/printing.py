"""What commands print: lines and JSON in which nothing acts on a terminal, whatever a file or its name holds."""

from __future__ import annotations

import json
import shlex
import sys
from typing import Any

import click

from meetingtui.core.text import clean_line, clean_typing


def print_line(text: object, *, err: bool = False) -> None:
    """One line, cleaned: names of files come from whoever may write to the folder."""
    click.echo(clean_line(str(text)), err=err)


def print_text(text: object, *, err: bool = False) -> None:
    """Like `print_line`, for a line that is indented."""
    click.echo(clean_typing(str(text)).rstrip(), err=err)


def print_json(value: Any) -> None:
    """A value as JSON in ASCII alone: it reads back as it was, and a terminal that shows it acts on nothing."""
    click.echo(json_text(value), nl=False)


def json_text(value: Any) -> str:
    """What `print_json` prints, with the end of its last line."""
    return f"{json.dumps(value, ensure_ascii=True, indent=2)}\n"


def typed(context: click.Context, *words: str) -> str:
    """A command of ours as it is typed here: with the folder, where one was named."""
    from meetingtui.cli.main import NAME, settings

    folder = settings(context).folder
    return shlex.join([NAME, *(clean_line(word) for word in words), *(["--folder", folder] if folder else [])])


def say_next(sentence: str) -> None:
    """One line about what to do next, for somebody who looks: where both outputs are a terminal, on standard error.

    What goes to a file or a pipe stays as it was asked for, and scripts are told nothing they did not ask.
    """
    if all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr)):
        print_line(f"Next: {sentence}", err=True)

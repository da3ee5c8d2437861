"""What commands print: lines and JSON in which nothing acts on a terminal, whatever a file or its name holds."""

from __future__ import annotations

import json
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
    click.echo(json.dumps(value, ensure_ascii=True, indent=2))

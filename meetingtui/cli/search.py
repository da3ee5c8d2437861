"""`meetingtui search`: words in all minutes, the newest first."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from typing import Any

import click
from rich.cells import cell_len

from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.dates import say_date
from meetingtui.core.text import clean_line, clip
from meetingtui.review.index.places import KINDS
from meetingtui.review.index.query import read_query
from meetingtui.review.index.search import Found, Hit, ask
from meetingtui.review.index.store import Index

WIDTH = 80
_INDENT = 2
_PATIENCE = 0.5
"""Seconds before it is told that something is going on."""


@click.command()
@click.argument("words", nargs=-1)
@click.option("--kind", metavar="KIND", help=f"Only these: {', '.join(KINDS)}.")
@click.option("--person", metavar="NAME", help="Only what a person owns, said or was part of.")
@click.option("--party", metavar="NAME", help="Only what has to do with a party or its people.")
@click.option("--stream", metavar="NAME", help="Only what belongs to a stream.")
@click.option("--since", metavar="DATE", help="Only from then on: 2026, 2026-01 or 2026-01-31.")
@click.option("--until", metavar="DATE", help="Only up to then.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def search(context: click.Context, words: tuple[str, ...], limit: int, as_json: bool, **filters: str | None) -> None:
    """Find words in all minutes, the newest first. A word's beginning is enough; "quotes" keep words together.

    Filters may stand among the words too: kind:decision person:imani party:tolland stream:pilot since:2026-01.
    Ends with 1 where nothing is found.
    """
    query = read_query(_typed(words), **filters)
    if query.strange:
        refuse(query.strange[0])
    if query.empty:
        raise click.UsageError("say what to search for; for example: meetingtui search invoice")
    folder = folder_or_end(context)
    partnership = partnership_or_end(folder)
    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    index = Index(folder)
    try:
        index.refresh(_progress())
        found = ask(index, query, partnership, limit=limit, width=max(width - _INDENT, 20))
        _tell(found, max(width, 20), as_json=as_json)
        sys.stdout.flush()
        index.tidy()
    finally:
        index.close()
    if not found.hits:
        context.exit(NO)


def _tell(found: Found, width: int, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found, width)
    for problem in found.problems:
        print_line(f"not searched: {problem}", err=True)


def _typed(words: tuple[str, ...]) -> str:
    """What was typed; an argument with spaces in it was quoted in the shell, and is a phrase here too."""
    return " ".join(
        f'"{word}"' if " " in word.strip() and '"' not in word and ":" not in word else word for word in words
    )


def _progress() -> Callable[[int, int], None] | None:
    """Tells on a terminal how far the first reading has come, once it takes longer than a moment."""
    if not sys.stderr.isatty() or os.environ.get("TERM", "") in {"", "dumb"}:
        return None
    began, told = time.monotonic(), False

    def tell(done: int, of: int) -> None:
        nonlocal told
        if done >= of:
            if told:
                click.echo("\r\x1b[K", err=True, nl=False)
        elif time.monotonic() - began > _PATIENCE:
            told = True
            click.echo(f"\rReading minutes for the first time: {done:,} of {of:,}", err=True, nl=False)

    return tell


def _print(found: Found, width: int) -> None:
    for typed, taken in found.corrected:
        _say(f"No minutes say {typed}; searched for {_or(taken)}.")
    if found.apart:
        _say("No one place says all of this; these meetings say it in several places.")
    for hit in found.hits:
        for line in _lines(hit, width):
            click.echo(line)
    if len(found.hits) < found.total:
        more = f"more than {found.total:,}" if found.more else f"{found.total:,}"
        _say(f"{len(found.hits):,} of {more}; --limit shows more.")
    if not found.hits:
        near = f"; minutes do say {', '.join(found.nearest)}" if found.nearest else ""
        _say(f"Nothing found{near}.")


def _say(sentence: str) -> None:
    print_line(sentence, err=True)


def _or(words: tuple[str, ...]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _lines(hit: Hit, width: int) -> list[str]:
    """Two lines: when, what and whose, in which meeting; then the words."""
    mark = hit.part if hit.part[:1].isupper() else ""
    facts = [say_date(hit.date), f"{hit.kind} {mark}".rstrip(), hit.by, hit.title]
    head = clean_line(" · ".join(fact for fact in facts if fact))
    name = clean_line(hit.minutes)
    room = width - cell_len(name) - 2
    first = f"{_fit(head, room)}  {name}" if room >= width // 2 else _fit(head, width)
    text, end = hit.snippet.text, 0
    words = " " * _INDENT
    for start, stop in hit.snippet.bold:
        words += text[end:start] + _bold(text[start:stop])
        end = stop
    return [first, words + text[end:]]


def _fit(text: str, width: int) -> str:
    """A line that is cut where it would be too wide."""
    cut = text
    while cell_len(cut) > width:
        cut = clip(cut, len(cut) - 1)
    return cut


def _bold(text: str) -> str:
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM", "") in {"", "dumb"}:
        return text
    return f"\x1b[1m{text}\x1b[22m"


def _as_json(found: Found) -> dict[str, Any]:
    return {
        "total": found.total,
        "more": found.more,
        "apart": found.apart,
        "corrected": {typed: list(taken) for typed, taken in found.corrected},
        "nearest": list(found.nearest),
        "hits": [_row(hit) for hit in found.hits],
        "problems": [str(problem) for problem in found.problems],
    }


def _row(hit: Hit) -> dict[str, Any]:
    return {
        "minutes": hit.minutes,
        "date": hit.date.isoformat(),
        "title": hit.title,
        "part": hit.part,
        "kind": hit.kind,
        "by": hit.by or None,
        "who": list(hit.who),
        "stream": hit.stream or None,
        "text": hit.snippet.text,
        "bold": [list(span) for span in hit.snippet.bold],
    }

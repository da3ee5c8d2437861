"""`meetingtui search`: words in all minutes, the newest first."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

import click
from rich.cells import cell_len

from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO, folder_option
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end, refuse
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.text import clean_line, clip
from meetingtui.files.archive import minutes_files
from meetingtui.review.index.places import KINDS
from meetingtui.review.index.query import Known, Query, read_query
from meetingtui.review.index.search import Found, Hit, ask
from meetingtui.review.index.store import Index

WIDTH = 80
_INDENT = 2
_NAMED = 12
"""So many names are told to somebody who named none that is known."""


@click.command()
@click.argument("words", nargs=-1)
@click.option("--kind", metavar="KIND", help=f"Only these: {', '.join(KINDS)}.")
@click.option("--person", metavar="PERSON", help="Only what a person owns, said or was part of.")
@click.option("--party", metavar="PARTY", help="Only what has to do with a party or its people.")
@click.option("--stream", metavar="STREAM", help="Only what belongs to a stream.")
@click.option("--since", metavar="DAY", help="Only from then on: 2026, 2026-01 or 2026-01-31.")
@click.option("--until", metavar="DAY", help="Only up to then.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="The same, as JSON.")
@folder_option
@click.pass_context
def search(context: click.Context, words: tuple[str, ...], limit: int, as_json: bool, **filters: str | None) -> None:
    """Find words in all minutes, the newest first. A word's beginning is enough; "quotes" keep words together.

    Filters may stand among the words too. Ends with 1 where nothing is found.

    \b
    meetingtui search invoice
    meetingtui search "paid late" --kind decision --since 2026-01
    meetingtui search kind:decision person:imani party:tolland stream:pilot since:2026-01
    """
    query = read_query(_typed(words), **filters)
    if query.strange:
        refuse(query.strange[0])
    if query.empty:
        raise click.UsageError("say what to search for; for example: meetingtui search invoice")
    folder = folder_or_end(context)
    partnership = partnership_or_end(folder)
    drawn = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH, 24)).columns if drawn else None
    index = Index(folder)
    try:
        index.refresh(_progress())
        found = ask(index, query, partnership, limit=limit, width=max((width or WIDTH) - _INDENT, 20))
        _tell(found, width and max(width, 20), as_json=as_json)
        if not found.hits:
            _name_those_there_are(query, partnership)
        if found.hits and not as_json:
            say_next(f"{typed(context, 'show', found.hits[0].minutes)} prints the first of these")
        if sys.stdout is not None:
            sys.stdout.flush()
        index.tidy()
    finally:
        index.close()
    if not found.hits:
        if not as_json and not minutes_files(folder):
            _say(f"There are no minutes yet; {typed(context, 'run', 'AGENDA')} holds a meeting.")
        context.exit(NO)


def _tell(found: Found, width: int | None, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(found))
    else:
        _print(found, width)
    for problem in found.problems:
        print_line(f"not searched: {problem}", err=True)


def _name_those_there_are(query: Query, names: Partnership) -> None:
    """Where nothing was found of somebody or something that nobody here is called by, say who and what there is."""
    known = Known(names)
    for sort, there, said in (
        ("person", known.people, query.person),
        ("party", known.parties, query.party),
        ("stream", known.streams, query.stream),
    ):
        for one in said:
            if one not in there and known.meant(there, one) == [one]:
                many = ", ".join(list(there)[:_NAMED]) or "none"
                more = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
                _say(f"{clip(clean_line(one), 40)} is no {sort} here; there are {many}{more}.")


def _typed(words: tuple[str, ...]) -> str:
    """What was typed; an argument with spaces in it was quoted in the shell, and is a phrase here too."""
    return " ".join(
        f'"{word}"' if " " in word.strip() and '"' not in word and ":" not in word else word for word in words
    )


def _progress() -> Callable[[int, int], None] | None:
    """Tells on a terminal how far the first reading has come."""
    from meetingtui.core.progress import telling

    tell = telling()
    return partial(tell, "Reading minutes for the first time") if tell is not None else None


def _print(found: Found, width: int | None) -> None:
    for word, taken in found.corrected:
        _say(f"No minutes say {word}; searched for {_or(taken)}.")
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


def _lines(hit: Hit, width: int | None) -> list[str]:
    """Two lines: when, what and whose, in which meeting; then the words. Without a width the first stays whole."""
    mark = hit.part if hit.part[:1].isupper() else ""
    facts = [say_date(hit.date), f"{hit.kind} {mark}".rstrip(), hit.by, hit.title]
    head = clean_line(" · ".join(fact for fact in facts if fact))
    name = clean_line(hit.minutes)
    first = f"{head}  {name}"
    if width is not None:
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
    if (
        sys.stdout is None
        or not sys.stdout.isatty()
        or os.environ.get("NO_COLOR")
        or os.environ.get("TERM", "") in {"", "dumb"}
    ):
        return text
    return f"\x1b[1m{text}\x1b[22m"


def _as_json(found: Found) -> dict[str, Any]:
    return {
        "total": found.total,
        "more": found.more,
        "apart": found.apart,
        "corrected": {word: list(taken) for word, taken in found.corrected},
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

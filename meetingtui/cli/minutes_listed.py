"""The minutes of a partnership in print, by date, with what they hold.

Nothing is imported that reads minutes: what they hold is kept, and most are as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from meetingtui.cli.columns import folded, width
from meetingtui.cli.finding import folder_or_end
from meetingtui.cli.main import NO
from meetingtui.cli.printing import print_json, print_line, say_next, typed
from meetingtui.cli.screens import partnership_or_end
from meetingtui.core.dates import say_date
from meetingtui.core.text import clean_line
from meetingtui.files.headings import Heading, read_headings


def print_minutes(
    context: click.Context, party: str | None, since: str | None, until: str | None, *, as_json: bool
) -> None:
    """Every meeting's minutes by date, narrowed; ends with 1 where nothing is left."""
    folder = folder_or_end(context)
    narrowed = any(said is not None for said in (party, since, until))
    wanted = _wanted(folder, party, since, until) if narrowed else None
    everything = read_headings(folder)
    held = list(filter(wanted, everything.rows))
    if as_json:
        print_json([_data(row) for row in held])
    else:
        page = width()
        for row in held:
            line = clean_line(_line(row))
            for part in [line] if page is None else folded(line, page, "", "  "):
                click.echo(part)
        if held:
            say_next(f"{typed(context, 'show', clean_line(held[-1].stem))} prints the latest")
    for problem in everything.problems:
        print_line(problem, err=True)
    if not held and not as_json:
        none = (
            "No minutes of that sort." if everything.rows else "No minutes yet; meetingtui run AGENDA holds a meeting."
        )
        click.echo(none, err=True)
    if not held:
        context.exit(NO)


def _wanted(folder: Path, party: str | None, since: str | None, until: str | None) -> Callable[[Heading], bool]:
    """What was asked for; only then it takes the partnership, and its day."""
    from meetingtui.cli.narrowed import known, past_days, read_as
    from meetingtui.cli.who import local_now

    names = partnership_or_end(folder)
    today = local_now(names).date()
    who = known(party, {p.id: (p.name, names.party_name(p.id)) for p in names.party}, "party")
    first, last = past_days(since, until, today)
    for words in read_as(since, until, today):
        print_line(words, err=True)

    def asked_for(row: Heading) -> bool:
        long_ago = first is not None and row.date < first
        return not long_ago and (who is None or who in row.present) and (last is None or row.date <= last)

    return asked_for


def _data(row: Heading) -> dict[str, Any]:
    return {
        "file": row.name,
        "meeting": row.meeting,
        "date": row.date.isoformat(),
        "title": row.title,
        "state": row.state,
        "decisions": row.counts["decision"],
        "actions": row.counts["action"],
        "parked": row.counts["parked"],
        "open": row.counts["open"],
    }


def _line(row: Heading) -> str:
    counts = [(row.counts[table], table) for table in ("decision", "action", "parked")]
    words = [f"{n} {w}{'s' if n != 1 and w != 'parked' else ''}" for n, w in counts if n]
    words += [f"{row.counts['open']} left open"] if row.counts["open"] else []
    return f"{say_date(row.date)}  {row.stem}  {row.state}  {', '.join(words) or 'nothing captured'}"

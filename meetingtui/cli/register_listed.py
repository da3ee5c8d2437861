"""One register in print, narrowed by what was asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from meetingtui.cli.answering import Said
from meetingtui.cli.columns import table, width
from meetingtui.cli.lists import KINDS
from meetingtui.cli.main import DONE, NO
from meetingtui.cli.narrowed import known, past_days, read_as
from meetingtui.cli.printing import json_text, typed
from meetingtui.cli.screens import partnership_or_end
from meetingtui.cli.who import local_now, person_or_end
from meetingtui.core.dates import say_date
from meetingtui.core.items import ItemKind
from meetingtui.core.people import Partnership
from meetingtui.core.problems import errors
from meetingtui.files.answers import Answer
from meetingtui.register.reading import read_register
from meetingtui.review.listing import Filter, Listed, as_data, listed


def in_print(
    context: click.Context,
    folder: Path,
    what: str,
    *,
    owner: str | None,
    party: str | None,
    stream: str | None,
    since: str | None,
    until: str | None,
    overdue: bool,
    ended: bool,
    as_json: bool,
) -> Said:
    """A register as columns, or as JSON; the answer is no where nothing is left of it."""
    names = partnership_or_end(folder)
    today = local_now(names).date()
    first, last = past_days(since, until, today)
    wanted = Filter(
        owner=person_or_end(names, owner).id if owner is not None else None,
        party=known(party, {p.id: (p.name, names.party_name(p.id)) for p in names.party}, "party"),
        stream=known(stream, {s.id: (s.name,) for s in names.stream}, "stream"),
        since=first,
        until=last,
        overdue=overdue,
        ended=ended,
    )
    register, problems = read_register(folder)
    rows = listed(register.items.values(), ItemKind(KINDS[what]), names, today, wanted)
    told: list[object] = [*read_as(since, until, today), *errors(problems)]
    if as_json:
        text, after = json_text([as_data(row, names) for row in rows]), ""
    else:
        # The cells are cleaned already, and what hangs under them keeps its place.
        text = "".join(f"{line}\n" for line in table([_cells(row, names, today) for row in rows], width()))
        after = _about(context, what, rows[0].one.id) if rows else ""
    if not rows and not as_json:
        narrowed = wanted != Filter(ended=ended)
        told.append(f"Nothing of that sort among the {what}." if narrowed else f"There are no {what}.")
    return Said(Answer(text, after, today.isoformat(), names.zone or ""), told, DONE if rows else NO)


def _about(context: click.Context, what: str, mark: str) -> str:
    """What can be done with an item of a register."""
    if what == "actions":
        move = typed(context, "tell", mark, "move", "DAY")
        return f"{typed(context, 'tell', mark, 'done')}, or to ask for another day: {move}"
    return f"{typed(context, 'search', mark)} says in which minutes {mark} stands"


def _cells(row: Listed, names: Partnership, today: date) -> tuple[str, str, str, str]:
    day = say_date(row.day, today) if row.day else ""
    who = f"{names.mark(row.party)} {names.first_name(row.owner)}" if row.party else names.first_name(row.owner or "")
    return row.one.id, day, who if row.owner else "", f"{row.words}{f'  [{row.state}]' if row.state else ''}"

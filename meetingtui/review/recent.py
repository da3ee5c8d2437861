"""What home says of earlier meetings: the last ones, promises whose day is near, minutes that wait to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.standing import Met
from meetingtui.files.minutes import load_minutes
from meetingtui.register.fold import Register
from meetingtui.register.reading import read_register
from meetingtui.register.rhythm import due as due_agendas

LAST = 4
SOON_DAYS = 7
NAMED = 2
"""How many agendas that are due are named."""


@dataclass(frozen=True, slots=True)
class Recent:
    """The last meetings, each with its day and state; then sentences about what waits."""

    held: tuple[tuple[str, str], ...] = ()
    waiting: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_recent(folder: Path, names: Partnership | None, today: date) -> Recent:
    """What there is to say. A meeting still in progress has not happened yet."""
    register, problems = read_register(folder, names.parties if names else None)
    rows = tuple((met.title, _state(folder, met)) for met in reversed(register.met[-LAST:]))
    waiting = tuple(_waiting(register, names, today)) if names else ()
    return Recent(rows, waiting, tuple(problems))


def _state(folder: Path, met: Met) -> str:
    """The day of a meeting, and how its minutes stand."""
    minutes, _ = load_minutes(folder / "minutes" / f"{met.minutes}.toml")
    return f"{say_date(met.on)}, {minutes.state}" if minutes else say_date(met.on)


def _waiting(register: Register, names: Partnership, today: date) -> list[str]:
    standing = register.standing
    soon = today + timedelta(days=SOON_DAYS)
    dated = [one for one in standing.actions if one.item.due]
    late = sum(1 for one in dated if one.item.due and one.item.due < today)
    due = sum(1 for one in dated if one.item.due and today <= one.item.due <= soon)
    lines: list[str] = []
    if late or due:
        parts = [f"{late} late" if late else "", f"{due} due within a week" if due else ""]
        count = late + due
        lines.append(f"promise{'s' if count != 1 else ''}: {', '.join(part for part in parts if part)}")
    for met in standing.unconfirmed[-1:]:
        missing = [names.party_name(party) for party in names.parties if party not in met.confirmed]
        more = f"; {len(standing.unconfirmed) - 1} more" if len(standing.unconfirmed) > 1 else ""
        lines.append(f"minutes to confirm: {say_date(met.on, today)}, by {' and '.join(missing)}{more}")
    wanted = (
        [] if names.at_rest else [one.agenda for one in due_agendas(names, register.met, today) if one.day <= today]
    )
    if wanted:
        more = f" and {len(wanted) - NAMED} more" if len(wanted) > NAMED else ""
        lines.append(f"due by your rhythm: {', '.join(wanted[:NAMED])}{more}")
    return lines

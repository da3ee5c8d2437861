"""What home says, read from a partnership's folder: its minutes, and of agendas only those that are named."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem, errors
from meetingtui.files.agenda import find_agenda, load_agenda
from meetingtui.files.minutes import load_minutes
from meetingtui.files.toml_text import FileRefused
from meetingtui.register.reading import read_register
from meetingtui.review.front import LAST, Front, Head, agendas_named, front

MOST = 12
"""So many agendas are read at most."""


def read_front(folder: Path, names: Partnership | None, today: date) -> Front:
    """What there is to say. A meeting still in progress has not happened yet."""
    register, problems = read_register(folder, names.parties if names else None)
    own = _own(folder, names)
    heads: dict[str, Head] = {}
    for name in islice(dict.fromkeys(agendas_named(register.met, names, today, own)), MOST):
        head, wrong = _head(name, folder)
        if head is not None:
            heads[name] = head
        elif name in own:
            problems += errors(wrong)[:1]
    states = {met.minutes: _state(folder, met.minutes) for met in register.met[-LAST:]}
    return front(register, names, today, heads=heads, states=states, problems=problems)


def _own(folder: Path, names: Partnership | None) -> list[str]:
    """The names of your own agendas."""
    places = [folder / "agendas", *([folder / "agendas" / names.language] if names and names.language else [])]
    found = (path for place in places if place.is_dir() for path in sorted(place.glob("*.toml")))
    return [path.stem for path in found if not path.name.startswith(".")]


def _head(name: str, folder: Path) -> tuple[Head | None, list[Problem]]:
    """Title and length; None for an agenda that is not there, or cannot be run, with what is wrong."""
    try:
        agenda, problems = load_agenda(find_agenda(name, folder))
    except FileRefused as refused:
        return None, list(refused.problems)
    return (Head(agenda.title, agenda.length) if agenda else None), problems


def _state(folder: Path, name: str) -> str:
    minutes, _ = load_minutes(folder / "minutes" / f"{name}.toml")
    return minutes.state if minutes else ""

"""Who is speaking: the person that was named, else the one whose account on this machine it is."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from meetingtui.cli.screens import refuse, zone_of
from meetingtui.core.people import Partnership, Person
from meetingtui.core.text import clean_line, fold_name
from meetingtui.files.groups import user_name

_NAMED = 12
"""How many people are named to somebody who named nobody that is known."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody of the partnership, and whether the account they speak from is known to be theirs."""

    person: Person
    verified: bool


def person_or_end(names: Partnership, said: str) -> Person:
    """The one person of that id, name or first name; the program ends with who there is where it is not one."""
    found = _called(names, said)
    if len(found) == 1:
        return found[0]
    if not names.person:
        return refuse(f"{clean_line(said)} is nobody here yet; add a [[person]] to partnership.toml, or meet first")
    known = ", ".join(one.label for one in names.person[:_NAMED])
    if (more := len(names.person) - _NAMED) > 0:
        known += f" and {more} more, in partnership.toml"
    return refuse(f"{clean_line(said)} is {'more than one person' if found else 'nobody'} here; people are {known}")


def speaker_or_end(names: Partnership, said: str | None) -> Speaker:
    """Who was named, else whose account this is; the program ends with what to do where that is not one person."""
    account = user_name(os.geteuid())
    mine = [one for one in names.person if one.login == account]
    if said is not None:
        person = person_or_end(names, said)
        return Speaker(person, verified=person in mine)
    if len(mine) == 1:
        return Speaker(mine[0], verified=True)
    return refuse(f'who are you? name yourself with --as, or let the partnership\'s file say login = "{account}"')


def _called(names: Partnership, words: str) -> list[Person]:
    wanted = fold_name(words.lstrip("@"))
    by_id = [one for one in names.person if wanted == fold_name(one.id)]
    return by_id or [one for one in names.person if wanted in {fold_name(one.name), fold_name(one.label)}]


def local_now(names: Partnership) -> datetime:
    """Now, in the partnership's zone."""
    return datetime.now(ZoneInfo(zone_of(names)))

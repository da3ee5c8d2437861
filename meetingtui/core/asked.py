"""What an owner said of a promise between meetings, in words. Pure."""

from __future__ import annotations

from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.standing import Asked


def say_asked(said: Asked, names: Partnership) -> str:
    """An owner's word as a sentence: `Imani says it is done`, `Imani asks for Fri 4 Dec: the site is shut`."""
    who, why = names.first_name(said.who), f": {said.why}" if said.why else ""
    if said.to == "done" or said.due is None:
        return f"{who} says it is done{why}"
    return f"{who} asks for {say_date(said.due)}{why}"


def knows_account(said: Asked, names: Partnership) -> bool:
    """Whether the account that it was said from is known to be that person's."""
    person = names.people.get(said.who)
    return person is not None and person.login is not None and person.login == said.account

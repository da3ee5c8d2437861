"""Whether a parked question comes up again in this meeting: by the words in which it was said where it goes. Pure."""

from __future__ import annotations

import re
from datetime import date

from meetingtui.core.dates import read_date
from meetingtui.core.people import Partnership
from meetingtui.core.text import fold_name, slug

_SAYS_NO_SORT = frozenset(
    re.findall(
        "[a-z]+",
        "a again agenda and at back call conversation for from here in into it meet meeting next of on one our review "
        "session talk that the then this time to up we when with",
    )
)
"""Words that name no sort of meeting: what is left of "next strategy conversation" is "strategy"."""
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}-?")


def returns(goes: str | None, by: date | None, *, minutes: str, heading: str, names: Partnership, day: date) -> bool:
    """Whether a question that goes there, or is wanted by that day, belongs to this meeting.

    It does where `goes` names no sort of meeting ("next meeting"), where every word in it that names one is in the
    name of this meeting's agenda, in what that agenda is about, or in the step's heading, and where its day has come.
    """
    if by is not None and by <= day:
        return True
    if not goes:
        return False
    when = read_date(goes.removeprefix("^"), day)
    if when is not None:
        return when <= day
    wanted = _words(goes) - _SAYS_NO_SORT
    return wanted <= _known(minutes, heading, names)


def _known(minutes: str, heading: str, names: Partnership) -> set[str]:
    agenda = _DATED.sub("", minutes)
    known = _words(agenda) | _words(heading)
    for rhythm in names.rhythm:
        if rhythm.about and _without_number(agenda) == slug(rhythm.agenda):
            known.add(rhythm.about)
    return known


def _without_number(agenda: str) -> str:
    """The name of the agenda, where a second meeting on one day has a number behind it."""
    return re.sub(r"-\d+$", "", agenda)


def _words(text: str) -> set[str]:
    """The words of a text as they are compared; a plural is its singular."""
    words = re.findall(r"[^\W_]+", fold_name(text))
    return {word.removesuffix("s") if len(word) > 4 and not word.endswith("ss") else word for word in words}

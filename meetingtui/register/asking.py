"""What an owner can do between meetings: say that a promise is done, or ask for another date. The next review asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from meetingtui.core.becoming import OPEN
from meetingtui.core.dates import say_date
from meetingtui.core.people import Partnership
from meetingtui.core.problems import Problem
from meetingtui.core.standing import Asked, Carried, CarriedAction, Standing
from meetingtui.core.text import clean_line
from meetingtui.files.asked import AskedFile, Found, read_asked, write_asked
from meetingtui.files.groups import user_name
from meetingtui.register.fold import Register

_NEVER = (date.min, datetime.min.time())


def ask(
    folder: Path,
    names: Partnership,
    one: Carried | None,
    who: str,
    to: Literal["done", "moved"],
    now: datetime,
    *,
    due: date | None = None,
    why: str = "",
) -> Path | str:
    """Keep an owner's word for the next meeting: the file, or the sentence that says why not. Raises OSError.

    `now` is local to the partnership's zone.
    """
    refusal = refuse(names, one, who, to, now.date(), due=due, why=why)
    if refusal or one is None:
        return refusal
    words = clean_line(why).strip() or None
    at = now.time().replace(microsecond=0, tzinfo=None)
    return write_asked(folder, AskedFile(item=one.id, who=who, on=now.date(), at=at, to=to, due=due, why=words))


def refuse(
    names: Partnership, one: Carried | None, who: str, to: str, today: date, *, due: date | None = None, why: str = ""
) -> str:
    """Why this cannot be said of that promise; an empty sentence where it can."""
    if not isinstance(one, CarriedAction):
        return "only of a promise can this be said between meetings; see: meetingtui actions"
    if one.state != OPEN:
        return f"{one.id} is {one.state} already"
    if who not in names.people:
        return "nobody of that name is in this partnership; name the person with --as"
    owner = one.item.owner
    if owner != who:
        whose = f"{names.first_name(owner)}'s promise" if owner else "nobody's promise yet"
        return f"{one.id} is {whose}; only its owner can say this between meetings"
    if to != "moved":
        return ""
    if due is None:
        return "say the day that you ask for, such as: 4 dec"
    if due < today:
        return f"{say_date(due)} is past"
    if due == one.item.due:
        return f"{say_date(due)} is its date already"
    return "" if why.strip() else "say why, in a few words: the other side reads it"


def take_back(folder: Path, register: Register, mark: str, who: str) -> int:
    """Remove what this person said of a promise and no meeting has answered yet; how many files. Raises OSError."""
    mine = [found for found in read_asked(folder)[0] if found.row.item == mark and found.row.who == who]
    mine = [found for found in mine if not _answered(found, register)]
    for found in mine:
        found.path.unlink()
    return len(mine)


def with_asked(register: Register, folder: Path) -> tuple[Register, list[Problem]]:
    """The register with what owners have said since each promise was last looked at, and what could not be read."""
    found, problems = read_asked(folder)
    return (add_asked(register, found), problems) if found else (register, problems)


def add_asked(register: Register, found: Iterable[Found]) -> Register:
    """The register with the words of owners that no meeting has answered yet."""
    items = dict(register.items)
    for each in found:
        row, one = each.row, items.get(each.row.item)
        if not isinstance(one, CarriedAction) or one.state != OPEN or one.item.owner != row.who:
            continue
        if _answered(each, register):
            continue
        account = None if each.uid is None else user_name(each.uid)
        said = Asked(who=row.who, on=row.on, at=row.at, to=row.to, due=row.due, why=row.why, account=account)
        items[row.item] = one.model_copy(update={"asked": (*one.asked, said)[-3:]})
    actions = tuple(items[one.id] for one in register.standing.actions)
    # A copy of the model would keep what the old one has worked out of itself already.
    standing = Standing.model_construct(None, **{**dict(register.standing), "actions": actions})
    return replace(register, items=items, standing=standing)


def _answered(found: Found, register: Register) -> bool:
    """Whether a meeting has changed the promise since: whatever it made of the word, it is not open any more."""
    return (found.row.on, found.row.at) < register.answered.get(found.row.item, _NEVER)

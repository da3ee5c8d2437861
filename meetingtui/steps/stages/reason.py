"""Reading the line that opens an unready door, and the names in a why. Pure.

    Mateo must leave at 16:00; both prefer to look at options today @mateo +quillmere +tolland ^fri

``@`` who asks, ``+`` each party that is content with it, ``^`` when it will be finished.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from meetingtui.core.capture import Context
from meetingtui.core.capture_names import find, nearest, parties, people, say_ambiguous, squash
from meetingtui.core.capture_split import split_line
from meetingtui.core.dates import refuse_date, say_date
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import Refusal, View

HINT = "why  @who asks  +party that is content  ^when it will be finished"
WHAT_MADE_IT_POSSIBLE = "What made that possible? Enter again keeps it as it is."
_WORD = re.compile(r"[^\W_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a room goes through a door that is not ready: who asked, who is content, when it will be finished."""

    because: str
    asked: str
    content: tuple[str, ...] = ()
    again: date | None = None


def read_reason(line: str, view: View, today: date) -> Reason | Refusal:
    """What the line says; refused without words, without a person in the room who asks, or with a name nobody has."""
    context = Context(view.partnership, today, view.present)
    split = split_line(clean_line(line), context)
    because = " ".join([split.text, *split.part_texts]).strip()
    if not because:
        return Refusal("say why in a few words first")
    if len(split.at) != 1:
        one = next(iter(view.present), "name")
        return Refusal(
            f"who asks for it? Add one person, as in @{one}" if not split.at else "one person asks: keep one @"
        )
    asked = _person(split.at[0], view, context)
    if isinstance(asked, Refusal):
        return asked
    content: set[str] = set()
    for typed in split.plus:
        party = _party(typed, view, context)
        if isinstance(party, Refusal):
            return party
        content.add(party)
    if split.not_days:
        return Refusal(refuse_date(split.not_days[0]))
    if len(split.days) > 1:
        return Refusal("two dates are given; keep the one when it will be finished")
    if split.days and split.days[0] < today:
        return Refusal(f"{say_date(split.days[0])} is past; when will it be finished?")
    ordered = tuple(party for party in view.partnership.parties if party in content)
    return Reason(because, asked, ordered, split.days[0] if split.days else None)


def _person(typed: str, view: View, context: Context) -> str | Refusal:
    found = find(typed, people(context))
    if len(found.hits) > 1:
        return Refusal(say_ambiguous(typed, "@", found))
    if not found.hits:
        near = nearest(typed, people(context))
        return Refusal(f'nobody is called "{typed}"' + (f"; did you mean @{near[0]}?" if near else ""))
    if found.hits[0].id not in view.present:
        return Refusal(f"{found.hits[0].name} is not here; somebody in the room has to ask")
    return found.hits[0].id


def _party(typed: str, view: View, context: Context) -> str | Refusal:
    pool = (*parties(context), *people(context))
    found = find(typed, pool)
    sides = {hit.side for hit in found.hits}
    if len(sides) > 1:
        return Refusal(say_ambiguous(typed, "+", found))
    if not sides:
        near = nearest(typed, parties(context))
        return Refusal(f'no party is called "{typed}"' + (f"; did you mean +{near[0]}?" if near else ""))
    side = sides.pop()
    if side not in view.parties_present:
        return Refusal(f"nobody from {view.partnership.party_name(side)} is here to be content with it")
    return side


def say_reason(line: str, view: View, today: date) -> str:
    """What was understood of the line so far, in words."""
    if not line.strip():
        return HINT
    read = read_reason(line, view, today)
    if isinstance(read, Refusal):
        return read.sentence
    names = view.partnership
    content = ", ".join(names.party_name(party) for party in read.content) or "nobody said so yet"
    again = f" · finished {say_date(read.again)}" if read.again else ""
    return f"{names.first_name(read.asked)} asks · content: {content}{again}"


def names_somebody(text: str, view: View) -> bool:
    """Whether a why names a person of the partnership, by first or last name, in capitals as a name is, or by `@`."""
    words = _WORD.findall(text)
    called = {squash(word) for word in words if word[:1].isupper() or word == text.strip()}
    called |= {squash(word[1:].rstrip(".,;:!?")) for word in text.split() if word.startswith("@")}
    called |= {squash(re.sub(r"['’]s?$", "", word)) for word in words if word[:1].isupper()}
    names = {squash(part) for person in view.partnership.person for part in person.name.split() if len(part) > 1}
    known = names | {squash(person.id) for person in view.partnership.person}
    return bool((called & known) - {""})

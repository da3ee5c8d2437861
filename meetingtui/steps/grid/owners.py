"""The one accountable person of a cell, as typed and as kept: `@imani +jonas`. Pure."""

from __future__ import annotations

from meetingtui.core.capture_names import find, nearest, people, say_ambiguous
from meetingtui.core.capture_shape import Context
from meetingtui.core.keys import shown
from meetingtui.steps.protocol import Refusal, View

ONE_PERSON = "one person is accountable; add the other with +"
MOST_ROWS = 3
"""More rows than this are perhaps too many for one person."""


def read_owner(line: str, view: View) -> str | Refusal:
    """The person that a line names, with helpers after `+`; a name alone will do."""
    if view.day is None:
        return Refusal("the meeting has no date yet")
    context = Context(view.partnership, view.day, view.present)
    at: list[str] = []
    helpers: list[str] = []
    bare: list[str] = []
    current = bare
    for word in line.split():
        if word.startswith(("@", "+")):
            group = at if word.startswith("@") else helpers
            group.append(word[1:])
            current = group
        elif current is bare:
            bare.append(word)
        else:
            # "@Imani Okafor": the rest of a name that was typed in full.
            current[-1] = f"{current[-1]} {word}".strip()
    if bare:
        at.insert(0, " ".join(bare))
    if len(at) != 1:
        return Refusal(ONE_PERSON if at else "name one person first, such as @name; helpers follow with +")
    named: list[str] = []
    for typed, mark in ((at[0], "@"), *((helper, "+") for helper in helpers)):
        found = _person(typed, mark, context)
        if isinstance(found, Refusal):
            return found
        if found not in named:
            named.append(found)
    owner, *others = named
    return " ".join([f"@{owner}", *(f"+{helper}" for helper in others)])


def _person(typed: str, mark: str, context: Context) -> str | Refusal:
    pool = people(context)
    found = find(typed, pool)
    if len(found.hits) == 1:
        return found.hits[0].id
    if found.hits:
        return Refusal(say_ambiguous(typed, mark, found))
    if typed in context.partnership.parties:
        return Refusal(f"{context.partnership.party_name(typed)} is a party; name one person of it")
    if "," in typed or " and " in typed:
        return Refusal(ONE_PERSON)
    near, here = nearest(typed, pool), shown("stage.here")
    return Refusal(
        f'nobody is called "{typed}"' + (f"; did you mean {mark}{near[0]}?" if near else f"; {here} adds a person")
    )


def owner_in(text: str) -> str:
    """The id of the accountable person in a cell's words."""
    first = text.split()[0] if text.split() else ""
    return first[1:] if first.startswith("@") else ""


def say_owner(text: str, view: View) -> str:
    """The cell in words: "Imani, with Jonas"."""
    owner = owner_in(text)
    if not owner:
        return text
    helpers = [view.partnership.first_name(word[1:]) for word in text.split()[1:] if word.startswith("+")]
    return view.partnership.first_name(owner) + (f", with {' and '.join(helpers)}" if helpers else "")

"""Walking a register: what can be said of the item in front, and what that makes so (practices B7). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meetingtui.core.items import ItemKind
from meetingtui.core.text import clean_line
from meetingtui.steps.protocol import ItemMade, Refusal, View
from meetingtui.steps.review.events import EVENTS, At, Became, Confirmed, Left, Means, Ratified, Replaced, ReviewEvent
from meetingtui.steps.review.front import (
    front,
    instead_of,
    is_known,
    one_in_front,
    question,
    register,
    replaced_by,
    said_anything,
)
from meetingtui.steps.review.happened import apply
from meetingtui.steps.review.registers.verb import Result, Verb
from meetingtui.steps.review.state import ReviewState, looked
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.walking import walk

__all__ = ["EVENTS", "apply", "back", "begin", "effects", "forward", "updates"]


_STILL_SAID = frozenset({"replace", "happened", "not so far"})
"""What can be said of a decision that has another in its place already."""


def begin(_fields: ReviewFields) -> ReviewState:
    """Nothing was looked at yet."""
    return ReviewState()


# commands ---------------------------------------------------------------------------------------------------


def _turn(fields: ReviewFields, state: ReviewState, view: View, by: int) -> At | None:
    keys = walk(fields, view).keys
    now = front(fields, state, view)
    if not now:
        return None
    if question(fields, state, view)[0]:
        return At(step=view.step, item=now)
    at = keys.index(now) + by
    return At(step=view.step, item=keys[at]) if 0 <= at < len(keys) else None


def forward(fields: ReviewFields, state: ReviewState, view: View) -> ReviewEvent | None:
    """Enter: leave the question that is open, else the next item; None after the last."""
    return _turn(fields, state, view, 1)


def back(fields: ReviewFields, state: ReviewState, view: View) -> ReviewEvent | None:
    """Backspace: leave the question that is open, else the item before; None at the first."""
    return _turn(fields, state, view, -1)


def verbs(fields: ReviewFields, state: ReviewState, view: View) -> tuple[Verb, ...]:
    """What can be said of the item in front."""
    one = one_in_front(fields, state, view)
    if one is None:
        return ()
    found = register(fields).verbs(one, view)
    return tuple(verb for verb in found if verb.name in _STILL_SAID) if replaced_by(state, view, one.key) else found


def say(fields: ReviewFields, state: ReviewState, view: View, verb: str, text: str, key: str) -> Result:
    """Say something of an item, with what was typed about it."""
    if not is_known(fields, view, key):
        return Refusal("that is not on this list any more")
    taken = replaced_by(state, view, key)
    if taken and verb not in _STILL_SAID:
        return Refusal(f"{taken} is in its place; take {taken} out with e, and this one stands again")
    if verb.startswith("confirm ") and (key, verb.removeprefix("confirm ")) in state.confirmed and not text:
        return Confirmed(step=view.step, item=key, party=verb.removeprefix("confirm "))
    return register(fields).say(verb, text, looked(state, view, key), view)


def leave(state: ReviewState, view: View, key: str) -> ReviewEvent | Refusal | None:
    """0: what was said of an item in this step is taken back; nothing was said, nothing happens."""
    taken = replaced_by(state, view, key)
    if taken:
        return Refusal(f"{taken} is in its place; take {taken} out with e, and this one stands again")
    return Left(step=view.step, item=key) if said_anything(state, key) else None


def means(state: ReviewState, view: View, key: str, party: str, met: bool, note: str = "") -> Result:
    """A party's word on whether what done means to it has come true. Silence is not a yes (practices, principle 6)."""
    one = looked(state, view, key)
    if one.item is None or party not in one.item.done:
        return Refusal("that line is not there any more")
    name = view.partnership.party_name(party)
    if met and party not in view.parties_present:
        return Refusal(f"nobody from {name} is here to say so; 2 notes why it counts all the same")
    if not met and not clean_line(note):
        return Refusal(f"say why it counts as done for {name} all the same; Esc leaves it")
    return Means(step=view.step, item=key, party=party, met=met, note=clean_line(note))


def takes(fields: ReviewFields, state: ReviewState, view: View, person: str) -> Result:
    """Somebody said yes to taking on the item in front."""
    key = front(fields, state, view)
    if person not in view.present:
        name = view.partnership.first_name(person)
        return Refusal(f"{name} is not here any more to say yes")
    accepted = True if fields.of == "actions" else None
    return Became(step=view.step, item=key, to=register(fields).taken, owner=person, accepted=accepted)


def ratify(state: ReviewState, view: View, key: str, who: str) -> Result:
    """Somebody who had still to say yes says it, or, pressed again, has not said it. Only they can, and only here."""
    one = looked(state, view, key)
    if who not in one.ratifiers:
        return Refusal("that yes is not asked for any more")
    if who in view.partnership.parties:
        if who not in view.parties_present:
            name = view.partnership.party_name(who)
            return Refusal(f"nobody from {name} is here; only {name} can say it")
    elif who not in view.present:
        name = view.partnership.first_name(who)
        return Refusal(f"{name} is not here; only {name} can say it")
    says = who not in state.ratified.get(key, frozenset())
    return Ratified(step=view.step, item=key, who=who, says=says)


def effects(fields: ReviewFields, _state: ReviewState, event: ReviewEvent, view: View) -> tuple[ItemMade, ...]:
    """The decision that stands in the place of another; it names that one, so that each leads to the other."""
    if not isinstance(event, Replaced) or fields.of != "decisions" or not is_known(fields, view, event.item):
        return ()
    made: dict[str, object] = {"text": event.text, "replaces": event.item}
    said = {"owner": event.owner, "why": event.why, "instead": list(event.instead), "review": event.review}
    made |= {name: value for name, value in said.items() if value}
    if event.review:
        made["review"] = event.review.isoformat()
    return (ItemMade(instead_of(event.item), ItemKind.DECISION, made),)


def updates(_fields: ReviewFields, state: ReviewState) -> tuple[Mapping[str, Any], ...]:
    """The rows of `[[update]]`: only what changed."""
    return state.all_rows()

"""What is in front while a register is walked, and what has been said of it. Pure."""

from __future__ import annotations

from meetingtui.steps.protocol import View, made_key
from meetingtui.steps.review.registers import REGISTERS
from meetingtui.steps.review.registers.verb import Register
from meetingtui.steps.review.state import Looked, ReviewState, looked
from meetingtui.steps.review.step import ReviewFields
from meetingtui.steps.review.walking import KINDS, walk

_DIGITS = 9


def front(fields: ReviewFields, state: ReviewState, view: View) -> str:
    """The key of the item in front; empty where there is nothing to walk."""
    keys = walk(fields, view).keys
    return state.at if state.at in keys else next(iter(keys), "")


def question(fields: ReviewFields, state: ReviewState, view: View) -> tuple[str, str]:
    """The question that is open about the item in front, and whom it is about; empty for the item itself."""
    key = front(fields, state, view)
    if not key or state.at != key:
        return "", ""
    sort, _, about = state.page.partition(":")
    one = looked(state, view, key)
    match sort:
        case "done" if fields.of == "actions" and one.item and one.item.done:
            return sort, asked(state, one)
        case "third" if fields.of == "actions":
            return sort, ""
        case "takes" if about in view.partnership.people and register(fields).taken in register(fields).words:
            return sort, about
        case "ratify" if one.ratifiers:
            return sort, ""
        case _:
            return "", ""


def register(fields: ReviewFields) -> Register:
    """The register that is walked."""
    return REGISTERS[fields.of]


def one_in_front(fields: ReviewFields, state: ReviewState, view: View) -> Looked | None:
    """The item in front as it was and as it is."""
    key = front(fields, state, view)
    return looked(state, view, key) if key else None


def asked(state: ReviewState, one: Looked) -> str:
    """The party whose line about what done means is asked about next; empty where all have been."""
    return next((party for party in one.item.done if (one.key, party) not in state.means), "") if one.item else ""


def with_digits(state: ReviewState, one: Looked, view: View) -> tuple[str, ...]:
    """Those who still had to say yes whom a digit stands for: nine at a time, until all of these who are here have."""
    said = state.ratified.get(one.key, frozenset())
    here = {*view.present, *view.parties_present}
    nines = [one.ratifiers[at : at + _DIGITS] for at in range(0, len(one.ratifiers), _DIGITS)]
    return next((these for these in nines if any(who in here and who not in said for who in these)), (nines or [()])[0])


def is_known(fields: ReviewFields, view: View, key: str) -> bool:
    """Whether that key is of the register that is walked."""
    if fields.of == "streams":
        return key in view.partnership.streams
    if fields.of == "minutes":
        return any(met.minutes == key for met in view.standing.unconfirmed)
    return any(one.id == key for one in view.standing.of_kind(KINDS[fields.of]))


def said_anything(state: ReviewState, key: str) -> bool:
    """Whether anything was said of an item that 0 would take back."""
    here = {item for item, _ in (*state.means, *state.watched, *state.confirmed)}
    return bool(state.rows.get(key)) or key in here | set(state.corrected)


def replaced_by(state: ReviewState, view: View, key: str) -> str:
    """The number of the decision that was made in the place of this one; empty where there is none."""
    if key not in state.replaced:
        return ""
    found = view.item(made_key(view.step, instead_of(key)))
    return found.label if found else ""


def instead_of(key: str) -> str:
    """The step's own name for the decision that it made in the place of another."""
    return f"instead-of-{key}"

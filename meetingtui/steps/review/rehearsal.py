"""A register that is walked in a rehearsal: something is said of each thing, and some are left as they are. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import Refusal, Takes, View
from meetingtui.steps.review import play
from meetingtui.steps.review.events import ReviewEvent
from meetingtui.steps.review.front import front, one_in_front, question, said_anything
from meetingtui.steps.review.state import Looked, ReviewState
from meetingtui.steps.review.step import TITLES, ReviewFields
from meetingtui.steps.review.walking import walk

MINUTES_A_THING = 1.0
_SAID: Mapping[str, tuple[str, ...]] = {
    "actions": ("done", "move", "accept", "drop"),
    "decisions": ("keep", "ratify", "not so far"),
    "agreements": ("keep", "ratify"),
    "risks": ("not seen", "seen"),
    "questions": ("answer", "keep", "let go"),
    "metrics": ("reading",),
    "exchanges": ("landed", "brought", "nothing"),
    "glossary": ("still",),
    "minutes": ("confirm",),
    "streams": ("goes on",),
    "experiments": ("kept", "on"),
    "concerns": ("acknowledge", "still open", "close"),
    "wins": ("told", "keep"),
}
"""What is said of the first thing of a register, of the second, and so on."""


def rehearse(fields: ReviewFields, state: ReviewState, view: View, cast: Cast) -> ReviewEvent | None:
    """A word on the thing in front, or the answer to the question that is open about it."""
    key, one = front(fields, state, view), one_in_front(fields, state, view)
    if one is None:
        return None
    sort, about = question(fields, state, view)
    if sort:
        done = _answer(fields, state, view, key, one, sort, about)
    elif fields.of == "minutes":
        done = _confirm(fields, state, view, one)
    elif said_anything(state, key):
        done = None
    else:
        done = _word(fields, state, view, cast, one)
    return None if isinstance(done, Refusal) else done


def _answer(
    fields: ReviewFields, state: ReviewState, view: View, key: str, one: Looked, sort: str, about: str
) -> ReviewEvent | Refusal | None:
    match sort:
        case "done" if about:
            here = about in view.parties_present
            return play.means(state, view, key, about, here, "" if here else "they were told and are content")
        case "takes" if about in view.present:
            return play.takes(fields, state, view, about)
        case "ratify":
            said = state.ratified.get(key, frozenset())
            here = {*view.parties_present, *view.present}
            who = next((who for who in one.ratifiers if who in here and who not in said), "")
            return play.ratify(state, view, key, who) if who else None
        case _:
            return None


def _confirm(fields: ReviewFields, state: ReviewState, view: View, one: Looked) -> ReviewEvent | Refusal | None:
    """Each party that has not confirmed does, through the first of its people who is here."""
    for verb in play.verbs(fields, state, view):
        party = verb.name.removeprefix("confirm ")
        if party != verb.name and (one.key, party) not in state.confirmed:
            return play.say(fields, state, view, verb.name, f"@{view.people_of(party)[0].id}", one.key)
    return None


def _word(
    fields: ReviewFields, state: ReviewState, view: View, cast: Cast, one: Looked
) -> ReviewEvent | Refusal | None:
    """The first verb of the turn that can be said of it."""
    at = walk(fields, view).keys.index(one.key)
    offered = {verb.name: verb for verb in play.verbs(fields, state, view)}
    wanted = _SAID[fields.of]
    for name in (*wanted[at % len(wanted) :], *wanted[: at % len(wanted)]):
        verb = offered.get(name)
        if verb is None or verb.label.startswith("smaller"):
            continue
        line = _line(name, fields.of, cast, view, at) if verb.ask else ""
        said = play.say(fields, state, view, name, line, one.key)
        if not isinstance(said, Refusal):
            return said
    return None


def _line(verb: str, of: str, cast: Cast, view: View, number: int) -> str:
    """What is typed behind a verb."""
    match verb:
        case "move":
            return f"^{cast.day(view.day, number)} because {cast.says('reason', number)}"
        case "on":
            return f"^{cast.day(view.day, number)} {cast.says('expect', number)}"
        case "kept":
            return cast.says("expect", number)
        case "drop":
            return cast.says("reason", number + 1)
        case "answer":
            return cast.says("answer", number)
        case "keep":
            return cast.says("goes", number) if of == "questions" else f"^{cast.day(view.day, number)}"
        case "reading":
            return cast.says("reading", number)
        case "landed":
            return cast.says("landed", number)
        case "brought":
            return cast.says("brought", number)
        case "told":
            return cast.says("told", number)
        case _:
            return cast.says("note", number)


def takes(fields: ReviewFields, view: View) -> Takes:
    """A minute for each thing that is walked today."""
    things = len(walk(fields, view).keys)
    of = TITLES[fields.of].lower()
    return Takes(things * MINUTES_A_THING, f"{of}, {things} today, at 1 minute each")

"""A text that is tested in a rehearsal: it is written, one side has a concern, and it passes. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.core.cast_words import Bank
from meetingtui.steps.decide import play
from meetingtui.steps.decide.events import DecideEvent, Named, Noted
from meetingtui.steps.decide.positions import outcome, party_of, positions, rows, shown, turn, verdict
from meetingtui.steps.decide.state import END, DecideState, details, words
from meetingtui.steps.decide.step import DecideFields, Makes
from meetingtui.steps.protocol import PressEnter, Refusal, Takes, View

Move = DecideEvent | PressEnter | Refusal | None
_BANKS: dict[Makes, Bank] = {
    "decision": "decision",
    "agreement": "agreement",
    "purpose": "purpose",
    "glossary": "term",
}
_ROUNDS = 2
_MINUTES = {"consent": 4.0, "one text": 10.0, "consensus": 4.0, "one decides after hearing": 3.0}
"""What a method takes besides the parties' words."""


def rehearse(fields: DecideFields, state: DecideState, view: View, cast: Cast) -> DecideEvent | PressEnter | None:
    """The words, or where the next who is asked stands."""
    done: Move = None
    match shown(fields, state, view):
        case "drafting":
            done = _words(fields, state, view, cast)
        case "test" if outcome(fields, state, view) is None:
            done = _position(fields, state, view, cast)
        case _:
            pass
    return None if isinstance(done, Refusal) else done


def _words(fields: DecideFields, state: DecideState, view: View, cast: Cast) -> Move:
    """An option is chosen, or the words are written; one text is put better once."""
    bank, text = _BANKS[fields.makes], words(fields, state, view)
    if not text and fields.options:
        return play.write(fields, view, fields.options[0], fields.options[0])
    better = cast.says(bank, state.round - 1, view.step)
    if not text:
        return play.write(fields, view, better)
    if fields.method == "one text" and not fields.text and text != better:
        return play.write(fields, view, better)
    if fields.method == "one text" and state.round < _ROUNDS:
        return play.another_round(view, state)
    return None


def _position(fields: DecideFields, state: DecideState, view: View, cast: Cast) -> Move:
    """Whoever is asked next says it: the first party yes, another with a concern; the test is tried too early once."""
    kept = details(fields, state, view)
    if fields.method == "one decides after hearing" and kept.decider is None and view.present:
        return Named(step=view.step, role="decider", person=view.present[0])
    who, held = turn(fields, state, view), positions(fields, state, view)
    if who == END or who not in rows(fields, state, view):
        if fields.makes in {"agreement", "purpose"} and not kept.outcome:
            return Noted(step=view.step, what="outcome", text=cast.says("so that", 0, view.step))
        return None if fields.makes != "decision" or kept.owner or not view.present else _owner(view)
    if who in held:
        against = verdict(fields, state, view).against
        return _won_over(fields, state, view, cast, who) if who in against else None
    if held and not cast.refused:
        return PressEnter()
    return _said(fields, state, view, cast, who)


def _owner(view: View) -> Named:
    return Named(step=view.step, role="owner", person=view.present[-1])


def _said(fields: DecideFields, state: DecideState, view: View, cast: Cast, who: str) -> Move:
    """By the rules of the method: with one voice that is not a bare yes."""
    held, last = positions(fields, state, view), len(positions(fields, state, view)) + 1
    doubts = last == len(rows(fields, state, view)) > 1
    match fields.method:
        case "one decides after hearing" if who != details(fields, state, view).decider:
            return play.say(fields, state, view, who, "heard")
        case "fist to five":
            people = max(len(view.people_of(party_of(who, view))), 1)
            return play.say(fields, state, view, who, "yes", fingers=tuple(4 - n % 2 for n in range(people)))
        case "consent" if doubts:
            return play.say(fields, state, view, who, "objects", words=cast.says("objection", 0, view.step))
        case "one text" | "one decides after hearing":
            return play.say(fields, state, view, who, "yes")
        case _ if doubts:
            number = len(held)
            concern, watch = cast.says("concern", number, view.step), cast.says("watch", number, view.step)
            return play.say(fields, state, view, who, "concern", words=concern, watch=watch)
        case _:
            return play.say(fields, state, view, who, "yes")


def _won_over(fields: DecideFields, state: DecideState, view: View, cast: Cast, who: str) -> Move:
    """An objection is watched from now on; a low hand goes up."""
    said = positions(fields, state, view)[who]
    if fields.method == "fist to five":
        return play.say(fields, state, view, who, "yes", fingers=tuple(max(count, 3) for count in said.fingers))
    reason = said.words or cast.says("concern", 0, view.step)
    return play.say(fields, state, view, who, "concern", words=reason, watch=cast.says("watch", 0, view.step))


def takes(fields: DecideFields, view: View) -> Takes:
    """Writing the words where they are blank, a minute and a half for each party, and what the method adds."""
    parties = len(view.parties_present) if not fields.heard else len(fields.heard)
    write = 0.0 if fields.text else 3.0
    minutes = write + 1.5 * parties + _MINUTES.get(fields.method, 0.0)
    first = "" if fields.text else "writing the words, "
    return Takes(minutes, f'{first}{parties} voices by "{fields.method}"')

"""A `status` step in a rehearsal: colours that agree and differ, a reason for them, signs that were seen. Pure."""

from __future__ import annotations

from meetingtui.core.cast import Cast
from meetingtui.steps.protocol import Refusal, Takes, View
from meetingtui.steps.status import play, walk
from meetingtui.steps.status.events import Happened, Says, StatusEvent
from meetingtui.steps.status.state import StatusState
from meetingtui.steps.status.step import StatusFields

MINUTES_A_STREAM = 1.5
MINUTES_A_SIGN = 0.5
_COLOURS: tuple[tuple[Says, ...], ...] = (
    ("green", "yellow", "green"),
    ("yellow", "yellow", "yellow"),
    ("green", "green", "no view"),
    ("red", "yellow", "red"),
)
_SIGNS: tuple[Happened, ...] = ("no", "yes", "too soon")


def rehearse(fields: StatusFields, state: StatusState, view: View, cast: Cast) -> StatusEvent | None:
    """The colour of whoever has not chosen, then what is called for: a because, an ask, the answer to a sign."""
    sort, about = walk.in_front(fields, state, view)
    match sort:
        case walk.CHANGED:
            found = walk.going_on(fields, state, view)
            first = next((one for one in found if one.id not in state.changed), None)
            return play.mark_changed(state, view, first.id) if first and not state.changed else None
        case "stream" if not state.look(about).open:
            return _colour(fields, state, view, about)
        case "stream" if play.called(fields, state, view, about):
            wanted = next(iter(play.missing(state, view, about)), None)
            at = _place(fields, view, about)
            return play.say(view, about, wanted, cast.says(wanted, at, view.step)) if wanted else None
        case "sign" if about not in state.signs:
            return play.answer(state, view, about, _SIGNS[len(state.signs) % len(_SIGNS)])
        case "sign" if state.signs[about].happened == "yes" and not state.signs[about].note:
            noted = play.note(state, view, about, cast.says("note", 0))
            return None if isinstance(noted, Refusal) else noted
        case _:
            return None


def _colour(fields: StatusFields, state: StatusState, view: View, item: str) -> StatusEvent | None:
    party = play.turn(fields, state, view)
    if party == play.NOBODY:
        return None
    row = _COLOURS[_place(fields, view, item) % len(_COLOURS)]
    says = row[list(view.partnership.parties).index(party) % len(row)]
    said = play.choose(fields, state, view, says)
    return None if isinstance(said, Refusal) else said


def _place(fields: StatusFields, view: View, item: str) -> int:
    return [one.id for one in walk.subjects(fields, view)].index(item)


def takes(fields: StatusFields, view: View) -> Takes:
    """A minute and a half for each stream, half a minute for each early sign."""
    state = StatusState()
    places = [place.partition(":")[0] for place in walk.places(fields, state, view)]
    streams, signs = len(walk.subjects(fields, view)), places.count("sign")
    if fields.only == "changed":
        streams = (streams + 1) // 2
    named = "things" if fields.items else "streams"
    words = f"{streams} {named if streams != 1 else named[:-1]} at 90 seconds each"
    asked = f", {signs} early sign{'s' if signs != 1 else ''} at 30 seconds each" if signs else ""
    return Takes(streams * MINUTES_A_STREAM + signs * MINUTES_A_SIGN, words + asked)
